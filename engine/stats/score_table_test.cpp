/// The sampler's table of the mean written score, on every kind of vector.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/density_at.h"
#include "engine/stats/expected_score.h"
#include "engine/stats/prepared.h"
#include "engine/stats/test_diary_model.h"
#include "engine/stats/test_targets.h"

namespace unknot::stats {
namespace {

std::vector<double> pains() {
  std::vector<double> out;
  for (double pain = -12; pain <= 22; pain += 0.0113) out.push_back(pain);
  return out;
}

double worst(const std::vector<double>& cuts, double noise_sd) {
  const std::vector<double> at = pains();
  const std::vector<double> read = written_at(cuts, noise_sd, at);
  double apart = 0;
  for (std::size_t i = 0; i < at.size(); ++i) {
    apart = std::fmax(apart, std::abs(read[i] - expected_above_lowest(cuts, noise_sd, at[i])));
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
  on_every_target([] {
    for (double noise_sd = 0.15; noise_sd <= 3; noise_sd += 0.15) {
      // The table has as many steps for little noise as for much.
      const double allowed = noise_sd >= 0.5 ? 1e-5 : 4e-4;
      EXPECT_LT(worst(half_points({}), noise_sd), allowed) << noise_sd;
      for (int seed = 0; seed < 3; ++seed) {
        EXPECT_LT(worst(personal_cuts(20 * seed, 0.4), noise_sd), 3 * allowed) << noise_sd;
      }
    }
  });
}

TEST(ScoreTable, LanesOfUnlikeNoiseDoNotDisturbEachOther) {
  // Lane k of written_at has the noise 1 + k / 4 times that of lane 0, which alone is read.
  EXPECT_LT(worst(half_points({}), 0.7), 1e-5);
}

TEST(ScoreTable, StaysWithinTheScaleWhenThereIsHardlyAnyNoise) {
  on_every_target([] {
    for (const double noise_sd : {1e-6, 1e-3, 0.02, 0.08}) {
      for (const double score : written_at(half_points({}), noise_sd, pains())) {
        ASSERT_GE(score, -1) << noise_sd;
        ASSERT_LE(score, 11) << noise_sd;
      }
    }
  });
}

TEST(ScoreTable, WhatIsNoNumberStaysInside) {
  on_every_target([] {
    const double nothing = std::nan("");
    const std::vector<double> at{nothing, 1e300, -1e300, 5};
    EXPECT_EQ(written_at(half_points({}), 0.7, at).size(), 4u);  // read nothing out of bounds
  });
}

}  // namespace
}  // namespace unknot::stats
