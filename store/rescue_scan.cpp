#include "store/rescue_scan.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <utility>

#include "store/entry_rows.h"
#include "store/raw_pages.h"

namespace unknot::store {
namespace {

using SQLite::Database;

/// The table is said to begin at this page, and the schema is read again.
void begin_at(Database& database, std::uint32_t page) {
  database.exec("PRAGMA writable_schema = ON");
  database.exec("UPDATE sqlite_schema SET rootpage = " + std::to_string(page) +
                " WHERE name = 'entry'");
  database.exec("PRAGMA writable_schema = RESET");
}

/// The log goes into the file, or away where it cannot be read: from here on the file is all.
void end_log(Database& database) {
  database.exec("PRAGMA journal_mode = DELETE");
  database.exec("PRAGMA journal_mode = OFF");
  database.exec("PRAGMA synchronous = OFF");
}

}  // namespace

std::vector<diary::Entry> scan_entries(const std::string& work_path) {
  std::vector<diary::Entry> out;
  try {
    Database database(work_path, SQLite::OPEN_READWRITE);
    end_log(database);
    for (const std::uint32_t page : table_leaves(work_path)) {
      begin_at(database, page);
      for (diary::Entry& own : readable_entries(database)) out.push_back(std::move(own));
    }
  } catch (const SQLite::Exception&) {
    // The schema cannot be written: what was found until here is all there is.
  }
  return out;
}

}  // namespace unknot::store
