/// The product looks at its own answer: does the model follow the diary, does the diary fit what is
/// known of others, and what does a name depend on? Method: docs/methods/causes.md#checks.
#pragma once

#include <vector>

#include "engine/causes/causes_result.h"
#include "engine/causes/evidence.h"
#include "engine/causes/verdict.h"

namespace unknot::causes {

/// A habit of the scores that fewer than this part of the diaries drawn from the model show as
/// strongly is told. Five habits are looked at, so about one diary in twenty hears of one that is
/// chance.
inline constexpr double check_tail_max = 0.01;
/// Effects this many prior scales off are told.
inline constexpr double conflict_scales_min = 3;

/// Scores drawn anew from the model, with a disturbance of their own, against those written:
/// weekends, likeness of neighbours, extremes, equal scores in a row, trend. Nothing with fewer
/// than 14 scores. Seeded.
[[nodiscard]] std::vector<Check> predictive_checks(const FitView& fit, std::uint64_t seed);

/// Effects far from what others report, causes that hardly change, scores that are all equal.
[[nodiscard]] std::vector<Check> diary_checks(const FitView& fit,
                                              const std::vector<TermDraws>& draws);

/// Names that depend on what was believed before, or on the days without a score.
/// @param unlogged  with these a point better; empty: not computed
[[nodiscard]] std::vector<Check> name_checks(const VerdictInput& input,
                                             const std::vector<Strength>& unlogged);

}  // namespace unknot::causes
