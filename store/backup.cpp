#include "store/backup.h"

#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "store/files.h"
#include "store/opening.h"
#include "store/sqlite_error.h"
#include "store/unfinished.h"

namespace unknot::store {
namespace {

using SQLite::Database;

constexpr int retry_ms = 20;

/// All pages of one file into another, in one transaction of that. Waits for other writers.
Result<bool> copy_pages(Database& from, Database& to, int busy_ms) {
  sqlite3_backup* copying = sqlite3_backup_init(to.getHandle(), "main", from.getHandle(), "main");
  if (copying == nullptr) throw SQLite::Exception(to.getHandle());
  int code = sqlite3_backup_step(copying, -1);
  for (int waited = 0; (code == SQLITE_BUSY || code == SQLITE_LOCKED) && waited < busy_ms;
       waited += retry_ms) {
    std::this_thread::sleep_for(std::chrono::milliseconds(retry_ms));
    code = sqlite3_backup_step(copying, -1);
  }
  const int number = errno;
  const int finished = sqlite3_backup_finish(copying);
  if (code == SQLITE_DONE && finished == SQLITE_OK) return true;
  return tl::unexpected<Error>(error_of(code == SQLITE_DONE ? finished : code, number));
}

/// The same picture is counted and copied: both happen inside one transaction of the source.
Result<Holds> copy_unchecked(const std::string& from, const std::string& to) {
  UNKNOT_TRY(auto source, open_to_read(from));
  UNKNOT_CHECK(prepare_file(to));
  return guarded([&]() -> Result<Holds> {
    Database target(to, SQLite::OPEN_READWRITE);
    target.exec("PRAGMA synchronous = OFF");  // the file is synced as a whole when it is checked
    SQLite::Transaction picture(*source);
    const Holds out = holds_of(*source);
    UNKNOT_CHECK(copy_pages(*source, target, StoreOptions{}.busy_ms));
    target.exec("PRAGMA journal_mode = DELETE");  // one file, without a log beside it
    return out;
  });
}

std::vector<std::string> tables_of(Database& database) {
  std::vector<std::string> out;
  SQLite::Statement row(database,
                        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND "
                        "name NOT LIKE 'sqlite_%'");
  while (row.executeStep()) out.push_back(row.getColumn(0).getString());
  return out;
}

/// The rows of the live file become those of the copy in one transaction, which holds the lock of
/// writers from before the backup on: what anybody writes is either in the backup or comes after.
/// Open connections go on; to them it is one large write. Both files have the newest schema.
Result<Backup> overwrite(const std::string& live, const std::string& copy,
                         const std::string& date) {
  UNKNOT_TRY(auto database, open_database({.path = live}));
  return guarded([&]() -> Result<Backup> {
    database->exec("PRAGMA foreign_keys = OFF");
    SQLite::Statement attach(*database, "ATTACH ? AS copy");
    attach.bind(1, copy);
    attach.exec();
    SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
    UNKNOT_TRY(Backup before, make_backup(live, BackupKind::BeforeRestore, date));
    std::vector<std::string> tables = tables_of(*database);
    tables.emplace_back("sqlite_sequence");  // last: filling the others changes it
    for (const std::string& table : tables) {
      database->exec("DELETE FROM main." + table);
      database->exec("INSERT INTO main." + table + " SELECT * FROM copy." + table);
    }
    transaction.commit();
    database->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
    return before;
  });
}

/// `unknot.db.damaged-2026-02-03`, with its log.
Result<std::string> move_aside(const std::string& path, const std::string& date) {
  std::string to = path + ".damaged-" + date;
  for (int number = 2; exists(to); ++number) {
    to = path + ".damaged-" + date + "-" + std::to_string(number);
  }
  for (const char* ending : {"-wal", "-shm"})
    rename((path + ending).c_str(), (to + ending).c_str());
  if (rename(path.c_str(), to.c_str()) != 0) return file_fault(errno);
  UNKNOT_CHECK(sync_path(folder_of(path)));
  return to;
}

/// A header of which no bit is right looks like a foreign file; then its backups say whose it is.
bool is_damaged_store(const std::string& path, const Error& error) {
  return error.code == ErrorCode::Damaged ||
         (error.code == ErrorCode::NotAStore && !list_backups(path).empty());
}

Result<int> remove_all(const std::string& store_path, const std::vector<Backup>& backups) {
  int out = 0;
  for (const Backup& own : backups) {
    if (unlink((backups_folder(store_path) + "/" + own.name).c_str()) != 0) {
      return file_fault(errno);
    }
    ++out;
  }
  return out;
}

}  // namespace

Result<Holds> copy_store(const std::string& from, const std::string& to) {
  const Unfinished part(to);
  UNKNOT_TRY(const Holds counted, copy_unchecked(from, part.path()));
  UNKNOT_TRY(const Holds found, verify(part.path()));
  if (found != counted) return damaged("the copy holds something else");
  UNKNOT_CHECK(put_in_place(part.path(), to));
  return found;
}

Result<Backup> make_backup(const std::string& store_path, BackupKind kind,
                           const std::string& date) {
  const Backup made = next_backup(store_path, kind, date);
  UNKNOT_CHECK(copy_store(store_path, backups_folder(store_path) + "/" + made.name));
  for (const Backup& own : list_backups(store_path)) {
    if (own.name == made.name) return own;
  }
  return fail(ErrorCode::Internal, "backup", "the backup is not where it was put");
}

Result<Backup> newest_good(const std::string& store_path) {
  for (const Backup& own : list_backups(store_path)) {
    if (verify(backups_folder(store_path) + "/" + own.name)) return own;
  }
  return fail(ErrorCode::NotFound, "backup", "no backup can be read");
}

Result<int> prune_backups(const std::string& store_path) {
  std::vector<Backup> gone = surplus(list_backups(store_path));
  if (gone.empty()) return 0;
  UNKNOT_TRY(const Backup good, newest_good(store_path));
  std::erase_if(gone, [&](const Backup& own) { return own.name == good.name; });
  return remove_all(store_path, gone);
}

Result<int> delete_backups(const std::string& store_path, const std::vector<Backup>& backups) {
  return remove_all(store_path, backups);
}

Result<Restored> restore(const std::string& store_path, const std::string& copy_path,
                         const std::string& date) {
  Restored out;
  const Unfinished part(store_path + ".restoring");
  UNKNOT_CHECK(copy_store(copy_path, part.path()));
  UNKNOT_CHECK(Store::open({.path = part.path(), .before_update = BeforeUpdate::GoOn}));
  UNKNOT_TRY(out.holds, verify(part.path()));
  if (exists(store_path)) {
    auto before = overwrite(store_path, part.path(), date);
    if (before) {
      out.before = std::move(*before);
      return out;
    }
    if (!is_damaged_store(store_path, before.error())) {
      return tl::unexpected<Error>(before.error());
    }
    UNKNOT_TRY(out.moved_to, move_aside(store_path, date));
  }
  UNKNOT_CHECK(put_in_place(part.path(), store_path));
  return out;
}

}  // namespace unknot::store
