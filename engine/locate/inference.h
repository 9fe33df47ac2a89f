/// Exact posterior over all sets of knots: which causes, groups and alternatives fit a drawing.
/// Method, assumptions, validity: docs/methods/locate.md#inference.
#pragma once

#include <vector>

#include "engine/base/result.h"
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

  void add(const Masses& other);
};

/// Sums exactly over the switch, the width, the alternatives and every set of causes.
/// Cost: with n painted areas and any-of answers, up to `full_table_bits` of them: touched causes
/// x links x 2^n; beyond: states x causes x 2^f, f the widest front of an elimination order.
/// @error TooLarge  the front is wider than `front_bits_max` areas; `where` is "pains"
[[nodiscard]] Result<Masses> infer(const Network& network, const Evidence& evidence);

inline constexpr int full_table_bits = 13;
inline constexpr int front_bits_max = 18;

/// The slow, obvious twin: enumerates every set of causes. At most 20 causes.
[[nodiscard]] Masses infer_reference(const Network& network, const Evidence& evidence);

}  // namespace unknot::locate
