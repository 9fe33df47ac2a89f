#include "engine/stats/matrix.h"

#include <cmath>

namespace unknot::stats {

Matrix Matrix::zero(std::size_t size) {
  return {.size = size, .values = std::vector<double>(size * size, 0.0)};
}

Matrix Matrix::diagonal(std::span<const double> entries) {
  Matrix out = zero(entries.size());
  for (std::size_t i = 0; i < out.size; ++i) out.at(i, i) = entries[i];
  return out;
}

std::optional<Matrix> factor_of(const Matrix& matrix) {
  Matrix out = Matrix::zero(matrix.size);
  for (std::size_t i = 0; i < matrix.size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double left = matrix.at(i, j);
      for (std::size_t k = 0; k < j; ++k) left -= out.at(i, k) * out.at(j, k);
      if (i == j && !(left > 0)) return std::nullopt;
      out.at(i, j) = i == j ? std::sqrt(left) : left / out.at(j, j);
    }
  }
  return out;
}

std::vector<double> solved(const Matrix& factor, std::span<const double> b) {
  std::vector<double> x(b.begin(), b.end());
  for (std::size_t i = 0; i < factor.size; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= factor.at(i, k) * x[k];
    x[i] /= factor.at(i, i);
  }
  for (std::size_t i = factor.size; i-- > 0;) {
    for (std::size_t k = i + 1; k < factor.size; ++k) x[i] -= factor.at(k, i) * x[k];
    x[i] /= factor.at(i, i);
  }
  return x;
}

Matrix inverse_of(const Matrix& factor) {
  Matrix out = Matrix::zero(factor.size);
  std::vector<double> unit(factor.size, 0.0);
  for (std::size_t j = 0; j < factor.size; ++j) {
    unit[j] = 1;
    const std::vector<double> column = solved(factor, unit);
    unit[j] = 0;
    for (std::size_t i = 0; i < factor.size; ++i) out.at(i, j) = column[i];
  }
  return out;
}

std::vector<double> product(const Matrix& matrix, std::span<const double> x) {
  std::vector<double> out(matrix.size, 0.0);
  for (std::size_t i = 0; i < matrix.size; ++i) {
    for (std::size_t j = 0; j < matrix.size; ++j) out[i] += matrix.at(i, j) * x[j];
  }
  return out;
}

}  // namespace unknot::stats
