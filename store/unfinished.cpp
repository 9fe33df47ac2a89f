#include "store/unfinished.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <memory>
#include <set>
#include <string_view>

#include "store/backup_list.h"
#include "store/files.h"
#include "store/ids.h"

namespace unknot::store {
namespace {

constexpr std::string_view mark = ".part-";
constexpr std::size_t digits = 32;
constexpr std::time_t leftover_s = 60;
constexpr mode_t owner_only_file = 0600;

bool is_unfinished(std::string_view name) {
  if (name.size() < mark.size() + digits) return false;
  const std::string_view end = name.substr(name.size() - mark.size() - digits);
  return end.starts_with(mark) &&
         end.find_first_not_of("0123456789abcdef", mark.size()) == std::string_view::npos;
}

int open_held(const std::string& path, int how) {
  const int file = open(path.c_str(), how | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, owner_only_file);
  if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  if (file >= 0) close(file);
  return -1;
}

int make_held(const std::string& path) {
  const int made = open_held(path, O_RDWR | O_CREAT | O_EXCL);
  if (made >= 0 || errno != ENOENT) return made;
  if (!prepare_file(path)) return -1;  // makes the folder, as it must be
  unlink(path.c_str());
  return open_held(path, O_RDWR | O_CREAT | O_EXCL);
}

/// Of a part or of what SQLite has beside it: the name of the part. Empty: it is neither.
std::string part_in(std::string_view name) {
  for (const std::string_view ending : {"-wal", "-shm", "-journal"}) {
    if (!name.ends_with(ending)) continue;
    name.remove_suffix(ending.size());
    break;
  }
  return is_unfinished(name) ? std::string(name) : "";
}

std::set<std::string> parts_in(const std::string& folder, const std::string& prefix) {
  std::set<std::string> out;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), closedir);
  if (!open) return out;
  while (const dirent* one = readdir(open.get())) {
    const std::string part = part_in(one->d_name);
    if (part.starts_with(prefix)) out.insert(part);
  }
  return out;
}

/// When it or a log of it was written last.
std::time_t written_at(const std::string& part) {
  std::time_t out = 0;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    struct stat found {};
    if (lstat((part + ending).c_str(), &found) == 0) out = std::max(out, found.st_mtim.tv_sec);
  }
  return out;
}

bool remove_left(const std::string& part) {
  if (written_at(part) + leftover_s > std::time(nullptr)) return false;
  const int held = open_held(part, O_RDONLY);
  if (held < 0 && errno != ENOENT) return false;
  remove_store(part);
  if (held >= 0) close(held);
  return true;
}

}  // namespace

Unfinished::Unfinished(const std::string& wanted) : path_(wanted), own_(!is_unfinished(wanted)) {
  if (!own_) return;
  path_ += std::string(mark) + new_uid();
  held_ = make_held(path_);
}

Unfinished::~Unfinished() {
  if (own_) remove_store(path_);
  let_go();
}

void Unfinished::let_go() {
  if (held_ < 0) return;
  futimens(held_, nullptr);  // young, so that nobody takes it for left behind until it is in place
  close(held_);
  held_ = -1;
}

Result<bool> put_where_free(const std::string& from, const std::string& to) {
  UNKNOT_CHECK(sync_path(from));
  int done = renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  const bool unknown = done != 0 && (errno == EINVAL || errno == ENOSYS);
  if (unknown) {
    done = link(from.c_str(), to.c_str());
    if (done == 0) unlink(from.c_str());
  }
  if (done != 0 && errno == EEXIST) return false;
  if (done != 0) return file_fault(errno);
  return sync_path(folder_of(to));
}

int remove_leftovers(const std::string& store_path) {
  std::string name = store_path.substr(store_path.find_last_of('/') + 1);
  int out = 0;
  for (const std::string& part : parts_in(folder_of(store_path), name + ".")) {
    if (remove_left(folder_of(store_path) + "/" + part)) ++out;
  }
  if (name.ends_with(".db")) name.resize(name.size() - 3);
  for (const std::string& part : parts_in(backups_folder(store_path), name + "-")) {
    if (remove_left(backups_folder(store_path) + "/" + part)) ++out;
  }
  return out;
}

}  // namespace unknot::store
