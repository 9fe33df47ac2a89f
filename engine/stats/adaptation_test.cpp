#include "engine/stats/adaptation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

TEST(StepSize, FirstUpdateIsTheOneWorkedByHand) {
  // weight 1/11, error (0.8 - 0.3) / 11, log of the step log(5 * 0.1) - error * sqrt(1) / 0.05.
  StepSize step(0.1, 0.8);
  step.update(0.3);
  EXPECT_NEAR(step.now(), 0.5 * std::exp(-0.5 / 11 / 0.05), 1e-12);
  EXPECT_NEAR(step.settled(), step.now(), 1e-12);  // the first one has all the weight
}

TEST(StepSize, SettlesWhereTheAcceptanceIsTheOneAskedFor) {
  for (const double right : {0.02, 0.3, 2.0}) {
    StepSize step(0.1, 0.8);
    for (int i = 0; i < 2000; ++i) {
      step.update(std::exp(std::log(0.8) * std::pow(step.now() / right, 2)));
    }
    EXPECT_NEAR(step.settled() / right, 1, 0.05) << right;
  }
}

TEST(StepSize, NothingAcceptedForeverStillGivesANumber) {
  StepSize step(0.1, 0.8);
  for (int i = 0; i < 5000; ++i) step.update(0);
  EXPECT_GT(step.now(), 0);
  EXPECT_GE(step.settled(), 0);
  EXPECT_TRUE(std::isfinite(step.settled()));
}

TEST(StepSize, WithoutAnyUpdateItIsTheFirst) { EXPECT_EQ(StepSize(0.1, 0.8).settled(), 0.1); }

TEST(StepSize, BeginsAgainFromWhereItIs) {
  StepSize step(0.1, 0.8);
  for (int i = 0; i < 3; ++i) step.update(0.7);
  const double before = step.now();
  step.restart();
  EXPECT_EQ(step.now(), before);
  step.update(0.8);  // no error: it tries five times as much
  EXPECT_NEAR(step.now(), 5 * before, 1e-9 * before);
}

TEST(RunningCovariance, IsTheTwoPassCovarianceShrunkOffTheDiagonal) {
  constexpr int count = 40;
  std::vector<double> x, y;
  RunningCovariance running(2);
  running.add(std::vector<double>{99, -99});  // forgotten
  running.clear();
  for (int i = 0; i < count; ++i) {
    x.push_back(1000 + scattered(i));
    y.push_back(2 * x.back() + scattered(500 + i));
    running.add(std::vector<double>{x.back(), y.back()});
  }
  EXPECT_EQ(running.count(), count);
  double mean_x = 0, mean_y = 0, xx = 0, xy = 0, yy = 0;
  for (int i = 0; i < count; ++i) {
    mean_x += x[std::size_t(i)] / count;
    mean_y += y[std::size_t(i)] / count;
  }
  for (int i = 0; i < count; ++i) {
    const double dx = x[std::size_t(i)] - mean_x;
    const double dy = y[std::size_t(i)] - mean_y;
    xx += dx * dx / (count - 1);
    xy += dx * dy / (count - 1);
    yy += dy * dy / (count - 1);
  }
  const std::vector<double> l = running.factor();
  ASSERT_EQ(l.size(), 4u);
  const double keep = 40.0 / (40 + 10 + 2);
  EXPECT_NEAR(l[0] * l[0], xx + 1e-8, 1e-9);
  EXPECT_NEAR(l[0] * l[2], keep * xy, 1e-9);
  EXPECT_NEAR(l[2] * l[2] + l[3] * l[3], yy + 1e-8, 1e-9);
  EXPECT_EQ(l[1], 0);
}

TEST(RunningCovariance, HasAFactorWhateverWasSeen) {
  RunningCovariance running(3);
  for (int seen = 0; seen < 4; ++seen) {
    const std::vector<double> factor = running.factor();
    ASSERT_EQ(factor.size(), 9u) << seen;
    for (const double value : factor) EXPECT_TRUE(std::isfinite(value)) << seen;
    running.add(std::vector<double>{1, 2, 2});  // always the same, two of them equal
  }
}

TEST(MetricUpdates, GrowWithinTheWarmUpAndLeaveAnEndForTheStep) {
  for (int warmup = 0; warmup < 3000; ++warmup) {
    int before = 0;
    for (const int update : metric_updates(warmup)) {
      EXPECT_GT(update, before) << warmup;
      EXPECT_LE(update, warmup - 10) << warmup;
      before = update;
    }
  }
  EXPECT_TRUE(metric_updates(0).empty());
  EXPECT_TRUE(metric_updates(30).empty());
  // 100 to begin; windows of 50, 100, 200, and the last one to 125 before the end.
  EXPECT_EQ(metric_updates(1000), (std::vector<int>{150, 250, 450, 875}));
}

}  // namespace
}  // namespace unknot::stats
