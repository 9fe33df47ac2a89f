#include "engine/stats/terms_reference.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

#include "engine/base/contracts.h"

namespace unknot::stats {
namespace {

constexpr double half_log_two_pi = 0.91893853320467274178;

double log1p_exp(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

}  // namespace

Slope normal_slope(const NormalPrior& prior, double x) {
  const double z = (x - prior.mean) / prior.sd;
  return {-0.5 * z * z - std::log(prior.sd) - half_log_two_pi, -z / prior.sd};
}

Slope logit_beta_slope(const BetaPrior& prior, double logit) {
  const double p = 1 / (1 + std::exp(-logit));
  return {-prior.a * log1p_exp(-logit) - prior.b * log1p_exp(logit),
          prior.a * (1 - p) - prior.b * p};
}

double log_beta(const BetaPrior& prior) {
  return std::lgamma(prior.a) + std::lgamma(prior.b) - std::lgamma(prior.a + prior.b);
}

EffectPrior::EffectPrior(const CauseTerm& cause)
    : slab_(cause.effect),
      spike_{0, cause.inclusion.spike_sd},
      degrees_of_freedom_(cause.slab_degrees_of_freedom),
      log_constant_(0),
      log_in_(std::log(cause.inclusion.probability)),
      log_out_(std::log1p(-cause.inclusion.probability)) {
  const double nu = degrees_of_freedom_;
  if (nu > 0)
    log_constant_ = std::lgamma(0.5 * (nu + 1)) - std::lgamma(0.5 * nu) -
                    0.5 * std::log(nu * std::numbers::pi) - std::log(slab_.sd);
}

Slope EffectPrior::slab(double effect) const {
  if (!(degrees_of_freedom_ > 0)) return normal_slope(slab_, effect);
  const double nu = degrees_of_freedom_;
  const double z = (effect - slab_.mean) / slab_.sd;
  return {log_constant_ - 0.5 * (nu + 1) * std::log1p(z * z / nu),
          -(nu + 1) * z / (nu + z * z) / slab_.sd};
}

Slope EffectPrior::spike(double effect) const { return normal_slope(spike_, effect); }

double EffectPrior::matters(double effect) const {
  if (std::isinf(log_out_)) return 1;
  return 1 / (1 + std::exp(log_out_ + spike(effect).value - log_in_ - slab(effect).value));
}

Slope EffectPrior::at(double effect) const {
  const Slope in = slab(effect);
  if (std::isinf(log_out_)) return in;  // the probability is 1
  const Slope out = spike(effect);
  const double log_in = log_in_ + in.value;
  const double log_out = log_out_ + out.value;
  const double share = 1 / (1 + std::exp(log_out - log_in));
  return {std::max(log_in, log_out) + std::log1p(std::exp(-std::abs(log_in - log_out))),
          share * in.slope + (1 - share) * out.slope};
}

Decay decay_of(double log_half_life_days) {
  const double rate = std::numbers::ln2 * std::exp(-log_half_life_days);
  const double rho = std::exp(-rate);
  return {rho, rho == 0 ? 0 : rho * rate};
}

void cut_points(const ScoreLayer& layer, std::span<const double> log_widths,
                std::span<double> cuts) {
  UNKNOT_EXPECTS(cuts.size() == static_cast<std::size_t>(layer.score_max - layer.score_min));
  for (std::size_t k = 0; k < cuts.size(); ++k)
    cuts[k] = layer.score_min + 0.5 + static_cast<double>(k);
  if (log_widths.empty()) return;
  double along = 0, mean = 0;
  const double n = static_cast<double>(cuts.size());
  for (std::size_t k = 0; k < cuts.size(); ++k) {
    if (k > 0) along += std::exp(log_widths[k - 1]);
    cuts[k] = along;
    mean += along / n;
  }
  const double middle = 0.5 * (layer.score_min + layer.score_max);
  for (double& cut : cuts) cut += middle - mean;
}

void cut_points_adjoint(std::span<const double> log_widths, std::span<const double> by_cut,
                        std::span<double> by_log_width) {
  double mean = 0;
  for (double one : by_cut) mean += one / static_cast<double>(by_cut.size());
  double above = 0;  // of all cuts above the width
  for (std::size_t k = log_widths.size(); k-- > 0;) {
    above += by_cut[k + 1] - mean;
    by_log_width[k] += above * std::exp(log_widths[k]);
  }
}

InCell in_cell(std::span<const double> cuts, int step, double w) {
  const double small = std::exp(-std::abs(w));
  const double p = (w > 0 ? 1 : small) / (1 + small);
  const double q = (w > 0 ? small : 1) / (1 + small);  // 1 - p without loss
  const auto above = static_cast<std::size_t>(step);
  if (step > 0 && above < cuts.size()) {
    const double low = cuts[above - 1];
    const double width = cuts[above] - low;
    return {low + width * p, width * p * q, width * p * q, q - p, p};
  }
  const double away = std::max(w, 0.0) + std::log1p(small);
  if (step == 0) return {cuts.front() - away, -p, p, q, p};
  return {cuts.back() + away, p, p, q, p};
}

double w_of(std::span<const double> cuts, int step, double unrounded) {
  const auto above = static_cast<std::size_t>(step);
  if (step > 0 && above < cuts.size())
    return std::log((unrounded - cuts[above - 1]) / (cuts[above] - unrounded));
  const double away = step == 0 ? cuts.front() - unrounded : unrounded - cuts.back();
  return away + std::log(-std::expm1(-away));
}

double LogProduct::log() {
  flush();
  return sum_;
}

void LogProduct::flush() {
  sum_ += std::log(product_);
  product_ = 1;
}

}  // namespace unknot::stats
