/// How good a forecast of a recorded score was: logarithmic score, ranked probability score,
/// coverage. Method: docs/validation/causes.md#forecast.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace unknot::causes {

inline constexpr std::array<double, 3> coverage_levels{0.5, 0.8, 0.95};

/// Of one day. Less is better in the first two.
struct DayScore {
  double log_score = 0;  ///< -ln P(what was recorded), nats
  double rps = 0;        ///< sum over the steps of (P(at most k) - 1[recorded at most k])^2
  double place = 0;      ///< P(less than recorded) + chance * P(recorded): uniform when right
};

/// Of many days.
struct ForecastSkill {
  double log_score = 0;              ///< mean
  double rps = 0;                    ///< mean
  double crps = 0;                   ///< rps times the width of a step: in points of the scale
  std::array<double, 3> coverage{};  ///< share of days within the central 50, 80 and 95 %
};

/// @param probabilities  of each step, above 0, together 1
/// @param step           what was recorded, an index into them
/// @param chance         drawn evenly from [0, 1)
[[nodiscard]] DayScore score_of(std::span<const double> probabilities, int step, double chance);

/// @param days  at least one
[[nodiscard]] ForecastSkill skill_of(std::span<const DayScore> days, double step_width);

/// Mean of differences between two forecasts, with an interval over persons.
struct SkillDifference {
  double mean = 0;
  double p025 = 0;
  double p975 = 0;
};

/// Paired bootstrap: persons are drawn with return, each brings its own difference.
/// @param differences  one a person, at least one
/// Deterministic for one seed. O(2000 n).
[[nodiscard]] SkillDifference difference_of(std::span<const double> differences,
                                            std::uint64_t seed);

}  // namespace unknot::causes
