#include "service/transfer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "formats/csv/csv.h"
#include "formats/csv/days.h"
#include "formats/csv/tables.h"
#include "formats/json/export.h"
#include "service/diary.h"
#include "store/files.h"

namespace unknot::service {
namespace {

using diary::Entry;
using diary::EntryKind;

void add_skipped(Imported& out, const char* reason, std::int64_t count) {
  if (count > 0) out.skipped.emplace_back(reason, count);
}

void widen(Imported& out, const std::string& date) {
  if (out.first_date.empty() || date < out.first_date) out.first_date = date;
  if (out.last_date.empty() || date > out.last_date) out.last_date = date;
}

/// 128 bits, spread by FNV-1a from two starts: the same words always get the same name.
std::string uid_of(const std::string& words) {
  std::string out;
  for (std::uint64_t state : {0xcbf29ce484222325ULL, 0x9ae16a3b2f90404fULL}) {
    for (const char sign : words) {
      state ^= static_cast<unsigned char>(sign);
      state *= 0x100000001b3ULL;
    }
    for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(state >> shift) & 15U];
  }
  return out;
}

std::string slot_of(const Entry& own) {
  return own.date + '|' + std::string(diary::name_of(own.kind)) + '|' + own.about + '|' +
         std::string(name_of(own.side));
}

/// What tables brought before, and what became of it.
class Before {
 public:
  explicit Before(const std::vector<Entry>& entries) {
    for (const Entry& own : entries) {
      next_id_ = std::max(next_id_, own.entry_id + 1);
      if (own.replaces_entry_id) after_.emplace(*own.replaces_entry_id, &own);
    }
    for (const Entry& own : entries) {
      if (own.source != diary::source_days_csv) continue;
      const Entry*& last = last_[slot_of(own)];
      const auto order = [](const Entry& one) {
        return std::pair(one.written.at_ms, one.entry_id);
      };
      if (last == nullptr || order(own) > order(*last)) last = &own;
    }
  }

  /// The value that a table brought last for the same thing; nothing when there was none.
  [[nodiscard]] const Entry* last(const Entry& own) const {
    const auto found = last_.find(slot_of(own));
    return found == last_.end() ? nullptr : found->second;
  }
  [[nodiscard]] bool corrected_by_hand(const Entry& own) const {
    const Entry* newest = &own;
    for (auto next = after_.find(own.entry_id); next != after_.end();
         next = after_.find(newest->entry_id)) {
      newest = next->second;
    }
    return newest->source != diary::source_days_csv;
  }
  [[nodiscard]] std::int64_t next_id() const { return next_id_; }

 private:
  std::unordered_map<std::int64_t, const Entry*> after_;
  std::unordered_map<std::string, const Entry*> last_;
  std::int64_t next_id_ = 1;
};

/// What of a table is to be taken in: new entries, and before them what they replace.
struct Chosen {
  Everything everything;
  std::int64_t fresh = 0;
  std::int64_t known = 0;
  std::int64_t corrected_by_hand = 0;
};

Chosen choose(const std::vector<csv::DayValue>& values, const Before& before) {
  Chosen out;
  std::int64_t next_id = before.next_id();
  for (const csv::DayValue& value : values) {
    Entry own = value.entry;
    const Entry* last = before.last(own);
    if (last != nullptr && last->value == own.value) {
      ++out.known;
      continue;
    }
    if (last != nullptr && before.corrected_by_hand(*last)) {
      ++out.corrected_by_hand;
      continue;
    }
    own.uid = uid_of(own.date + '|' + value.place.column + '|' + csv::text_of(*own.value) + '|' +
                     (last == nullptr ? std::string() : last->uid));
    own.entry_id = next_id++;
    if (last != nullptr) {
      own.replaces_entry_id = last->entry_id;
      out.everything.entries.push_back(*last);
      out.everything.entries.back().replaces_entry_id = std::nullopt;
    }
    out.everything.entries.push_back(std::move(own));
    ++out.fresh;
  }
  return out;
}

std::int64_t count_of(const csv::DaysFile& file, EntryKind kind) {
  return std::count_if(file.values.begin(), file.values.end(),
                       [&](const csv::DayValue& own) { return own.entry.kind == kind; });
}

Result<bool> complete(const body::Knowledge& knowledge, const Moment& now, csv::DaysFile& file) {
  for (csv::DayValue& own : file.values) {
    own.entry.zone = now.zone;
    own.entry.written = now;
    own.entry.uid = uid_of("");  // its own comes when it is known what it replaces
    const auto checked = check_entry(knowledge, own.entry);
    if (!checked) return fail(checked.error().code, name_of(own.place), checked.error().detail);
  }
  return true;
}

}  // namespace

Result<Everything> Transfer::everything() const {
  if (!store::exists(config_.store_path)) return Everything{};
  UNKNOT_TRY(store::Store store, store::Store::open({.path = config_.store_path}));
  return store.everything();
}

Result<store::TakenIn> Transfer::take_in(const Everything& everything, store::Taking taking) const {
  if (taking == store::Taking::Try && !store::exists(config_.store_path)) {
    store::TakenIn out{.entries_new = std::ssize(everything.entries),
                       .looks_new = std::ssize(everything.looks),
                       .knots_new = std::ssize(everything.knots)};
    for (const KeptKnot& own : everything.knots) out.events_new += std::ssize(own.events);
    return out;
  }
  UNKNOT_TRY(store::Store store, store::Store::open({.path = config_.store_path}));
  return store.take_in(everything, taking);
}

Result<std::string> Transfer::export_json() const {
  UNKNOT_TRY(const Everything all, everything());
  return json::write_export(all, config_.program_version);
}

Result<std::vector<TextFile>> Transfer::export_csv(const Moment& now) const {
  Diary diary(
      {.knowledge = config_.knowledge, .zones = config_.zones, .store_path = config_.store_path});
  UNKNOT_TRY(const diary::DayTable days, diary.days({}, now));
  UNKNOT_TRY(const Everything all, everything());
  return std::vector<TextFile>{{"days.csv", csv::days_csv(days, csv::DayColumns::Promised)},
                               {"entries.csv", csv::entries_csv(all)},
                               {"looks.csv", csv::looks_csv(all)},
                               {"knots.csv", csv::knots_csv(all)}};
}

Result<Imported> Transfer::import(std::string_view bytes, const Moment& now,
                                  store::Taking taking) const {
  if (json::is_export(bytes)) return import_json(bytes, taking);
  if (csv::is_days_csv(bytes)) return import_days_csv(bytes, now, taking);
  return fail(ErrorCode::Unsupported, "", "not a form that is read");
}

Result<Imported> Transfer::import_json(std::string_view bytes, store::Taking taking) const {
  UNKNOT_TRY(const Everything all, json::read_export(bytes));
  UNKNOT_CHECK(check_everything(*config_.knowledge, all));
  UNKNOT_TRY(const store::TakenIn taken, take_in(all, taking));
  Imported out{.kind = std::string(json::export_form), .kind_version = json::export_version};
  std::int64_t events = 0;
  for (const KeptKnot& own : all.knots) events += std::ssize(own.events);
  out.counts = {{"entries", std::ssize(all.entries)},
                {"entries_new", taken.entries_new},
                {"looks", std::ssize(all.looks)},
                {"looks_new", taken.looks_new},
                {"knots", std::ssize(all.knots)},
                {"knots_new", taken.knots_new},
                {"events", events},
                {"events_new", taken.events_new}};
  add_skipped(out, "known", taken.entries_known + taken.looks_known + taken.events_known);
  for (const Entry& own : all.entries) widen(out, own.date);
  for (const knots::Look& own : all.looks) widen(out, own.moment.date);
  return out;
}

Result<Imported> Transfer::import_days_csv(std::string_view bytes, const Moment& now,
                                           store::Taking taking) const {
  UNKNOT_TRY(csv::DaysFile file, csv::read_days_csv(bytes));
  UNKNOT_CHECK(complete(*config_.knowledge, now, file));
  UNKNOT_TRY(const Everything here, everything());
  const Chosen chosen = choose(file.values, Before(here.entries));
  if (chosen.fresh > 0) UNKNOT_CHECK(take_in(chosen.everything, taking));
  Imported out{.kind = "unknot_days",
               .first_date = std::move(file.first_date),
               .last_date = std::move(file.last_date)};
  out.counts = {{"days", static_cast<std::int64_t>(file.days)},
                {"pains", count_of(file, EntryKind::Pain)},
                {"exposures", count_of(file, EntryKind::Exposure)},
                {"treatments", count_of(file, EntryKind::Treatment)},
                {"entries_new", chosen.fresh}};
  add_skipped(out, "known", chosen.known);
  add_skipped(out, "corrected_by_hand", chosen.corrected_by_hand);
  return out;
}

}  // namespace unknot::service
