#include "engine/causes/evidence.h"

#include <algorithm>
#include <cmath>

#include "engine/causes/kernel.h"
#include "engine/causes/range.h"
#include "engine/stats/priors.h"

namespace unknot::causes {
namespace {

/// A chain that always stands in the slab says no more than this.
constexpr double surest = 1e-6;

double odds(double p) {
  const double own = std::clamp(p, surest, 1 - surest);
  return own / (1 - own);
}

}  // namespace

std::vector<double> column_of(const stats::Draws& draws, std::size_t parameter) {
  std::vector<double> out;
  const std::size_t rows = draws.values.size() / draws.parameters;
  out.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    out.push_back(draws.values[row * draws.parameters + parameter]);
  }
  return out;
}

std::vector<TermDraws> term_draws(const FitView& fit) {
  const stats::Layout layout = stats::layout_of(*fit.model);
  std::vector<TermDraws> out;
  for (std::size_t c = 0; c < fit.model->causes.size(); ++c) {
    const stats::CauseTerm& term = fit.model->causes[c];
    const OwnRange range(term.exposure, term.kernel, term.log_half_life_days);
    const std::vector<double> effects = column_of(*fit.draws, layout.effect + c);
    const std::vector<double> half_lives = column_of(*fit.draws, layout.half_life + c);
    TermDraws own;
    for (std::size_t k = 0; k < effects.size(); ++k) {
      own.slab.push_back(stats::slab_probability(term, effects[k]));
      own.effect.push_back(effects[k] * range.at(half_lives[k]));
    }
    out.push_back(std::move(own));
  }
  return out;
}

Matters matters(const FitView& fit, const std::vector<TermDraws>& draws,
                const std::vector<std::size_t>& terms) {
  if (terms.empty()) return {};
  double none_before = 1;
  for (const std::size_t c : terms) none_before *= 1 - fit.model->causes[c].inclusion.probability;
  const std::size_t rows = draws[terms[0]].slab.size();
  double sum = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    double none = 1;
    for (const std::size_t c : terms) none *= 1 - draws[c].slab[row];
    sum += 1 - none;
  }
  return {.before = 1 - none_before, .after = rows == 0 ? 0 : sum / static_cast<double>(rows)};
}

double odds_ratio(const Matters& matters) {
  return matters.before > 0 ? odds(matters.after) / odds(matters.before) : 0;
}

std::array<GroupEvidence, groups> evidence_of(const FitView& fit,
                                              const std::vector<TermDraws>& draws, double points) {
  std::array<GroupEvidence, groups> out;
  for (const ExposureColumn& column : fit.days->exposures) {
    if (!column.term || column.group >= groups) continue;
    // Few known days are in the model, and say nothing of a cause.
    if (column.days_known < exposure_days_min) continue;
    out[column.group].terms.push_back(*column.term);
  }
  for (GroupEvidence& own : out) {
    if (own.terms.empty()) continue;
    own.matters = matters(fit, draws, own.terms);
    own.effect.assign(draws[own.terms[0]].effect.size(), 0.0);
    for (const std::size_t c : own.terms) {
      for (std::size_t k = 0; k < own.effect.size(); ++k) own.effect[k] += draws[c].effect[k];
    }
    const auto above = std::count_if(own.effect.begin(), own.effect.end(),
                                     [&](double effect) { return effect > points; });
    own.probability_size = static_cast<double>(above) / static_cast<double>(own.effect.size());
    for (const std::size_t c : own.terms) {
      own.alone.push_back(evidence_alone(fit, draws, c, points));
    }
  }
  return out;
}

GroupEvidence evidence_alone(const FitView& fit, const std::vector<TermDraws>& draws,
                             std::size_t term, double points) {
  GroupEvidence out{.terms = {term}, .effect = draws[term].effect};
  out.matters = matters(fit, draws, out.terms);
  const auto above = std::count_if(out.effect.begin(), out.effect.end(),
                                   [&](double effect) { return effect > points; });
  out.probability_size = static_cast<double>(above) / static_cast<double>(out.effect.size());
  return out;
}

Quantiles quantiles_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {.p05 = quantile_of(values, 0.05),
          .p25 = quantile_of(values, 0.25),
          .p50 = quantile_of(values, 0.5),
          .p75 = quantile_of(values, 0.75),
          .p95 = quantile_of(values, 0.95)};
}

Moments moments_of(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  if (values.size() < 2) return {.mean = values.empty() ? 0 : values[0], .sd = 0};
  double sum = 0;
  for (const double own : values) sum += own;
  const double mean = sum / n;
  double squares = 0;
  for (const double own : values) squares += (own - mean) * (own - mean);
  return {.mean = mean, .sd = std::sqrt(squares / (n - 1))};
}

double correlation_of(const std::vector<double>& one, const std::vector<double>& other) {
  const Moments a = moments_of(one);
  const Moments b = moments_of(other);
  if (!(a.sd > 0) || !(b.sd > 0)) return 0;
  double sum = 0;
  for (std::size_t k = 0; k < one.size(); ++k) sum += (one[k] - a.mean) * (other[k] - b.mean);
  return sum / (static_cast<double>(one.size() - 1) * a.sd * b.sd);
}

}  // namespace unknot::causes
