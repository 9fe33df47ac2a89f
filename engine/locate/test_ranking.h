/// Which test teaches most, among those that are safe here.
/// Method: docs/methods/locate.md#next-test.
#pragma once

#include <vector>

#include "engine/body/atlas.h"
#include "engine/locate/locate.h"
#include "engine/safety/cleared.h"

namespace unknot::locate {

/// Mutual information in bits between the answer and "present", P(present) given.
/// @param present  in [0, 1]
[[nodiscard]] double gain_bits(double present, const Accuracy& accuracy);

/// P(present | answer) by Bayes' rule.
[[nodiscard]] double updated(double present, double answer_present, double answer_absent);

/// Tests that a person can do alone, that Cleared allows wherever they act, and that were not
/// answered yet; falling by gain per minute. Earlier answers about the same thing are taken into
/// account. Empty when nothing is worth asking (below the model's gain_bits_min).
[[nodiscard]] std::vector<NextTest> next_tests(const body::Atlas& atlas,
                                               const AtlasNetwork& network, const Located& located,
                                               const safety::Cleared& cleared);

}  // namespace unknot::locate
