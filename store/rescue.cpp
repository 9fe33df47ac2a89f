#include "store/rescue.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/backup.h"
#include "store/entry_rows.h"
#include "store/files.h"
#include "store/knot_rows.h"
#include "store/look_rows.h"
#include "store/opening.h"
#include "store/raw_pages.h"
#include "store/rescue_scan.h"
#include "store/sqlite_error.h"
#include "store/unfinished.h"

namespace unknot::store {
namespace {

using SQLite::Database;
using SQLite::Statement;
using Ids = std::set<std::int64_t>;

/// Where nobody can say any more which id was the last, so many are tried beyond the last one seen.
constexpr std::int64_t ids_beyond = 2000;

/// What a query gives until it comes to a page that cannot be read.
Ids ids_until_damage(Database& database, const std::string& query) {
  Ids out;
  try {
    Statement row(database, query);
    while (row.executeStep()) out.insert(row.getColumn(0).getInt64());
  } catch (const SQLite::Exception&) {
  }
  return out;
}

/// From both ends of each index, as a bad page in the middle ends either walk.
Ids ids_named(Database& database, const std::string& table, const std::string& key,
              const std::vector<std::string>& orders) {
  Ids out;
  for (const std::string& order : orders) {
    for (const char* way : {" ASC", " DESC"}) {
      out.merge(ids_until_damage(database,
                                 "SELECT " + key + " FROM " + table + " ORDER BY " + order + way));
    }
  }
  return out;
}

/// The highest id to try. A table that never had a row stands in no list, and is tried in vain.
std::int64_t last_id(Database& database, const std::string& table, const Ids& named) {
  const Ids used =
      ids_until_damage(database, "SELECT seq FROM sqlite_sequence WHERE name = '" + table + "'");
  std::int64_t out = 0;
  // A flipped bit may make of an id any number; no row takes less than this.
  constexpr std::int64_t row_bytes_min = 16;
  const std::int64_t bytes =
      number_of(database, "PRAGMA page_count") * number_of(database, "PRAGMA page_size");
  const std::int64_t ids_max = std::max(bytes / row_bytes_min, std::int64_t{100'000});
  for (const Ids* ids : {&named, &used}) {
    for (const std::int64_t id : *ids) {
      if (id > 0 && id < ids_max) out = std::max(out, id);
    }
  }
  return used.empty() ? out + ids_beyond : out;
}

/// One row by its id. Nothing: not there. A page that cannot be read is as a wrong row.
template <class T, class Read>
std::optional<T> one_row(Read read, bool& is_damaged) {
  const auto row = guarded([&]() -> Result<T> { return read(); });
  is_damaged = !row && row.error().code != ErrorCode::NotFound;
  return row ? std::optional<T>(*row) : std::nullopt;
}

/// All rows of a table that are as they were written, by id.
template <class T, class Read>
std::map<std::int64_t, T> rows_of(std::int64_t last, const Ids& named, Read read, Ids& lost) {
  std::map<std::int64_t, T> out;
  for (std::int64_t id = 1; id <= last; ++id) {
    bool is_damaged = false;
    auto row = one_row<T>([&] { return read(id); }, is_damaged);
    if (row) {
      out.emplace(id, std::move(*row));
    } else if (named.contains(id) || is_damaged) {
      lost.insert(id);
    }
  }
  return out;
}

struct Found {
  std::map<std::int64_t, diary::Entry> entries;
  std::map<std::int64_t, knots::Look> looks;
  std::map<std::int64_t, knots::Knot> knots;
  std::map<std::int64_t, EventRow> events;
  std::vector<Link> links;
  Ids lost_entries, lost_looks, lost_knots, lost_events;
};

void find_links(Database& database, Found& found) {
  std::set<std::pair<std::int64_t, std::int64_t>> candidates;
  const auto by = [&](const char* column, const char* other, std::int64_t id) {
    return ids_until_damage(database, std::string("SELECT ") + other + " FROM knot_look WHERE " +
                                          column + " = " + std::to_string(id));
  };
  for (const auto& [knot_id, knot] : found.knots) {
    for (const auto look_id : by("knot_id", "look_id", knot_id)) {
      candidates.emplace(knot_id, look_id);
    }
  }
  for (const auto& [look_id, look] : found.looks) {
    for (const auto knot_id : by("look_id", "knot_id", look_id)) {
      candidates.emplace(knot_id, look_id);
    }
  }
  for (const auto& [knot_id, look_id] : candidates) {
    const Link link{.knot_id = knot_id, .look_id = look_id};
    const bool ends = found.knots.contains(knot_id) && found.looks.contains(look_id);
    if (ends && guarded([&] { return read_link(database, link); })) found.links.push_back(link);
  }
}

Found find_all(Database& database) {
  Found out;
  const Ids entries = ids_named(database, "entry", "entry_id", {"date", "uid", "entry_id"});
  out.entries = rows_of<diary::Entry>(
      last_id(database, "entry", entries), entries,
      [&](std::int64_t id) { return read_entry(database, id); }, out.lost_entries);
  const Ids looks = ids_named(database, "look", "look_id", {"uid", "look_id"});
  out.looks = rows_of<knots::Look>(
      last_id(database, "look", looks), looks,
      [&](std::int64_t id) { return read_look(database, id); }, out.lost_looks);
  const Ids knots = ids_named(database, "knot", "knot_id", {"muscle, side", "knot_id"});
  out.knots = rows_of<knots::Knot>(
      last_id(database, "knot", knots), knots,
      [&](std::int64_t id) { return read_bare_knot(database, id); }, out.lost_knots);
  const Ids events = ids_named(database, "knot_event", "event_id", {"knot_id", "event_id"});
  out.events = rows_of<EventRow>(
      last_id(database, "knot_event", events), events,
      [&](std::int64_t id) { return read_event(database, id); }, out.lost_events);
  find_links(database, out);
  return out;
}

/// A look without the drawing that it used says nothing; a knot without looks neither; and a look
/// or an event without its knot is found by nobody. What goes counts as lost.
void drop_what_hangs(Found& found) {
  for (bool again = true; again;) {
    again = false;
    for (auto own = found.looks.begin(); own != found.looks.end();) {
      const auto& drawing = own->second.drawing_look_id;
      const bool linked = std::any_of(found.links.begin(), found.links.end(),
                                      [&](const Link& link) { return link.look_id == own->first; });
      const bool stays = linked && (!drawing || found.looks.contains(*drawing));
      again = again || !stays;
      if (!stays) found.lost_looks.insert(own->first);
      own = stays ? std::next(own) : found.looks.erase(own);
    }
    std::erase_if(found.links,
                  [&](const Link& link) { return !found.looks.contains(link.look_id); });
  }
  Ids looked_at;
  for (const Link& link : found.links) looked_at.insert(link.knot_id);
  for (const auto& [knot_id, knot] : found.knots) {
    if (!looked_at.contains(knot_id)) found.lost_knots.insert(knot_id);
  }
  std::erase_if(found.knots, [&](const auto& own) { return !looked_at.contains(own.first); });
  for (const auto& [event_id, event] : found.events) {
    if (!looked_at.contains(event.key.knot_id)) found.lost_events.insert(event_id);
  }
  std::erase_if(found.events,
                [&](const auto& own) { return !looked_at.contains(own.second.key.knot_id); });
}

/// Entries as lines, by what each is replaced by. After a merge the ids of a line do not rise.
struct Lines {
  std::map<std::int64_t, std::int64_t> after;
  std::vector<std::int64_t> whole;    ///< entries that replace nothing
  std::vector<std::int64_t> hanging;  ///< entries that replaced one that is lost
};

Lines lines_of(const std::map<std::int64_t, diary::Entry>& entries) {
  Lines out;
  for (const auto& [entry_id, own] : entries) {
    if (!own.replaces_entry_id) {
      out.whole.push_back(entry_id);
    } else if (!entries.contains(*own.replaces_entry_id) ||
               !out.after.emplace(*own.replaces_entry_id, entry_id).second) {
      out.hanging.push_back(entry_id);
    }
  }
  return out;
}

/// A correction of a lost entry takes the place of what that replaced, if it stands in one slot:
/// the end of a line that must be there as a whole by then.
std::int64_t write_entries(Database& database, const Found& found) {
  EntryWriter writer(database);
  const Lines lines = lines_of(found.entries);
  const auto write_line = [&](diary::Entry first) {
    static_cast<void>(writer.write(first));
    for (auto next = lines.after.find(first.entry_id); next != lines.after.end();
         next = lines.after.find(next->second)) {
      static_cast<void>(writer.write(found.entries.at(next->second)));
    }
  };
  for (const std::int64_t entry_id : lines.whole) write_line(found.entries.at(entry_id));
  for (const std::int64_t entry_id : lines.hanging) {
    diary::Entry first = found.entries.at(entry_id);
    first.replaces_entry_id.reset();
    if (is_of_whole_day(first)) first.replaces_entry_id = entry_in_slot(database, first);
    write_line(std::move(first));
  }
  return static_cast<std::int64_t>(lines.hanging.size());
}

Result<std::int64_t> write_all(const std::string& path, const Found& found) {
  UNKNOT_TRY(auto database, open_database({.path = path}));
  return guarded([&]() -> Result<std::int64_t> {
    SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
    // After a merge a look's drawing may have a higher id.
    database->exec("PRAGMA defer_foreign_keys = ON");
    for (const auto& [look_id, look] : found.looks) UNKNOT_CHECK(write_look(*database, look));
    for (const auto& [knot_id, knot] : found.knots) write_knot(*database, knot);
    for (const Link& own : found.links) link(*database, own.knot_id, own.look_id);
    for (const auto& [event_id, own] : found.events) {
      write_event(*database, own.key.knot_id, own.event);
    }
    const std::int64_t mended = write_entries(*database, found);
    transaction.commit();
    return mended;
  });
}

RescuedKind kind_of(const auto& found, const Ids& lost) {
  return {.rescued = static_cast<std::int64_t>(found.size()),
          .lost = static_cast<std::int64_t>(lost.size())};
}

/// Opened as it is; nothing is checked, and a wrong schema is not refused.
Result<std::unique_ptr<Database>> open_damaged(const std::string& path) {
  return guarded([&]() -> Result<std::unique_ptr<Database>> {
    auto database = std::make_unique<Database>(path, SQLite::OPEN_READWRITE);
    database->exec("PRAGMA trusted_schema = OFF");
    // Throws when the schema cannot be read.
    const char* tables = "SELECT count(*) FROM sqlite_schema WHERE name IN ('entry', 'look')";
    if (number_of(*database, tables) != 2) return damaged("the schema is not the one it was");
    return database;
  });
}

tl::unexpected<Error> not_a_store() {
  return fail(ErrorCode::NotAStore, "store", "nothing says where its rows are");
}

/// That of an empty store of this version: its tables begin where those of most stores do, and
/// entries are found page by page wherever they lie. What is no row of ours has a wrong checksum.
Result<bool> graft_fresh_schema(const std::string& new_path, const std::string& damaged_path) {
  const Unfinished fresh(new_path + ".schema");
  UNKNOT_TRY(auto database, open_database({.path = fresh.path()}));
  database.reset();
  return graft_schema(fresh.path(), damaged_path);
}

}  // namespace

Result<Rescued> rescue(const RescueOptions& options) {
  if (!exists(options.damaged_path)) return fail(ErrorCode::NotFound, "store", "no such file");
  if (exists(options.new_path)) return fail(ErrorCode::Contradiction, "to", "it is there already");
  Rescued out;
  if (auto good = newest_good(options.store_path)) {
    UNKNOT_TRY(out.newest_good_holds,
               holds_of(backups_folder(options.store_path) + "/" + good->name));
    out.newest_good = std::move(*good);
  }
  const Unfinished work(options.new_path + ".reading");
  UNKNOT_CHECK(copy_to_read(options.damaged_path, work.path()));
  auto database = open_damaged(work.path());
  if (!database && out.newest_good) {
    const std::string sound = backups_folder(options.store_path) + "/" + out.newest_good->name;
    UNKNOT_CHECK(graft_schema(sound, work.path()));
    database = open_damaged(work.path());
    out.schema_from_backup = true;
  }
  const bool is_guessed = !database;
  if (is_guessed) {
    UNKNOT_CHECK(graft_fresh_schema(options.new_path, work.path()));
    database = open_damaged(work.path());
  }
  if (!database) return not_a_store();
  Found found = find_all(**database);
  if (!found.lost_entries.empty() || found.entries.empty()) {
    database->reset();
    for (const diary::Entry& own : scan_entries(work.path())) {
      found.lost_entries.erase(own.entry_id);
      found.entries.emplace(own.entry_id, own);
    }
  }
  drop_what_hangs(found);
  if (is_guessed && found.entries.empty() && found.looks.empty()) return not_a_store();
  const Unfinished part(options.new_path);
  UNKNOT_TRY(out.chains_mended, write_all(part.path(), found));
  UNKNOT_CHECK(verify(part.path()));
  UNKNOT_CHECK(put_in_place(part.path(), options.new_path));
  out.entries = kind_of(found.entries, found.lost_entries);
  out.looks = kind_of(found.looks, found.lost_looks);
  out.knots = kind_of(found.knots, found.lost_knots);
  out.events = kind_of(found.events, found.lost_events);
  return out;
}

}  // namespace unknot::store
