/// Tests are treatments too: whether one may be done here.
#pragma once

#include <optional>
#include <vector>

#include "engine/body/atlas.h"
#include "engine/body/person.h"
#include "engine/safety/cleared.h"

namespace unknot::locate {

/// Every place where the test acts must allow it, and the strictest word counts: where the points
/// of its muscles lie, on its side or on both. A test that names no muscle is done on what hurts.
[[nodiscard]] safety::Decision may_test(const body::Atlas& atlas, const body::Examination& test,
                                        std::optional<body::Side> side,
                                        const std::vector<body::Pain>& pains,
                                        const safety::Cleared& cleared);

}  // namespace unknot::locate
