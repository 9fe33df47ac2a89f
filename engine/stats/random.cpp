#include "engine/stats/random.h"

#include "engine/stats/normal.h"

namespace unknot::stats {
namespace {

std::uint32_t low(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
std::uint32_t high(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); }

/// The upper 52 bits of two words, in the middle of their cell.
double unit(std::uint32_t first, std::uint32_t second) {
  const std::uint64_t bits = (std::uint64_t{first} << 32 | second) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                        std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t first = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t second = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {high(second) ^ counter[1] ^ key[0], low(second), high(first) ^ counter[3] ^ key[1],
               low(first)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

double Random::uniform() {
  if (left_ == 0) {
    const auto words = philox4x32({low(block_), high(block_), low(stream_), high(stream_)},
                                  {low(seed_), high(seed_)});
    ++block_;
    ready_ = {unit(words[0], words[1]), unit(words[2], words[3])};
    left_ = 2;
  }
  return ready_[static_cast<std::size_t>(--left_)];
}

double Random::normal() { return normal_quantile(uniform()); }

}  // namespace unknot::stats
