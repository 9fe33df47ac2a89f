/// Diaries drawn from a simple world, and small knowledge, for tests. Not part of the library.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "engine/causes/chance.h"
#include "engine/causes/day_model.h"
#include "engine/causes/kernel.h"
#include "engine/stats/fit.h"

namespace unknot::causes::testing {

inline constexpr const char* monday = "2026-02-02";

inline body::Cause cause(const std::string& id, const std::string& group) {
  body::Cause out;
  out.id = id;
  out.group = group;
  out.name.en = id;
  out.asked = body::CauseQuestion{.unit = "hours", .low = 0, .high = 10};
  out.exposure.unit = "hours";
  out.exposure.answer_of = id;
  out.exposure.range = {.value = 5, .low = 0, .high = 10};
  out.exposure.healthy_level = {.value = 3, .low = 3, .high = 3};
  out.exposure.daily_sd = {.value = 1, .low = 1, .high = 1};
  out.effect.effect_nrs = {.value = 0.1, .low = 0, .high = 0.2};
  out.effect.effect_sd_nrs = 0.15;
  out.effect.between_person_sd_nrs = 0.15;
  out.effect.inclusion_probability = 0.5;
  out.effect.half_life_hours = {.value = 12, .low = 6, .high = 24};
  out.effect.kernel = "exp";
  return out;
}

/// Two groups with an exposure each, and one that is never named.
inline std::vector<body::Cause> three_causes() {
  return {cause("sitting_hours", "sitting_all_day"), cause("lifting", "overuse_or_injury"),
          cause("alcohol", "confounder")};
}

struct World {
  int days = 60;
  double effect = 0;  ///< points of one unit of the first cause on the same day
  double pain = 4;
  double missing = 0.1;  ///< part of the scores
  double level = 5;      ///< of all exposures
  double sd = 1.5;
  std::uint64_t seed = 1;
};

inline diary::Column column(diary::ColumnKind kind, const std::string& id, int days) {
  diary::Column out{.kind = kind, .id = id};
  out.values.assign(static_cast<std::size_t>(days), std::nan(""));
  out.source.assign(static_cast<std::size_t>(days), 0);
  return out;
}

inline void say(diary::Column& column, int day, double value) {
  column.values[static_cast<std::size_t>(day)] = value;
  column.source[static_cast<std::size_t>(day)] = 1;
}

/// Exposures of autocorrelation 0.5; pain with a disturbance of 0.6 and rating noise of 0.5.
inline diary::DayTable table_of(const World& world, const std::vector<body::Cause>& causes) {
  Chance chance(world.seed);
  diary::DayTable out{.from_date = monday, .sources = {"", "typed"}};
  out.marks.assign(static_cast<std::size_t>(world.days), diary::mark_known);
  diary::Column pain = column(diary::ColumnKind::Pain, "sternum", world.days);
  std::vector<diary::Column> exposures;
  for (const body::Cause& own : causes) {
    exposures.push_back(column(diary::ColumnKind::Exposure, own.id, world.days));
  }
  std::vector<double> deviation(causes.size(), 0.0);
  double s = 0;
  for (int day = 0; day < world.days; ++day) {
    for (std::size_t c = 0; c < causes.size(); ++c) {
      deviation[c] = 0.5 * deviation[c] + world.sd * std::sqrt(0.75) * chance.normal();
      say(exposures[c], day, world.level + deviation[c]);
    }
    s = 0.7 * s + 0.6 * std::sqrt(0.51) * chance.normal();
    const double latent = world.pain + world.effect * deviation[0] + s + 0.5 * chance.normal();
    const double score = std::fmin(10, std::fmax(0, std::round(latent)));
    if (chance.uniform() >= world.missing) say(pain, day, score);
  }
  out.columns.push_back(std::move(pain));
  for (diary::Column& own : exposures) out.columns.push_back(std::move(own));
  return out;
}

/// Draws as a fit would leave them, all of one value.
inline stats::Draws draws_of(const stats::DiaryModel& model, const std::vector<double>& values,
                             int count = 8) {
  stats::Draws out{.chains = 2, .draws = count / 2, .parameters = values.size()};
  for (int k = 0; k < count; ++k) {
    out.values.insert(out.values.end(), values.begin(), values.end());
  }
  out.quality.resize(2);
  static_cast<void>(model);
  return out;
}

/// One trajectory: no disturbance, exposures as known, unknown ones 0.
inline stats::Trajectory trajectory_of(const stats::DiaryModel& model,
                                       const std::vector<double>& values) {
  const auto days = static_cast<std::size_t>(model.days + stats::horizon_days);
  stats::Trajectory out{.parameters = values};
  out.disturbance.assign(days, 0.0F);
  for (const stats::CauseTerm& own : model.causes) {
    for (std::size_t day = 0; day < days; ++day) {
      const bool known = day < own.exposure.size() && !std::isnan(own.exposure[day]);
      out.exposures.push_back(known ? static_cast<float>(own.exposure[day]) : 0.0F);
    }
  }
  return out;
}

/// By Layout: intercept, effects, and what is usual for all else.
inline std::vector<double> values_of(const stats::DiaryModel& model, double intercept,
                                     const std::vector<double>& effects) {
  const stats::Layout layout = stats::layout_of(model);
  std::vector<double> out(layout.size, 0.0);
  out[layout.intercept] = intercept;
  for (std::size_t c = 0; c < effects.size(); ++c) {
    out[layout.effect + c] = effects[c];
    out[layout.half_life + c] = model.causes[c].log_half_life_days.mean;
  }
  out[layout.disturbance_sd] = std::log(0.5);
  out[layout.noise_sd] = std::log(0.7);
  if (model.layer.repeat) out[layout.repeat] = -8;  // never
  return out;
}

/// As draws_of(), with all that a fit keeps of the days: the world that was has the score 4, each
/// other one of the plan half a point less than the one before.
inline stats::Draws whole_draws(const stats::DiaryModel& model, std::size_t worlds,
                                const std::vector<double>& values, int count = 2) {
  stats::Draws out = draws_of(model, values, count);
  const std::size_t length = static_cast<std::size_t>(model.days) + stats::horizon_days;
  const int summed = std::min(model.days, window_days);
  out.scenarios = worlds;
  for (std::size_t world = 0; world < worlds; ++world) {
    const double score = 4 - 0.5 * static_cast<double>(world);
    out.scenario_by_day.insert(out.scenario_by_day.end(), length, count * score);
  }
  for (int k = 0; k < count; ++k) {
    for (std::size_t world = 0; world < worlds; ++world) {
      out.scenario_sums.push_back(summed * (4 - 0.5 * static_cast<double>(world)));
    }
    out.trajectories.push_back(trajectory_of(model, values));
  }
  out.latent_sum.assign(length, count * 4.1);
  out.forecast_sum.assign(11 * stats::horizon_days, count / 11.0);
  return out;
}

}  // namespace unknot::causes::testing
