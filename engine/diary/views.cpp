/// Method: docs/methods/diary.md.
#include "engine/diary/views.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "engine/base/local_date.h"

namespace unknot::diary {
namespace {

/// Those that nothing among them replaced. What replaces an entry is of the same day.
std::vector<const Entry*> counting(const std::vector<const Entry*>& entries) {
  std::unordered_set<std::int64_t> replaced;
  for (const Entry* own : entries) {
    if (own->replaces_entry_id) replaced.insert(*own->replaces_entry_id);
  }
  std::vector<const Entry*> out;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(out), [&](const Entry* own) {
    return own->entry_id == 0 || replaced.empty() || !replaced.contains(own->entry_id);
  });
  return out;
}

/// Entries that count, in the order of the diary, of the kinds that are asked for.
template <class Wanted>
std::vector<const Entry*> counting(const Diary& diary, Wanted wanted) {
  std::vector<const Entry*> some;
  for (const Entry& own : diary.entries) {
    if (wanted(own)) some.push_back(&own);
  }
  return counting(some);
}

/// Entries are in the order of their ids.
std::int64_t newest_of(const Diary& diary) {
  return diary.entries.empty() ? 0 : diary.entries.back().entry_id;
}

std::uint8_t marks_on(const DayTable& table, std::string_view date) {
  const auto at = index_of(table, date);
  return at ? table.marks[*at] : std::uint8_t{0};
}

std::optional<int> known(double value) {
  if (std::isnan(value)) return std::nullopt;
  return static_cast<int>(std::lround(value));
}

/// How many days of the table lie before a day outside of it.
std::size_t index_after(const DayTable& table, std::string_view date) {
  return date < table.from_date ? 0 : table.days();
}

/// The last known value of the place before that day, if it was above 0 or is rated on the day.
/// What was said of moments of the day itself is no rating of the day, but the last that is known.
std::optional<CheckInPlace> place_of(const DayTable& table, const Column& column,
                                     std::string_view date) {
  CheckInPlace out{.region = column.id, .side = column.side};
  const auto today = index_of(table, date);
  const auto source_on = [&](std::size_t at) -> std::string_view {
    return table.sources[column.source[at]];
  };
  if (today && source_on(*today) != source_left_blank &&
      source_on(*today) != source_mean_of_moments) {
    out.nrs_0_10 = known(column.values[*today]);
  }
  const std::size_t end = today ? *today + 1 : index_after(table, date);
  for (std::size_t at = end; at-- > 0;) {
    if (std::isnan(column.values[at])) continue;
    if (today && at == *today && source_on(at) != source_mean_of_moments) continue;
    out.before_0_10 = known(column.values[at]);
    out.before_date = days_after(table.from_date, static_cast<int>(at)).value_or("");
    break;
  }
  const bool hurt = out.before_0_10.value_or(0) > 0;
  if (!hurt && !out.nrs_0_10) return std::nullopt;
  return out;
}

std::vector<CheckInPlace> places_of(const DayTable& table, std::string_view date) {
  std::vector<CheckInPlace> out;
  for (const Column& column : table.columns) {
    if (column.kind != ColumnKind::Pain) continue;
    if (auto own = place_of(table, column, date)) out.push_back(std::move(*own));
  }
  const auto worst = [](const CheckInPlace& own) {
    return std::max(own.nrs_0_10.value_or(-1), own.before_0_10.value_or(-1));
  };
  std::stable_sort(out.begin(), out.end(), [&](const CheckInPlace& one, const CheckInPlace& other) {
    return worst(one) > worst(other);
  });
  return out;
}

/// Fewer measured times say nothing yet.
constexpr int times_min = 3;

std::vector<HelpedBefore> helped_before(const std::vector<const Entry*>& entries) {
  std::map<std::string, HelpedBefore> sums;
  for (const Entry* own : entries) {
    if (!own->dose.before_0_10 || !own->dose.after_0_10) continue;
    HelpedBefore& sum = sums[own->about];
    sum.treatment = own->about;
    ++sum.times;
    if (*own->dose.after_0_10 < *own->dose.before_0_10) ++sum.times_better;
  }
  std::vector<HelpedBefore> out;
  for (auto& [treatment, sum] : sums) {
    if (sum.times >= times_min && 2 * sum.times_better > sum.times) out.push_back(std::move(sum));
  }
  std::stable_sort(out.begin(), out.end(), [](const HelpedBefore& one, const HelpedBefore& other) {
    return one.times_better * other.times > other.times_better * one.times;
  });
  return out;
}

std::vector<AskedQuestion> with_answers(const std::vector<Question>& questions,
                                        const std::vector<const Entry*>& of_day) {
  std::vector<AskedQuestion> out;
  for (const Question& question : questions) {
    AskedQuestion own{.question = question, .entry = std::nullopt};
    for (const Entry* entry : of_day) {
      const bool answers = entry->kind == EntryKind::Answer && entry->about == question.cause &&
                           is_of_whole_day(*entry) && entry->source == source_typed;
      if (answers) own.entry = *entry;
    }
    out.push_back(std::move(own));
  }
  return out;
}

std::vector<Entry> treatments_of(const std::vector<const Entry*>& of_day) {
  std::vector<Entry> out;
  for (const Entry* own : of_day) {
    if (own->kind == EntryKind::Treatment && own->value.value_or(0) > 0) out.push_back(*own);
  }
  return out;
}

std::vector<const Entry*> on_day(const Diary& diary, std::string_view date) {
  return counting(diary, [&](const Entry& own) { return own.date == date; });
}

std::vector<const Entry*> of_kind(const Diary& diary, EntryKind kind) {
  return counting(diary, [&](const Entry& own) { return own.kind == kind; });
}

std::vector<DayPain> pains_of(const DayTable& table, std::size_t at) {
  std::vector<DayPain> out;
  for (const Column& column : table.columns) {
    const auto value = known(column.values[at]);
    if (column.kind != ColumnKind::Pain || !value) continue;
    const std::string& source = table.sources[column.source[at]];
    const bool derived = source == source_left_blank || source == source_mean_of_moments;
    out.push_back({.region = column.id,
                   .side = column.side,
                   .value = *value,
                   .source = derived ? source : "rated"});
  }
  return out;
}

std::vector<DayExposure> exposures_on(const DayTable& table, std::size_t at) {
  std::vector<DayExposure> out;
  for (const Column& column : table.columns) {
    if (column.kind != ColumnKind::Exposure || std::isnan(column.values[at])) continue;
    out.push_back({.cause = column.id,
                   .value = column.values[at],
                   .source = table.sources[column.source[at]]});
  }
  return out;
}

/// Every entry that counts with the chain behind it.
std::vector<EntryWithHistory> with_history(const std::vector<const Entry*>& all,
                                           const std::vector<const Entry*>& counting_now) {
  std::unordered_map<std::int64_t, const Entry*> by_id;
  for (const Entry* own : all) by_id.emplace(own->entry_id, own);
  std::vector<EntryWithHistory> out;
  for (const Entry* own : counting_now) {
    EntryWithHistory one{.entry = *own, .earlier = {}};
    for (auto before = own->replaces_entry_id; before;) {
      const auto found = by_id.find(*before);
      if (found == by_id.end()) break;
      one.earlier.push_back(*found->second);
      before = found->second->replaces_entry_id;
    }
    out.push_back(std::move(one));
  }
  return out;
}

WeekMean mean_of(const DayTable& table, std::span<const double> pain, std::string_view last_date) {
  WeekMean out;
  double sum = 0;
  for (int back = 0; back < 7; ++back) {
    const auto at = index_of(table, days_after(last_date, -back).value_or(""));
    if (!at || std::isnan(pain[*at])) continue;
    sum += pain[*at];
    ++out.days;
  }
  if (out.days >= week_days_min) out.mean = sum / out.days;
  return out;
}

/// The own guess, as it was said last.
std::optional<std::string> guess_of(const Diary& diary) {
  const std::vector<const Entry*> guesses = of_kind(diary, EntryKind::CauseGuess);
  if (guesses.empty()) return std::nullopt;
  return guesses.back()->about;
}

}  // namespace

int days_late(const Entry& entry) {
  const auto about = day_of(entry.date);
  const auto written = day_of(entry.written.date);
  if (!about || !written || *written <= *about) return 0;
  return static_cast<int>((*written - *about).count());
}

CheckIn check_in_of(const Diary& diary, std::string_view date) {
  const std::vector<const Entry*> of_day = on_day(diary, date);
  const Questions questions = questions_of(diary.causes, *diary.table, date);
  CheckIn out{.date = std::string(date)};
  out.checked_in = (marks_on(*diary.table, date) & mark_checked_in) != 0;
  out.places = places_of(*diary.table, date);
  out.asked = with_answers(questions.asked, of_day);
  out.more = with_answers(questions.more, of_day);
  out.done = treatments_of(of_day);
  for (const Entry* own : of_day) {
    if (own->kind == EntryKind::Hindrance) out.hindrance = *own;
  }
  out.guess_due = !guess_of(diary);
  out.helped_before = helped_before(of_kind(diary, EntryKind::Treatment));
  out.newest_entry_id = newest_of(diary);
  return out;
}

Day day_view(const Diary& diary, std::string_view date) {
  std::vector<const Entry*> all;
  Day out{.date = std::string(date)};
  for (const Entry& own : diary.entries) {
    if (own.date == date) all.push_back(&own);
    if (own.date < date && own.date > out.day_before.value_or("")) out.day_before = own.date;
    if (own.date > date && own.date < out.day_after.value_or("~")) out.day_after = own.date;
  }
  const std::vector<const Entry*> of_day = counting(all);
  out.checked_in = (marks_on(*diary.table, date) & mark_checked_in) != 0;
  out.entries = with_history(all, of_day);
  for (const Entry* own : of_day) {
    if (own->kind == EntryKind::CheckIn) out.days_late = days_late(*own);
    if (std::find(out.zones.begin(), out.zones.end(), own->zone) == out.zones.end()) {
      out.zones.push_back(own->zone);
    }
  }
  if (const auto at = index_of(*diary.table, date)) {
    out.pains = pains_of(*diary.table, *at);
    out.exposures = exposures_on(*diary.table, *at);
  }
  out.newest_entry_id = newest_of(diary);
  return out;
}

Today today_of(const Diary& diary, std::string_view date) {
  const DayTable& table = *diary.table;
  const std::vector<double> pain = worst_pain(table);
  Today out{.date = std::string(date)};
  out.first_date = table.from_date;
  const auto first = day_of(table.from_date);
  const auto today = day_of(date);
  if (first && today && *first <= *today)
    out.days = static_cast<int>((*today - *first).count()) + 1;
  out.days_written =
      static_cast<int>(std::count_if(table.marks.begin(), table.marks.end(), [](std::uint8_t own) {
        return (own & mark_checked_in) != 0;
      }));
  out.checked_in = (marks_on(table, date) & mark_checked_in) != 0;
  const std::string yesterday = days_after(date, -1).value_or("");
  const bool diary_then = index_of(table, yesterday).has_value();
  out.yesterday_open = diary_then && (marks_on(table, yesterday) & mark_checked_in) == 0;
  out.guess = guess_of(diary);
  out.week = mean_of(table, pain, date);
  out.week_before = mean_of(table, pain, days_after(date, -7).value_or(""));
  for (int back = 27; back >= 0; --back) {
    const auto at = index_of(table, days_after(date, -back).value_or(""));
    out.recent.push_back(at ? known(pain[*at]) : std::nullopt);
  }
  out.done = treatments_of(on_day(diary, date));
  return out;
}

}  // namespace unknot::diary
