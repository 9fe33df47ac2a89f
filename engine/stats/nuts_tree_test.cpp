#include "engine/stats/nuts_tree.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "engine/stats/convergence.h"

namespace unknot::stats {
namespace {

/// An AR(1) of 0.9 with unit innovations beside one gamma variable on the log scale.
class Known : public NutsTarget {
 public:
  static constexpr double shape = 3;
  std::size_t size() const override { return 6; }
  double evaluate(std::span<const double> x, std::span<double> gradient) override {
    double sum = 0;
    for (std::size_t i = 0; i < 5; ++i) gradient[i] = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      const double error = x[i] - (i == 0 ? 1 : 0.9 * x[i - 1]);
      sum -= 0.5 * error * error;
      gradient[i] -= error;
      if (i > 0) gradient[i - 1] += 0.9 * error;
    }
    gradient[5] = shape - std::exp(x[5]);
    return sum + shape * x[5] - std::exp(x[5]);
  }
};

/// Draws of a function of the position.
template <class F>
DrawSummary sampled(F quantity, std::uint64_t seed) {
  Known target;
  std::vector<double> values;
  for (std::uint64_t chain = 0; chain < 4; ++chain) {
    NutsMetric metric(std::vector<double>(6, 1.0), 3);
    NutsTree tree(&target, Random(seed, chain));
    tree.use(metric);
    tree.start_at(std::vector<double>(6, 0.5));
    for (int i = 0; i < 2500; ++i) {
      tree.step(0.6);
      if (i >= 100) values.push_back(quantity(tree.position()));
    }
  }
  return summary_of({values, 4});
}

void expect_mean(const DrawSummary& summary, double mean) {
  EXPECT_NEAR(summary.mean, mean, 4.5 * summary.mcse_mean);
  EXPECT_LT(summary.rhat, 1.01);
  EXPECT_GT(summary.ess_bulk, 400);
}

TEST(NutsTree, FindsMeansAndVariancesThatAreKnown) {
  // Means 0.9^i; the variance of the fifth is 1 + 0.81 + 0.81^2 + 0.81^3 + 0.81^4 = 3.4280.
  const double mean = std::pow(0.9, 4);
  double variance = 0;
  for (int k = 0; k < 5; ++k) variance += std::pow(0.81, k);
  expect_mean(sampled([](auto x) { return x[4]; }, 1), mean);
  expect_mean(sampled([&](auto x) { return (x[4] - mean) * (x[4] - mean); }, 2), variance);
  expect_mean(sampled([](auto x) { return (x[0] - 1) * (x[4] - std::pow(0.9, 4)); }, 3), mean);
  expect_mean(sampled([](auto x) { return std::exp(x[5]); }, 4), Known::shape);
  expect_mean(sampled([](auto x) { return std::exp(2 * x[5]); }, 5),
              Known::shape * (Known::shape + 1));
}

TEST(NutsTree, IsTheSameForOneSeed) {
  const auto first = [](auto x) { return x[0]; };
  EXPECT_EQ(sampled(first, 9).mean, sampled(first, 9).mean);
  EXPECT_NE(sampled(first, 9).mean, sampled(first, 10).mean);
}

TEST(NutsTree, SaysThatATooLongStepDiverged) {
  Known target;
  NutsMetric metric(std::vector<double>(6, 1.0), 3);
  NutsTree tree(&target, Random(1, 0));
  tree.use(metric);
  tree.start_at(std::vector<double>(6, 0.5));
  const std::vector<double> before(tree.position().begin(), tree.position().end());
  EXPECT_TRUE(tree.step(1e4).divergent);
  EXPECT_EQ(before, std::vector<double>(tree.position().begin(), tree.position().end()));
  EXPECT_FALSE(tree.step(0.1).divergent);
}

TEST(NutsTree, FindsAUsableStepFromAnyGuess) {
  Known target;
  NutsMetric metric(std::vector<double>(6, 1.0), 3);
  NutsTree tree(&target, Random(1, 0));
  tree.use(metric);
  tree.start_at(std::vector<double>(6, 0.5));
  for (double guess : {1e-6, 1e-2, 1e3}) {
    const double step = tree.usable_step_size(guess);
    EXPECT_GT(step, 0.05) << guess;
    EXPECT_LT(step, 5) << guess;
  }
}

}  // namespace
}  // namespace unknot::stats
