/// Seeded random numbers of the checks and of what was believed beforehand: the same everywhere.
#pragma once

#include <cstdint>
#include <random>

#include "engine/stats/normal.h"

namespace unknot::causes {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  /// In (0, 1).
  [[nodiscard]] double uniform() {
    constexpr double step = 1.0 / 9007199254740992.0;  // 2^-53
    return (static_cast<double>(engine_() >> 11) + 0.5) * step;
  }
  [[nodiscard]] double normal() { return stats::normal_quantile(uniform()); }
  /// Student t with 3 degrees of freedom; its variance is 3.
  [[nodiscard]] double student_t3();

 private:
  std::mt19937_64 engine_;
};

}  // namespace unknot::causes
