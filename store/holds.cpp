#include "store/holds.h"

#include <array>
#include <string_view>
#include <vector>

#include "store/entry_rows.h"
#include "store/knot_rows.h"
#include "store/look_rows.h"
#include "store/migrations.h"
#include "store/opening.h"
#include "store/sqlite_error.h"

namespace unknot::store {
namespace {

using SQLite::Database;
using SQLite::Statement;

constexpr std::int64_t schema_with_entries = 2;

void count_days(Database& database, Holds& out) {
  const std::string entries =
      out.schema < schema_with_entries ? "" : "date FROM entry UNION SELECT ";
  Statement row(database,
                "SELECT count(*), coalesce(min(date), ''), coalesce(max(date), '') FROM "
                "(SELECT " +
                    entries + "date FROM look)");
  row.executeStep();
  out.days = row.getColumn(0).getInt64();
  out.first_date = row.getColumn(1).getString();
  out.last_date = row.getColumn(2).getString();
}

/// The sum of a column, around the end of 64 bits; SQLite's own refuses to go there.
std::int64_t sum_around(Database& database, const std::string& column, const std::string& table) {
  Statement row(database, "SELECT coalesce(sum(" + column + " >> 32), 0), coalesce(sum(" + column +
                              " & 0xffffffff), 0) FROM " + table);
  row.executeStep();
  const auto high = static_cast<std::uint64_t>(row.getColumn(0).getInt64());
  const auto low = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
  return static_cast<std::int64_t>((high << 32U) + low);
}

/// What the rows say: another number when one of them says something else.
std::string content_of(Database& database) {
  std::uint64_t sum = 0;
  for (const char* table : {"entry", "look", "knot", "knot_event", "knot_look"}) {
    sum += static_cast<std::uint64_t>(sum_around(database, "checksum", table));
  }
  const std::int64_t newest =
      number_of(database, "SELECT coalesce(max(written_at_ms), 0) FROM entry");
  return " " + std::to_string(sum) + " " + std::to_string(newest);
}

/// Type, name and text of all that a schema has, by name.
using Schema = std::vector<std::array<std::string, 3>>;

Schema schema_of(Database& database) {
  Schema out;
  Statement row(database,
                "SELECT type, name, coalesce(sql, '') FROM main.sqlite_schema ORDER BY name, type");
  while (row.executeStep()) {
    out.push_back(
        {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString()});
  }
  return out;
}

/// The rules that a table lost, or a trigger that came to it, change what the next write does; the
/// rows do not tell.
Result<bool> check_schema(Database& database, std::int64_t version) {
  Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  const auto steps = migrations().first(static_cast<std::size_t>(version));
  for (const std::string_view step : steps) fresh.exec(std::string(step));
  if (schema_of(database) != schema_of(fresh)) return damaged("the schema is not the one it was");
  Statement row(database, "PRAGMA foreign_key_check");
  if (row.executeStep()) return damaged("a row names another that is not there");
  return true;
}

/// Every row is read through the functions that check it.
Result<bool> read_all(Database& database) {
  UNKNOT_CHECK(check_entries(database));
  Statement look(database, "SELECT look_id FROM look");
  while (look.executeStep()) {
    UNKNOT_CHECK(read_look(database, look.getColumn(0).getInt64()));
  }
  for (const std::int64_t knot_id : read_knot_ids(database)) {
    UNKNOT_CHECK(read_knot(database, knot_id));
  }
  return true;
}

}  // namespace

Holds holds_of(Database& database) {
  Holds out;
  out.schema = number_of(database, "PRAGMA user_version");
  if (out.schema == 0) return out;
  out.looks = number_of(database, "SELECT count(*) FROM look");
  out.knots = number_of(database, "SELECT count(*) FROM knot");
  const bool entries = out.schema >= schema_with_entries;
  if (entries) out.entries = number_of(database, "SELECT count(*) FROM entry");
  count_days(database, out);
  out.state = std::to_string(out.entries) + " " + std::to_string(out.looks) + " " +
              std::to_string(out.knots) + " " +
              std::to_string(number_of(database, "SELECT count(*) FROM knot_event"));
  Statement row(database, "SELECT name, seq FROM sqlite_sequence ORDER BY name");
  while (row.executeStep()) {
    out.state += " " + row.getColumn(0).getString() + row.getColumn(1).getString();
  }
  if (entries) out.state += content_of(database);
  return out;
}

Result<Holds> holds_of(const std::string& path) {
  UNKNOT_TRY(auto database, open_to_read(path));
  return guarded([&]() -> Result<Holds> {
    SQLite::Transaction transaction(*database);
    return holds_of(*database);
  });
}

Result<Holds> verify(const std::string& path) {
  UNKNOT_TRY(auto database, open_to_read(path));
  return guarded([&]() -> Result<Holds> {
    SQLite::Transaction transaction(*database);
    UNKNOT_CHECK(check_pages(*database));
    UNKNOT_CHECK(check_schema(*database, number_of(*database, "PRAGMA user_version")));
    const Holds out = holds_of(*database);
    if (out.schema >= schema_with_entries) UNKNOT_CHECK(read_all(*database));
    return out;
  });
}

}  // namespace unknot::store
