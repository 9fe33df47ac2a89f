#include "engine/stats/chunk.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

const Progress quiet;
const WarmStart from_prior;

/// Of two chains at 20 days, every number one of its own.
WarmStart some_warm(const DiaryModel& model) {
  const std::size_t size = layout_of(model).size;
  const auto days = static_cast<std::size_t>(model.days);
  WarmStart warm{.chains = 2, .days = model.days, .causes = model.causes.size(), .step_size = 0.2};
  for (std::size_t k = 0; k < 2 * size; ++k) warm.parameters.push_back(double(k));
  warm.metric_factor.assign(size * size, 0.0);
  for (std::size_t k = 0; k < 2 * days; ++k) warm.scores.push_back(1000 + double(k));
  for (std::size_t k = 0; k < 2 * warm.causes * days; ++k) {
    warm.exposures.push_back(5000 + double(k));
  }
  warm.repeated.assign(2 * days, 1);
  for (std::size_t k = 0; k < 2 * warm.causes; ++k) warm.slab_stretch.push_back(3 + double(k));
  warm.score_scale.assign(days, 1.25);
  warm.exposure_scale.assign(warm.causes * days, 0.75);
  return warm;
}

TEST(Chunk, AWarmStartBeginsWhereTheChainStoodThatDay) {
  const DiaryModel model = test_diary(20);
  const WarmStart warm = some_warm(model);
  const DiaryModel later = test_diary(25);  // the same diary, five days on
  const FitOptions options;
  const Chunk chunk = chunk_of(later, options, warm, quiet);
  ASSERT_NE(chunk.warm, nullptr);
  const std::size_t size = chunk.prepared.layout.size;
  EXPECT_EQ(chunk.warm_position(1, 3), double(size + 3));
  EXPECT_EQ(chunk.warm_position(2, 3), 3);  // a third chain begins where the first stood
  for (std::size_t i = 0; i < chunk.prepared.scores.size(); ++i) {
    const int day = chunk.prepared.scores[i].day;
    const double expected = day < 20 ? 1000 + 20 + day : std::nan("");
    const double found = chunk.warm_position(1, size + i);
    EXPECT_TRUE(found == expected || (std::isnan(found) && day >= 20)) << "day " << day;
    EXPECT_EQ(chunk.warm_scale[i], day < 20 ? 1.25 : 0);
  }
  for (std::size_t cause = 0; cause < 3; ++cause) {
    for (int day = 0; day < chunk.prepared.fitted_days; ++day) {
      const int z = chunk.prepared.causes[cause].unknown[static_cast<std::size_t>(day)];
      if (z < 0) continue;
      const std::size_t row = size + chunk.prepared.scores.size() + static_cast<std::size_t>(z);
      const double expected = 5000 + double((3 + cause) * 20) + day;
      const double found = chunk.warm_position(1, row);
      EXPECT_TRUE(day < 20 ? found == expected : std::isnan(found)) << cause << ' ' << day;
    }
  }
}

TEST(Chunk, ChainsOfALaterChunkHaveTheirOwnBeginnings) {
  const DiaryModel model = test_diary(20);
  const WarmStart warm = some_warm(model);
  const FitOptions options;
  Chunk chunk = chunk_of(model, options, warm, quiet);
  chunk.first_chain = 1;
  EXPECT_EQ(chunk.warm_position(0, 0), double(chunk.prepared.layout.size));
}

TEST(Chunk, AMixedEffectBeginsAsItWasWhateverItCameFrom) {
  const DiaryModel model = full_test_diary(20);
  WarmStart warm = some_warm(model);
  const std::size_t row = layout_of(model).effect;  // slab N(0.6, 0.6), spike 0.05
  warm.parameters[row] = 0.01;
  const FitOptions options;
  const Chunk chunk = chunk_of(model, options, warm, quiet);
  EXPECT_NEAR(0.6 + 0.6 * chunk.warm_position(0, row), 0.01, 1e-12);
  EXPECT_EQ(chunk.warm_stretch(1, 1), 3 + 4 + 2);  // second chain, cause 2 of four
}

TEST(Chunk, OnlyScoresThatMayBeRepeatsAreTakenForThem) {
  const DiaryModel model = full_test_diary(20);
  const WarmStart warm = some_warm(model);
  const FitOptions options;
  const Chunk chunk = chunk_of(model, options, warm, quiet);
  int repeats = 0;
  for (std::size_t i = 0; i < chunk.prepared.scores.size(); ++i) {
    EXPECT_EQ(chunk.warm_repeated(0, i), chunk.prepared.scores[i].may_repeat);
    repeats += chunk.prepared.scores[i].may_repeat ? 1 : 0;
  }
  EXPECT_GT(repeats, 2);
  const DiaryModel never = test_diary(20);
  WarmStart other = some_warm(never);
  const Chunk without = chunk_of(never, options, other, quiet);
  EXPECT_FALSE(without.warm_repeated(0, 1));
}

TEST(Chunk, AWarmStartOfOtherTermsIsNotUsed) {
  const FitOptions options;
  const DiaryModel model = test_diary(20);
  for (int fault = 0; fault < 5; ++fault) {
    WarmStart warm = some_warm(model);
    if (fault == 0) warm.causes = 2;
    if (fault == 1) warm.parameters.pop_back();
    if (fault == 2) warm.metric_factor.pop_back();
    if (fault == 3) warm.step_size = 0;
    if (fault == 4) warm.chains = 0;
    const Chunk chunk = chunk_of(model, options, warm, quiet);
    EXPECT_EQ(chunk.warm, nullptr) << fault;
    EXPECT_TRUE(std::isnan(chunk.warm_position(0, 0))) << fault;
    EXPECT_EQ(chunk.warm_scale[0], 0) << fault;
  }
}

TEST(Chunk, WhatAWarmStartLacksBeginsAfresh) {
  const DiaryModel model = full_test_diary(20);
  WarmStart warm = some_warm(model);
  warm.scores.clear();
  warm.exposures.clear();
  warm.repeated.clear();
  warm.slab_stretch.clear();
  warm.score_scale.clear();
  warm.exposure_scale.clear();
  const FitOptions options;
  const Chunk chunk = chunk_of(model, options, warm, quiet);
  ASSERT_NE(chunk.warm, nullptr);
  EXPECT_TRUE(std::isnan(chunk.warm_position(0, chunk.prepared.layout.size)));
  EXPECT_FALSE(chunk.warm_repeated(0, 3));
  EXPECT_EQ(chunk.warm_stretch(0, 0), 1);
}

TEST(Chunk, PriorsGiveCenterAndSpread) {
  const DiaryModel model = full_test_diary(20);
  const FitOptions options;
  const Chunk chunk = chunk_of(model, options, from_prior, quiet);
  const Layout& at = chunk.prepared.layout;
  EXPECT_EQ(chunk.center[at.intercept], 1);
  EXPECT_NEAR(chunk.spread[at.intercept], 1.5, 1e-12);
  EXPECT_EQ(chunk.center[at.effect], 0);  // in units of its slab
  EXPECT_EQ(chunk.spread[at.effect], 1);
}

TEST(Chunk, KeepsAsManyTrajectoriesAsAsked) {
  const DiaryModel model = test_diary(5);
  for (const int draws : {1, 7, 100, 1000}) {
    for (const int wanted : {0, 4, 40, 4000}) {
      const FitOptions options{.chains = 4, .draws = draws, .trajectories = wanted};
      const Chunk chunk = chunk_of(model, options, from_prior, quiet);
      int kept = 0;
      for (int draw = 0; draw < draws; ++draw) kept += chunk.keeps_trajectory(draw) ? 4 : 0;
      EXPECT_EQ(kept, std::min(wanted, 4 * draws)) << draws << ' ' << wanted;
    }
  }
}

TEST(EnergyBfmi, IsTheOneWorkedByHand) {
  // Steps 1, 1, -2: their squares are 6. Mean 0.75, deviations -0.75, 0.25, 1.25, -0.75.
  const std::vector<double> energies{0, 1, 2, 0};
  const double spread = 0.5625 + 0.0625 + 1.5625 + 0.5625;
  EXPECT_NEAR(energy_bfmi(energies), 6 / spread, 1e-12);
  EXPECT_TRUE(std::isnan(energy_bfmi({3})));
}

}  // namespace
}  // namespace unknot::stats
