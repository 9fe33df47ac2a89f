/// Which sets of muscles are knotted together, and with what mass.
/// Method: docs/methods/locate.md#sets.
#pragma once

#include <vector>

#include "engine/locate/network.h"

namespace unknot::locate {

/// Exactly these groups are active. Empty: no cause at all.
struct SetMass {
  std::vector<int> groups;  ///< rising
  double mass = 0;          ///< P(set, evidence)
};

/// Masses of the empty set and of every set of at most `size_max` of the candidates.
/// Cost: number of sets x touched bits of the set; each mass is exact.
[[nodiscard]] std::vector<SetMass> set_masses(const Network& network, const Evidence& evidence,
                                              const std::vector<int>& candidates, int size_max);

}  // namespace unknot::locate
