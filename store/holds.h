/// What a file of the record holds, and whether every bit of it is as it was written.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

#include "engine/base/result.h"

namespace unknot::store {

struct Holds {
  std::int64_t schema = 0;
  std::int64_t entries = 0;
  std::int64_t looks = 0;
  std::int64_t knots = 0;
  std::int64_t days = 0;   ///< with an entry or a look
  std::string first_date;  ///< empty: there is no such day
  std::string last_date;
  /// Equal in two copies only when nothing was added or deleted between them, and, from schema 2
  /// on, every row says the same.
  std::string state;
  bool operator==(const Holds&) const = default;
};

/// Counts; rows are not checked. O(rows). Throws what SQLite throws.
[[nodiscard]] Holds holds_of(SQLite::Database& database);
/// @error as open_to_read()
[[nodiscard]] Result<Holds> holds_of(const std::string& path);

/// Reads all: each page, each index, each row against its checksum (schema 1 has none), the schema
/// against that of a fresh store, and whether every row that another names is there.
/// @error as open_to_read(); Damaged
[[nodiscard]] Result<Holds> verify(const std::string& path);

}  // namespace unknot::store
