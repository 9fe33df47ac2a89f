#include "engine/stats/expected_score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/prepared.h"

namespace unknot::stats {
namespace {

TEST(NormalTable, IsTheErrorFunctionToEightDigits) {
  const NormalTable table;
  for (double z = -9; z <= 9; z += 0.00173) {
    EXPECT_NEAR(table.cdf(z), 0.5 * std::erfc(-z / std::sqrt(2)), 1e-8) << z;
  }
}

TEST(NormalTable, FarOutIsNothingOrAll) {
  const NormalTable table;
  EXPECT_EQ(table.cdf(-1e300), 0);
  EXPECT_EQ(table.cdf(1e300), 1);
  EXPECT_EQ(table.cdf(std::nan("")), 0);  // an index once: read far outside of the table
}

TEST(ExpectedScore, IsTheOneWorkedByHand) {
  // One cut at its own pain: a half. Far above all ten: ten.
  EXPECT_NEAR(expected_above_lowest(std::vector<double>{2.5}, 0.7, 2.5), 0.5, 1e-15);
  EXPECT_NEAR(expected_above_lowest(half_points({}), 0.5, 40), 10, 1e-12);
  // Half a sd above 0.5 and half a sd below 1.5: Phi(0.5) + Phi(-0.5) = 1.
  EXPECT_NEAR(expected_above_lowest(std::vector<double>{0.5, 1.5}, 1, 1), 1, 1e-12);
}

}  // namespace
}  // namespace unknot::stats
