/// What many diaries teach of the next person, as priors of the model: a hierarchical run in two
/// stages. Method: docs/methods/causes.md#population.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/body/cause.h"
#include "engine/causes/person_draws.h"
#include "engine/causes/priors.h"

namespace unknot::causes {

/// Of the next person.
struct LearntPrior {
  double mean = 0;
  double sd = 1;
  int persons = 0;  ///< who taught it
};

struct LearntExposure {
  std::string cause;
  int persons = 0;            ///< who wrote it on at least 14 days
  stats::NormalPrior effect;  ///< slab, points of a unit that goes on, on the day that it meets
  double inclusion = 0.5;
  std::optional<LearntPrior> log_half_life_days;  ///< nothing: no diary taught it
};

/// Nothing: that of the knowledge.
struct PopulationPriors {
  std::vector<LearntExposure> exposures;  ///< in the order of the knowledge
  std::optional<LearntPrior> intercept;
  std::optional<LearntPrior> log_disturbance_half_life_days;
  std::optional<LearntPrior> log_disturbance_sd;
  std::optional<LearntPrior> log_noise_sd;
  std::optional<LearntPrior> repeat_probability;  ///< the probability itself
};

enum class NotLearntReason {
  FewDraws,       ///< of more than one person in ten, too few draws agree with the others
  ChainsDisagree  ///< of stage two
};

struct NotLearnt {
  /// Id of an exposure, `intercept`, `disturbance` (with the noise) or `repeat_probability`.
  std::string quantity;
  NotLearntReason reason = NotLearntReason::FewDraws;
};

struct LearntPopulation {
  PopulationPriors priors;
  std::vector<NotLearnt> not_learnt;  ///< stays as the knowledge has it
  double effective_draws_p10 = 0;     ///< of what is learnt: see LearntBlock
  double rhat_max = 1;
  int draws = 0;  ///< of mean and spread, over all chains; of what took the most
};

/// Fewer draws of a person than these carry no distribution: one in ten may have them; assumed.
inline constexpr double effective_draws_needed = 50;
inline constexpr double population_rhat_max = 1.05;

/// What is believed of mean and spread between persons: the variance that the knowledge states of
/// the mean and between persons, for what has none stated half of it each.
[[nodiscard]] HyperPrior effect_hyper_prior(const body::Cause& cause);
[[nodiscard]] HyperPrior halved(const stats::NormalPrior& prior);

/// @param causes   of the knowledge
/// @param persons  those that did not teach are not read
[[nodiscard]] LearntPopulation learn_population(std::span<const body::Cause> causes,
                                                std::span<const PersonDraws> persons,
                                                std::uint64_t seed);

/// Knowledge with what was learnt in place of its own priors. Causes that it does not have are left
/// out: the caller asks.
[[nodiscard]] std::vector<body::Cause> with_priors(std::vector<body::Cause> causes,
                                                   const PopulationPriors& priors);
[[nodiscard]] PersonPriors person_priors(const PopulationPriors& priors);

}  // namespace unknot::causes
