/// Seeded random numbers of the checks and of what was believed beforehand: the same everywhere.
#pragma once

#include <cstdint>

#include "engine/stats/random.h"

namespace unknot::causes {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(seed, stream) {}
  /// In (0, 1).
  [[nodiscard]] double uniform() { return random_.uniform(); }
  [[nodiscard]] double normal() { return random_.normal(); }
  /// Student t with 3 degrees of freedom; its variance is 3.
  [[nodiscard]] double student_t3();

 private:
  static constexpr std::uint64_t stream = 0xCA05E5;  ///< apart from those of the samplers
  stats::Random random_;
};

}  // namespace unknot::causes
