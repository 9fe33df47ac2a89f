/// Rows of knots and their events to values and back. Callers hold the transaction and catch what
/// SQLite throws (store/sqlite_error.h).
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <cstdint>
#include <vector>

#include "engine/base/result.h"
#include "engine/knots/record.h"
#include "store/checksum.h"

namespace unknot::store {

[[nodiscard]] std::vector<std::int64_t> read_knot_ids(SQLite::Database& database);

/// @error NotFound  no knot has this id
/// @error Damaged   a row is not as it was written
[[nodiscard]] Result<knots::Knot> read_knot(SQLite::Database& database, std::int64_t knot_id);

/// What the last event says. @error Damaged  as read_knot()
[[nodiscard]] Result<knots::State> read_state(SQLite::Database& database, std::int64_t knot_id);

/// The knot without looks and events. @error as read_knot()
[[nodiscard]] Result<knots::Knot> read_bare_knot(SQLite::Database& database, std::int64_t knot_id);
struct EventRow {
  EventKey key;
  knots::Event event;
};
/// @error NotFound  no event has this id; Damaged
[[nodiscard]] Result<EventRow> read_event(SQLite::Database& database, std::int64_t event_id);
/// Whether this look is of this knot. @error NotFound  it is not; Damaged
[[nodiscard]] Result<bool> read_link(SQLite::Database& database, const Link& link);

/// Gives all looks, knots, events and links the checksum of what they say now, and looks a uid.
/// For rows of a schema that had neither. @error Damaged  a row that nobody can have written
[[nodiscard]] Result<bool> seal_rows(SQLite::Database& database);

/// The id of the muscle's knot; made when there is none.
[[nodiscard]] std::int64_t write_knot(SQLite::Database& database, const knots::Member& member);
/// Under its own id; looks and events are not written.
std::int64_t write_knot(SQLite::Database& database, const knots::Knot& knot);
void write_event(SQLite::Database& database, std::int64_t knot_id, const knots::Event& event);
/// Under its own id.
void write_event(SQLite::Database& database, const EventRow& row);
void link(SQLite::Database& database, std::int64_t knot_id, std::int64_t look_id);
/// With its events, and with looks that no other knot has.
void delete_knot(SQLite::Database& database, std::int64_t knot_id);

}  // namespace unknot::store
