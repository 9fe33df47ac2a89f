/// From a drawing and answers to muscles, sets, alternatives and what nothing explains.
/// Method: docs/methods/locate.md.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/body/atlas.h"
#include "engine/body/person.h"
#include "engine/locate/answers.h"
#include "engine/locate/atlas_network.h"
#include "engine/locate/inference.h"
#include "engine/locate/locate_result.h"
#include "engine/locate/sets.h"

namespace unknot::locate {

/// What inference found, kept so that tests can be ranked without doing it again.
struct Located {
  LocateResult result;  ///< without next tests
  Told told;
  std::vector<double> group_probability;        ///< per group of the network, uncapped
  std::vector<double> alternative_probability;  ///< per alternative of the network
  std::vector<Evidence> readings;
  double evidence = 0;              ///< P(readings); 0 when drawn
  std::vector<SetMass> drawn_sets;  ///< all that the draws visited; empty when exact
};

/// P(at least one of the groups is knotted | drawing, answers). Not from single probabilities:
/// neighbours that explain the same place exclude one another.
[[nodiscard]] double any_probability(const AtlasNetwork& network, const Located& located,
                                     const std::vector<int>& groups);

/// @param told  places with nrs_0_10 in 0..10, at least one above 0; answers to examinations by
///              `<test>` or `<test>_l`/`<test>_r`
/// @error MissingField  nothing is painted
/// @error UnknownId     a region or a test that the atlas does not hold
/// Exact where infer() is; larger drawings are answered by draw_posterior() with a fixed seed.
/// Deterministic. Cost: about a tenth of a second at most; see infer() and draw_posterior().
[[nodiscard]] Result<Located> locate_knots(const body::Atlas& atlas, const AtlasNetwork& network,
                                           const Told& told);

}  // namespace unknot::locate
