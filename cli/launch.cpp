#include "cli/launch.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace unknot::cli {
namespace {

constexpr const char* file_name = "open-unknot.html";

/// Replaces itself, so that "back" does not lead to a file that is gone.
constexpr std::string_view page_text = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>Unknot</title>
<script>location.replace("{0}");</script>
<p><a href="{0}">Open Unknot</a></p>
</html>
)";

Error fault(const std::string& where) { return {ErrorCode::Internal, where, std::strerror(errno)}; }

/// No link, nobody else's, and nobody else may write into it.
bool is_ours(const std::string& folder) {
  struct stat found {};
  return lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
         found.st_uid == geteuid() && (found.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string absolute(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && value[0] == '/' ? value : "";
}

}  // namespace

LaunchPage::LaunchPage(std::string inside)
    : inside_(std::move(inside)), path_(inside_ + '/' + file_name) {}

LaunchPage::LaunchPage(LaunchPage&& other) noexcept
    : inside_(other.inside_), path_(other.path_), there_(other.there_.exchange(false)) {}

LaunchPage::~LaunchPage() { remove(); }

void LaunchPage::remove() {
  if (!there_.exchange(false)) return;
  unlink(path_.c_str());
  rmdir(inside_.c_str());
}

Result<LaunchPage> LaunchPage::write(const std::string& folder, const std::string& address) {
  if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) return tl::unexpected(fault(folder));
  if (!is_ours(folder)) return fail(ErrorCode::Internal, folder, "not a folder of yours alone");
  std::string fresh = folder + "/unknot-XXXXXX";
  if (mkdtemp(fresh.data()) == nullptr) return tl::unexpected(fault(folder));
  LaunchPage out(fresh);
  const int file = open(out.path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                        S_IRUSR | S_IWUSR);
  if (file < 0) return tl::unexpected(fault(out.path_));
  const bool written = write_all(file, fmt::format(page_text, address));
  close(file);
  if (!written) return tl::unexpected(fault(out.path_));
  return out;
}

std::string launch_folder() {
  const std::string runtime = absolute("XDG_RUNTIME_DIR");
  if (!runtime.empty() && is_ours(runtime)) return runtime + "/unknot";
  const std::string data = absolute("XDG_DATA_HOME");
  if (!data.empty()) return data + "/unknot";
  const std::string home = absolute("HOME");
  return home.empty() ? "" : home + "/.local/share/unknot";
}

RemovedLater::RemovedLater(LaunchPage& page, std::chrono::seconds after)
    : timer_([this, &page, after](const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, stop, after, [] { return false; });
        page.remove();
      }) {}

RemovedLater::~RemovedLater() = default;

/// In a session of its own, so that Ctrl+C here does not end a browser that was started there.
void open_with_desktop(const std::string& path) {
  const pid_t child = fork();
  if (child > 0) waitpid(child, nullptr, 0);
  if (child != 0) return;
  setsid();
  // The grandchild belongs to nobody here, so it leaves nothing to be waited for.
  if (fork() != 0) _exit(0);
  // The browser outlives this program: with our sockets in its hands the port would stay taken.
  close_range(3, ~0U, 0);
  for (std::FILE* stream : {stdin, stdout, stderr}) {
    if (std::freopen("/dev/null", stream == stdin ? "r" : "w", stream) == nullptr) _exit(1);
  }
  execlp("xdg-open", "xdg-open", path.c_str(), static_cast<char*>(nullptr));
  _exit(1);
}

}  // namespace unknot::cli
