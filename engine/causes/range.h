/// How far an exposure reaches over the own days of a person, as it arrives after its filter.
/// Method: docs/methods/causes.md#what-may-be-said.
#pragma once

#include <array>
#include <span>

#include "engine/stats/diary_model.h"

namespace unknot::causes {

/// From the 5th to the 95th percentile of the known days; where rare events leave next to nothing
/// between these, from end to end; 0 for an exposure that never changes. A half-life makes it
/// smaller by as much as the filter narrows the days, unknown ones taken at their mean.
class OwnRange {
 public:
  /// @param exposure  one a day; not a number: not known
  /// O(days), a dozen times.
  OwnRange(std::span<const double> exposure, stats::Kernel kernel,
           const stats::NormalPrior& log_half_life_days);

  /// In the unit of the exposure, 0 or more. Straight lines between a dozen half-lives; O(1).
  [[nodiscard]] double at(double log_half_life_days) const;

 private:
  static constexpr int steps_ = 12;
  double low_ = 0;
  double step_ = 1;
  std::array<double, steps_ + 1> ranges_{};
};

}  // namespace unknot::causes
