#include "engine/stats/normal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace unknot::stats {
namespace {

// R 4.2: sprintf("%.16g", qnorm(c(1e-300, 1e-20, 1e-5, 0.07, 0.3, 0.8)))
TEST(Normal, QuantilesAreThoseOfR) {
  const double p[] = {1e-300, 1e-20, 1e-5, 0.07, 0.3, 0.8};
  const double z[] = {-37.0470962993612, -9.262340089798405,  -4.264890793922826,
                      -1.47579102817917, -0.5244005127080407, 0.8416212335729144};
  for (int k = 0; k < 6; ++k)
    EXPECT_NEAR(normal_quantile(p[k]), z[k], 4e-15 * std::abs(z[k])) << p[k];
}

TEST(Normal, QuantileUndoesTheDistribution) {
  for (double z = -8; z < 5; z += 0.173)
    EXPECT_NEAR(normal_quantile(normal_cdf(z)), z, 1e-9 + 1e-15 * std::exp(0.5 * z * z)) << z;
}

TEST(Normal, QuantileIsSymmetricAndInfiniteAtTheEnds) {
  for (double p : {0.001, 0.0625, 0.25, 0.4375})
    EXPECT_NEAR(normal_quantile(p), -normal_quantile(1 - p), 1e-14);
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_EQ(normal_quantile(0), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(normal_quantile(1), std::numeric_limits<double>::infinity());
}

TEST(Normal, DistributionIsTheTableValue) {
  EXPECT_NEAR(normal_cdf(1.959963984540054), 0.975, 1e-15);
  EXPECT_NEAR(normal_cdf(-1.959963984540054), 0.025, 1e-15);
  EXPECT_EQ(normal_cdf(0), 0.5);
}

}  // namespace
}  // namespace unknot::stats
