#include "engine/stats/expected_score.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/stats/prepared.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

TEST(NormalTable, IsTheErrorFunctionToEightDigits) {
  const NormalTable table;
  for (double z = -9; z <= 9; z += 0.00173) {
    EXPECT_NEAR(table.cdf(z), 0.5 * std::erfc(-z / std::sqrt(2)), 1e-8) << z;
    EXPECT_NEAR(table.pdf(z), std::exp(-0.5 * z * z) / std::sqrt(2 * M_PI), 1e-8) << z;
  }
}

TEST(NormalTable, FarOutIsNothingOrAll) {
  const NormalTable table;
  EXPECT_EQ(table.cdf(-1e300), 0);
  EXPECT_EQ(table.cdf(1e300), 1);
  EXPECT_EQ(table.pdf(-1e300), 0);
  EXPECT_EQ(table.cdf(std::nan("")), 0);  // an index once: read far outside of the table
  EXPECT_EQ(table.pdf(std::nan("")), 0);
}

/// As the kernel reads it: cubic between two nodes.
double read(const std::vector<double>& nodes, const ScoreTableSpan& span, double pain) {
  const double last = static_cast<double>(score_table_steps) - 1e-9;
  const double at = std::clamp((pain - span.low) * span.steps_per_point, 0.0, last);
  const auto i = static_cast<std::size_t>(at);
  const double part = at - static_cast<double>(i);
  const double rise = nodes[2 * i + 2] - nodes[2 * i];
  const double a = nodes[2 * i + 1] - rise;
  const double b = rise - nodes[2 * i + 3];
  return nodes[2 * i] + part * (rise + (1 - part) * (a * (1 - part) + b * part));
}

double worst(const std::vector<double>& cuts, double noise_sd) {
  const NormalTable normal;
  std::vector<double> nodes(2 * (score_table_steps + 1));
  const ScoreTableSpan span = write_score_table(normal, cuts, noise_sd, 1, nodes.data());
  double apart = 0;
  for (double pain = -12; pain <= 22; pain += 0.0037) {
    apart = std::max(
        apart, std::abs(read(nodes, span, pain) - expected_above_lowest(cuts, noise_sd, pain)));
  }
  return apart;
}

/// Cut points of a person: widths exp(log_width_sd * something in -2..2).
std::vector<double> personal_cuts(int seed, double log_width_sd) {
  std::vector<double> cuts{0.5};
  for (int k = 1; k < 10; ++k) {
    cuts.push_back(cuts.back() + std::exp(4 * log_width_sd * (scattered(seed + k) - 0.5)));
  }
  return cuts;
}

TEST(ScoreTable, IsTheSumOfErrorFunctions) {
  for (double noise_sd = 0.15; noise_sd <= 3; noise_sd += 0.05) {
    // The table has as many steps for little noise as for much.
    const double allowed = noise_sd >= 0.5 ? 1e-5 : 4e-4;
    EXPECT_LT(worst(half_points({}), noise_sd), allowed) << noise_sd;
    for (int seed = 0; seed < 4; ++seed) {
      EXPECT_LT(worst(personal_cuts(20 * seed, 0.4), noise_sd), 3 * allowed) << noise_sd;
    }
  }
}

TEST(ScoreTable, WritesOnlyItsOwnLane) {
  const NormalTable normal;
  constexpr std::size_t stride = 4;
  std::vector<double> nodes(2 * (score_table_steps + 1) * stride, -7.0);
  (void)write_score_table(normal, half_points({}), 0.7, stride, nodes.data() + 2);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i % stride == 2) {
      ASSERT_GE(nodes[i], 0.0) << i;
    } else {
      ASSERT_EQ(nodes[i], -7.0) << i;
    }
  }
}

TEST(ScoreTable, StaysWithinTheScaleWhenThereIsHardlyAnyNoise) {
  const NormalTable normal;
  for (const double noise_sd : {1e-6, 1e-3, 0.02, 0.08}) {
    std::vector<double> nodes(2 * (score_table_steps + 1));
    const ScoreTableSpan span =
        write_score_table(normal, half_points({}), noise_sd, 1, nodes.data());
    for (double pain = -3; pain <= 13; pain += 0.0037) {
      const double score = read(nodes, span, pain);
      ASSERT_GE(score, -1) << noise_sd << ' ' << pain;
      ASSERT_LE(score, 11) << noise_sd << ' ' << pain;
    }
  }
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
