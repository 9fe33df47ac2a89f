/// One number for each area of the body that trouble can be concentrated in ("focus"). All foci are
/// carried through the sums side by side. Method: docs/methods/locate.md#prior.
#pragma once

#include <array>
#include <cstddef>

#include "engine/body/atlas.h"

namespace unknot::locate {

inline constexpr std::size_t focus_count = body::LocateModel::foci_max;

struct PerFocus {
  std::array<double, focus_count> v{};

  [[nodiscard]] static constexpr PerFocus all(double value) {
    return {{value, value, value, value}};
  }

  constexpr PerFocus& operator+=(const PerFocus& other) {
    for (std::size_t f = 0; f < focus_count; ++f) v[f] += other.v[f];
    return *this;
  }
  constexpr PerFocus& operator*=(const PerFocus& other) {
    for (std::size_t f = 0; f < focus_count; ++f) v[f] *= other.v[f];
    return *this;
  }
  constexpr PerFocus& operator*=(double factor) {
    for (double& value : v) value *= factor;
    return *this;
  }
  constexpr PerFocus& operator/=(const PerFocus& other) {
    for (std::size_t f = 0; f < focus_count; ++f) v[f] /= other.v[f];
    return *this;
  }
  bool operator==(const PerFocus&) const = default;
};

[[nodiscard]] constexpr PerFocus operator+(PerFocus a, const PerFocus& b) { return a += b; }
[[nodiscard]] constexpr PerFocus operator*(PerFocus a, const PerFocus& b) { return a *= b; }
[[nodiscard]] constexpr PerFocus operator*(PerFocus a, double factor) { return a *= factor; }
[[nodiscard]] constexpr PerFocus operator*(double factor, PerFocus a) { return a *= factor; }
[[nodiscard]] constexpr PerFocus operator/(PerFocus a, const PerFocus& b) { return a /= b; }
/// 1 - a, for probabilities.
[[nodiscard]] constexpr PerFocus complement(PerFocus a) {
  for (double& value : a.v) value = 1 - value;
  return a;
}
[[nodiscard]] constexpr double sum(const PerFocus& a) {
  double out = 0;
  for (double value : a.v) out += value;
  return out;
}

}  // namespace unknot::locate
