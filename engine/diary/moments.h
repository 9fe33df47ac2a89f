/// Ratings and stretches of time within a day. Method: docs/methods/diary.md.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/zones.h"

namespace unknot::diary {

struct Rating {
  std::int64_t at_ms = 0;
  double value = 0;
};

/// Mean over the time from the first rating to the last, straight lines between them, rounded half
/// up. Ratings of one moment count as their mean; a single moment is its own mean.
/// @param ratings  at least one, in any order
[[nodiscard]] double mean_over_time(std::vector<Rating> ratings);

struct Stretch {
  std::int64_t from_ms = 0;  ///< UTC
  std::int64_t to_ms = 0;    ///< not before from_ms
};

/// A part of a stretch that lies on one local day.
struct DayStretch {
  std::int64_t day = 0;  ///< days since 1970-01-01, local
  Stretch stretch;
};

/// Cut at the midnights of the zone; a day of 23 or 25 hours is as long as it was. An unknown zone
/// counts as UTC. Cost: O(days of the stretch); those longer than 31 days are cut off there.
[[nodiscard]] std::vector<DayStretch> cut_at_midnights(const Stretch& stretch,
                                                       std::string_view zone, const Zones& zones);

/// Time that is covered by any of them; what overlaps counts once.
[[nodiscard]] std::int64_t covered_ms(std::vector<Stretch> stretches);

}  // namespace unknot::diary
