/// Random numbers that are the same on every machine and in the browser: Philox4x32-10 of Salmon,
/// Moraes, Dror and Shaw (2011). Deterministic: seed and stream say all. docs/methods/causes.md.
#pragma once

#include <array>
#include <cstdint>

namespace unknot::stats {

/// Ten rounds of Philox on four words.
[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                      std::array<std::uint32_t, 2> key);

/// Streams of one seed do not overlap.
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}
  /// Between 0 and 1, neither of them.
  [[nodiscard]] double uniform();
  [[nodiscard]] double normal();

 private:
  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t block_ = 0;
  std::array<double, 2> ready_{};
  int left_ = 0;
};

}  // namespace unknot::stats
