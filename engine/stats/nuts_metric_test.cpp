#include "engine/stats/nuts_metric.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/random.h"

namespace unknot::stats {
namespace {

TEST(NutsMetric, MultipliesByTheDenseBlockAndTheRest) {
  NutsMetric metric(std::vector<double>{1, 1, 1}, 2);
  metric.set({{2, 0.5, 0.5, 1}, {4}});
  std::vector<double> velocity(3);
  metric.multiply(std::vector<double>{1, 2, 3}, velocity);
  EXPECT_EQ(velocity, (std::vector<double>{3, 2.5, 12}));
}

TEST(NutsMetric, MomentaHaveTheInverseCovariance) {
  NutsMetric metric(std::vector<double>{1, 1, 1}, 2);
  metric.set({{2, 0.5, 0.5, 1}, {4}});
  Random random(5, 0);
  double square[3] = {}, product = 0;
  std::vector<double> momentum(3);
  const int n = 100000;
  for (int k = 0; k < n; ++k) {
    for (double& one : momentum) one = random.normal();
    metric.to_momentum(momentum);
    for (std::size_t i = 0; i < 3; ++i) square[i] += momentum[i] * momentum[i] / n;
    product += momentum[0] * momentum[1] / n;
  }
  // The inverse of (2, 0.5; 0.5, 1) is (1, -0.5; -0.5, 2) / 1.75.
  EXPECT_NEAR(square[0], 1 / 1.75, 0.02);
  EXPECT_NEAR(square[1], 2 / 1.75, 0.03);
  EXPECT_NEAR(product, -0.5 / 1.75, 0.02);
  EXPECT_NEAR(square[2], 0.25, 0.01);
}

TEST(NutsMetric, KeepsItsCovarianceWhenTheNewOneIsNone) {
  NutsMetric metric(std::vector<double>{3, 3}, 2);
  metric.set({{1, 2, 2, 1}, {}});
  std::vector<double> velocity(2);
  metric.multiply(std::vector<double>{1, 0}, velocity);
  EXPECT_EQ(velocity, (std::vector<double>{3, 0}));
}

TEST(NutsMetric, MomentsAreThoseOfTheDrawsShrunkByHand) {
  NutsMoments moments(3, 2);
  moments.add(std::vector<double>{1, 2, 0});
  moments.add(std::vector<double>{3, 6, 2});
  moments.add(std::vector<double>{5, 4, 4});
  NutsMetric metric(std::vector<double>{1, 1, 1}, 2);
  metric.set(moments.take());
  // Variances 4, 4, 4 and covariance 2; times 3/8, plus 0.001 * 5/8; covariance also times 3/5.
  std::vector<double> velocity(3);
  metric.multiply(std::vector<double>{1, 0, 1}, velocity);
  EXPECT_NEAR(velocity[0], 1.5 + 0.000625, 1e-12);
  EXPECT_NEAR(velocity[1], 0.45, 1e-12);
  EXPECT_NEAR(velocity[2], 1.5 + 0.000625, 1e-12);
}

TEST(NutsMetric, WindowsAreThoseOfStan) {
  // A warm-up of 1000: 75, then 25, 50, 100, 200 and 500 iterations, then 50.
  NutsWindows windows(1000);
  std::vector<int> ends;
  for (int i = 0; i < 1000; ++i)
    if (windows.closes(i)) ends.push_back(i + 1);
  EXPECT_EQ(ends, (std::vector<int>{100, 150, 250, 450, 950}));
  EXPECT_FALSE(windows.collects(74));
  EXPECT_TRUE(windows.collects(75));
  EXPECT_FALSE(windows.collects(950));
  NutsWindows brief(100);
  EXPECT_FALSE(brief.closes(88));
  EXPECT_TRUE(brief.closes(89));
}

TEST(NutsMetric, StepSizeSettlesWhereTheAcceptanceIsAsWanted) {
  // A chain whose acceptance is exp(-step): 0.8 at a step of 0.2231.
  NutsStepSize steps(0.8);
  steps.restart(1);
  for (int i = 0; i < 4000; ++i) steps.learn(std::exp(-steps.now()));
  EXPECT_NEAR(steps.settled(), -std::log(0.8), 0.01);
}

}  // namespace
}  // namespace unknot::stats
