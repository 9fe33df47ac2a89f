/// What the draws of a fit say of each cause: whether it matters at all, and by how much.
/// Method: docs/methods/causes.md#what-may-be-said.
#pragma once

#include <array>
#include <vector>

#include "engine/causes/causes_result.h"
#include "engine/causes/day_model.h"
#include "engine/stats/diary_model.h"
#include "engine/stats/fit.h"

namespace unknot::causes {

/// A fit with what it was made of. `model` is that of the fit: another prior, other probabilities.
struct FitView {
  const DayModel* days = nullptr;
  const stats::DiaryModel* model = nullptr;
  const stats::Draws* draws = nullptr;
};

/// One parameter of all draws, chain after chain.
[[nodiscard]] std::vector<double> column_of(const stats::Draws& draws, std::size_t parameter);

struct TermDraws {
  std::vector<double> slab;    ///< probability of the draw that the effect is none of nothing
  std::vector<double> effect;  ///< points over the own range
};

/// One a cause of the model. O(draws x causes).
[[nodiscard]] std::vector<TermDraws> term_draws(const FitView& fit);

/// At least one of several causes matters.
struct Matters {
  double before = 0;  ///< by the priors alone
  double after = 0;
};

/// Mean over the draws of 1 - prod(1 - slab), over these terms: jointly, as what one exposure
/// explains another one need not.
[[nodiscard]] Matters matters(const FitView& fit, const std::vector<TermDraws>& draws,
                              const std::vector<std::size_t>& terms);

/// Odds after against before; 0 without a prior chance, large but finite with certainty.
[[nodiscard]] double odds_ratio(const Matters& matters);

struct GroupEvidence {
  std::vector<std::size_t> terms;
  Matters matters;
  double probability_size = 0;  ///< that the effects together are above `points`
  std::vector<double> effect;   ///< points over the own ranges, summed; one a draw
  /// Each of its exposures by itself: beside several that do nothing, one that matters hardly
  /// moves what is said of all of them.
  std::vector<GroupEvidence> alone = {};
};

/// One a group, in their order.
[[nodiscard]] std::array<GroupEvidence, groups> evidence_of(const FitView& fit,
                                                            const std::vector<TermDraws>& draws,
                                                            double points);

/// Of one exposure by itself.
[[nodiscard]] GroupEvidence evidence_alone(const FitView& fit, const std::vector<TermDraws>& draws,
                                           std::size_t term, double points);

[[nodiscard]] Quantiles quantiles_of(std::vector<double> values);

struct Moments {
  double mean = 0;
  double sd = 0;
};
[[nodiscard]] Moments moments_of(const std::vector<double>& values);

/// Of Pearson; 0 where one of both never changes.
[[nodiscard]] double correlation_of(const std::vector<double>& one,
                                    const std::vector<double>& other);

}  // namespace unknot::causes
