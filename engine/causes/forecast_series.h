/// What is known of the days of one person when the next score is forecast: recorded scores as
/// steps of their scale, and exposures of the day before as deviations from the person's usual.
/// Method: docs/validation/causes.md#forecast.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace unknot::causes {

inline constexpr int no_score = -1;
inline constexpr std::size_t weekdays = 7;

/// From the first day with a score to the last.
struct Series {
  std::string person;
  std::chrono::sys_days first_day;
  std::vector<int> steps;        ///< one a day: 0.. upwards, or no_score
  std::size_t exposures = 0;     ///< how many
  std::vector<double> exposure;  ///< [day][exposure]; not a number: not known
};

/// What is usual of one exposure; an sd of 0: nothing is known of it.
struct Usual {
  double mean = 0;
  double sd = 0;
};

/// Over all days of the diary, one an exposure.
[[nodiscard]] std::vector<Usual> usual_of(const Series& series);

/// Of other persons: the mean of their means; the square root of their mean variance. Empty without
/// others.
[[nodiscard]] std::vector<Usual> usual_of(std::span<const std::vector<Usual>* const> others);

/// One row a day: exposures of the day before, then the seven weekdays of the day itself (1 - 1/7
/// on its day, else -1/7). An exposure that is not known is as usual: 0.
struct Features {
  std::size_t width = 0;
  std::vector<double> values;  ///< [day][feature]
  [[nodiscard]] std::span<const double> day(std::size_t t) const {
    return std::span(values).subspan(t * width, width);
  }
};

/// Deviations from what is usual over the whole diary, in its sds, at most 3: for a diary that
/// lies in the past as a whole.
[[nodiscard]] Features whole_features(const Series& series);

/// Deviations from what was usual up to that exposure, never of what came later.
/// @param start  of others, counts as one day for the mean and as ten for the sd; may be empty
[[nodiscard]] Features forward_features(const Series& series, std::span<const Usual> start);

/// Mean and variance of the recorded steps. @param steps  with at least one score
struct StepMoments {
  double mean = 0;
  double variance = 0;
  int count = 0;
};
[[nodiscard]] StepMoments moments_of(std::span<const int> steps);

}  // namespace unknot::causes
