/// The parts of the density of a diary that concern one value at a time, with their derivatives,
/// written plainly: priors, cut points, the cell of a written score. The slow, obvious twin of what
/// the vectorised sampler does. docs/methods/causes.md.
#pragma once

#include <span>

#include "engine/stats/diary_model.h"

namespace unknot::stats {

/// A logarithm of a density and its derivative.
struct Slope {
  double value = 0;
  double slope = 0;
};

[[nodiscard]] Slope normal_slope(const NormalPrior& prior, double x);

/// Of the logit of a probability with a beta prior, the Jacobian of the logit included, less the
/// constant log_beta(prior).
[[nodiscard]] Slope logit_beta_slope(const BetaPrior& prior, double logit);
[[nodiscard]] double log_beta(const BetaPrior& prior);

/// Slab, normal or Student t, and spike of one effect.
class EffectPrior {
 public:
  explicit EffectPrior(const CauseTerm& cause);
  [[nodiscard]] Slope at(double effect) const;
  /// P(slab | effect): what "matters" means.
  [[nodiscard]] double matters(double effect) const;

 private:
  [[nodiscard]] Slope slab(double effect) const;
  [[nodiscard]] Slope spike(double effect) const;
  NormalPrior slab_;
  NormalPrior spike_;
  double degrees_of_freedom_;
  double log_constant_;  ///< of the Student t
  double log_in_;
  double log_out_;
};

/// The share of a filter that is left after a day, rho = 2^(-1/h), and its derivative by log h.
struct Decay {
  double rho = 0;
  double by_log_half_life = 0;
};
[[nodiscard]] Decay decay_of(double log_half_life_days);

/// Cut points between score_min and score_max: half points, or with widths exp(log_widths[k])
/// between neighbours and their mean at the middle of the scale.
/// @param cuts  out, score_max - score_min of them
void cut_points(const ScoreLayer& layer, std::span<const double> log_widths,
                std::span<double> cuts);

/// Adds to `by_log_width` what follows from the derivatives `by_cut`, [cut].
void cut_points_adjoint(std::span<const double> log_widths, std::span<const double> by_cut,
                        std::span<double> by_log_width);

/// An unrounded score inside the cell of a written one.
struct InCell {
  double unrounded = 0;
  double by_w = 0;      ///< derivative of the unrounded score
  double jacobian = 0;  ///< its size, as a factor of the density
  double log_jacobian_by_w = 0;
  double share = 0;  ///< logistic(w): how far inside
};

/// Bottom cell: cuts[0] - softplus(w); top: last cut + softplus(w); else the share logistic(w) of
/// the way from one cut to the next.
/// @param step  score - score_min
[[nodiscard]] InCell in_cell(std::span<const double> cuts, int step, double w);

/// The w of an unrounded score that lies inside the cell.
[[nodiscard]] double w_of(std::span<const double> cuts, int step, double unrounded);

/// Sum of logarithms, taken as the logarithm of a product as long as that does not overflow.
class LogProduct {
 public:
  void times(double factor) {
    product_ *= factor;
    if (product_ < 1e-150 || product_ > 1e150) flush();
  }
  [[nodiscard]] double log();

 private:
  void flush();
  double product_ = 1;
  double sum_ = 0;
};

}  // namespace unknot::stats
