/// Small symmetric matrices: factor, solve, invert. Row after row, full storage; exact up to
/// rounding, meant for a few dozen rows.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace unknot::stats {

/// Square, [row][column].
struct Matrix {
  std::size_t size = 0;
  std::vector<double> values;
  [[nodiscard]] static Matrix zero(std::size_t size);
  [[nodiscard]] static Matrix diagonal(std::span<const double> entries);
  [[nodiscard]] double& at(std::size_t row, std::size_t column) {
    return values[row * size + column];
  }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return values[row * size + column];
  }
};

/// Lower triangle L of A = LL'; nothing when A is not positive definite.
/// @param matrix  symmetric. O(size^3).
[[nodiscard]] std::optional<Matrix> factor_of(const Matrix& matrix);

/// x of LL'x = b. O(size^2).
[[nodiscard]] std::vector<double> solved(const Matrix& factor, std::span<const double> b);

/// (LL')^-1. O(size^3).
[[nodiscard]] Matrix inverse_of(const Matrix& factor);

/// A x. O(size^2).
[[nodiscard]] std::vector<double> product(const Matrix& matrix, std::span<const double> x);

}  // namespace unknot::stats
