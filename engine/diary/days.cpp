/// Method: docs/methods/diary.md.
#include "engine/diary/days.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "engine/base/local_date.h"
#include "engine/diary/day_builder.h"

namespace unknot::diary {
namespace {

using body::PaintSide;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

std::int64_t number_of(std::string_view date) {
  const auto day = day_of(date);
  return day ? day->time_since_epoch().count() : 0;
}

/// Entries are in the order of their ids; nothing when none has this one.
const Entry* entry_of(const DayInput& input, std::int64_t entry_id) {
  const auto own =
      std::lower_bound(input.entries.begin(), input.entries.end(), entry_id,
                       [](const Entry& one, std::int64_t id) { return one.entry_id < id; });
  return own == input.entries.end() || own->entry_id != entry_id ? nullptr : &*own;
}

/// Hours or minutes of a stretch become stretches of local days; a night stays whole.
void add_stretch(Build& build, Lane& lane, const Entry& entry, std::int64_t day) {
  const Stretch whole{*entry.from_ms, *entry.to_ms};
  const std::uint8_t source = build.sources.index_of(entry.source);
  const body::Cause* cause = cause_of(*build.input, entry.about);
  const bool of_night = cause != nullptr && cause->asked && cause->asked->of_night;
  if (of_night || build.input->zones == nullptr) {
    lane.cells[day].stretches.push_back({source, whole});
    return;
  }
  for (const DayStretch& part : cut_at_midnights(whole, entry.zone, *build.input->zones)) {
    lane.cells[part.day].stretches.push_back({source, part.stretch});
    build.first = std::min(build.first, part.day);
    build.last = std::max(build.last, part.day);
    build.marks[part.day] |= mark_known;
  }
}

/// When the place was first said to hurt: a corrected number does not make it younger.
std::int64_t first_painted_ms(const Build& build, const Entry& entry) {
  std::int64_t out = entry.written.at_ms;
  for (const Entry* own = &entry; own != nullptr;) {
    if (own->value.value_or(0) > 0) out = std::min(out, own->written.at_ms);
    own = own->replaces_entry_id ? entry_of(*build.input, *own->replaces_entry_id) : nullptr;
  }
  return out;
}

void add_session(Build& build, const Entry& entry, std::int64_t day) {
  std::vector<Session>& sessions = build.sessions[{entry.about, day}];
  if (!entry.value) return;  // taken back: nobody knows whether it was done
  Session own{.source = build.sources.index_of(entry.source),
              .of_whole_day = is_of_whole_day(entry),
              .minutes = *entry.value};
  if (entry.from_ms) {
    const auto length = static_cast<std::int64_t>(*entry.value * 60'000);
    own.stretch = Stretch{*entry.from_ms, *entry.from_ms + length};
  }
  sessions.push_back(own);
}

void add_pain(Build& build, Lane& lane, const Entry& entry, std::int64_t day) {
  DayCell& cell = lane.cells[day];
  if (!is_of_whole_day(entry)) {
    if (entry.value) cell.ratings.push_back({.at_ms = *entry.from_ms, .value = *entry.value});
  } else {
    cell.say({.source = build.sources.index_of(entry.source), .value = entry.value}, build.sources);
  }
  if (entry.value.value_or(0) > 0) {
    lane.paintings.emplace_back(day, first_painted_ms(build, entry));
  }
}

Lane& lane_of(Build& build, const Entry& entry) {
  const auto own = build.lanes.find(KeyView{entry.kind, entry.about, entry.side});
  if (own != build.lanes.end()) return own->second;
  return build.lanes[{entry.kind, entry.about, entry.side}];
}

/// Of a day before the table only what later days need: where it hurt.
void add_painting(Build& build, const Entry& entry) {
  if (entry.kind != EntryKind::Pain || !(entry.value.value_or(0) > 0)) return;
  lane_of(build, entry)
      .paintings.emplace_back(number_of(entry.date), first_painted_ms(build, entry));
}

void add(Build& build, const Entry& entry, std::int64_t day) {
  std::uint8_t& marks = build.marks[day];
  if (entry.kind == EntryKind::CheckIn) {
    build.checked_in_ms[day] = entry.written.at_ms;
    marks |= mark_checked_in;
    if (number_of(entry.written.date) > day + 1) marks |= mark_late;
    return;
  }
  if (entry.kind == EntryKind::CauseGuess) return;
  if (entry.value || (entry.from_ms && entry.to_ms)) marks |= mark_known;
  if (entry.kind == EntryKind::Treatment) return add_session(build, entry, day);
  Lane& lane = lane_of(build, entry);
  if (entry.kind == EntryKind::Pain) return add_pain(build, lane, entry, day);
  if (entry.from_ms && entry.to_ms) return add_stretch(build, lane, entry, day);
  lane.cells[day].say({.source = build.sources.index_of(entry.source), .value = entry.value},
                      build.sources);
}

/// The days whose values were changed after they had been written.
void mark_corrections(Build& build) {
  const auto entries = build.input->entries;
  for (const Entry& own : entries) {
    if (!own.replaces_entry_id || own.kind == EntryKind::CheckIn) continue;
    const Entry* before = entry_of(*build.input, *own.replaces_entry_id);
    if (before == nullptr) continue;
    if (before->value == own.value && before->choice == own.choice) continue;
    if (number_of(own.date) < build.first || number_of(own.date) > build.last) continue;
    build.marks[number_of(own.date)] |= mark_corrected;
  }
}

}  // namespace

DayTable days_of(const DayInput& input) {
  std::unordered_set<std::int64_t> replaced;
  for (const Entry& own : input.entries) {
    if (own.replaces_entry_id) replaced.insert(*own.replaces_entry_id);
  }
  const bool all = input.through == Through::Last;
  Build build{.input = &input};
  build.first = never;
  build.last = input.to_date.empty() ? 0 : number_of(input.to_date);
  for (const Entry& own : input.entries) {
    if (own.entry_id != 0 && !replaced.empty() && replaced.contains(own.entry_id)) continue;
    if (!all && own.date > input.to_date) continue;
    if (own.date < input.from_date) {
      add_painting(build, own);
      continue;
    }
    const std::int64_t day = number_of(own.date);
    build.first = std::min(build.first, day);
    build.last = std::max(build.last, day);
    add(build, own, day);
  }
  DayTable out;
  if (build.first == never) return out;
  mark_corrections(build);
  out.from_date = date_of(std::chrono::sys_days{std::chrono::days{build.first}});
  out.marks.resize(static_cast<std::size_t>(build.last - build.first + 1));
  for (const auto& [day, marks] : build.marks) {
    out.marks[static_cast<std::size_t>(day - build.first)] = marks;
  }
  Columns made = columns_of(std::move(build));
  out.columns = std::move(made.columns);
  out.sources = std::move(made.sources);
  return out;
}

const Column* column_of(const DayTable& table, ColumnKind kind, std::string_view id,
                        PaintSide side) {
  const auto own = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& one) {
    return one.kind == kind && one.id == id && one.side == side;
  });
  return own == table.columns.end() ? nullptr : &*own;
}

std::optional<std::size_t> index_of(const DayTable& table, std::string_view date) {
  const auto day = day_of(date);
  const auto first = day_of(table.from_date);
  if (!day || !first || *day < *first) return std::nullopt;
  const auto index = static_cast<std::size_t>((*day - *first).count());
  if (index >= table.days()) return std::nullopt;
  return index;
}

std::vector<double> worst_pain(const DayTable& table) {
  std::vector<double> out(table.days(), unknown);
  std::vector<double> unanswered(table.days(),
                                 unknown);  // worst that was not answered, as last known
  const auto raise = [](double& own, double value) {
    if (!(own >= value) && !std::isnan(value)) own = value;
  };
  for (const Column& column : table.columns) {
    if (column.kind != ColumnKind::Pain) continue;
    double last = unknown;
    for (std::size_t k = 0; k < out.size(); ++k) {
      const bool known = !std::isnan(column.values[k]);
      if (known) last = column.values[k];
      if (known) raise(out[k], last);
      if (!known && column.source[k] != 0) raise(unanswered[k], last);
    }
  }
  for (std::size_t k = 0; k < out.size(); ++k) {
    if (unanswered[k] > out[k]) out[k] = unknown;
  }
  return out;
}

std::string_view name_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Pain:
      return "pain";
    case ColumnKind::Answer:
      return "answer";
    case ColumnKind::Exposure:
      return "exposure";
    case ColumnKind::Treatment:
      return "treatment";
    case ColumnKind::Hindrance:
      return "hindrance";
  }
  return {};
}

}  // namespace unknot::diary
