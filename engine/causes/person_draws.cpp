#include "engine/causes/person_draws.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/local_date.h"
#include "engine/causes/chance.h"
#include "engine/causes/evidence.h"
#include "engine/causes/findings.h"
#include "engine/causes/priors.h"
#include "engine/causes/verdict.h"
#include "engine/stats/fit.h"
#include "engine/stats/priors.h"

namespace unknot::causes {
namespace {

constexpr int chains = 8;
constexpr int warmup = 600;
constexpr int draws_a_chain = 500;
constexpr int doublings_max = 2;
constexpr std::uint64_t slab_seed = 20260205;

stats::DiaryModel stage_one_model(const DayModel& days) {
  constexpr StageOne stage;
  stats::DiaryModel out = days.model;
  for (stats::CauseTerm& own : out.causes) {
    own.effect.sd *= stage.effect_scale;
    own.inclusion.probability = stage.inclusion;
  }
  return out;
}

double square(double value) { return value * value; }

/// Without log sqrt(2 pi), as stage two has it.
double log_normal(double value, const stats::NormalPrior& prior) {
  return -0.5 * square((value - prior.mean) / prior.sd) - std::log(prior.sd);
}

/// Times sqrt(2 pi), which stage two leaves out.
double log_slab(double value, const stats::CauseTerm& term) {
  const double n = term.slab_degrees_of_freedom;
  const double constant =
      std::lgamma(0.5 * (n + 1)) - std::lgamma(0.5 * n) - 0.5 * std::log(0.5 * n);
  const double apart = (value - term.effect.mean) / term.effect.sd;
  return constant - std::log(term.effect.sd) - 0.5 * (n + 1) * std::log1p(square(apart) / n);
}

/// Of a logit whose probability has this prior; the constant is the same for all draws.
double log_logit(double value, const stats::BetaPrior& prior) {
  return -prior.a * std::log1p(std::exp(-value)) - prior.b * std::log1p(std::exp(value));
}

/// Draws equally far apart.
std::vector<double> thinned(const stats::Draws& draws, std::size_t parameter) {
  const std::vector<double> all = column_of(draws, parameter);
  const std::size_t stride = std::max<std::size_t>(1, all.size() / draws_kept_max);
  std::vector<double> out;
  for (std::size_t k = 0; k < all.size() && out.size() < draws_kept_max; k += stride) {
    out.push_back(all[k]);
  }
  return out;
}

void add(PersonSample& sample, std::vector<double> values, const stats::NormalPrior& prior) {
  std::vector<double> logs;
  for (const double own : values) logs.push_back(log_normal(own, prior));
  sample.values.push_back(std::move(values));
  sample.log_prior.push_back(std::move(logs));
}

/// Spike or slab is drawn again given the effect: together they are draws of stage one.
ExposureDraws exposure_of(const stats::DiaryModel& model, std::size_t c,
                          const stats::Draws& draws) {
  const stats::Layout layout = stats::layout_of(model);
  const stats::CauseTerm& term = model.causes[c];
  Chance chance(slab_seed + c);
  ExposureDraws out{.cause = term.name};
  out.sample.inclusion = term.inclusion.probability;
  out.sample.values.push_back(thinned(draws, layout.effect + c));
  out.sample.log_prior.emplace_back();
  for (const double own : out.sample.values[0]) {
    out.sample.in_slab.push_back(chance.uniform() < stats::slab_probability(term, own) ? 1 : 0);
    out.sample.log_prior[0].push_back(log_slab(own, term));
  }
  add(out.sample, thinned(draws, layout.half_life + c), term.log_half_life_days);
  const double sd = moments_of(out.sample.values[1]).sd;
  out.half_life_learnt = sd < learnt_sd_max * term.log_half_life_days.sd;
  return out;
}

void add_person(const stats::DiaryModel& model, const stats::Draws& draws, PersonDraws& out) {
  const stats::Layout layout = stats::layout_of(model);
  add(out.intercept, thinned(draws, layout.intercept), model.intercept);
  add(out.disturbance, thinned(draws, layout.disturbance_half_life),
      model.log_disturbance_half_life_days);
  add(out.disturbance, thinned(draws, layout.disturbance_sd), model.log_disturbance_sd);
  add(out.disturbance, thinned(draws, layout.noise_sd), model.log_noise_sd);
  out.repeat.values.push_back(thinned(draws, layout.repeat));
  out.repeat.log_prior.emplace_back();
  for (const double own : out.repeat.values[0]) {
    out.repeat.log_prior[0].push_back(log_logit(own, *model.layer.repeat));
  }
}

struct Fitted {
  stats::Draws draws;
  bool settled = false;
};

Fitted fit_of(const stats::DiaryModel& model, std::uint64_t seed) {
  stats::FitOptions options{
      .chains = chains, .warmup = warmup, .draws = draws_a_chain, .seed = seed};
  Fitted out;
  for (int k = 0; k <= doublings_max && !out.settled; ++k) {
    out.draws = stats::fit(model, options);
    out.settled = quality_of(out.draws, naming_rule).settled;
    options.warmup *= 2;
    options.draws *= 2;
    ++options.seed;
  }
  return out;
}

}  // namespace

stats::NormalPrior logit_of(const stats::BetaPrior& prior) {
  // Sums over a grid: the digamma and trigamma functions are in no library that the engine has.
  double weight = 0;
  double sum = 0;
  double squares = 0;
  for (double own = -40; own <= 40; own += 0.01) {
    const double density = std::exp(log_logit(own, prior));
    weight += density;
    sum += density * own;
    squares += density * own * own;
  }
  const double mean = sum / weight;
  return {.mean = mean, .sd = std::sqrt(squares / weight - square(mean))};
}

Result<PersonDraws> person_draws(const DayModelInput& input, std::uint64_t seed) {
  const DayModel days = day_model_of(input);
  PersonDraws out{.days_scored = days.days_scored};
  if (days.diary_days > 0) {
    out.last_date = days_after(days.diary_from, days.diary_days - 1).value_or(std::string());
  }
  if (days.days_scored < naming_rule.days_scored_min) return out;
  const stats::DiaryModel model = stage_one_model(days);
  UNKNOT_CHECK(stats::check(model));
  const Fitted fitted = fit_of(model, seed);
  out.taught = fitted.settled ? Taught::Yes : Taught::NotSettled;
  if (!fitted.settled) return out;
  for (const ExposureColumn& own : days.exposures) {
    if (!own.term || own.days_known < naming_rule.days_known_min) continue;
    out.exposures.push_back(exposure_of(model, *own.term, fitted.draws));
  }
  add_person(model, fitted.draws, out);
  return out;
}

}  // namespace unknot::causes
