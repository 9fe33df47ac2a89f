/// What words for a pain say about who made it. Method: docs/methods/locate.md#words.
#pragma once

#include <vector>

#include "engine/body/atlas.h"
#include "engine/body/person.h"
#include "engine/locate/atlas_network.h"

namespace unknot::locate {

/// Both words for depth together say nothing.
[[nodiscard]] Depth depth_of(const std::vector<body::PainWord>& words);

/// P(these words and no others | cause, some word was said), for the words of quality, scaled so
/// that the largest is 1; all 1 when none was said.
[[nodiscard]] WordFactors word_factors(const body::LocateModel& model, const AtlasNetwork& network,
                                       const std::vector<body::PainWord>& words);

}  // namespace unknot::locate
