#include "engine/causes/population.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/causes/chance.h"
#include "engine/causes/evidence.h"
#include "engine/causes/kernel.h"

namespace unknot::causes {
namespace {

constexpr int doublings_max = 3;
constexpr std::uint64_t seeds_a_block = 10;  ///< chains take further ones
constexpr int next_persons = 20000;          ///< drawn, for the repeat probability
constexpr std::uint64_t next_seed = 20260206;

/// A block that may stand, or why it may not.
std::optional<NotLearntReason> fault_of(const LearntBlock& block) {
  if (block.effective_draws_p10 < effective_draws_needed) return NotLearntReason::FewDraws;
  if (!(block.rhat_max < population_rhat_max)) return NotLearntReason::ChainsDisagree;
  return std::nullopt;
}

/// Longer by itself before it says that the chains do not agree.
LearntBlock settled(const Block& block, std::uint64_t seed) {
  TwoStageOptions options;
  options.seed = seed;
  LearntBlock out = learn(block, options);
  for (int k = 0; k < doublings_max && !(out.rhat_max < population_rhat_max); ++k) {
    options.warmup *= 2;
    options.draws *= 2;
    out = learn(block, options);
  }
  return out;
}

/// What all blocks share.
struct Learning {
  std::span<const PersonDraws> persons;
  std::uint64_t& seed;
  LearntPopulation& out;
};

/// @return  nothing where it may not stand; then it is among those not learnt
std::optional<LearntBlock> learn_into(const Block& block, const std::string& quantity,
                                      const Learning& learning) {
  LearntPopulation& out = learning.out;
  learning.seed += seeds_a_block;
  LearntBlock learnt = settled(block, learning.seed);
  if (const auto fault = fault_of(learnt)) {
    out.not_learnt.push_back({.quantity = quantity, .reason = *fault});
    return std::nullopt;
  }
  const bool first = out.draws == 0;
  out.effective_draws_p10 = first ? learnt.effective_draws_p10
                                  : std::min(out.effective_draws_p10, learnt.effective_draws_p10);
  out.rhat_max = std::max(out.rhat_max, learnt.rhat_max);
  out.draws = std::max(out.draws, static_cast<int>(learnt.quantities[0].means.size()));
  return learnt;
}

void add_exposure(const body::Cause& cause, const Learning& learning) {
  Block block{.quantities = {effect_hyper_prior(cause)},
              .inclusion = cause.effect.inclusion_probability};
  int half_lives = 0;
  for (const PersonDraws& person : learning.persons) {
    for (const ExposureDraws& own : person.exposures) {
      if (own.cause != cause.id) continue;
      block.persons.push_back(&own.sample);
      half_lives += own.half_life_learnt ? 1 : 0;
    }
  }
  if (block.persons.empty()) return;
  const stats::NormalPrior half_life = log_half_life_days_prior(cause.effect.half_life_hours);
  if (half_lives > 0) block.quantities.push_back(halved(half_life));
  const auto learnt = learn_into(block, cause.id, learning);
  if (!learnt) return;
  LearntExposure own{.cause = cause.id, .persons = static_cast<int>(block.persons.size())};
  own.effect = {learnt->quantities[0].mean, learnt->quantities[0].sd};
  own.inclusion = learnt->inclusion;
  if (half_lives > 0) {
    own.log_half_life_days = {learnt->quantities[1].mean, learnt->quantities[1].sd, half_lives};
  }
  learning.out.priors.exposures.push_back(std::move(own));
}

/// Mean and sd of the probability itself: the next person's logit is drawn.
LearntPrior probability_of(const LearntQuantity& logit, int persons) {
  Chance chance(next_seed);
  std::vector<double> drawn;
  for (int k = 0; k < next_persons; ++k) {
    const auto at = static_cast<std::size_t>(k) % logit.means.size();
    const double own = logit.means[at] + logit.spreads[at] * chance.normal();
    drawn.push_back(1 / (1 + std::exp(-own)));
  }
  const Moments moments = moments_of(drawn);
  return {.mean = moments.mean, .sd = moments.sd, .persons = persons};
}

/// Of quantities that every person has.
std::optional<LearntBlock> learn_of_all(const PersonSample PersonDraws::*of, Block block,
                                        const std::string& quantity, const Learning& learning) {
  for (const PersonDraws& own : learning.persons) {
    if (own.taught == Taught::Yes) block.persons.push_back(&(own.*of));
  }
  if (block.persons.empty()) return std::nullopt;
  return learn_into(block, quantity, learning);
}

void add_person(const Learning& learning) {
  const PersonPriors prior;
  const auto taught = [](const PersonDraws& own) { return own.taught == Taught::Yes; };
  const int count =
      static_cast<int>(std::count_if(learning.persons.begin(), learning.persons.end(), taught));
  const auto of = [count](const LearntQuantity& own) {
    return LearntPrior{.mean = own.mean, .sd = own.sd, .persons = count};
  };
  PopulationPriors& priors = learning.out.priors;
  if (const auto learnt =
          learn_of_all(&PersonDraws::intercept, {.quantities = {halved(prior.intercept)}},
                       "intercept", learning)) {
    priors.intercept = of(learnt->quantities[0]);
  }
  const Block disturbance{.quantities = {halved(prior.log_disturbance_half_life_days),
                                         halved(prior.log_disturbance_sd),
                                         halved(prior.log_noise_sd)}};
  if (const auto learnt =
          learn_of_all(&PersonDraws::disturbance, disturbance, "disturbance", learning)) {
    priors.log_disturbance_half_life_days = of(learnt->quantities[0]);
    priors.log_disturbance_sd = of(learnt->quantities[1]);
    priors.log_noise_sd = of(learnt->quantities[2]);
  }
  if (const auto learnt =
          learn_of_all(&PersonDraws::repeat, {.quantities = {halved(logit_of(prior.repeat))}},
                       "repeat_probability", learning)) {
    priors.repeat_probability = probability_of(learnt->quantities[0], count);
  }
}

/// The Beta prior of this mean and sd.
stats::BetaPrior beta_of(const LearntPrior& own) {
  const double persons = own.mean * (1 - own.mean) / (own.sd * own.sd) - 1;
  return {.a = own.mean * persons, .b = (1 - own.mean) * persons};
}

}  // namespace

HyperPrior halved(const stats::NormalPrior& prior) {
  const double sd = prior.sd * std::sqrt(0.5);
  return {.mean = prior.mean, .mean_sd = sd, .spread = sd};
}

HyperPrior effect_hyper_prior(const body::Cause& cause) {
  const body::CauseEffect& effect = cause.effect;
  const stats::NormalPrior prior = effect_prior(cause, meets_of(cause));
  // Of a knowledge that states only one of both.
  if (!(effect.effect_sd_nrs > 0) || !(effect.between_person_sd_nrs > 0)) return halved(prior);
  const double whole = std::hypot(effect.effect_sd_nrs, effect.between_person_sd_nrs);
  return {.mean = prior.mean,
          .mean_sd = prior.sd * effect.effect_sd_nrs / whole,
          .spread = prior.sd * effect.between_person_sd_nrs / whole};
}

LearntPopulation learn_population(std::span<const body::Cause> causes,
                                  std::span<const PersonDraws> persons, std::uint64_t seed) {
  LearntPopulation out;
  const Learning learning{.persons = persons, .seed = seed, .out = out};
  for (const body::Cause& own : causes) add_exposure(own, learning);
  add_person(learning);
  return out;
}

std::vector<body::Cause> with_priors(std::vector<body::Cause> causes,
                                     const PopulationPriors& priors) {
  for (body::Cause& cause : causes) {
    const auto own = std::find_if(priors.exposures.begin(), priors.exposures.end(),
                                  [&](const auto& one) { return one.cause == cause.id; });
    if (own == priors.exposures.end()) continue;
    CausePrior prior = prior_of(cause);
    prior.effect = own->effect;
    prior.inclusion = own->inclusion;
    if (own->log_half_life_days) {
      prior.log_half_life_days = {own->log_half_life_days->mean, own->log_half_life_days->sd};
    }
    cause = with_prior(std::move(cause), prior);
  }
  return causes;
}

PersonPriors person_priors(const PopulationPriors& priors) {
  PersonPriors out;
  const auto take = [](const std::optional<LearntPrior>& learnt, stats::NormalPrior& own) {
    if (learnt) own = {learnt->mean, learnt->sd};
  };
  take(priors.intercept, out.intercept);
  take(priors.log_disturbance_half_life_days, out.log_disturbance_half_life_days);
  take(priors.log_disturbance_sd, out.log_disturbance_sd);
  take(priors.log_noise_sd, out.log_noise_sd);
  if (priors.repeat_probability) out.repeat = beta_of(*priors.repeat_probability);
  return out;
}

}  // namespace unknot::causes
