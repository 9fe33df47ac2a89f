#include "store/knot_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "store/checksum.h"
#include "store/ids.h"
#include "store/look_rows.h"
#include "store/row_values.h"

namespace unknot::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

constexpr knots::EventKind event_kinds[] = {
    knots::EventKind::ClosedGone, knots::EventKind::ClosedNoKnot, knots::EventKind::Reopened};

/// The link with its own checksum, whichever of the two indexes it was found in.
Result<Link> read_link_row(Statement& row) {
  const Link link{.knot_id = row.getColumn(0).getInt64(), .look_id = row.getColumn(1).getInt64()};
  UNKNOT_CHECK(check_sum(maybe_integer(row, 2), checksum_of(link)));
  return link;
}

bool is_earlier(const knots::Look& one, const knots::Look& other) {
  return std::pair(one.moment.at_ms, one.look_id) < std::pair(other.moment.at_ms, other.look_id);
}

Result<bool> read_looks(Database& database, knots::Knot& knot) {
  Statement row(database, "SELECT knot_id, look_id, checksum FROM knot_look WHERE knot_id = ?");
  row.bind(1, knot.knot_id);
  while (row.executeStep()) {
    UNKNOT_TRY(const Link link, read_link_row(row));
    auto look = read_look(database, link.look_id);
    if (!look && look.error().code == ErrorCode::NotFound) return damaged("a look is gone");
    if (!look) return tl::unexpected<Error>(look.error());
    knot.looks.push_back(std::move(*look));
  }
  std::sort(knot.looks.begin(), knot.looks.end(), is_earlier);
  if (knot.looks.empty()) return damaged("a knot that nobody looked at");
  return true;
}

constexpr const char* event_columns =
    "SELECT event_id, knot_id, at_ms, zone, date, kind, checksum FROM knot_event ";

struct AnyEvent {
  EventRow row;
  std::optional<std::int64_t> checksum;
};

Result<AnyEvent> read_any_event(Statement& row) {
  const auto kind = value_of(row.getColumn(5).getString(), event_kinds);
  if (!kind) return damaged("an event of no known kind");
  return AnyEvent{.row = {.key = {.event_id = row.getColumn(0).getInt64(),
                                  .knot_id = row.getColumn(1).getInt64()},
                          .event = {.moment = moment_in(row, 2), .kind = *kind}},
                  .checksum = maybe_integer(row, 6)};
}

Result<EventRow> read_event_row(Statement& row) {
  UNKNOT_TRY(AnyEvent any, read_any_event(row));
  UNKNOT_CHECK(check_sum(any.checksum, checksum_of(any.row.key, any.row.event)));
  return any.row;
}

Result<bool> read_events(Database& database, knots::Knot& knot) {
  Statement row(database, std::string(event_columns) + "WHERE knot_id = ? ORDER BY event_id");
  row.bind(1, knot.knot_id);
  while (row.executeStep()) {
    UNKNOT_TRY(EventRow own, read_event_row(row));
    knot.events.push_back(std::move(own.event));
  }
  return true;
}

struct AnyKnot {
  knots::Knot knot;
  std::optional<std::int64_t> checksum;
};

Result<AnyKnot> read_any_knot(Database& database, std::int64_t knot_id) {
  Statement row(database, "SELECT muscle, side, checksum FROM knot WHERE knot_id = ?");
  row.bind(1, knot_id);
  if (!row.executeStep()) return fail(ErrorCode::NotFound, "knot", "no knot has this id");
  const auto side = value_of(row.getColumn(1).getString(), sides);
  if (!side) return damaged("a knot of no known side");
  AnyKnot out{.checksum = maybe_integer(row, 2)};
  out.knot.knot_id = knot_id;
  out.knot.member = {.muscle = row.getColumn(0).getString(), .side = *side};
  return out;
}

std::vector<std::int64_t> ids_of(Database& database, const char* query) {
  std::vector<std::int64_t> out;
  Statement row(database, query);
  while (row.executeStep()) out.push_back(row.getColumn(0).getInt64());
  return out;
}

void run(Statement& statement) {
  statement.exec();
  statement.reset();
}

}  // namespace

std::vector<std::int64_t> read_knot_ids(Database& database) {
  return ids_of(database, "SELECT knot_id FROM knot ORDER BY knot_id");
}

Result<knots::Knot> read_bare_knot(Database& database, std::int64_t knot_id) {
  UNKNOT_TRY(const AnyKnot own, read_any_knot(database, knot_id));
  UNKNOT_CHECK(check_sum(own.checksum, checksum_of(own.knot)));
  return own.knot;
}

Result<knots::Knot> read_knot(Database& database, std::int64_t knot_id) {
  UNKNOT_TRY(knots::Knot out, read_bare_knot(database, knot_id));
  UNKNOT_CHECK(read_looks(database, out));
  UNKNOT_CHECK(read_events(database, out));
  return out;
}

Result<knots::State> read_state(Database& database, std::int64_t knot_id) {
  knots::Knot bare;
  bare.knot_id = knot_id;
  UNKNOT_CHECK(read_events(database, bare));
  return knots::state_of(bare);
}

Result<EventRow> read_event(Database& database, std::int64_t event_id) {
  Statement row(database, std::string(event_columns) + "WHERE event_id = ?");
  row.bind(1, event_id);
  if (!row.executeStep()) return fail(ErrorCode::NotFound, "event", "no event has this id");
  return read_event_row(row);
}

Result<bool> read_link(Database& database, const Link& link) {
  Statement row(
      database,
      "SELECT knot_id, look_id, checksum FROM knot_look WHERE knot_id = ? AND look_id = ?");
  SQLite::bind(row, link.knot_id, link.look_id);
  if (!row.executeStep()) return fail(ErrorCode::NotFound, "look", "it is of another knot");
  UNKNOT_CHECK(read_link_row(row));
  return true;
}

std::int64_t write_knot(Database& database, const knots::Member& member) {
  const std::string side = text(name_of(member.side));
  Statement row(database, "SELECT knot_id FROM knot WHERE muscle = ? AND side = ?");
  SQLite::bind(row, member.muscle, side);
  if (row.executeStep()) return row.getColumn(0).getInt64();
  return write_knot(database, {.knot_id = next_id(database, "knot", "knot_id"), .member = member});
}

std::int64_t write_knot(Database& database, const knots::Knot& knot) {
  Statement row(database, "INSERT INTO knot (knot_id, muscle, side, checksum) VALUES (?, ?, ?, ?)");
  SQLite::bind(row, knot.knot_id, knot.member.muscle, text(name_of(knot.member.side)),
               checksum_of(knot));
  row.exec();
  return knot.knot_id;
}

void write_event(Database& database, std::int64_t knot_id, const knots::Event& event) {
  const EventKey key{.event_id = next_id(database, "knot_event", "event_id"), .knot_id = knot_id};
  write_event(database, EventRow{.key = key, .event = event});
}

void write_event(Database& database, const EventRow& own) {
  const auto& [key, event] = own;
  Statement row(database,
                "INSERT INTO knot_event (event_id, knot_id, at_ms, zone, date, kind, checksum) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)");
  SQLite::bind(row, key.event_id, key.knot_id, event.moment.at_ms, event.moment.zone,
               event.moment.date, text(name_of(event.kind)), checksum_of(key, event));
  row.exec();
}

void link(Database& database, std::int64_t knot_id, std::int64_t look_id) {
  Statement row(database, "INSERT OR IGNORE INTO knot_look VALUES (?, ?, ?)");
  SQLite::bind(row, knot_id, look_id, checksum_of(Link{.knot_id = knot_id, .look_id = look_id}));
  row.exec();
}

Result<bool> seal_rows(Database& database) {
  for (const std::int64_t look_id : ids_of(database, "SELECT look_id FROM look")) {
    UNKNOT_CHECK(seal_look(database, look_id));
  }
  Statement knot(database, "UPDATE knot SET checksum = ? WHERE knot_id = ?");
  for (const std::int64_t knot_id : read_knot_ids(database)) {
    UNKNOT_TRY(const AnyKnot own, read_any_knot(database, knot_id));
    SQLite::bind(knot, checksum_of(own.knot), knot_id);
    run(knot);
  }
  Statement event(database, "UPDATE knot_event SET checksum = ? WHERE event_id = ?");
  Statement of_event(database, event_columns);
  while (of_event.executeStep()) {
    UNKNOT_TRY(const AnyEvent own, read_any_event(of_event));
    SQLite::bind(event, checksum_of(own.row.key, own.row.event), own.row.key.event_id);
    run(event);
  }
  Statement linked(database, "UPDATE knot_look SET checksum = ? WHERE knot_id = ? AND look_id = ?");
  Statement of_link(database, "SELECT knot_id, look_id FROM knot_look");
  while (of_link.executeStep()) {
    const Link own{of_link.getColumn(0).getInt64(), of_link.getColumn(1).getInt64()};
    SQLite::bind(linked, checksum_of(own), own.knot_id, own.look_id);
    run(linked);
  }
  return true;
}

void delete_knot(Database& database, std::int64_t knot_id) {
  Statement own(database, "DELETE FROM knot WHERE knot_id = ?");
  own.bind(1, knot_id);
  own.exec();
  // Every look is of some knot; those that have lost their last one go in one statement, so that
  // a look may go together with the look whose drawing it used.
  database.exec("DELETE FROM look WHERE look_id NOT IN (SELECT look_id FROM knot_look)");
}

}  // namespace unknot::store
