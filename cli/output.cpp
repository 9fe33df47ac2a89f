#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace unknot::cli {
namespace {

constexpr mode_t owner_only = 0600;

/// Where a link leads to; the path itself where nothing lies.
Result<std::string> place_of(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return path;
  if (!S_ISREG(found.st_mode)) return fail(ErrorCode::ReadOnly, path, "is no file");
  char real[PATH_MAX];
  return std::string(realpath(path.c_str(), real) == nullptr ? path.c_str() : real);
}

}  // namespace

tl::unexpected<Error> cannot_write(const std::string& path, int fault) {
  const bool full = fault == ENOSPC || fault == EDQUOT;
  return fail(full ? ErrorCode::DiskFull : ErrorCode::ReadOnly, path,
              full ? "no room on the disk" : "cannot be written");
}

OutputFile::OutputFile(std::string path, int file) : path_(std::move(path)), file_(file) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}

OutputFile::~OutputFile() {
  if (file_ < 0) return;
  close(file_);
  unlink(unfinished().c_str());
}

std::string OutputFile::unfinished() const { return path_ + ".unfinished"; }

Result<OutputFile> OutputFile::open(const std::string& path) {
  UNKNOT_TRY(std::string place, place_of(path));
  const std::string unfinished = place + ".unfinished";
  unlink(unfinished.c_str());
  const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
  if (file < 0) return cannot_write(path, errno);
  return OutputFile(std::move(place), file);
}

Result<bool> OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = ::write(file_, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return cannot_write(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

Result<bool> OutputFile::finish() {
  if (fsync(file_) != 0) return cannot_write(path_, errno);
  if (std::rename(unfinished().c_str(), path_.c_str()) != 0) return cannot_write(path_, errno);
  close(std::exchange(file_, -1));
  return true;
}

Result<bool> write_whole(const std::string& path, std::string_view bytes) {
  UNKNOT_TRY(OutputFile file, OutputFile::open(path));
  UNKNOT_CHECK(file.write(bytes));
  return file.finish();
}

}  // namespace unknot::cli
