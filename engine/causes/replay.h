/// A kept draw of the model played along the days again: latent pain and the scores that follow,
/// as it was or with other exposures. The slow, obvious twin of the sums that a fit keeps.
/// Method: docs/methods/causes.md#model.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/stats/diary_model.h"
#include "engine/stats/expected_score.h"
#include "engine/stats/fit.h"
#include "engine/stats/prepared.h"

namespace unknot::causes {

/// Exposures of one cause from the first day on, in the unit of the model.
struct Shifted {
  std::size_t cause = 0;
  double shift = 0;
  std::span<const double> floors;  ///< one a day; the exposure is not lowered below it
};

class Replay {
 public:
  /// @param model  outlives it; passed stats::check()
  explicit Replay(const stats::DiaryModel& model);

  /// Latent pain of each day, horizon included. O(days x terms).
  [[nodiscard]] std::vector<double> latent(const stats::Trajectory& draw,
                                           std::span<const Shifted> shifts) const;

  /// What is expected to be written at each latent pain, one after the other. Repeats of the day
  /// before are left out: they move no mean. O(days x scores).
  [[nodiscard]] std::vector<double> expected(const stats::Trajectory& draw,
                                             std::span<const double> latent) const;

  /// Scores as they could have been written, on all days of the diary; seeded.
  [[nodiscard]] std::vector<int> written(const stats::Trajectory& draw,
                                         std::span<const double> latent, std::uint64_t seed) const;

 private:
  [[nodiscard]] std::vector<double> cuts(const stats::Trajectory& draw) const;

  const stats::DiaryModel* model_;
  stats::Prepared prepared_;
  stats::Layout layout_;
};

}  // namespace unknot::causes
