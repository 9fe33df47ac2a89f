/// Whether chains agree and how much they say: Vehtari, Gelman, Simpson, Carpenter and Buerkner
/// (2021), Rank-normalization, folding, and localization. Equations: docs/methods/causes.md.
#pragma once

#include <span>

namespace unknot::stats {

/// Draws of one quantity, [chain][draw].
struct ChainView {
  std::span<const double> values;
  int chains = 0;
};

/// Split chains, rank-normalised, the larger of bulk and folded. Not a number for fewer than four
/// draws a chain, for values that are all equal or not finite.
[[nodiscard]] double rhat(const ChainView& draws);

/// Effective sample size of split, rank-normalised chains, by Geyer's initial monotone sequence.
[[nodiscard]] double ess_bulk(const ChainView& draws);

/// The smaller one of the indicators of the 5 % and the 95 % quantile.
[[nodiscard]] double ess_tail(const ChainView& draws);

/// Of split chains without ranks: for the Monte-Carlo standard error of the mean.
[[nodiscard]] double ess_mean(const ChainView& draws);

struct DrawSummary {
  double mean = 0;
  double sd = 0;
  double p05 = 0;
  double p25 = 0;
  double p50 = 0;
  double p75 = 0;
  double p95 = 0;
  double mcse_mean = 0;
  double ess_bulk = 0;
  double ess_tail = 0;
  double rhat = 0;
};

[[nodiscard]] DrawSummary summary_of(const ChainView& draws);

}  // namespace unknot::stats
