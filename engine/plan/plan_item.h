/// One candidate written out as a card of the plan: steps, dose, reasons, doubts.
/// Method: docs/methods/plan.md#caution.
#pragma once

#include "engine/plan/candidate.h"

namespace unknot::plan {

/// A day: half under a caution, in whole minutes.
[[nodiscard]] double minutes_planned(const Candidate& candidate);

/// Under a caution dose and steps are the treatment's caution form, the minutes half, and the
/// codes' own words say why.
/// @param candidate  allowed, or allowed with a caution
[[nodiscard]] PlanItem make_item(const FirstPlanRequest& request, const Target& target,
                                 const Candidate& candidate, const safety::Cleared& cleared);

}  // namespace unknot::plan
