/// Draws from the posterior of a diary by the no-U-turn sampler on the reference density: the
/// independent twin of fit(), which shares none of its code. docs/methods/causes.md.
#pragma once

#include "engine/stats/diary_model.h"
#include "engine/stats/fit.h"

namespace unknot::stats {

/// Chains begin at draws from the prior and learn their metric and step size each for itself.
/// Filled in: values, scenario_sums, latent_sum, latent_square_sum, quality, gradients (mean over
/// the chains). Left empty: scenario_by_day, forecast_sum, trajectories, warm. Under
/// ScoreLayer::repeat a scenario expects what is written down by looking.
/// @param model  passed check()
/// Deterministic for one seed. Cost: O(draws x leapfrog steps x days x terms).
[[nodiscard]] Draws nuts_fit(const DiaryModel& model, const FitOptions& options,
                             const Progress& progress = {});

}  // namespace unknot::stats
