/// The priors of a DiaryModel, one entry a parameter, as the samplers read them.
/// docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/stats/diary_model.h"

namespace unknot::stats {

struct PlainPrior {
  std::size_t row = 0;
  double mean = 0;
  double precision = 1;
};

/// log p = log(exp(log_slab) slab + exp(log_spike) spike), without the constant 1/sqrt(2 pi) of a
/// normal in both; the slab is a Student t where degrees_of_freedom > 0. Sampled with what it comes
/// from: spike, or slab with its own scale (effect_choice-inl.h).
struct MixedPrior {
  std::size_t row = 0;
  double mean = 0;
  double precision = 1;           ///< of the slab: 1 / scale^2
  double degrees_of_freedom = 0;  ///< a whole number; 0: normal
  double log_slab = 0;
  bool spike = false;
  double log_spike = 0;
  double log_spike_odds = 0;  ///< log((1 - probability) / probability)
  double spike_precision = 1;
};

struct RepeatPrior {
  std::size_t row = 0;
  double a = 1;
  double b = 4;
};

struct PriorTable {
  std::vector<PlainPrior> plain;
  std::vector<MixedPrior> mixed;
  std::optional<RepeatPrior> repeat;
};

[[nodiscard]] PriorTable prior_table(const DiaryModel& model);

/// Probability that the effect comes from the slab: the share of the slab in the density at it.
[[nodiscard]] double slab_probability(const CauseTerm& cause, double effect);

}  // namespace unknot::stats
