/// Rows of a look to a value and back. Callers hold the transaction and catch what SQLite throws
/// (store/sqlite_error.h).
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <cstdint>

#include "engine/base/result.h"
#include "engine/knots/record.h"

namespace unknot::store {

/// @error NotFound  no look has this id
/// @error Damaged   the rows are not as write_look() left them
[[nodiscard]] Result<knots::Look> read_look(SQLite::Database& database, std::int64_t look_id);

/// @return the look's id: its own, or a new one when that is 0. An empty uid gets a new one too.
/// @error Damaged  the rows written cannot be read back
[[nodiscard]] Result<std::int64_t> write_look(SQLite::Database& database, const knots::Look& look);

/// Gives a look the uid that it misses, and the checksum of its rows as they are now.
/// @error as read_look()
[[nodiscard]] Result<bool> seal_look(SQLite::Database& database, std::int64_t look_id);

}  // namespace unknot::store
