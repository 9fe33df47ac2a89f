/// The diary's part of the store: writing, replacing, deleting.
#include <SQLiteCpp/SQLiteCpp.h>

#include "store/entry_rows.h"
#include "store/sqlite_error.h"
#include "store/store.h"

namespace unknot::store {
namespace {

using diary::Entry;
using SQLite::Database;
using SQLite::Statement;
using SQLite::Transaction;
using SQLite::TransactionBehavior;

bool says_the_same(const Entry& one, const Entry& other) {
  return one.value == other.value && one.choice == other.choice && one.words == other.words &&
         one.note == other.note && one.zone == other.zone;
}

struct Replaced {
  std::optional<std::int64_t> entry_id;
  std::optional<Entry> entry;
};

/// What the new entry takes the place of.
Result<Replaced> replaced_by(Database& database, const Entry& entry) {
  Replaced out;
  if (entry.replaces_entry_id) {
    UNKNOT_CHECK(read_entry(database, *entry.replaces_entry_id));
    out.entry_id = newest_of(database, *entry.replaces_entry_id);
  } else if (is_of_whole_day(entry)) {
    out.entry_id = entry_in_slot(database, entry);
  }
  if (!out.entry_id) return out;
  UNKNOT_TRY(out.entry, read_entry(database, *out.entry_id));
  if (out.entry->kind != entry.kind || out.entry->date != entry.date ||
      out.entry->about != entry.about) {
    return fail(ErrorCode::Contradiction, "replaces_entry_id", "that is another thing or day");
  }
  return out;
}

struct One {
  std::int64_t entry_id = 0;
  std::optional<Entry> overtaken;
};

Result<One> write_one(Database& database, EntryWriter& writer, Entry entry,
                      std::int64_t seen_entry_id) {
  if (const auto known = entry_of_uid(database, entry.uid)) return One{.entry_id = *known};
  UNKNOT_TRY(const Replaced before, replaced_by(database, entry));
  // Gone through once more: what was left blank then may be another place now.
  const bool repeats = before.entry && entry.kind != diary::EntryKind::CheckIn &&
                       is_of_whole_day(entry) && says_the_same(*before.entry, entry);
  if (repeats) return One{.entry_id = *before.entry_id};
  const auto asked = entry.replaces_entry_id;
  entry.replaces_entry_id = before.entry_id;
  One out{.entry_id = writer.write(entry)};
  const bool unseen = before.entry_id && *before.entry_id > seen_entry_id &&
                      before.entry_id != asked && entry.kind != diary::EntryKind::CheckIn;
  if (unseen) out.overtaken = before.entry;
  return out;
}

std::int64_t number(Database& database, const char* query, const std::optional<Period>& period) {
  Statement row(database, query);
  row.bind(1, period ? period->from_date : std::string());
  // After every date in the alphabet.
  row.bind(2, period ? period->to_date : std::string("~"));
  return row.executeStep() ? row.getColumn(0).getInt64() : 0;
}

Erased count_of(Database& database, const std::optional<Period>& period) {
  return {
      .entries = number(database, "SELECT count(*) FROM entry WHERE date BETWEEN ? AND ?", period),
      .looks = number(database, "SELECT count(*) FROM look WHERE date BETWEEN ? AND ?", period),
      .days = number(database,
                     "SELECT count(*) FROM (SELECT date FROM entry UNION SELECT date FROM look) "
                     "WHERE date BETWEEN ? AND ?",
                     period)};
}

void run(Database& database, const char* query, const std::optional<Period>& period) {
  Statement statement(database, query);
  statement.bind(1, period ? period->from_date : std::string());
  statement.bind(2, period ? period->to_date : std::string("~"));
  statement.exec();
}

void erase_looks(Database& database, const std::optional<Period>& period) {
  // A later look that used a drawing of these days has lost it, so it goes too.
  run(database,
      "CREATE TEMP TABLE gone_look AS SELECT look_id FROM look WHERE date BETWEEN ?1 AND ?2 "
      "UNION SELECT look_id FROM look WHERE drawing_look_id IN "
      "(SELECT look_id FROM look WHERE date BETWEEN ?1 AND ?2)",
      period);
  database.exec("DELETE FROM knot_look WHERE look_id IN (SELECT look_id FROM gone_look)");
  database.exec(
      "DELETE FROM look WHERE look_id IN (SELECT look_id FROM gone_look) AND "
      "drawing_look_id IS NOT NULL");
  database.exec("DELETE FROM look WHERE look_id IN (SELECT look_id FROM gone_look)");
  database.exec("DROP TABLE gone_look");
  run(database, "DELETE FROM knot_event WHERE date BETWEEN ? AND ?", period);
  database.exec("DELETE FROM knot WHERE knot_id NOT IN (SELECT knot_id FROM knot_look)");
}

}  // namespace

Result<std::vector<Entry>> Store::entries(std::int64_t after_entry_id) {
  return guarded([&] { return read_entries(*database_, after_entry_id); });
}

Result<std::int64_t> Store::data_version() {
  return guarded([&]() -> Result<std::int64_t> {
    return database_->execAndGet("PRAGMA data_version").getInt64();
  });
}

Result<Written> Store::log(const std::vector<Entry>& entries, std::int64_t seen_entry_id) {
  return guarded([&]() -> Result<Written> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    EntryWriter writer(*database_);
    Written out;
    for (const Entry& entry : entries) {
      UNKNOT_TRY(One one, write_one(*database_, writer, entry, seen_entry_id));
      out.entry_ids.push_back(one.entry_id);
      if (one.overtaken) out.overtaken.push_back(std::move(*one.overtaken));
    }
    transaction.commit();
    return out;
  });
}

Result<int> Store::count_entry(std::int64_t entry_id) {
  return guarded([&]() -> Result<int> {
    Transaction transaction(*database_);
    UNKNOT_CHECK(read_entry(*database_, entry_id));
    return chain_of(*database_, entry_id).entries;
  });
}

Result<int> Store::erase_entry(std::int64_t entry_id) {
  return guarded([&]() -> Result<int> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    UNKNOT_CHECK(read_entry(*database_, entry_id));
    const Chain chain = chain_of(*database_, entry_id);
    delete_chain(*database_, chain);
    transaction.commit();
    database_->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
    return chain.entries;
  });
}

Result<Erased> Store::count(const std::optional<Period>& period) {
  return guarded([&]() -> Result<Erased> {
    Transaction transaction(*database_);
    return count_of(*database_, period);
  });
}

Result<Erased> Store::erase(const std::optional<Period>& period) {
  return guarded([&]() -> Result<Erased> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    const Erased out = count_of(*database_, period);
    // Untied before: SQLite follows at most 1000 foreign keys.
    run(*database_, "UPDATE entry SET replaces_entry_id = NULL WHERE date BETWEEN ? AND ?", period);
    run(*database_, "DELETE FROM entry WHERE date BETWEEN ? AND ?", period);
    erase_looks(*database_, period);
    transaction.commit();
    database_->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
    return out;
  });
}

}  // namespace unknot::store
