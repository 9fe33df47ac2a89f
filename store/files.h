/// Where the store lies, and who may read it: the folder 0700, the file 0600.
#pragma once

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

}  // namespace unknot::store
