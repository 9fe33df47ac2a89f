/// Rows of the diary to values and back. Callers hold the transaction and catch what SQLite throws
/// (store/sqlite_error.h).
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/diary/record.h"

namespace unknot::store {

/// All entries, replaced ones too, by id; those after an id when one is given.
/// @error Damaged  a row holds what write_entry() never writes, or its checksum is another
[[nodiscard]] Result<std::vector<diary::Entry>> read_entries(SQLite::Database& database,
                                                             std::int64_t after_entry_id = 0);
/// Reads all rows and keeps none. @error Damaged
[[nodiscard]] Result<bool> check_entries(SQLite::Database& database);
/// Those that are as they were written, up to the first page that cannot be read.
[[nodiscard]] std::vector<diary::Entry> readable_entries(SQLite::Database& database);
/// @error NotFound  no entry has this id; Damaged
[[nodiscard]] Result<diary::Entry> read_entry(SQLite::Database& database, std::int64_t entry_id);
[[nodiscard]] std::optional<std::int64_t> entry_of_uid(SQLite::Database& database,
                                                       const std::string& uid);
/// The newest entry of the chain that starts here.
[[nodiscard]] std::int64_t newest_of(SQLite::Database& database, std::int64_t entry_id);
/// What counts in the slot of a whole-day entry.
[[nodiscard]] std::optional<std::int64_t> entry_in_slot(SQLite::Database& database,
                                                        const diary::Entry& entry);

/// Writes entries with one prepared statement. Made inside the transaction that writes.
class EntryWriter {
 public:
  explicit EntryWriter(SQLite::Database& database);
  /// @return the entry's id; entry_id of 0 gets the next one
  [[nodiscard]] std::int64_t write(const diary::Entry& entry);

 private:
  std::int64_t next_id_;  ///< the checksum holds the id, so it must be known before the row is
  SQLite::Statement statement_;
};

/// An entry with all that it replaced and that replaced it.
struct Chain {
  std::int64_t first_entry_id = 0;
  int entries = 0;
};
[[nodiscard]] Chain chain_of(SQLite::Database& database, std::int64_t entry_id);
void delete_chain(SQLite::Database& database, const Chain& chain);

}  // namespace unknot::store
