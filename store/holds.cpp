#include "store/holds.h"

#include "store/entry_rows.h"
#include "store/knot_rows.h"
#include "store/look_rows.h"
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
    const Holds out = holds_of(*database);
    if (out.schema >= schema_with_entries) UNKNOT_CHECK(read_all(*database));
    return out;
  });
}

}  // namespace unknot::store
