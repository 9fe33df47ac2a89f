/// Which other worlds a fit plays beside the one that was, for the shares of the causes.
/// Method: docs/methods/causes.md#share-of-a-cause.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/causes/day_model.h"
#include "engine/stats/fit.h"

namespace unknot::causes {

/// Places in Draws::scenario_sums; the first there is as it was.
struct ScenarioPlan {
  std::vector<stats::Scenario> scenarios;                  ///< for FitOptions
  std::array<std::optional<std::size_t>, groups> healthy;  ///< all exposures of the group healthy
  /// The same, but never below the 5th percentile of the recorded days; nothing where that is no
  /// other world.
  std::array<std::optional<std::size_t>, groups> seen;
  std::optional<std::size_t> all_healthy;  ///< of all five
};

/// Healthy levels replace the exposure from before the first day on, so that what is carried into
/// the window changes too. The usual level of the person minus the healthy one carries the effect
/// that was learnt from deviations.
[[nodiscard]] ScenarioPlan scenarios_of(const DayModel& days);

}  // namespace unknot::causes
