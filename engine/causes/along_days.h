/// The answer along the days: what was written, what is thought of it, the part of each cause, and
/// the next week. Method: docs/methods/causes.md#answers.
#pragma once

#include <vector>

#include "engine/causes/causes_result.h"
#include "engine/causes/evidence.h"
#include "engine/causes/scenarios.h"

namespace unknot::causes {

/// From the first scored day on.
[[nodiscard]] std::vector<DayPart> day_parts(const FitView& fit, const ScenarioPlan& plan);

[[nodiscard]] std::vector<ForecastDay> forecast_of(const FitView& fit);

/// The p-quantile of whole numbers whose chances are spread over a width of one around each;
/// within the scale.
[[nodiscard]] double quantile_of_scores(const std::vector<double>& probabilities, double p);

}  // namespace unknot::causes
