/// Forward and backward sweeps over the groups of a compiled network.
/// Method: docs/methods/locate.md#inference.
#pragma once

#include <vector>

#include "engine/locate/compiled.h"

namespace unknot::locate {

struct SweepStep {
  enum class Kind { Add, Group } kind = Kind::Add;
  int index = 0;  ///< a bit, or a compiled group
};
/// The order of a sweep. A group passes as soon as all its bits are in, so that the table stays
/// small for as long as possible; the bit that brings in the fewest others comes next.
struct Schedule {
  std::vector<SweepStep> steps;
  std::vector<int> live;  ///< all bits, in the order of the table's index
  double cost = 0;        ///< multiplications of one forward pass, for one focus
};
[[nodiscard]] Schedule make_schedule(const Compiled& compiled);

/// Masses of one sweep, the values of the end included.
struct SweepMasses {
  PerFocus total;
  std::vector<double> group;               ///< per compiled group: any cause active
  std::vector<std::vector<double>> cause;  ///< per compiled group and cause
  std::vector<double> unexplained;         ///< per painted bit: no cause reached its level
  std::vector<double> final_mass;          ///< per subset of the live bits, scaled, foci summed
};

/// The forward half alone: what the masses at the end are worth in all, for each focus.
[[nodiscard]] PerFocus forward_total(const Compiled& compiled, const Schedule& schedule,
                                     const std::vector<double>& terminal);

/// @param terminal  what the masses at the end are worth, per subset of the bits in the order of
///                  the schedule; shape 2^bits
/// @param scale     of each focus
[[nodiscard]] SweepMasses sweep(const Compiled& compiled, const Schedule& schedule,
                                const std::vector<double>& terminal, const PerFocus& scale);

}  // namespace unknot::locate
