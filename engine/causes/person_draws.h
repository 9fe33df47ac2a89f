/// Stage one of a population: the diary of one person fitted by itself, under priors that are wide
/// and known, so that stage two can take them out again. docs/methods/causes.md#population.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/causes/day_model.h"
#include "engine/causes/two_stage.h"

namespace unknot::causes {

/// Priors of stage one: those of the knowledge, but for effects, whose slab is wider and of which
/// each draw may be none, so that the draws reach to where other persons are.
struct StageOne {
  double effect_scale = 2;  ///< times that of the knowledge
  double inclusion = 0.5;
};
inline constexpr int draws_kept_max = 4000;  ///< of a person

enum class Taught {
  Yes,
  TooFewDays,  ///< under 14 scored days
  NotSettled   ///< chains that do not agree, also after longer runs
};

/// Quantities: effect (may be of the spike), logarithm of the half-life.
struct ExposureDraws {
  std::string cause;
  PersonSample sample;
  bool half_life_learnt = false;
};

struct PersonDraws {
  Taught taught = Taught::TooFewDays;
  int days_scored = 0;
  std::string last_date;                 ///< of the diary; empty without any day
  std::vector<ExposureDraws> exposures;  ///< known on at least 14 days
  PersonSample intercept;
  PersonSample disturbance;  ///< logarithms of its half-life, of its sd, of the noise's sd
  PersonSample repeat;       ///< logit of the probability
};

/// Mean and variance of the logit of a probability of this Beta prior.
[[nodiscard]] stats::NormalPrior logit_of(const stats::BetaPrior& prior);

/// By the exact sampler, as a full run of unknot causes. Deterministic for one seed on one kind of
/// processor.
/// @error as stats::check()
[[nodiscard]] Result<PersonDraws> person_draws(const DayModelInput& input, std::uint64_t seed);

}  // namespace unknot::causes
