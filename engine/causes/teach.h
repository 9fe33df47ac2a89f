/// Which one thing, written every day, would teach most? And how many days until something can be
/// said? Method: docs/methods/causes.md#what-would-teach.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/causes/causes_result.h"
#include "engine/causes/evidence.h"
#include "engine/causes/verdict.h"

namespace unknot::causes {

inline constexpr std::size_t would_teach_max = 5;

/// @param fit  `draws` may be nothing: then all is as it was believed beforehand
/// Most first; only causes that can be asked every day, and only what adds to the present habit.
[[nodiscard]] std::vector<WouldTeach> would_teach(const FitView& fit);

/// A rough guess: the doubt of an effect shrinks with the square root of the days. Nothing when it
/// takes more than a year, or when there is nothing to wait for.
[[nodiscard]] std::array<std::optional<int>, groups> days_more(
    const DayModel& days, const std::array<GroupEvidence, groups>& evidence,
    const std::array<Verdict, groups>& said);

}  // namespace unknot::causes
