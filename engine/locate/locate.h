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

namespace unknot::locate {

/// What inference found, kept so that tests can be ranked without doing it again.
struct Located {
  LocateResult result;                    ///< without next tests
  std::vector<double> group_probability;  ///< per group of the network, uncapped
};

/// @param pains    places with nrs_0_10 in 0..10; at least one above 0
/// @param answers  to examinations, by `<test>` or `<test>_l`/`<test>_r`
/// @error MissingField  nothing is painted
/// @error UnknownId     a region or a test that the atlas does not hold
/// Exact where infer() is; larger drawings are answered by draw_posterior() with a fixed seed.
/// Deterministic. Cost: about a tenth of a second at most; see infer() and draw_posterior().
[[nodiscard]] Result<Located> locate_knots(const body::Atlas& atlas, const AtlasNetwork& network,
                                           const std::vector<body::Pain>& pains,
                                           const body::Answers& answers);

}  // namespace unknot::locate
