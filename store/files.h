/// Where the store lies, and who may read it: the folder 0700, the file 0600.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.h"

namespace unknot::store {

/// $XDG_DATA_HOME/unknot/unknot.db, or ~/.local/share/unknot/unknot.db.
/// @error NotFound  neither XDG_DATA_HOME nor HOME is an absolute path
[[nodiscard]] Result<std::string> default_path();

[[nodiscard]] bool exists(const std::string& path);

/// Makes the folder and an empty file when they are missing, for the owner alone, and takes the
/// rights of others away from a file that is there. A folder that was there stays as it is.
/// @error ReadOnly   the file or its folder may not be written
/// @error NotAStore  it is a folder, a device or a link to nowhere
/// @error DiskFull   no room for it
/// @error NotFound   the folder cannot be made
[[nodiscard]] Result<bool> prepare_file(const std::string& path);

/// Which file lies there; nothing there is as any other value.
struct FileId {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  bool operator==(const FileId&) const = default;
};
[[nodiscard]] FileId file_id(const std::string& path);

/// What a call of the system that failed with this errno means.
[[nodiscard]] tl::unexpected<Error> file_fault(int number);

/// Until it is on the disk. @error as prepare_file()
[[nodiscard]] Result<bool> sync_path(const std::string& path);

/// Puts a finished file in place of another, so that either the old or the new one is there.
/// @error as prepare_file()
[[nodiscard]] Result<bool> put_in_place(const std::string& from, const std::string& to);

/// The folder of a path, `.` when it names none.
[[nodiscard]] std::string folder_of(const std::string& path);

/// A file of SQLite with what it may have beside itself.
void remove_store(const std::string& path);

}  // namespace unknot::store
