#include "store/opening.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "store/backup.h"
#include "store/files.h"
#include "store/knot_rows.h"
#include "store/migrations.h"
#include "store/sqlite_error.h"

namespace unknot::store {
namespace {

using SQLite::Database;
using SQLite::Transaction;
using SQLite::TransactionBehavior;

/// "UNKT" in the header of the file, so that a store is told from any other SQLite file.
constexpr int application_id = 0x554E4B54;

constexpr std::size_t first_schema_with_checksums = 2;

/// Looks before anything is written: a foreign or newer file must stay as it is.
Result<bool> recognise(Database& database) {
  const Transaction transaction(database);  // one picture: another program may be making the file
  const std::int64_t own = number_of(database, "PRAGMA application_id");
  const std::int64_t version = number_of(database, "PRAGMA user_version");
  const bool empty = number_of(database, "SELECT count(*) FROM sqlite_schema") == 0;
  if (own != application_id && !(empty && own == 0 && version == 0)) {
    return fail(ErrorCode::NotAStore, "store", "is no store of this program");
  }
  if (version < 0) return damaged("the version is negative");
  if (static_cast<std::size_t>(version) > migrations().size()) {
    return fail(ErrorCode::NewerStore, "store", "a newer program wrote it; please update");
  }
  return true;
}

/// Another program may be doing the same: the version is asked for again inside the transaction.
Result<bool> migrate(Database& database) {
  Transaction transaction(database, TransactionBehavior::IMMEDIATE);
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
  const auto steps = migrations();
  const auto from = static_cast<std::size_t>(number_of(database, "PRAGMA user_version"));
  for (std::size_t k = from; k < steps.size(); ++k) {
    database.exec(std::string(steps[k]));
    database.exec("PRAGMA user_version = " + std::to_string(k + 1));
    if (k + 1 == first_schema_with_checksums) UNKNOT_CHECK(seal_rows(database));
  }
  transaction.commit();
  return true;
}

/// What there was stays, whatever the update does. Without that copy there is no update.
Result<bool> back_up_before_update(Database& database, const StoreOptions& options) {
  if (options.before_update == BeforeUpdate::GoOn) return true;
  const std::string today = database.execAndGet("SELECT date('now', 'localtime')").getString();
  auto made = make_backup(options.path, BackupKind::BeforeUpdate, today);
  if (made) return true;
  return fail(made.error().code, "backup", "not updated, as no backup could be made before");
}

Result<bool> bring_up_to_date(Database& database, const StoreOptions& options) {
  const std::int64_t version = number_of(database, "PRAGMA user_version");
  if (version == static_cast<std::int64_t>(migrations().size())) return true;
  if (version > 0) UNKNOT_CHECK(back_up_before_update(database, options));
  return migrate(database);
}

void protect(Database& database) {
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec("PRAGMA cell_size_check = ON");
  // Nothing of a diary goes into temporary files.
  database.exec("PRAGMA temp_store = MEMORY");
}

Result<bool> set_up(Database& database, const StoreOptions& options) {
  protect(database);
  UNKNOT_CHECK(recognise(database));
  if (options.check == Check::Pages) UNKNOT_CHECK(check_pages(database));
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA foreign_keys = ON");
  // What is deleted is overwritten, not only unlinked.
  database.exec("PRAGMA secure_delete = ON");
  return bring_up_to_date(database, options);
}

Result<std::unique_ptr<Database>> connect(const std::string& path, int busy_ms) {
  return guarded([&]() -> Result<std::unique_ptr<Database>> {
    // A connection is for one thread at a time, so SQLite needs no lock for every column it reads.
    return std::make_unique<Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_ms);
  });
}

}  // namespace

std::int64_t number_of(Database& database, const std::string& query) {
  return database.execAndGet(query).getInt64();
}

Result<bool> check_pages(Database& database) {
  if (database.execAndGet("PRAGMA integrity_check(1)").getString() == "ok") return true;
  return damaged("the file is damaged");
}

Result<bool> check_not_lost(const std::string& path) {
  struct stat found {};
  const bool there = stat(path.c_str(), &found) == 0 && found.st_size > 0;
  if (there || list_backups(path).empty()) return true;
  return damaged("the file is empty or not in its place, and backups of it are there");
}

Result<std::unique_ptr<Database>> open_database(const StoreOptions& options) {
  UNKNOT_CHECK(prepare_file(options.path));
  UNKNOT_TRY(auto database, connect(options.path, options.busy_ms));
  UNKNOT_CHECK(guarded([&] { return set_up(*database, options); }));
  return database;
}

Result<std::unique_ptr<Database>> open_to_read(const std::string& path) {
  if (!exists(path)) return fail(ErrorCode::NotFound, "store", "there is no such file");
  UNKNOT_TRY(auto database, connect(path, StoreOptions{}.busy_ms));
  UNKNOT_CHECK(guarded([&] {
    protect(*database);
    database->exec("PRAGMA query_only = ON");
    return recognise(*database);
  }));
  return database;
}

}  // namespace unknot::store
