/// What if causes had been otherwise? From kept draws, in milliseconds.
/// Method: docs/methods/causes.md#what-if.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/causes/causes_result.h"
#include "engine/causes/day_model.h"
#include "engine/stats/fit.h"

namespace unknot::causes {

/// Kept beside an answer.
struct WhatIfBase {
  DayModel days;
  std::vector<stats::Trajectory> draws;  ///< some of all
};

/// Mean expected pain over the window when each exposure had been higher or lower by `shift` on
/// every day, also on those before the window, but not lower than what there is.
/// @error UnknownId    a cause that is not in the model
/// @error OutOfRange   a shift that is not a number or larger than what there is
/// @error DuplicateId  a cause twice
/// O(draws x days x causes).
[[nodiscard]] Result<WhatIf> what_if(const WhatIfBase& base, const std::vector<Shift>& shifts);

}  // namespace unknot::causes
