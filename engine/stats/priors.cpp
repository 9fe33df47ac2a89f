#include "engine/stats/priors.h"

#include <cmath>

namespace unknot::stats {
namespace {

void add_plain(PriorTable& table, std::size_t row, const NormalPrior& prior) {
  table.plain.push_back({.row = row, .mean = prior.mean, .precision = 1 / (prior.sd * prior.sd)});
}

/// log of the constant of a Student t, relative to that of a normal of the same scale.
double log_student_constant(double degrees_of_freedom) {
  const double n = degrees_of_freedom;
  return std::lgamma(0.5 * (n + 1)) - std::lgamma(0.5 * n) - 0.5 * std::log(0.5 * n);
}

MixedPrior mixed_of(const CauseTerm& cause, std::size_t row) {
  MixedPrior out;
  out.row = row;
  out.mean = cause.effect.mean;
  out.precision = 1 / (cause.effect.sd * cause.effect.sd);
  out.degrees_of_freedom = std::round(cause.slab_degrees_of_freedom);
  out.log_slab = std::log(cause.inclusion.probability) - std::log(cause.effect.sd);
  if (out.degrees_of_freedom > 0) out.log_slab += log_student_constant(out.degrees_of_freedom);
  out.spike = cause.inclusion.probability < 1;
  const double spike_sd = cause.inclusion.spike_sd;
  out.spike_precision = 1 / (spike_sd * spike_sd);
  if (out.spike) {
    out.log_spike_odds =
        std::log1p(-cause.inclusion.probability) - std::log(cause.inclusion.probability);
  }
  if (out.spike) out.log_spike = std::log1p(-cause.inclusion.probability) - std::log(spike_sd);
  return out;
}

double log_slab_density(const MixedPrior& prior, double effect) {
  const double apart = effect - prior.mean;
  const double square = prior.precision * apart * apart;
  if (prior.degrees_of_freedom <= 0) return prior.log_slab - 0.5 * square;
  const double n = prior.degrees_of_freedom;
  return prior.log_slab - 0.5 * (n + 1) * std::log1p(square / n);
}

}  // namespace

PriorTable prior_table(const DiaryModel& model) {
  const Layout at = layout_of(model);
  PriorTable table;
  add_plain(table, at.intercept, model.intercept);
  for (std::size_t c = 0; c < model.causes.size(); ++c) {
    const CauseTerm& cause = model.causes[c];
    const MixedPrior effect = mixed_of(cause, at.effect + c);
    if (effect.spike || effect.degrees_of_freedom > 0) {
      table.mixed.push_back(effect);
    } else {
      add_plain(table, at.effect + c, cause.effect);
    }
    add_plain(table, at.half_life + c, cause.log_half_life_days);
  }
  if (model.amplifier) add_plain(table, at.amplification, model.amplifier->prior);
  for (std::size_t k = 0; k < model.treatments.size(); ++k) {
    add_plain(table, at.relief + k, model.treatments[k].effect);
    add_plain(table, at.relief_half_life + k, model.treatments[k].log_half_life_days);
  }
  for (std::size_t j = 0; j < model.covariates.size(); ++j) {
    add_plain(table, at.covariate + j, model.covariates[j].prior);
  }
  add_plain(table, at.disturbance_half_life, model.log_disturbance_half_life_days);
  add_plain(table, at.disturbance_sd, model.log_disturbance_sd);
  add_plain(table, at.noise_sd, model.log_noise_sd);
  if (model.layer.repeat) {
    table.repeat =
        RepeatPrior{.row = at.repeat, .a = model.layer.repeat->a, .b = model.layer.repeat->b};
  }
  if (model.layer.log_width_sd > 0) {
    for (std::size_t row = at.width; row < at.size; ++row) {
      add_plain(table, row, {.mean = 0, .sd = model.layer.log_width_sd});
    }
  }
  return table;
}

double slab_probability(const CauseTerm& cause, double effect) {
  const MixedPrior prior = mixed_of(cause, 0);
  if (!prior.spike) return 1;
  const double slab = log_slab_density(prior, effect);
  const double spike = prior.log_spike - 0.5 * prior.spike_precision * effect * effect;
  return 1 / (1 + std::exp(spike - slab));
}

}  // namespace unknot::stats
