/// Why this muscle, why not its neighbour, and what would change the answer.
/// Method: docs/methods/locate.md#explanation.
#pragma once

#include "engine/locate/explanation_result.h"
#include "engine/locate/locate.h"

namespace unknot::locate {

/// Takes the log odds of a muscle apart. Deterministic. Cost: a few hundred sums, each smaller than
/// that of the whole drawing; about two seconds at 13 places.
/// @param located  of the same network; nothing is explained when it was drawn at random,
///                 or when there are more than 60 pieces of evidence
/// @error UnknownId  the atlas holds no such muscle
[[nodiscard]] Result<Explanation> explain(const body::Atlas& atlas, const AtlasNetwork& network,
                                          const Located& located, const Member& member);

}  // namespace unknot::locate
