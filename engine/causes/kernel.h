/// How one unit of an exposure on one day reaches into the days after, by the filters of the
/// model. Method: docs/methods/causes.md#exposures.
#pragma once

#include <span>
#include <vector>

#include "engine/stats/diary_model.h"

namespace unknot::causes {

/// What is left from one day to the next: 2^(-1 / half-life).
/// @param half_life_days  above 0
/// @return                in (0, 1)
[[nodiscard]] double decay_of(double half_life_days);

/// Filtered exposure `days_after` days after one unit on one day: (1 - rho) rho^k, of the cascade
/// (1 - rho)^2 (k + 1) rho^k. Sums to 1 over all days.
[[nodiscard]] double response_of(stats::Kernel kernel, double half_life_days, int days_after);

/// The largest response of any day, in (0, 1].
[[nodiscard]] double peak_of(stats::Kernel kernel, double half_life_days);

/// @param exposure  known on every day
/// @return          filtered, one a day
/// O(days).
[[nodiscard]] std::vector<double> filtered(stats::Kernel kernel, double half_life_days,
                                           std::span<const double> exposure, double start_level);

/// Value below which the share `p` of the values lies, straight lines between them; not a number
/// without values. Values that are not a number do not count. O(n log n).
[[nodiscard]] double quantile_of(std::vector<double> values, double p);

}  // namespace unknot::causes
