/// How much of the pain goes with each cause over the window, after the diary and before it.
/// Method: docs/methods/causes.md#share-of-a-cause.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/causes/day_model.h"
#include "engine/causes/evidence.h"
#include "engine/causes/scenarios.h"

namespace unknot::causes {

/// Under this mean expected pain a share is a ratio of nothing.
inline constexpr double share_pain_min = 0.3;
/// Under this one it is said in points.
inline constexpr double points_pain_max = 1;

struct GroupShare {
  std::vector<double> points;  ///< mean over the window, one a draw
  std::vector<double> share;   ///< the same by the expected pain
  double points_not_seen = 0;  ///< mean over the draws
};

struct Shares {
  std::vector<double> expected;  ///< mean expected score over the window, one a draw
  std::array<std::optional<GroupShare>, groups> by_group;  ///< nothing: not in the model
  std::vector<double> unexplained_points;
  std::vector<double> unexplained_share;
  bool too_low = false;  ///< for any share
  bool in_points = false;
};

[[nodiscard]] Shares shares_of(const DayModel& days, const ScenarioPlan& plan,
                               const stats::Draws& draws);

/// What is believed of a cause before the diary, as draws.
struct PriorDraws {
  std::vector<double> effect;  ///< of one unit that goes on
  std::vector<double> log_half_life_days;
  double scale = 1;  ///< of the slab
  double mean = 0;
};
[[nodiscard]] PriorDraws prior_draws(const ExposureColumn& column, std::uint64_t seed);

struct PriorShare {
  std::vector<double> points;
  std::vector<double> share;
};

/// By the priors alone, at the mean pain of the window and the usual exposures of the person; what
/// they never said is taken as usual for others.
[[nodiscard]] std::array<PriorShare, groups> prior_shares(const DayModel& days, double pain);

/// Mean of the known values of the window.
[[nodiscard]] std::optional<double> usual_in_window(const DayModel& days,
                                                    const ExposureColumn& column);

}  // namespace unknot::causes
