#include "engine/stats/convergence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace unknot::stats {
namespace {

struct Made {
  int length = 0;
  int chains = 0;
  double coefficient = 0;
  double step = 0;  ///< by which each chain lies above the one before
};

/// An AR(1) whose innovations are spread by a sine, so that R can make the same.
std::vector<double> made(const Made& how) {
  std::vector<double> values;
  for (int c = 1; c <= how.chains; ++c) {
    double level = 0;
    for (int i = 1; i <= how.length; ++i) {
      const double u = std::sin(12.9898 * i + 78.233 * c) * 43758.5453;
      level = how.coefficient * level + (u - std::floor(u)) - 0.5;
      values.push_back(level + how.step * c);
    }
  }
  return values;
}

struct Expected {
  double rhat, ess_bulk, ess_tail, ess_mean, mcse_mean, p05, p25, p50, p75, p95, sd;
};

void expect_summary(const ChainView& draws, const Expected& expected) {
  const DrawSummary summary = summary_of(draws);
  const auto near = [](double value, double r, const char* what) {
    EXPECT_NEAR(value, r, 1e-8 * std::abs(r)) << what;
  };
  near(summary.rhat, expected.rhat, "rhat");
  near(summary.ess_bulk, expected.ess_bulk, "ess_bulk");
  near(summary.ess_tail, expected.ess_tail, "ess_tail");
  near(ess_mean(draws), expected.ess_mean, "ess_mean");
  near(summary.mcse_mean, expected.mcse_mean, "mcse_mean");
  near(summary.p05, expected.p05, "p05");
  near(summary.p25, expected.p25, "p25");
  near(summary.p50, expected.p50, "p50");
  near(summary.p75, expected.p75, "p75");
  near(summary.p95, expected.p95, "p95");
  near(summary.sd, expected.sd, "sd");
  EXPECT_EQ(summary.rhat, rhat(draws));
  EXPECT_EQ(summary.ess_bulk, ess_bulk(draws));
  EXPECT_EQ(summary.ess_tail, ess_tail(draws));
}

// R 4.2.2 with posterior 1.4.0, run as
//   draws <- function(n, chains, a, step) sapply(1:chains, function(c) step * c + as.numeric(
//     stats::filter((sin(12.9898 * 1:n + 78.233 * c) * 43758.5453) %% 1 - 0.5, a, "recursive")))
//   show <- function(x) cat(sprintf("%.12g", c(rhat(x), ess_bulk(x), ess_tail(x), ess_mean(x),
//     mcse_mean(x), quantile(x, c(.05, .25, .5, .75, .95)), sd(x))), sep = ", ")
// and the call beside each test.
TEST(Convergence, AgreesWithPosteriorOnSlowChains) {  // show(draws(100, 4, 0.8, 0))
  const auto values = made({100, 4, 0.8, 0});
  expect_summary({values, 4}, {1.15986098386, 28.4970388009, 51.3535445388, 28.3227214813,
                               0.0816924351698, -0.715866559815, -0.222279503836, 0.109545136965,
                               0.387911153277, 0.731804231511, 0.434759752604});
  const auto slower = made({1000, 4, 0.98, 0.01});  // show(draws(1000, 4, 0.98, 0.01))
  expect_summary({slower, 4}, {1.08878273442, 71.2232062027, 130.339753374, 71.4587242269,
                               0.158176604886, -2.05826787712, -0.757449480804, 0.124979911985,
                               1.0800522899, 2.44090342903, 1.3371184419});
}

TEST(Convergence, AgreesWithPosteriorOnSwingingChainsOfOddLength) {
  const auto values = made({101, 3, -0.5, 0});  // show(draws(101, 3, -0.5, 0))
  expect_summary({values, 3}, {0.995498234615, 743.136376416, 328.157486552, 743.136376416,
                               0.0118826000575, -0.522379782935, -0.221212553329, 0.0331773682312,
                               0.225802428967, 0.542083824425, 0.32392594931});
}

TEST(Convergence, AgreesWithPosteriorOnChainsThatDisagree) {
  const auto values = made({60, 2, 0.3, 0.4});  // show(draws(60, 2, 0.3, 0.4))
  expect_summary({values, 2}, {1.28017336571, 6.72591887826, 80.2480916031, 6.71773320412,
                               0.129877803278, 0.108149464094, 0.386940730815, 0.659447940335,
                               0.893430758144, 1.22789994245, 0.336624956539});
}

TEST(Convergence, AgreesWithPosteriorOnTies) {
  auto values = made({200, 4, 0.5, 0});  // show(round(2 * draws(200, 4, 0.5, 0)))
  for (double& value : values) value = std::nearbyint(2 * value);
  expect_summary({values, 4}, {1.00732424886, 280.539789355, 406.578525465, 286.899547564,
                               0.0416548994423, -1, 0, 0, 1, 1, 0.705555240748});
}

TEST(Convergence, AgreesWithPosteriorOnVeryFewDraws) {
  const auto few = made({9, 2, 0.5, 0});  // show(draws(9, 2, 0.5, 0))
  expect_summary({few, 2},
                 {2.14666551582, 8, 8, 8, 0.0816079979581, -0.360407700733, 0.0551953360443,
                  0.145596451469, 0.185252984525, 0.285028422607, 0.230822275021});
  const auto one_chain = made({40, 1, 0.5, 0});  // show(draws(40, 1, 0.5, 0))
  expect_summary({one_chain, 1}, {0.990728339964, 38.9306438236, 44.9704142012, 37.5209129451,
                                  0.0425686451665, -0.30647552864, -0.146662488621, 0.0217697726121,
                                  0.241425393134, 0.466706019273, 0.260751326561});
}

TEST(Convergence, BulkDoesNotChangeUnderARisingFunction) {
  const auto values = made({100, 4, 0.8, 0});
  std::vector<double> risen;
  for (double value : values) risen.push_back(std::exp(3 * value));
  EXPECT_EQ(ess_bulk({values, 4}), ess_bulk({risen, 4}));
  EXPECT_EQ(ess_tail({values, 4}), ess_tail({risen, 4}));
}

TEST(Convergence, SaysNothingOfTooFewEqualOrInfiniteDraws) {
  const std::vector<double> few{1, 2, 3};
  const std::vector<double> equal(40, 1.5);
  auto infinite = made({20, 2, 0.5, 0});
  infinite[7] = std::numeric_limits<double>::infinity();
  for (const auto& values : {few, equal, infinite}) {
    EXPECT_TRUE(std::isnan(rhat({values, 1})));
    EXPECT_TRUE(std::isnan(ess_bulk({values, 1})));
    EXPECT_TRUE(std::isnan(ess_tail({values, 1})));
    EXPECT_TRUE(std::isnan(ess_mean({values, 1})));
  }
  const DrawSummary summary = summary_of({equal, 4});
  EXPECT_EQ(summary.mean, 1.5);
  EXPECT_EQ(summary.p95, 1.5);
  EXPECT_TRUE(std::isnan(summary.rhat));
  EXPECT_TRUE(std::isnan(summary_of({infinite, 2}).p50));
  EXPECT_TRUE(std::isnan(summary_of({{}, 2}).rhat));
}

TEST(Convergence, ChainsThatDoNotMoveAtAllAreNotCalledConverged) {
  std::vector<double> stuck(40, 1.0);
  stuck.resize(80, 2.0);
  EXPECT_GT(rhat({stuck, 2}), 1.01);
  EXPECT_LT(ess_bulk({stuck, 2}), 10);
}

}  // namespace
}  // namespace unknot::stats
