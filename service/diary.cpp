#include "service/diary.h"

#include <algorithm>
#include <utility>

#include "engine/base/local_date.h"
#include "engine/diary/clock.h"
#include "store/files.h"
#include "store/ids.h"
#include "store/opening.h"

namespace unknot::service {
namespace {

using Lock = std::lock_guard<std::mutex>;
using diary::Entry;

/// Before this hour a person speaks of the day before.
constexpr std::string_view night_ends = "04:00";

/// What is usual reaches back 28 days, a window around a day and the next one some weeks each way.
constexpr int days_before_that_matter = 60;
constexpr int days_after_that_matter = 40;

constexpr int rounds_max = 4;

template <class T>
Result<T> below(std::size_t k, Result<T> result) {
  if (result) return result;
  const std::string at = "entries[" + std::to_string(k) + "]";
  const Error& error = result.error();
  return fail(error.code, error.where.empty() ? at : at + '.' + error.where, error.detail);
}

bool is_of_night(const body::Knowledge& knowledge, const Entry& entry) {
  return std::any_of(knowledge.causes.begin(), knowledge.causes.end(), [&](const auto& cause) {
    return cause.id == entry.about && cause.asked && cause.asked->of_night;
  });
}

}  // namespace

Diary::Diary(DiaryConfig config) : config_(std::move(config)) {}

Result<store::Store*> Diary::opened() {
  // After the restoring of a damaged store another file lies there.
  if (store_ && !store_->is_current()) forget();
  if (!store_) {
    UNKNOT_TRY(store_, store::Store::open({.path = config_.store_path}));
  }
  return &*store_;
}

void Diary::forget() {
  store_.reset();
  entries_.clear();
  table_.reset();
  seen_version_ = -1;
}

Result<bool> Diary::read_all() {
  UNKNOT_TRY(store::Store * store, opened());
  // Asked before reading: what is written meanwhile is seen at the next call.
  UNKNOT_TRY(const std::int64_t version, store->data_version());
  UNKNOT_TRY(const std::vector<knots::Knot> knots, store->knots());
  UNKNOT_TRY(std::vector<Entry> entries, store->entries());
  entries_.clear();
  std::vector<std::int64_t> seen;
  for (const knots::Knot& knot : knots) {
    for (const knots::Look& look : knot.looks) {
      if (std::find(seen.begin(), seen.end(), look.look_id) != seen.end()) continue;
      seen.push_back(look.look_id);
      const std::vector<Entry> pains = pains_of(look);
      entries_.insert(entries_.end(), pains.begin(), pains.end());
    }
  }
  std::move(entries.begin(), entries.end(), std::back_inserter(entries_));
  seen_version_ = version;
  table_.reset();
  return true;
}

Result<bool> Diary::refresh() {
  if (!store::exists(config_.store_path)) {
    forget();
    return store::check_not_lost(config_.store_path);
  }
  UNKNOT_TRY(store::Store * store, opened());
  UNKNOT_TRY(const std::int64_t version, store->data_version());
  if (version == seen_version_) return true;
  return read_all();
}

const diary::DayTable& Diary::table(const std::string& today) {
  if (!table_ || table_to_ != today) {
    table_ = diary::days_of({.entries = entries_,
                             .causes = config_.knowledge->causes,
                             .zones = config_.zones,
                             .to_date = today});
    table_to_ = today;
  }
  return *table_;
}

diary::Diary Diary::view(const std::string& today) {
  return {.entries = entries_, .causes = config_.knowledge->causes, .table = &table(today)};
}

Result<std::string> Diary::local_day(const std::string& date, const Moment& now) const {
  if (date.empty()) return now.date;
  if (!day_of(date)) return fail(ErrorCode::OutOfRange, "date", "must be a day, as 2026-02-26");
  if (date > now.date) return fail(ErrorCode::OutOfRange, "date", "that day is not there yet");
  return date;
}

/// Times that run over midnight end on the next day; a night began on the day before.
Result<bool> Diary::fill_in_times(const EntryDraft& draft, Entry& entry) const {
  const auto day = [&](int days) { return days_after(entry.date, days).value_or(entry.date); };
  const bool over_midnight = draft.at && draft.to && *draft.to <= *draft.at;
  const bool of_night = over_midnight && is_of_night(*config_.knowledge, entry);
  const auto instant = [&](const std::string& date, const std::string& clock) {
    return diary::instant_of(date, clock, entry.zone, *config_.zones);
  };
  if (draft.at) {
    UNKNOT_TRY(entry.from_ms, instant(day(of_night ? -1 : 0), *draft.at));
  }
  if (draft.to) {
    UNKNOT_TRY(entry.to_ms, instant(day(over_midnight && !of_night ? 1 : 0), *draft.to));
  }
  return true;
}

Result<std::vector<Entry>> Diary::complete(const LogRequest& request, const Moment& now,
                                           std::string_view source) const {
  UNKNOT_TRY(const std::string date, local_day(request.date, now));
  const std::string& zone = request.zone.empty() ? now.zone : request.zone;
  if (!request.zone.empty() && !config_.zones->offset_ms(zone, now.at_ms)) {
    return fail(ErrorCode::UnknownId, "zone", "no such time zone");
  }
  if (request.drafts.empty()) return fail(ErrorCode::MissingField, "entries", "nothing to write");
  std::vector<Entry> out;
  for (std::size_t k = 0; k < request.drafts.size(); ++k) {
    const EntryDraft& draft = request.drafts[k];
    Entry own = draft.entry;
    own.date = date;
    own.zone = zone;
    own.source = source;
    own.written = now;
    if (own.uid.empty()) own.uid = store::new_uid();
    UNKNOT_CHECK(below(k, fill_in_times(draft, own)));
    UNKNOT_CHECK(below(k, check_entry(*config_.knowledge, own)));
    out.push_back(std::move(own));
  }
  return out;
}

/// The day without the table of all days: ten years of them take longer than to write a day.
diary::Day Diary::fresh_day(const std::string& date) const {
  const auto around = [&](int days) { return days_after(date, days).value_or(date); };
  const diary::DayTable near = diary::days_of({.entries = entries_,
                                               .causes = config_.knowledge->causes,
                                               .zones = config_.zones,
                                               .to_date = around(days_after_that_matter),
                                               .from_date = around(-days_before_that_matter),
                                               .through = diary::Through::ToDate});
  return diary::day_view({.entries = entries_, .causes = config_.knowledge->causes, .table = &near},
                         date);
}

/// What was acknowledged must be in the file that lies there: a restore may have put another one in
/// its place meanwhile. Each entry has a number of its own, so writing it again writes nothing
/// twice.
Result<store::Written> Diary::write(const std::vector<Entry>& entries, std::int64_t seen_entry_id) {
  for (int round = 0; round < rounds_max; ++round) {
    UNKNOT_TRY(store::Store * store, opened());
    UNKNOT_TRY(store::Written written, store->log(entries, seen_entry_id));
    if (store->is_current()) return written;
  }
  return fail(ErrorCode::Locked, "store", "another program puts other files in its place");
}

Result<Logged> Diary::log(const LogRequest& request, const Moment& now, std::string_view source) {
  UNKNOT_TRY(const std::vector<Entry> entries, complete(request, now, source));
  const Lock lock(mutex_);
  UNKNOT_CHECK(refresh());
  UNKNOT_TRY(store::Written written, write(entries, request.seen_entry_id));
  UNKNOT_CHECK(refresh());
  UNKNOT_TRY(store::Store * store, opened());
  const std::int64_t newest = entries_.empty() ? 0 : entries_.back().entry_id;
  UNKNOT_TRY(std::vector<Entry> fresh, store->entries(newest));
  std::move(fresh.begin(), fresh.end(), std::back_inserter(entries_));
  table_.reset();
  return Logged{.entry_ids = std::move(written.entry_ids),
                .overtaken = std::move(written.overtaken),
                .day = fresh_day(entries.front().date)};
}

Result<CheckInAnswer> Diary::check_in(const std::string& date, const Moment& now) {
  UNKNOT_TRY(std::string day, local_day(date, now));
  const Lock lock(mutex_);
  UNKNOT_CHECK(refresh());
  const std::string clock = diary::clock_of(now.at_ms, now.zone, *config_.zones);
  const diary::Diary own = view(now.date);
  if (date.empty() && clock < night_ends) {
    const std::string yesterday = days_after(now.date, -1).value_or(now.date);
    const auto at = index_of(*own.table, yesterday);
    if (at && (own.table->marks[*at] & diary::mark_checked_in) == 0) day = yesterday;
  }
  return CheckInAnswer{.check_in = diary::check_in_of(own, day), .today = now.date, .now = clock};
}

Result<diary::Day> Diary::day(const std::string& date, const Moment& now) {
  UNKNOT_TRY(const std::string day, local_day(date, now));
  const Lock lock(mutex_);
  UNKNOT_CHECK(refresh());
  return diary::day_view(view(now.date), day);
}

Result<TodayAnswer> Diary::today(const Moment& now) {
  const Lock lock(mutex_);
  UNKNOT_CHECK(refresh());
  return TodayAnswer{.today = diary::today_of(view(now.date), now.date),
                     .now = diary::clock_of(now.at_ms, now.zone, *config_.zones)};
}

Result<diary::DayTable> Diary::days(const DaysRequest& request, const Moment& now) {
  const Lock lock(mutex_);
  UNKNOT_CHECK(refresh());
  return slice(table(now.date), request);
}

Result<Deleted> Diary::erase(const DeleteRequest& request) {
  const bool period = !request.from_date.empty() || !request.to_date.empty();
  const int things = (request.entry_id ? 1 : 0) + (period ? 1 : 0) + (request.everything ? 1 : 0);
  if (things == 0) return fail(ErrorCode::MissingField, "", "what to delete?");
  if (things > 1) return fail(ErrorCode::Contradiction, "", "one thing at a time");
  const Lock lock(mutex_);
  if (!store_ && !store::exists(config_.store_path)) {
    if (request.entry_id) return fail(ErrorCode::NotFound, "entry_id", "no entry has this id");
    return Deleted{};
  }
  UNKNOT_TRY(store::Store * store, opened());
  seen_version_ = -1;
  if (request.entry_id && request.only_count) {
    UNKNOT_TRY(const int rows, store->count_entry(*request.entry_id));
    return Deleted{.entries = rows};
  }
  if (request.entry_id) {
    UNKNOT_TRY(const int rows, store->erase_entry(*request.entry_id));
    return Deleted{.entries = rows};
  }
  std::optional<store::Period> days;
  if (period) {
    if (!day_of(request.from_date)) return fail(ErrorCode::OutOfRange, "from", "must be a day");
    if (!day_of(request.to_date)) return fail(ErrorCode::OutOfRange, "to", "must be a day");
    days = store::Period{.from_date = request.from_date, .to_date = request.to_date};
  }
  UNKNOT_TRY(const store::Erased there, store->count(days));
  const Deleted out{.entries = there.entries, .days = there.days, .looks = there.looks};
  if (request.only_count) return out;
  if (!request.days) return fail(ErrorCode::MissingField, "days", "how many days is that?");
  if (*request.days != there.days) {
    return fail(ErrorCode::Contradiction, "days", "it holds another number of days");
  }
  UNKNOT_CHECK(store->erase(days));
  return out;
}

}  // namespace unknot::service
