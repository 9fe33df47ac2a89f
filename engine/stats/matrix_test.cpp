#include "engine/stats/matrix.h"

#include <gtest/gtest.h>

#include <cmath>

namespace unknot::stats {
namespace {

// LL' with L = ((2, 0), (1, 3)).
Matrix by_hand() { return {.size = 2, .values = {4, 2, 2, 10}}; }

TEST(Matrix, FactorsAMatrixWorkedByHand) {
  const auto factor = factor_of(by_hand());
  ASSERT_TRUE(factor.has_value());
  EXPECT_EQ(factor->values, (std::vector<double>{2, 0, 1, 3}));
}

TEST(Matrix, TheSolutionSolves) {
  const std::vector<double> x = solved(*factor_of(by_hand()), std::vector<double>{8, 22});
  EXPECT_NEAR(x[0], 1, 1e-12);  // 4 + 2 * 2 = 8
  EXPECT_NEAR(x[1], 2, 1e-12);  // 2 + 10 * 2 = 22
}

TEST(Matrix, TheInverseTimesTheMatrixIsOne) {
  const Matrix inverse = inverse_of(*factor_of(by_hand()));
  const std::vector<double> first = product(inverse, std::vector<double>{4, 2});
  EXPECT_NEAR(first[0], 1, 1e-12);
  EXPECT_NEAR(first[1], 0, 1e-12);
}

TEST(Matrix, ThatWhichIsNotPositiveDefiniteHasNoFactor) {
  EXPECT_FALSE(factor_of({.size = 2, .values = {1, 2, 2, 1}}).has_value());
  EXPECT_FALSE(factor_of(Matrix::zero(1)).has_value());
  EXPECT_FALSE(factor_of({.size = 1, .values = {std::nan("")}}).has_value());
}

TEST(Matrix, ADiagonalHasItsEntriesAndNothingElse) {
  EXPECT_EQ(Matrix::diagonal(std::vector<double>{3, 5}).values, (std::vector<double>{3, 0, 0, 5}));
}

}  // namespace
}  // namespace unknot::stats
