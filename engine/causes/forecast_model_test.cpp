#include "engine/causes/forecast_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace unknot::causes {
namespace {

/// A load drawn anew each day moves the next day's score; some days are not written down.
Series loaded(std::uint64_t seed, double effect) {
  std::mt19937_64 random(seed);
  const auto even = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
  Series out;
  out.person = std::to_string(seed);
  out.first_day = std::chrono::sys_days(std::chrono::year(2026) / 1 / 5);
  out.exposures = 1;
  double before = 0;
  for (int day = 0; day < 160; ++day) {
    const double noise = even() + even() + even() - 1.5;  // sd 0.5
    const int step = static_cast<int>(std::lround(2 + effect * before + 1.2 * noise));
    const bool written = day == 0 || day == 159 || even() > 0.2;
    out.steps.push_back(written ? std::clamp(step, 0, 4) : no_score);
    before = even() < 0.5 ? -1 : 1;
    out.exposure.push_back(before);
  }
  return out;
}

std::vector<Lesson> lessons(double effect) {
  std::vector<Lesson> out;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const Series series = loaded(seed, effect);
    out.push_back(lesson_of(series, whole_features(series), 5));
  }
  return out;
}

ForecastKnowledge taught(const std::vector<Lesson>& others) {
  std::vector<const Lesson*> all;
  for (const Lesson& other : others) all.push_back(&other);
  return knowledge_of(all, 5, 8);
}

TEST(ForecastModel, OthersTeachAnEffectAndThatThereIsNone) {
  // 0.7 steps; scores have an sd of about 1 step, which makes a unit of 1.6.
  EXPECT_NEAR(taught(lessons(0.7)).effect_mean[0], 0.44, 0.1);
  EXPECT_NEAR(taught(lessons(0)).effect_mean[0], 0, 0.06);
}

TEST(ForecastModel, WithoutOthersTheStartIsWideAndFinite) {
  const ForecastKnowledge none = knowledge_of({}, 5, 8);
  EXPECT_NEAR(none.level_mean, 2, 1e-12);
  EXPECT_NEAR(none.effect_mean[0], 0, 1e-12);
  EXPECT_GT(none.level_sd, 0.9);
  const auto model = model_forecaster(none);
  for (const double own : model->probabilities(std::vector<double>(8, 0.0))) EXPECT_GT(own, 0.02);
}

TEST(ForecastModel, LevelAndSpreadAreThoseOfTheOthers) {
  std::vector<Lesson> others = lessons(0);
  for (Lesson& other : others) other.scores = {.mean = 3, .variance = 0.25, .count = 100};
  const ForecastKnowledge knowledge = taught(others);
  EXPECT_NEAR(knowledge.level_mean, 3, 1e-12);
  EXPECT_NEAR(knowledge.score_variance, 0.25, 1e-12);
  EXPECT_NEAR(knowledge.level_sd, 0.6 / std::sqrt(6), 1e-9);  // 0.15 of the scale over the count
}

TEST(ForecastModel, WhatItLearntOfOthersIsUsedFromTheFirstDay) {
  const auto model = model_forecaster(taught(lessons(0.7)));
  std::vector<double> day(8, 0.0);
  day[0] = 1;
  const std::vector<double> high = model->probabilities(day);
  day[0] = -1;
  const std::vector<double> low = model->probabilities(day);
  EXPECT_GT(high[3] + high[4], low[3] + low[4] + 0.2);
}

TEST(ForecastModel, IsBetterThanItsOwnStartOnceItKnowsThePerson) {
  // Everybody else rates around the middle, this person always 0 or 1.
  const ForecastKnowledge knowledge = taught(lessons(0));
  const auto model = model_forecaster(knowledge);
  const std::vector<double> usual(8, 0.0);
  const double before = model->probabilities(usual)[0];
  for (int day = 0; day < 40; ++day) model->learn(usual, day % 3 == 0 ? 1 : 0);
  EXPECT_GT(model->probabilities(usual)[0], 0.3);  // after a 1, which may be repeated
  EXPECT_GT(model->probabilities(usual)[0], before);
}

TEST(ForecastModel, TheUnitGrowsWithTheSpreadAndIsNeverBelowOne) {
  EXPECT_EQ(unit_of(0), 1);
  EXPECT_EQ(unit_of(0.36), 1);
  EXPECT_NEAR(unit_of(36), 10, 1e-12);
}

}  // namespace
}  // namespace unknot::causes
