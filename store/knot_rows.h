/// Rows of the record to values and back. Callers hold the transaction and catch what SQLite
/// throws (store/sqlite_error.h).
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <cstdint>
#include <vector>

#include "engine/base/result.h"
#include "engine/knots/record.h"

namespace unknot::store {

[[nodiscard]] std::vector<std::int64_t> read_knot_ids(SQLite::Database& database);

/// @error NotFound  no knot has this id
/// @error Damaged   a row holds what write_look() never writes
[[nodiscard]] Result<knots::Knot> read_knot(SQLite::Database& database, std::int64_t knot_id);

/// What the last event says. @error Damaged  as read_knot()
[[nodiscard]] Result<knots::State> read_state(SQLite::Database& database, std::int64_t knot_id);

/// @return the new id; look.look_id is not used
[[nodiscard]] std::int64_t write_look(SQLite::Database& database, const knots::Look& look);
/// The id of the muscle's knot; made when there is none.
[[nodiscard]] std::int64_t write_knot(SQLite::Database& database, const knots::Member& member);
void write_event(SQLite::Database& database, std::int64_t knot_id, const knots::Event& event);
void link(SQLite::Database& database, std::int64_t knot_id, std::int64_t look_id);
/// With its events, and with looks that no other knot has.
void delete_knot(SQLite::Database& database, std::int64_t knot_id);

}  // namespace unknot::store
