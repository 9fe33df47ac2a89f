/// Forward and backward sweeps over the groups of a compiled network.
/// Method: docs/methods/locate.md#inference.
#pragma once

#include <vector>

#include "engine/locate/compiled.h"

namespace unknot::locate {

/// Masses of one sweep, without the compiled network's own factors.
struct SweepMasses {
  double total = 0;
  std::vector<double> group;               ///< per compiled group: any cause active
  std::vector<std::vector<double>> cause;  ///< per compiled group and cause
  std::vector<double> unexplained;         ///< per painted bit: no cause reached its level
  std::vector<double> final_mass;          ///< full sweep only: masses after all groups
};

/// All bits stay live. @param terminal  value of each end state; shape 2^bits
[[nodiscard]] SweepMasses sweep_full(const Compiled& compiled, const std::vector<double>& terminal);

struct SweepStep {
  enum class Kind { Add, Group, Fold } kind = Kind::Add;
  int index = 0;  ///< a bit, or a compiled group
};
/// Bits enter when their first group comes and leave after their last.
struct EliminationOrder {
  std::vector<SweepStep> steps;
  int front_bits = 0;  ///< most bits live at once
};
/// Greedy: settles next the bit that brings in the fewest new bits.
[[nodiscard]] EliminationOrder elimination_order(const Compiled& compiled);

[[nodiscard]] SweepMasses sweep_eliminating(const Compiled& compiled, const EliminationOrder& order,
                                            const CompiledState& state);

}  // namespace unknot::locate
