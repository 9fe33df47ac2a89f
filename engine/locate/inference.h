/// Exact posterior over all sets of knots: which causes, groups and alternatives fit a drawing.
/// Method, assumptions, validity: docs/methods/locate.md#inference.
#pragma once

#include <optional>
#include <vector>

#include "engine/locate/network.h"

namespace unknot::locate {

/// Joint masses with the evidence, P(x, evidence); divide by `evidence` for posteriors. They add
/// up over exclusive readings of one drawing (a side nobody told).
struct Masses {
  double evidence = 0;                     ///< P(evidence)
  double no_cause = 0;                     ///< no cause active
  std::vector<double> group;               ///< any cause of the group active
  std::vector<std::vector<double>> cause;  ///< per group, per cause
  std::vector<double> alternative;         ///< per alternative
  std::vector<double> unexplained;         ///< per area: painted, and no cause reached its level

  void add(const Masses& other) { add_scaled(other, 1); }
  void add_scaled(const Masses& other, double factor);
};

/// All zero, shaped for the network.
[[nodiscard]] Masses no_masses(const Network& network);

/// P(evidence, no cause of these groups active), for evidence that infer() can sum.
[[nodiscard]] double mass_without(const Network& network, const Evidence& evidence,
                                  const std::vector<int>& groups);

inline constexpr int exact_bits_max = 16;
/// Multiplications of one forward pass for one width and focus; about a tenth of a second in all.
inline constexpr double exact_cost_max = 6e6;
/// Sums exactly over the switch, the focus, the width, the alternatives and every set of causes.
/// @return nothing when the sum would cost more than `cost_max`; then draw_posterior() helps
/// Cost: with n painted areas and any-of answers, touched causes x links x 2^n.
[[nodiscard]] std::optional<Masses> infer(const Network& network, const Evidence& evidence,
                                          double cost_max = exact_cost_max);

/// The slow, obvious twin: enumerates every set of causes. At most 20 causes.
[[nodiscard]] Masses infer_reference(const Network& network, const Evidence& evidence);

}  // namespace unknot::locate
