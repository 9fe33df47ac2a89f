/// Rules that the product is compared with: generalised least squares that knows what nobody knows,
/// the plain correlation, and three days with against three without. docs/validation/causes.md.
#pragma once

#include "engine/causes/alarm_study.h"

namespace unknot::causes {

/// What the rules say of the days of a model; the rest of the look is left as it is made.
[[nodiscard]] AlarmLook look_by_rules(const AlarmScene& scene, const DayModel& days);

}  // namespace unknot::causes
