/// How the exposure of a day is made of answers. Method: docs/methods/diary.md#exposures.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/body/cause.h"

namespace unknot::diary {

/// What is usual for a person: the mean of these many days before, if that many of them are known.
inline constexpr std::size_t usual_days = 28;
inline constexpr std::size_t usual_days_known_min = 14;
/// A window that begins three days before a start cannot begin again for these many days after it,
/// and two starts no further apart than a long cycle have none between them; both assumed.
inline constexpr std::size_t window_free_days = 16;
inline constexpr std::size_t window_starts_apart_max = 45;

/// @param answers  of the cause that the rule names, one a day; not a number: not known
/// @return         one a day, in the unit of the exposure; not a number where it is not known
[[nodiscard]] std::vector<double> exposures_of(const body::CauseExposure& how,
                                               std::span<const double> answers);

/// Mean of the days before each day; not a number where too few of them are known.
[[nodiscard]] std::vector<double> usual_of(std::span<const double> answers);

}  // namespace unknot::diary
