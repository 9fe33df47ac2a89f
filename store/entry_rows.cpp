#include "store/entry_rows.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "store/checksum.h"
#include "store/ids.h"
#include "store/sqlite_error.h"
#include "store/words_text.h"

namespace unknot::store {
namespace {

using body::PaintSide;
using diary::Entry;
using SQLite::Database;
using SQLite::Statement;

constexpr const char* columns =
    "entry_id, uid, replaces_entry_id, kind, date, zone, about, side, region, from_ms, to_ms, "
    "value, choice, words, exercise, pressure_kPa, press_0_10, radiant_exposure_J_per_cm2, "
    "temperature_degC, before_0_10, after_0_10, note, source, written_at_ms, written_zone, "
    "written_date, checksum";
constexpr int column_count = 27;

/// One row after the other with SQLite's own calls: ten years are 200,000 rows, and the wrapper
/// takes longer for a column than SQLite.
class Rows {
 public:
  Rows(Database& database, const std::string& query) {
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v2(database.getHandle(), query.c_str(),
                                        static_cast<int>(query.size()), &made, nullptr);
    statement_.reset(made);
    if (code != SQLITE_OK) throw SQLite::Exception(database.getHandle(), code);
  }
  void bind(int at, std::int64_t value) { sqlite3_bind_int64(statement_.get(), at, value); }
  [[nodiscard]] bool step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw SQLite::Exception(sqlite3_db_handle(statement_.get()), code);
  }
  [[nodiscard]] bool empty(int at) const {
    return sqlite3_column_type(statement_.get(), at) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t integer(int at) const {
    return sqlite3_column_int64(statement_.get(), at);
  }
  [[nodiscard]] double real(int at) const { return sqlite3_column_double(statement_.get(), at); }
  [[nodiscard]] std::string_view text(int at) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), at);
    const int size = sqlite3_column_bytes(statement_.get(), at);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* own) const { sqlite3_finalize(own); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

std::optional<std::int64_t> maybe_integer(const Rows& row, int at) {
  if (row.empty(at)) return std::nullopt;
  return row.integer(at);
}

std::optional<double> maybe_real(const Rows& row, int at) {
  if (row.empty(at)) return std::nullopt;
  return row.real(at);
}

std::optional<int> maybe_rating(const Rows& row, int at) {
  if (row.empty(at)) return std::nullopt;
  return static_cast<int>(row.integer(at));
}

std::optional<diary::EntryKind> kind_of(std::string_view name) {
  for (const auto& [own, kind] : diary::entry_kinds) {
    if (own == name) return kind;
  }
  return std::nullopt;
}

std::optional<PaintSide> side_of(std::string_view name) {
  for (const auto side :
       {PaintSide::Left, PaintSide::Right, PaintSide::Unknown, PaintSide::Midline}) {
    if (name_of(side) == name) return side;
  }
  return std::nullopt;
}

void read_treatment(const Rows& row, Entry& out) {
  out.region = row.text(8);
  out.exercise = row.text(14);
  out.dose = {.pressure_kPa = maybe_real(row, 15),
              .press_0_10 = maybe_rating(row, 16),
              .radiant_exposure_J_per_cm2 = maybe_real(row, 17),
              .temperature_degC = maybe_real(row, 18),
              .before_0_10 = maybe_rating(row, 19),
              .after_0_10 = maybe_rating(row, 20)};
}

Result<Entry> entry_of(const Rows& row) {
  const auto kind = kind_of(row.text(3));
  const auto side = side_of(row.text(7));
  if (!kind || !side) return damaged("an entry that nobody can have written");
  Entry out;
  out.entry_id = row.integer(0);
  out.uid = uid_of_bytes(row.text(1));
  out.replaces_entry_id = maybe_integer(row, 2);
  out.kind = *kind;
  out.date = row.text(4);
  out.zone = row.text(5);
  out.about = row.text(6);
  out.side = *side;
  out.from_ms = maybe_integer(row, 9);
  if (out.from_ms) out.to_ms = maybe_integer(row, 10);
  out.value = maybe_real(row, 11);
  // Asking SQLite for a column takes as long as reading it: what a kind does not have is not asked.
  if (*kind == diary::EntryKind::Answer) out.choice = row.text(12);
  if (*kind == diary::EntryKind::Pain) out.words = words_of(row.text(13));
  if (*kind == diary::EntryKind::Treatment) read_treatment(row, out);
  out.note = row.text(21);
  out.source = row.text(22);
  out.written = {.at_ms = row.integer(23),
                 .zone = std::string(row.text(24)),
                 .date = std::string(row.text(25))};
  if (checksum_of(out) != row.integer(26)) return damaged("an entry is not as it was written");
  return out;
}

std::string query_of(const char* rest) {
  return std::string("SELECT ") + columns + " FROM entry " + rest;
}

template <class T>
void bind_maybe(Statement& statement, int at, const std::optional<T>& value) {
  if (value) {
    statement.bind(at, *value);
  } else {
    statement.bind(at);
  }
}

std::string insert_query() {
  std::string out = std::string("INSERT INTO entry (") + columns + ") VALUES (?";
  for (int k = 1; k < column_count; ++k) out += ", ?";
  return out + ")";
}

}  // namespace

Result<std::vector<Entry>> read_entries(Database& database, std::int64_t after_entry_id) {
  std::vector<Entry> out;
  Rows count(database, "SELECT count(*) FROM entry WHERE entry_id > ?");
  count.bind(1, after_entry_id);
  if (count.step()) out.reserve(static_cast<std::size_t>(count.integer(0)));
  Rows row(database, query_of("WHERE entry_id > ? ORDER BY entry_id"));
  row.bind(1, after_entry_id);
  while (row.step()) {
    UNKNOT_TRY(Entry own, entry_of(row));
    out.push_back(std::move(own));
  }
  return out;
}

Result<bool> check_entries(Database& database) {
  Rows row(database, query_of(""));
  while (row.step()) UNKNOT_CHECK(entry_of(row));
  return true;
}

std::vector<Entry> readable_entries(Database& database) {
  std::vector<Entry> out;
  try {
    Rows row(database, query_of(""));
    while (row.step()) {
      if (auto own = entry_of(row)) out.push_back(std::move(*own));
    }
  } catch (const SQLite::Exception&) {
  }
  return out;
}

Result<Entry> read_entry(Database& database, std::int64_t entry_id) {
  Rows row(database, query_of("WHERE entry_id = ?"));
  row.bind(1, entry_id);
  if (!row.step()) return fail(ErrorCode::NotFound, "entry_id", "no entry has this id");
  return entry_of(row);
}

std::optional<std::int64_t> entry_of_uid(Database& database, const std::string& uid) {
  const auto bytes = bytes_of_uid(uid);
  if (!bytes) return std::nullopt;
  Statement row(database, "SELECT entry_id FROM entry WHERE uid = ?");
  row.bind(1, bytes->data(), static_cast<int>(bytes->size()));
  if (!row.executeStep()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

std::int64_t newest_of(Database& database, std::int64_t entry_id) {
  Statement next(database, "SELECT entry_id FROM entry WHERE replaces_entry_id = ?");
  for (;;) {
    next.bind(1, entry_id);
    if (!next.executeStep()) return entry_id;
    entry_id = next.getColumn(0).getInt64();
    next.reset();
  }
}

std::optional<std::int64_t> entry_in_slot(Database& database, const Entry& entry) {
  Statement row(database,
                "SELECT entry_id FROM entry e WHERE date = ? AND kind = ? AND about = ? AND "
                "side = ? AND source = ? AND from_ms IS NULL AND NOT EXISTS "
                "(SELECT 1 FROM entry n WHERE n.replaces_entry_id = e.entry_id) "
                "ORDER BY entry_id DESC LIMIT 1");
  row.bind(1, entry.date);
  row.bind(2, std::string(name_of(entry.kind)));
  row.bind(3, entry.about);
  row.bind(4, std::string(name_of(entry.side)));
  row.bind(5, entry.source);
  if (!row.executeStep()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

EntryWriter::EntryWriter(Database& database)
    : next_id_(next_id(database, "entry", "entry_id")), statement_(database, insert_query()) {}

std::int64_t EntryWriter::write(const Entry& given) {
  Entry entry = given;
  if (entry.entry_id == 0) entry.entry_id = next_id_;
  next_id_ = std::max(next_id_, entry.entry_id + 1);
  Statement& into = statement_;
  into.reset();
  into.clearBindings();
  into.bind(1, entry.entry_id);
  const std::string uid = bytes_of_uid(entry.uid).value_or(std::string());
  into.bind(2, uid.data(), static_cast<int>(uid.size()));
  bind_maybe(into, 3, entry.replaces_entry_id);
  into.bind(4, std::string(name_of(entry.kind)));
  into.bind(5, entry.date);
  into.bind(6, entry.zone);
  into.bind(7, entry.about);
  into.bind(8, std::string(name_of(entry.side)));
  into.bind(9, entry.region);
  bind_maybe(into, 10, entry.from_ms);
  bind_maybe(into, 11, entry.to_ms);
  bind_maybe(into, 12, entry.value);
  into.bind(13, entry.choice);
  into.bind(14, words_text(entry.words));
  into.bind(15, entry.exercise);
  bind_maybe(into, 16, entry.dose.pressure_kPa);
  bind_maybe(into, 17, entry.dose.press_0_10);
  bind_maybe(into, 18, entry.dose.radiant_exposure_J_per_cm2);
  bind_maybe(into, 19, entry.dose.temperature_degC);
  bind_maybe(into, 20, entry.dose.before_0_10);
  bind_maybe(into, 21, entry.dose.after_0_10);
  into.bind(22, entry.note);
  into.bind(23, entry.source);
  into.bind(24, entry.written.at_ms);
  into.bind(25, entry.written.zone);
  into.bind(26, entry.written.date);
  into.bind(27, checksum_of(entry));
  into.exec();
  return entry.entry_id;
}

Chain chain_of(Database& database, std::int64_t entry_id) {
  Chain out{.first_entry_id = entry_id};
  Statement before(database, "SELECT replaces_entry_id FROM entry WHERE entry_id = ?");
  for (;;) {
    before.bind(1, out.first_entry_id);
    if (!before.executeStep() || before.getColumn(0).isNull()) break;
    out.first_entry_id = before.getColumn(0).getInt64();
    before.reset();
  }
  Statement chain(database,
                  "WITH RECURSIVE chain(id) AS (VALUES (?) UNION ALL SELECT entry_id FROM entry, "
                  "chain WHERE replaces_entry_id = chain.id) SELECT count(*) FROM chain");
  chain.bind(1, out.first_entry_id);
  if (chain.executeStep()) out.entries = chain.getColumn(0).getInt();
  return out;
}

void delete_chain(Database& database, const Chain& chain) {
  Statement named(database,
                  "CREATE TEMP TABLE gone_entry AS WITH RECURSIVE chain(id) AS (VALUES (?) UNION "
                  "ALL SELECT entry_id FROM entry, chain WHERE replaces_entry_id = chain.id) "
                  "SELECT id FROM chain");
  named.bind(1, chain.first_entry_id);
  named.exec();
  // Untied before: SQLite follows at most 1000 foreign keys, and somebody may correct more often.
  database.exec("UPDATE entry SET replaces_entry_id = NULL WHERE entry_id IN gone_entry");
  database.exec("DELETE FROM entry WHERE entry_id IN gone_entry");
  database.exec("DROP TABLE gone_entry");
}

}  // namespace unknot::store
