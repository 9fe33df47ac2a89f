/// Days on which an exposure is not known, from the exposure's own habits: an AR(1) about its mean,
/// fitted by maximum likelihood and bridged exactly between known days. docs/methods/causes.md.
#pragma once

#include <span>

#include "engine/stats/diary_model.h"

namespace unknot::stats {

/// Whether days of the week have their own means.
enum class WeekdayMeans { Shared, Own };

struct ExposureHabit {
  double mean[7] = {0, 0, 0, 0, 0, 0, 0};  ///< by day index modulo 7
  double coefficient = 0;                  ///< from one day to the next, 0..0.95
  double sd = 0;                           ///< of the innovation
};

/// Maximum likelihood over the known days; with weekday means these are shrunk to the overall mean
/// by as much as their number of days asks. Without a known day all is 0; without variation sd is
/// 0.
[[nodiscard]] ExposureHabit habit_of(std::span<const double> exposure, WeekdayMeans means);

/// For each unknown day the exact conditional of the AR(1) given the day before and the next known
/// day; on known days 0. A first day that is not known begins stationary: its a is 0. Beyond the
/// last known day the plain AR(1).
/// @param exposure  not a number: unknown; shorter than `length`: unknown beyond
[[nodiscard]] GapModel bridge(const ExposureHabit& habit, std::span<const double> exposure,
                              std::size_t length);

}  // namespace unknot::stats
