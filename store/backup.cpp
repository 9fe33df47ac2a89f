#include "store/backup.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fstream>
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

/// SQLite gives a waiting writer no turn: beside somebody who writes all the time it takes long.
constexpr int restore_busy_ms = 30'000;

/// The rows of the live file become those of the copy in one transaction, which holds the lock of
/// writers from before the backup on: what anybody writes is either in the backup or comes after.
/// Open connections go on; to them it is one large write. Both files have the newest schema.
Result<Backup> overwrite(const std::string& live, const std::string& copy,
                         const std::string& date) {
  UNKNOT_TRY(auto database, open_database({.path = live, .busy_ms = restore_busy_ms}));
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

constexpr std::array<const char*, 3> logs = {"-wal", "-shm", "-journal"};

bool is_taken(const std::string& path) {
  struct stat found {};
  return lstat(path.c_str(), &found) == 0;
}

/// `unknot.db.damaged-2026-02-03`, a name that is free for the file and for its logs.
std::string aside_name(const std::string& path, const std::string& date) {
  const std::string first = path + ".damaged-" + date;
  std::string out = first;
  const auto taken = [&] {
    return is_taken(out) ||
           std::any_of(logs.begin(), logs.end(), [&](auto own) { return is_taken(out + own); });
  };
  for (int number = 2; taken(); ++number) out = first + "-" + std::to_string(number);
  return out;
}

Result<bool> copy_bytes(const std::string& from, const std::string& to) {
  std::ifstream in(from, std::ios::binary);
  if (!in) return file_fault(EACCES);
  UNKNOT_CHECK(prepare_file(to));
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  out << in.rdbuf();
  out.close();
  if (!out) return file_fault(ENOSPC);
  return sync_path(to);
}

/// SQLite would play the log of another file into the new one. The index of a log says nothing
/// without it. On an error the logs are where they were.
Result<bool> move_logs(const std::string& path, const std::string& to) {
  if (unlink((path + "-shm").c_str()) != 0 && errno != ENOENT) return file_fault(errno);
  for (const char* ending : {"-wal", "-journal"}) {
    if (rename((path + ending).c_str(), (to + ending).c_str()) == 0 || errno == ENOENT) continue;
    const int number = errno;
    rename((to + "-wal").c_str(), (path + "-wal").c_str());
    return file_fault(number);
  }
  return sync_path(folder_of(path));
}

/// A second name for the file, or a copy where a disk knows no such. @return the errno
Result<int> name_twice(const std::string& path, const std::string& to) {
  if (link(path.c_str(), to.c_str()) == 0) return 0;
  const int number = errno;
  const bool no_links =
      number == EPERM || number == EOPNOTSUPP || number == ENOSYS || number == EMLINK;
  if (!no_links) return number;
  UNKNOT_CHECK(copy_bytes(path, to));
  return 0;
}

/// The damaged file gets a second name, then its logs go there; so the path is never empty, and
/// nobody makes a new store at it meanwhile.
Result<std::string> keep_aside(const std::string& path, const std::string& date) {
  std::string to;
  for (int number = EEXIST; number == EEXIST;) {
    to = aside_name(path, date);
    UNKNOT_TRY(number, name_twice(path, to));
    if (number != 0 && number != EEXIST) return file_fault(number);
  }
  const auto moved = move_logs(path, to);
  if (moved) return to;
  unlink(to.c_str());
  return tl::unexpected<Error>(moved.error());
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

Result<Holds> copy_checked(const std::string& from, const std::string& to) {
  UNKNOT_TRY(const Holds counted, copy_unchecked(from, to));
  UNKNOT_TRY(const Holds found, verify(to));
  if (found != counted) return damaged("the copy holds something else");
  return found;
}

/// Success is what the place says, with whatever lies beside it.
Result<Restored> read_back(const std::string& store_path, Restored out) {
  UNKNOT_CHECK(verify(store_path));
  return out;
}

/// Where no store is. @return false: somebody made one meanwhile
Result<bool> put_first(Unfinished& part, const std::string& store_path, const std::string& date) {
  const bool stale =
      std::any_of(logs.begin(), logs.end(), [&](auto own) { return is_taken(store_path + own); });
  if (stale) UNKNOT_CHECK(move_logs(store_path, aside_name(store_path, date)));
  part.let_go();
  return put_where_free(part.path(), store_path);
}

}  // namespace

Result<Holds> copy_store(const std::string& from, const std::string& to) {
  const Unfinished part(to);
  UNKNOT_TRY(const Holds found, copy_checked(from, part.path()));
  UNKNOT_CHECK(put_in_place(part.path(), to));
  return found;
}

Result<Backup> make_backup(const std::string& store_path, BackupKind kind,
                           const std::string& date) {
  remove_leftovers(store_path);
  Backup made = next_backup(store_path, kind, date);
  const std::string folder = backups_folder(store_path) + "/";
  const Unfinished part(folder + made.name);
  UNKNOT_CHECK(copy_checked(store_path, part.path()));
  for (bool placed = false; !placed;) {  // another program may have taken the name meanwhile
    made = next_backup(store_path, kind, date);
    UNKNOT_TRY(placed, put_where_free(part.path(), folder + made.name));
  }
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
  Unfinished part(store_path + ".restoring");
  UNKNOT_CHECK(copy_checked(copy_path, part.path()));
  UNKNOT_CHECK(Store::open({.path = part.path(), .before_update = BeforeUpdate::GoOn}));
  UNKNOT_TRY(out.holds, verify(part.path()));
  if (!exists(store_path)) {
    UNKNOT_TRY(const bool placed, put_first(part, store_path, date));
    if (placed) return read_back(store_path, std::move(out));
  }
  auto before = overwrite(store_path, part.path(), date);
  if (before) {
    out.before = std::move(*before);
    return read_back(store_path, std::move(out));
  }
  if (!is_damaged_store(store_path, before.error())) {
    return tl::unexpected<Error>(before.error());
  }
  UNKNOT_TRY(out.moved_to, keep_aside(store_path, date));
  part.let_go();
  UNKNOT_CHECK(put_in_place(part.path(), store_path));
  return read_back(store_path, std::move(out));
}

}  // namespace unknot::store
