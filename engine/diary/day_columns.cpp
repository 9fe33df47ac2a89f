/// What was added, as columns of the table. Method: docs/methods/diary.md.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "engine/diary/day_builder.h"
#include "engine/diary/exposure.h"

namespace unknot::diary {
namespace {

using body::PaintSide;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

struct Value {
  double value = unknown;
  std::uint8_t source = 0;
};

/// For each day the earliest moment at which the place had been painted on a day before.
std::vector<std::int64_t> painted_before(const Build& build, const Lane& lane) {
  std::vector<std::int64_t> out(static_cast<std::size_t>(build.last - build.first + 1), never);
  for (const auto& [day, at_ms] : lane.paintings) {
    if (day >= build.last) continue;
    const std::int64_t first_after = std::max(day + 1, build.first);
    std::int64_t& own = out[static_cast<std::size_t>(first_after - build.first)];
    own = std::min(own, at_ms);
  }
  for (std::size_t k = 1; k < out.size(); ++k) out[k] = std::min(out[k], out[k - 1]);
  return out;
}

Value pain_of(Build& build, const DayCell* cell, bool left_blank) {
  if (cell != nullptr && cell->whole_day && cell->whole_day->value) {
    return {*cell->whole_day->value, cell->whole_day->source};
  }
  if (cell != nullptr && !cell->ratings.empty()) {
    return {mean_over_time(cell->ratings), build.sources.index_of(source_mean_of_moments)};
  }
  if (cell != nullptr && cell->whole_day) return {unknown, cell->whole_day->source};
  if (left_blank) return {0, build.sources.index_of(source_left_blank)};
  return {};
}

/// Of the sources that say stretches, the one that ranks first.
std::uint8_t first_source(const Build& build, const std::vector<SaidStretch>& stretches) {
  std::uint8_t out = stretches.front().source;
  for (const SaidStretch& own : stretches) {
    if (build.sources.ranks_before(own.source, out)) out = own.source;
  }
  return out;
}

Value hours_of(const Build& build, const DayCell& cell, double ms_per_unit) {
  const std::uint8_t source = first_source(build, cell.stretches);
  std::vector<Stretch> own;
  for (const SaidStretch& one : cell.stretches) {
    if (one.source == source) own.push_back(one.stretch);
  }
  return {static_cast<double>(covered_ms(std::move(own))) / ms_per_unit, source};
}

Value answer_of(const Build& build, const DayCell& cell, double ms_per_unit) {
  Value out;
  if (cell.whole_day) out = {cell.whole_day->value.value_or(unknown), cell.whole_day->source};
  if (!cell.stretches.empty()) {
    const Value hours = hours_of(build, cell, ms_per_unit);
    if (!cell.whole_day || build.sources.ranks_before(hours.source, out.source)) out = hours;
  }
  return out;
}

Column empty_column(const Build& build, ColumnKind kind, const Key& key) {
  const auto days = static_cast<std::size_t>(build.last - build.first + 1);
  return {.kind = kind,
          .id = key.id,
          .side = key.side,
          .values = std::vector<double>(days, unknown),
          .source = std::vector<std::uint8_t>(days, 0)};
}

void put(const Build& build, Column& column, std::int64_t day, const Value& value) {
  const auto at = static_cast<std::size_t>(day - build.first);
  column.values[at] = value.value;
  column.source[at] = value.source;
}

Column pain_column(Build& build, const Key& key, const Lane& lane) {
  Column out = empty_column(build, ColumnKind::Pain, key);
  const std::vector<std::int64_t> painted = painted_before(build, lane);
  for (std::int64_t day = build.first; day <= build.last; ++day) {
    const DayCell* own = lane.cells.find(day);
    const std::int64_t* checked = build.checked_in_ms.find(day);
    const bool left_blank =
        checked != nullptr && painted[static_cast<std::size_t>(day - build.first)] <= *checked;
    if (own != nullptr || left_blank) put(build, out, day, pain_of(build, own, left_blank));
  }
  return out;
}

Column said_column(Build& build, ColumnKind kind, const Key& key, const Lane& lane) {
  Column out = empty_column(build, kind, key);
  const body::Cause* cause = cause_of(*build.input, key.id);
  const bool minutes = cause != nullptr && cause->asked && cause->asked->unit == "minutes";
  for (const auto& [day, cell] : lane.cells) {
    put(build, out, day, answer_of(build, cell, minutes ? 60'000 : 3'600'000));
  }
  return out;
}

/// Minutes of a day. Sessions of another source at the same time are the same session, and what a
/// table says of the whole day holds only where no session is known.
Value minutes_of(Build& build, std::vector<Session> sessions) {
  if (sessions.empty()) return {unknown, build.sources.index_of(source_typed)};
  const auto is_sum = [](const Session& own) { return own.of_whole_day; };
  if (!std::all_of(sessions.begin(), sessions.end(), is_sum)) std::erase_if(sessions, is_sum);
  std::stable_sort(sessions.begin(), sessions.end(), [&](const Session& one, const Session& other) {
    return build.sources.ranks_before(one.source, other.source);
  });
  std::vector<Session> kept;
  for (const Session& own : sessions) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const Session& one) {
      return own.stretch && one.stretch && one.source != own.source &&
             own.stretch->from_ms < one.stretch->to_ms && one.stretch->from_ms < own.stretch->to_ms;
    });
    if (!known) kept.push_back(own);
  }
  Value out{.value = 0, .source = kept.front().source};
  for (const Session& own : kept) out.value += own.minutes;
  return out;
}

std::vector<Column> treatment_columns(Build& build) {
  std::map<std::string, Column> columns;
  for (const auto& [key, sessions] : build.sessions) {
    const auto& [treatment, day] = key;
    auto own = columns.find(treatment);
    if (own == columns.end()) {
      const Key name{EntryKind::Treatment, treatment, PaintSide::Midline};
      own = columns.emplace(treatment, empty_column(build, ColumnKind::Treatment, name)).first;
    }
    put(build, own->second, day, minutes_of(build, sessions));
  }
  std::vector<Column> out;
  for (auto& [treatment, column] : columns) {
    // Gone through and not named: not done.
    for (const auto& [day, written] : build.checked_in_ms) {
      const auto at = static_cast<std::size_t>(day - build.first);
      if (column.source[at] != 0) continue;
      put(build, column, day, {0, build.sources.index_of(source_left_blank)});
    }
    out.push_back(std::move(column));
  }
  return out;
}

/// What was given in the unit of the cause stands where it ranks before what answers make.
void add_made_of_answers(Build& build, const body::Cause& cause, const Column& answers,
                         std::vector<Column>& exposures) {
  const Key key{EntryKind::Exposure, cause.id, PaintSide::Midline};
  auto own = std::find_if(exposures.begin(), exposures.end(),
                          [&](const Column& one) { return one.id == cause.id; });
  if (own == exposures.end()) {
    exposures.push_back(empty_column(build, ColumnKind::Exposure, key));
    own = exposures.end() - 1;
  }
  const std::vector<double> made = exposures_of(cause.exposure, answers.values);
  for (std::size_t k = 0; k < made.size(); ++k) {
    // A window around a day has no answer of its own on most of its days.
    const bool derived = answers.source[k] == 0 && !std::isnan(made[k]);
    const std::uint8_t source =
        derived ? build.sources.index_of(source_derived) : answers.source[k];
    if (source == 0) continue;
    const bool given = own->source[k] != 0;
    if (given && build.sources.ranks_before(own->source[k], source)) continue;
    // Too few days to know what is usual says nothing about what was given.
    if (given && std::isnan(made[k]) && !std::isnan(answers.values[k])) continue;
    own->values[k] = made[k];
    own->source[k] = source;
  }
}

bool is_empty(const Column& column) {
  return std::all_of(column.values.begin(), column.values.end(),
                     [](double own) { return std::isnan(own); });
}

}  // namespace

Columns columns_of(Build build) {
  std::vector<Column> out;
  std::vector<Column> answers;
  std::vector<Column> exposures;
  std::vector<Column> hindrance;
  for (const auto& [key, lane] : build.lanes) {
    if (key.kind == EntryKind::Pain) out.push_back(pain_column(build, key, lane));
    if (key.kind == EntryKind::Answer) {
      answers.push_back(said_column(build, ColumnKind::Answer, key, lane));
    }
    if (key.kind == EntryKind::Exposure) {
      exposures.push_back(said_column(build, ColumnKind::Exposure, key, lane));
    }
    if (key.kind == EntryKind::Hindrance) {
      hindrance.push_back(said_column(build, ColumnKind::Hindrance, key, lane));
    }
  }
  for (const body::Cause& cause : build.input->causes) {
    const auto own = std::find_if(answers.begin(), answers.end(), [&](const Column& one) {
      return one.id == cause.exposure.answer_of;
    });
    if (own != answers.end()) add_made_of_answers(build, cause, *own, exposures);
  }
  std::sort(exposures.begin(), exposures.end(),
            [](const Column& one, const Column& other) { return one.id < other.id; });
  const auto append = [&](std::vector<Column> more) {
    std::move(more.begin(), more.end(), std::back_inserter(out));
  };
  append(std::move(answers));
  append(std::move(exposures));
  append(treatment_columns(build));
  append(std::move(hindrance));
  std::erase_if(out, is_empty);
  return {.columns = std::move(out), .sources = build.sources.take()};
}

}  // namespace unknot::diary
