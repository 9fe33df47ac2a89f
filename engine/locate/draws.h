/// Posterior by random draws, for drawings that are too large for the exact sum.
/// Method: docs/methods/locate.md#draws.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/locate/inference.h"
#include "engine/locate/sets.h"

namespace unknot::locate {

struct DrawOptions {
  int draws = 1000;     ///< kept sweeps per chain and round, > 0
  int rounds_max = 12;  ///< rounds are added until the standard error is small enough
  double standard_error_wanted = 0.03;
  int burn_in = 200;  ///< sweeps thrown away first
  std::uint64_t seed = 20260101;
};

struct Drawn {
  Masses masses;              ///< scaled to evidence = 1
  std::vector<SetMass> sets;  ///< sets of groups as visited, falling by mass
  /// Largest standard error of the probability of a group, of no cause or of an alternative, by
  /// batch means. It cannot see a mode that no chain visited; how far two runs differ:
  /// docs/validation/locate.md.
  double standard_error_max = 0;
};

/// Gibbs sampling over causes, width, focus, alternative and reading, with exchanges of causes that
/// reach the same area. Hotter chains beside the one that counts carry it from one explanation to
/// another (parallel tempering). Source: docs/methods/locate.md#draws.
/// @param readings  exclusive readings of one drawing, equally probable before it is seen
/// Deterministic for a seed. Cost: draws x rounds x links to painted areas; not 2^areas.
[[nodiscard]] Drawn draw_posterior(const Network& network, const std::vector<Evidence>& readings,
                                   const DrawOptions& options = {});

}  // namespace unknot::locate
