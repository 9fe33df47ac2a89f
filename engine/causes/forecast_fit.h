/// Hyper-parameters of the forecast filter for one person: the most probable ones, and how much
/// the days say of them. Method: docs/validation/causes.md#forecast.
#pragma once

#include <span>
#include <vector>

#include "engine/causes/forecast_filter.h"
#include "engine/causes/forecast_series.h"
#include "engine/stats/matrix.h"

namespace unknot::causes {

/// Independent normal priors, one a parameter.
struct NormalPriors {
  std::vector<double> mean;
  std::vector<double> sd;
};

/// What nobody's diary has taught yet: wide, one a parameter of a scale of so many steps.
[[nodiscard]] NormalPriors wide_priors(int steps);

struct FilterDays {
  std::span<const int> steps;  ///< one a day
  const Features* features = nullptr;
};

struct FilterFit {
  std::vector<double> parameters;  ///< most probable
  std::vector<double> gradient;    ///< of the log likelihood there
  stats::Matrix information;       ///< sum over the days of outer products of their gradients
};

struct FilterFitOptions {
  NormalPriors priors;
  std::vector<double> from;  ///< where the search begins
  int iterations_max = 40;
};

/// Fisher scoring with the outer product of the daily gradients (Berndt et al. 1974), damped so
/// that no step makes it worse. Deterministic.
/// O(iterations x parameters x days x features^2).
[[nodiscard]] FilterFit fit_filter(const FilterStart& start, const FilterDays& days,
                                   const FilterFitOptions& options);

}  // namespace unknot::causes
