/// Parts of the vectorised sampler at a state of one's choice, for its tests: the density with its
/// gradient, and draws of what is drawn exactly. Each part is the sampler's own code, on the vector
/// target that is chosen when it runs. docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/stats/diary_model.h"

namespace unknot::stats {

/// Everything that a chain carries from one iteration to the next.
struct ChainState {
  /// Parameters by Layout, then one a score, then one a z. An effect with a mixed prior is
  /// (effect - mean) / scale of its slab; of one from the spike the position is idle.
  std::vector<double> position;
  std::vector<char> repeated;   ///< [score], 1: written down again; empty: none
  std::vector<char> spiked;     ///< [mixed prior], 1: comes from the spike; empty: none
  std::vector<double> effect;   ///< [mixed prior], read where it comes from the spike
  std::vector<double> stretch;  ///< [mixed prior] of the slab's variance; empty: 1
};

/// How long a position of this model is.
[[nodiscard]] std::size_t position_size(const DiaryModel& model);

struct DensityAt {
  std::vector<double> log_density;  ///< [state], up to a constant
  std::vector<double> gradient;     ///< [state][row]
};

/// @param states  any number; they fill the lanes side by side
[[nodiscard]] DensityAt density_at(const DiaryModel& model, std::span<const ChainState> states);

struct DrawCount {
  std::size_t draws = 0;  ///< rounded up to whole vectors
  std::uint64_t seed = 1;
};

/// The disturbance given all else, [draw][day], horizon included.
[[nodiscard]] std::vector<double> disturbances_at(const DiaryModel& model, const ChainState& state,
                                                  const DrawCount& count);

/// Effects with mixed priors, drawn one after the other, again and again, all else as it is,
/// [draw][mixed prior]. Each lane is a chain, a draw in every lane before the next.
[[nodiscard]] std::vector<double> effects_at(const DiaryModel& model, const ChainState& state,
                                             const DrawCount& count);

/// The days of one unit of a cause's effect as a regressor of the scores, whitened by the filter.
struct RegressionAt {
  double square = 0;
  double with_residual = 0;
  double with_residual_after = 0;  ///< once `more` units were added to the effect
};

[[nodiscard]] RegressionAt regression_at(const DiaryModel& model, const ChainState& state,
                                         std::size_t cause, double more);

/// Read from the table of the draws: how many cut points the score is expected to lie above, a pain
/// each. The lanes have unlike noise; that of the first is noise_sd, and it is the one that is
/// read.
[[nodiscard]] std::vector<double> written_at(std::span<const double> cuts, double noise_sd,
                                             std::span<const double> pains);

}  // namespace unknot::stats
