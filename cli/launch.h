/// How the browser learns the address: from a file that only its owner can read, because the
/// arguments of a program can be read by everybody on the computer.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "engine/base/result.h"

namespace unknot::cli {

/// A small page in a fresh folder of its own that leads to the address. It goes with the first
/// call of remove(), after a time, or with the value, whichever comes first.
class LaunchPage {
 public:
  /// @param folder  an absolute path of the person alone; made, with mode 0700, when it is missing
  /// @error Internal  the folder belongs to somebody else, is no folder or cannot be written
  [[nodiscard]] static Result<LaunchPage> write(const std::string& folder,
                                                const std::string& address);

  LaunchPage(LaunchPage&& other) noexcept;
  LaunchPage& operator=(LaunchPage&&) = delete;
  ~LaunchPage();

  [[nodiscard]] const std::string& path() const { return path_; }
  void remove();

 private:
  explicit LaunchPage(std::string inside);

  std::string inside_;  ///< the fresh folder
  std::string path_;
  std::atomic<bool> there_ = true;
};

/// Where the page may lie: XDG_RUNTIME_DIR when it is ours alone, else the data folder.
/// Empty when there is neither.
[[nodiscard]] std::string launch_folder();

/// Calls `page.remove()` after this time, unless it is destroyed before.
class RemovedLater {
 public:
  RemovedLater(LaunchPage& page, std::chrono::seconds after);
  ~RemovedLater();
  RemovedLater(const RemovedLater&) = delete;
  RemovedLater& operator=(const RemovedLater&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::jthread timer_;
};

/// Asks the desktop to show a file, in a session of its own. The arguments and the environment
/// hold the path alone.
void open_with_desktop(const std::string& path);

}  // namespace unknot::cli
