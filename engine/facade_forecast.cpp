#include "engine/facade_forecast.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/base/local_date.h"
#include "engine/stats/diary_model.h"

namespace unknot {
namespace {

constexpr double grid_tolerance = 1e-6;  ///< of a step

Result<int> steps_of(const ScoreScale& scale) {
  if (!(scale.step > 0) || !std::isfinite(scale.step)) {
    return fail(ErrorCode::OutOfRange, "--scale-step", "must be above 0");
  }
  const double steps = (scale.max - scale.min) / scale.step;
  if (!(steps > 0) || !std::isfinite(steps)) {
    return fail(ErrorCode::OutOfRange, "--scale-max", "must be above --scale-min");
  }
  if (steps > forecast_steps_max - 1) {
    return fail(ErrorCode::TooLarge, "--scale-step",
                "more than " + std::to_string(forecast_steps_max) + " steps");
  }
  if (std::abs(steps - std::round(steps)) > grid_tolerance) {
    return fail(ErrorCode::OutOfRange, "--scale-step", "must divide the scale");
  }
  return static_cast<int>(std::round(steps)) + 1;
}

/// The nearest step, high being bad; nothing outside of the scale.
std::optional<int> step_of(const ScoreScale& scale, int steps, double score) {
  const double step = std::round((score - scale.min) / scale.step);
  if (!(step >= 0 && step < steps)) return std::nullopt;
  const int own = static_cast<int>(step);
  return scale.direction == ScoreDirection::LowIsBad ? steps - 1 - own : own;
}

using Days = std::map<std::chrono::sys_days, const ScoreDay*>;

struct Reading {
  const ForecastRequest* request = nullptr;
  int steps = 0;
  std::size_t exposures = 0;
};

Result<std::map<std::string, Days>> by_person(const ForecastRequest& request) {
  std::map<std::string, Days> out;
  for (const ScoreDay& day : request.days) {
    if (!out[day.person].emplace(day.day, &day).second) {
      return fail(ErrorCode::DuplicateId, "date " + date_of(day.day), "a person's day twice");
    }
    for (const double exposure : day.exposures) {
      if (!std::isinf(exposure)) continue;
      return fail(ErrorCode::OutOfRange, "date " + date_of(day.day), "an exposure is infinite");
    }
  }
  return out;
}

/// Without steps when the person has no score.
Result<causes::Series> series_of(const Reading& reading, const std::string& person,
                                 const Days& days, int& scores_outside) {
  causes::Series out{.person = person, .first_day = {}, .exposures = reading.exposures};
  std::map<std::chrono::sys_days, int> scores;
  for (const auto& [day, own] : days) {
    if (std::isnan(own->score)) continue;
    const auto step = step_of(reading.request->scale, reading.steps, own->score);
    if (step) scores.emplace(day, *step);
    if (!step) ++scores_outside;
  }
  if (scores.empty()) return out;
  out.first_day = scores.begin()->first;
  const auto length = (scores.rbegin()->first - out.first_day).count() + 1;
  if (length > stats::model_days_max) {
    return fail(ErrorCode::TooLarge, "date " + date_of(scores.rbegin()->first),
                "more than twenty years of one person");
  }
  const auto n = static_cast<std::size_t>(length);
  out.steps.assign(n, causes::no_score);
  out.exposure.assign(n * out.exposures, std::numeric_limits<double>::quiet_NaN());
  for (const auto& [day, own] : days) {
    const auto t = static_cast<std::size_t>((day - out.first_day).count());
    if (day < out.first_day || t >= n) continue;
    std::copy(own->exposures.begin(), own->exposures.end(),
              out.exposure.begin() + static_cast<std::ptrdiff_t>(t * out.exposures));
  }
  for (const auto& [day, step] : scores) {
    out.steps[static_cast<std::size_t>((day - out.first_day).count())] = step;
  }
  return out;
}

ForecastComparison compared(const std::vector<causes::PersonForecast>& persons, std::size_t method,
                            std::uint64_t seed) {
  ForecastComparison out;
  std::vector<double> log_score;
  std::vector<double> rps;
  double days = 0;
  for (const causes::PersonForecast& person : persons) days += person.days;
  const double share = 1.0 / static_cast<double>(persons.size());
  for (const causes::PersonForecast& person : persons) {
    const causes::ForecastSkill& own = person.skills[method];
    out.skill.log_score += share * own.log_score;
    out.skill.rps += share * own.rps;
    out.skill.crps += share * own.crps;
    for (std::size_t i = 0; i < own.coverage.size(); ++i) {
      out.skill.coverage[i] += own.coverage[i] * person.days / days;
    }
    log_score.push_back(person.skills[0].log_score - own.log_score);
    rps.push_back(person.skills[0].rps - own.rps);
  }
  out.log_score = causes::difference_of(log_score, seed);
  out.rps = causes::difference_of(rps, seed);
  return out;
}

}  // namespace

Result<PreparedForecast> prepare_forecast(ForecastRequest request) {
  PreparedForecast out;
  UNKNOT_TRY(out.study.steps, steps_of(request.scale));
  if (request.from_day < 2) {
    return fail(ErrorCode::OutOfRange, "--from-day", "must be at least 2: one day is forecast");
  }
  const std::size_t exposures = request.days.empty() ? 0 : request.days[0].exposures.size();
  if (exposures > forecast_exposures_max) {
    return fail(ErrorCode::TooLarge, "exposures",
                "more than " + std::to_string(forecast_exposures_max));
  }
  out.study.step_width = request.scale.step;
  out.study.from_day = request.from_day;
  out.study.seed = request.seed;
  UNKNOT_TRY(const auto persons, by_person(request));
  const Reading reading{.request = &request, .steps = out.study.steps, .exposures = exposures};
  for (const auto& [person, days] : persons) {
    UNKNOT_TRY(causes::Series series, series_of(reading, person, days, out.scores_outside));
    if (series.steps.empty()) {
      out.no_scores.push_back(person);
    } else {
      out.study.persons.push_back(std::move(series));
    }
  }
  if (out.study.persons.empty()) {
    return fail(ErrorCode::MissingField, "--score", "no score within the scale");
  }
  return out;
}

ForecastAnswer answer_forecast(const PreparedForecast& prepared,
                               std::vector<causes::PersonForecast> forecasts) {
  ForecastAnswer out{.left_out = prepared.no_scores, .scores_outside = prepared.scores_outside};
  for (causes::PersonForecast& person : forecasts) {
    if (person.days == 0) {
      out.left_out.push_back(person.person);
      continue;
    }
    out.days += person.days;
    out.persons.push_back(std::move(person));
  }
  if (out.persons.empty()) return out;
  for (std::size_t i = 0; i < out.all.size(); ++i) {
    out.all[i] = compared(out.persons, i, prepared.study.seed);
  }
  return out;
}

}  // namespace unknot
