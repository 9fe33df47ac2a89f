/// What the model's forecast is compared with: eight simple ways to forecast a recorded score, each
/// as probabilities of every step. Method: docs/validation/causes.md#forecast.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/causes/forecast_method.h"
#include "engine/causes/forecast_series.h"
#include "engine/stats/matrix.h"

namespace unknot::causes {

inline constexpr std::array<std::string_view, 8> baseline_names{"last_value",
                                                                "running_mean",
                                                                "week_mean",
                                                                "exponential_smoothing",
                                                                "ar1",
                                                                "own_frequencies_after_yesterday",
                                                                "frequencies_with_others",
                                                                "ridge_others"};

/// What one person's whole diary teaches the last two about others.
struct BaselineLesson {
  std::vector<double> after;   ///< [last step][step], how often
  stats::Matrix gram;          ///< of the regression: sum of x x'
  std::vector<double> moment;  ///< sum of x times the deviation from the running mean
  double squares = 0;          ///< sum of these deviations squared
  double count = 0;
};

/// @param features  whole_features(series)
[[nodiscard]] BaselineLesson baseline_lesson_of(const Series& series, const Features& features,
                                                int steps);

/// One for each name, in that order.
/// @param others    may be empty
/// @param features  how many
[[nodiscard]] std::vector<std::unique_ptr<Forecaster>> baseline_forecasters(
    std::span<const BaselineLesson* const> others, int steps, std::size_t features);

}  // namespace unknot::causes
