/// How much probability mass has explained which painted areas so far. Every step adds and
/// multiplies positive numbers only, so nothing cancels, however many areas are painted.
/// Method: docs/methods/locate.md#inference.
#pragma once

#include <vector>

#include "engine/locate/compiled.h"

namespace unknot::locate {

/// Masses over the subsets of the live bits, for each focus; shape: 2^live. Position k of the index
/// is bit `live[k]`: 1 when a cause reached exactly the painted level there.
struct ExplainedTable {
  std::vector<int> live;
  std::vector<PerFocus> mass{PerFocus::all(1)};

  /// Position of a bit among the live ones, -1 when it is not live.
  [[nodiscard]] int position(int bit) const;
};

/// The bit becomes live, explained by nothing yet.
void add_bit(ExplainedTable& table, int bit);
/// Transpose of add_bit (the bit must be the last live one).
void remove_added_bit(ExplainedTable& table);

/// The cause is active: its links act on the masses. Bits of all links must be live.
void apply_active(const CompiledCause& cause, const std::vector<int>& live,
                  std::vector<PerFocus>& mass);
/// Transpose of apply_active.
void apply_active_transposed(const CompiledCause& cause, const std::vector<int>& live,
                             std::vector<PerFocus>& mass);

/// Mass in which at least one cause of the group is active; without the group's likelihood.
[[nodiscard]] std::vector<PerFocus> some_active(const CompiledGroup& group,
                                                const ExplainedTable& table);

/// Outer product of the factors of the live bits; shape: 2^live.
[[nodiscard]] std::vector<double> values_of(const CompiledState& state,
                                            const std::vector<int>& live);
/// Their sum over all states, each with its weight given knots; shape: 2^live.
[[nodiscard]] std::vector<double> terminal_values(const Compiled& compiled,
                                                  const std::vector<int>& live);

}  // namespace unknot::locate
