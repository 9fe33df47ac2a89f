/// The file of a damaged store as pages: what must be put right before SQLite reads the rest.
/// Form of the file: https://www.sqlite.org/fileformat2.html
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace unknot::store {

/// As pread(): how many bytes, 0 at the end, less than 0 where the disk fails.
using ReadAt = std::function<std::ptrdiff_t(char* into, std::size_t size, std::size_t from)>;
enum class Unreadable { IsZeros, EndsIt };
/// All bytes of a file of this size, around sectors that cannot be read: zeros stand there, or,
/// as in a log, it ends there. Rows that lay there are lost.
[[nodiscard]] std::string read_around(std::size_t size, const ReadAt& read, Unreadable unreadable);

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
