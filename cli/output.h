/// Files that a command writes: whole or not at all, for the owner alone.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace unknot::cli {

/// Grows beside its place and is put there when it is finished; unfinished, it goes with the
/// object, and what lay there before stays.
class OutputFile {
 public:
  /// A link is followed.
  /// @error ReadOnly  the place may not be written, or something that is no file lies there
  /// @error DiskFull
  static Result<OutputFile> open(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  /// @error as open()
  Result<bool> write(std::string_view bytes);
  Result<bool> finish();

 private:
  OutputFile(std::string path, int file);
  [[nodiscard]] std::string unfinished() const;

  std::string path_;
  int file_;  ///< -1: finished, or moved from
};

/// What a call of the system that failed with this errno means for the file.
[[nodiscard]] tl::unexpected<Error> cannot_write(const std::string& path, int fault);

/// @error as OutputFile::open()
[[nodiscard]] Result<bool> write_whole(const std::string& path, std::string_view bytes);

}  // namespace unknot::cli
