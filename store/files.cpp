#include "store/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace unknot::store {
namespace {

constexpr mode_t owner_only_folder = 0700;
constexpr mode_t owner_only_file = 0600;

bool is_absolute(const char* path) { return path != nullptr && path[0] == '/'; }

/// The folder and all above it, each new one for the owner alone.
Result<bool> make_folder(const std::string& folder) {
  if (folder.empty() || exists(folder)) return true;
  const std::size_t end = folder.find_last_of('/');
  if (end != std::string::npos && end > 0) UNKNOT_CHECK(make_folder(folder.substr(0, end)));
  if (mkdir(folder.c_str(), owner_only_folder) != 0 && errno != EEXIST) return file_fault(errno);
  return true;
}

}  // namespace

tl::unexpected<Error> file_fault(int number) {
  switch (number) {
    case EACCES:
    case EPERM:
    case EROFS:
      return fail(ErrorCode::ReadOnly, "store", "the file may not be written");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return fail(ErrorCode::DiskFull, "store", "no room on the disk");
    case EISDIR:
    case ELOOP:
    case ENXIO:
      return fail(ErrorCode::NotAStore, "store", "is no plain file");
    default:
      return fail(ErrorCode::NotFound, "store", "the folder cannot be made or read");
  }
}

Result<std::string> default_path() {
  const char* data = std::getenv("XDG_DATA_HOME");
  if (is_absolute(data)) return std::string(data) + "/unknot/unknot.db";
  const char* home = std::getenv("HOME");
  if (is_absolute(home)) return std::string(home) + "/.local/share/unknot/unknot.db";
  return fail(ErrorCode::NotFound, "store", "no home folder; name the file with --store");
}

bool exists(const std::string& path) {
  struct stat found {};
  return stat(path.c_str(), &found) == 0;
}

FileId file_id(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return {};
  return {.device = found.st_dev, .number = found.st_ino};
}

std::string folder_of(const std::string& path) {
  const std::size_t end = path.find_last_of('/');
  if (end == std::string::npos) return ".";
  return end == 0 ? "/" : path.substr(0, end);
}

Result<bool> sync_path(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return file_fault(errno);
  const bool done = fsync(file) == 0;
  const int number = errno;
  close(file);
  if (!done) return file_fault(number);
  return true;
}

Result<bool> put_in_place(const std::string& from, const std::string& to) {
  UNKNOT_CHECK(sync_path(from));
  if (rename(from.c_str(), to.c_str()) != 0) return file_fault(errno);
  return sync_path(folder_of(to));
}

void remove_store(const std::string& path) {
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) unlink((path + ending).c_str());
}

Result<bool> prepare_file(const std::string& path) {
  const std::size_t end = path.find_last_of('/');
  if (end != std::string::npos) UNKNOT_CHECK(make_folder(path.substr(0, end)));
  // A file that is there is never opened here: closing it again would drop the locks that SQLite
  // holds on it for all connections of this program, and others would take away its log.
  const int made = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_only_file);
  if (made < 0 && errno != EEXIST) return file_fault(errno);
  if (made >= 0) {
    close(made);
    return true;
  }
  struct stat found {};
  if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) {
    return fail(ErrorCode::NotAStore, "store", "is no plain file");
  }
  if (access(path.c_str(), R_OK | W_OK) != 0) return file_fault(errno);
  if ((found.st_mode & 077U) != 0) chmod(path.c_str(), owner_only_file);
  return true;
}

}  // namespace unknot::store
