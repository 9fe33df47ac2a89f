/// The file of a damaged store as pages: what must be put right before SQLite reads the rest.
/// Form of the file: https://www.sqlite.org/fileformat2.html
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace unknot::store {

/// A copy of the file, with its log, that says of itself the length it has: SQLite reads nothing
/// of a file that is shorter than it says. @error as prepare_file()
[[nodiscard]] Result<bool> copy_to_read(const std::string& from, const std::string& to);

/// The pages of the schema of a sound store over those of a damaged one. A backup has its tables
/// at the same pages as the store that it was made of, since it is a copy page by page.
/// @error NotFound  one of the files cannot be read
[[nodiscard]] Result<bool> graft_schema(const std::string& sound, const std::string& damaged);

/// Numbers of the pages that hold rows of any table with row ids.
[[nodiscard]] std::vector<std::uint32_t> table_leaves(const std::string& path);

}  // namespace unknot::store
