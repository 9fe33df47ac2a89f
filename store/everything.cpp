#include "store/everything.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "store/checksum.h"
#include "store/entry_merge.h"
#include "store/entry_rows.h"
#include "store/ids.h"
#include "store/knot_rows.h"
#include "store/look_rows.h"
#include "store/sqlite_error.h"

namespace unknot::store {
namespace {

using SQLite::Database;
using SQLite::Statement;
using SQLite::Transaction;
using SQLite::TransactionBehavior;
using IdMap = std::unordered_map<std::int64_t, std::int64_t>;

std::vector<std::int64_t> ids_of(Database& database, const std::string& query) {
  std::vector<std::int64_t> out;
  Statement row(database, query);
  while (row.executeStep()) out.push_back(row.getColumn(0).getInt64());
  return out;
}

Result<KeptKnot> read_kept_knot(Database& database, std::int64_t knot_id) {
  UNKNOT_TRY(const knots::Knot bare, read_bare_knot(database, knot_id));
  KeptKnot out{.knot_id = knot_id, .member = bare.member};
  const std::string of_knot = " WHERE knot_id = " + std::to_string(knot_id) + " ORDER BY ";
  out.look_ids = ids_of(database, "SELECT look_id FROM knot_look" + of_knot + "look_id");
  for (const std::int64_t look_id : out.look_ids) {
    UNKNOT_CHECK(read_link(database, {.knot_id = knot_id, .look_id = look_id}));
  }
  for (const std::int64_t event_id :
       ids_of(database, "SELECT event_id FROM knot_event" + of_knot + "event_id")) {
    UNKNOT_TRY(EventRow own, read_event(database, event_id));
    out.events.push_back({.event_id = event_id, .event = std::move(own.event)});
  }
  return out;
}

/// Gives what is new its own id, or one behind all others where that is taken.
class NewIds {
 public:
  NewIds(Database& database, const std::string& table, const std::string& key)
      : next_(next_id(database, table, key)) {
    for (const std::int64_t id : ids_of(database, "SELECT " + key + " FROM " + table)) take(id);
  }
  /// All ids that come in, before the first is given.
  void expect(std::int64_t id) { next_ = std::max(next_, id + 1); }
  std::int64_t give(std::int64_t id) {
    if (taken_.contains(id)) id = next_++;
    take(id);
    return id;
  }

 private:
  void take(std::int64_t id) { taken_.emplace(id, true); }
  std::int64_t next_;
  std::unordered_map<std::int64_t, bool> taken_;
};

/// Looks that are painted first: others may use their drawing.
std::vector<const knots::Look*> painted_first(const std::vector<knots::Look>& looks) {
  std::vector<const knots::Look*> out;
  for (const knots::Look& own : looks) out.push_back(&own);
  std::stable_partition(out.begin(), out.end(),
                        [](const knots::Look* own) { return !own->drawing_look_id; });
  return out;
}

/// @return the id that each look has now
Result<IdMap> write_looks(Database& database, const Everything& everything, TakenIn& taken) {
  std::unordered_map<std::string, std::int64_t> known;
  for (const std::int64_t look_id : ids_of(database, "SELECT look_id FROM look")) {
    UNKNOT_TRY(const knots::Look own, read_look(database, look_id));
    known.emplace(own.uid, look_id);
  }
  NewIds ids(database, "look", "look_id");
  for (const knots::Look& own : everything.looks) ids.expect(own.look_id);
  IdMap out;
  for (const knots::Look* own : painted_first(everything.looks)) {
    if (const auto here = known.find(own->uid); here != known.end()) {
      out.emplace(own->look_id, here->second);
      ++taken.looks_known;
      continue;
    }
    knots::Look look = *own;
    look.look_id = ids.give(own->look_id);
    if (own->drawing_look_id) look.drawing_look_id = out.at(*own->drawing_look_id);
    UNKNOT_CHECK(write_look(database, look));
    out.emplace(own->look_id, look.look_id);
    ++taken.looks_new;
  }
  return out;
}

bool same_event(const knots::Event& one, const knots::Event& other) {
  return one.moment.at_ms == other.moment.at_ms && one.kind == other.kind;
}

/// Adds events behind those that are there, or, when some are earlier, writes all of them anew.
void write_events(Database& database, const KeptKnot& here, std::vector<KeptEvent> fresh,
                  NewIds& ids) {
  if (fresh.empty()) return;
  std::vector<KeptEvent> all = here.events;
  std::move(fresh.begin(), fresh.end(), std::back_inserter(all));
  const auto earlier = [](const KeptEvent& one, const KeptEvent& other) {
    return one.event.moment.at_ms < other.event.moment.at_ms;
  };
  std::size_t from = here.events.size();
  if (from > 0 && !std::is_sorted(all.begin(), all.end(), earlier)) {
    std::stable_sort(all.begin(), all.end(), earlier);
    Statement gone(database, "DELETE FROM knot_event WHERE knot_id = ?");
    gone.bind(1, here.knot_id);
    gone.exec();
    from = 0;
  }
  std::int64_t last = from > 0 ? all[from - 1].event_id : 0;
  for (std::size_t k = from; k < all.size(); ++k) {
    // Their order is that of their ids.
    std::int64_t event_id = ids.give(all[k].event_id);
    while (event_id <= last) event_id = ids.give(event_id);
    last = event_id;
    write_event(database,
                {.key = {.event_id = event_id, .knot_id = here.knot_id}, .event = all[k].event});
  }
}

std::vector<KeptEvent> new_events(const KeptKnot& here, const KeptKnot& own) {
  std::vector<KeptEvent> out;
  for (const KeptEvent& event : own.events) {
    const bool known =
        std::any_of(here.events.begin(), here.events.end(),
                    [&](const KeptEvent& other) { return same_event(other.event, event.event); });
    if (!known) out.push_back(event);
  }
  return out;
}

Result<bool> write_knots(Database& database, const Everything& everything, const IdMap& looks,
                         TakenIn& taken) {
  std::map<std::pair<std::string, body::Side>, KeptKnot> known;
  for (const std::int64_t knot_id : read_knot_ids(database)) {
    UNKNOT_TRY(KeptKnot own, read_kept_knot(database, knot_id));
    known.emplace(std::pair(own.member.muscle, own.member.side), std::move(own));
  }
  NewIds knot_ids(database, "knot", "knot_id");
  NewIds event_ids(database, "knot_event", "event_id");
  for (const KeptKnot& own : everything.knots) {
    knot_ids.expect(own.knot_id);
    for (const KeptEvent& event : own.events) event_ids.expect(event.event_id);
  }
  for (const KeptKnot& own : everything.knots) {
    KeptKnot here{.member = own.member};
    const auto found = known.find({own.member.muscle, own.member.side});
    if (found != known.end()) {
      here = found->second;
      ++taken.knots_known;
    } else {
      here.knot_id = knot_ids.give(own.knot_id);
      write_knot(database, knots::Knot{.knot_id = here.knot_id, .member = own.member});
      ++taken.knots_new;
    }
    for (const std::int64_t look_id : own.look_ids) link(database, here.knot_id, looks.at(look_id));
    std::vector<KeptEvent> fresh = new_events(here, own);
    taken.events_new += std::ssize(fresh);
    taken.events_known += std::ssize(own.events) - std::ssize(fresh);
    write_events(database, here, std::move(fresh), event_ids);
  }
  return true;
}

/// No two may replace one entry, so those that move give way before the new ones come.
void carry_out(Database& database, const MergePlan& plan) {
  Statement free(database, "UPDATE entry SET replaces_entry_id = NULL WHERE entry_id = ?");
  for (const diary::Entry& own : plan.relinked) {
    free.bind(1, own.entry_id);
    free.exec();
    free.reset();
  }
  EntryWriter writer(database);
  for (const diary::Entry& own : plan.added) static_cast<void>(writer.write(own));
  Statement relink(database,
                   "UPDATE entry SET replaces_entry_id = ?, checksum = ? WHERE entry_id = ?");
  for (const diary::Entry& own : plan.relinked) {
    if (own.replaces_entry_id) relink.bind(1, *own.replaces_entry_id);
    relink.bind(2, checksum_of(own));
    relink.bind(3, own.entry_id);
    relink.exec();
    relink.reset();
  }
}

Result<bool> write_entries(Database& database, const Everything& everything, TakenIn& taken) {
  if (everything.entries.empty()) return true;
  UNKNOT_TRY(const std::vector<diary::Entry> here, read_entries(database));
  const MergePlan plan =
      merge_entries(here, everything.entries, next_id(database, "entry", "entry_id"));
  carry_out(database, plan);
  taken.entries_new = std::ssize(plan.added);
  taken.entries_known = plan.known;
  return true;
}

}  // namespace

Result<Everything> read_everything(Database& database) {
  Everything out;
  for (const std::int64_t look_id : ids_of(database, "SELECT look_id FROM look ORDER BY look_id")) {
    UNKNOT_TRY(knots::Look own, read_look(database, look_id));
    out.looks.push_back(std::move(own));
  }
  for (const std::int64_t knot_id : read_knot_ids(database)) {
    UNKNOT_TRY(KeptKnot own, read_kept_knot(database, knot_id));
    out.knots.push_back(std::move(own));
  }
  UNKNOT_TRY(out.entries, read_entries(database));
  return out;
}

Result<TakenIn> write_everything(Database& database, const Everything& everything) {
  // A correction may have a smaller id than what it replaces.
  database.exec("PRAGMA defer_foreign_keys = ON");
  TakenIn out;
  UNKNOT_TRY(const IdMap looks, write_looks(database, everything, out));
  UNKNOT_CHECK(write_knots(database, everything, looks, out));
  UNKNOT_CHECK(write_entries(database, everything, out));
  return out;
}

Result<Everything> Store::everything() {
  return guarded([&]() -> Result<Everything> {
    Transaction transaction(*database_);  // one picture of all tables
    return read_everything(*database_);
  });
}

Result<TakenIn> Store::take_in(const Everything& everything, Taking taking) {
  return guarded([&]() -> Result<TakenIn> {
    Transaction transaction(*database_, TransactionBehavior::IMMEDIATE);
    UNKNOT_TRY(const TakenIn out, write_everything(*database_, everything));
    if (taking == Taking::Write) transaction.commit();
    return out;
  });
}

}  // namespace unknot::store
