/// A state of a chain that is nowhere special, for tests of the sampler's parts.
#pragma once

#include <cstddef>

#include "engine/stats/density_at.h"
#include "engine/stats/prepared.h"
#include "engine/stats/priors.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {

/// Every other score that may be a repeat is one, every other effect that may comes from its spike.
inline ChainState some_state(const DiaryModel& model, int seed) {
  ChainState state;
  const std::size_t size = position_size(model);
  for (std::size_t row = 0; row < size; ++row) {
    state.position.push_back(1.6 * (scattered(seed + 5 * static_cast<int>(row)) - 0.5));
  }
  int same = 0;
  for (const PreparedScore& score : prepare(model).scores) {
    const bool may = model.layer.repeat && score.may_repeat;
    state.repeated.push_back(may && ++same % 2 == 0 ? 1 : 0);
  }
  for (std::size_t i = 0; i < prior_table(model).mixed.size(); ++i) {
    const bool spike = prior_table(model).mixed[i].spike;
    state.spiked.push_back(spike && i % 2 == 0 ? 1 : 0);
    state.effect.push_back(0.2 * (scattered(seed + static_cast<int>(i)) - 0.5));
    state.stretch.push_back(prior_table(model).mixed[i].degrees_of_freedom > 0 ? 2.0 : 1.0);
  }
  return state;
}

}  // namespace unknot::stats
