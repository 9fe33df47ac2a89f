#include "engine/causes/forecast_scores.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace unknot::causes {
namespace {

TEST(ForecastScores, MatchTheValuesWorkedByHand) {
  const std::vector<double> probabilities{0.2, 0.5, 0.3};
  const DayScore day = score_of(probabilities, 1, 0.5);
  EXPECT_NEAR(day.log_score, std::log(2.0), 1e-12);
  EXPECT_NEAR(day.rps, 0.2 * 0.2 + 0.3 * 0.3, 1e-12);  // (0.2 - 0)^2 + (0.7 - 1)^2
  EXPECT_NEAR(day.place, 0.2 + 0.5 * 0.5, 1e-12);
}

TEST(ForecastScores, ReachBothEndsOfTheScale) {
  const std::vector<double> probabilities{0.2, 0.5, 0.3};
  EXPECT_NEAR(score_of(probabilities, 0, 0).rps, 0.8 * 0.8 + 0.3 * 0.3, 1e-12);
  EXPECT_NEAR(score_of(probabilities, 2, 0).rps, 0.2 * 0.2 + 0.7 * 0.7, 1e-12);
  EXPECT_NEAR(score_of(probabilities, 0, 0).place, 0, 1e-12);
  EXPECT_NEAR(score_of(probabilities, 2, 0).place, 0.7, 1e-12);
}

TEST(ForecastScores, AreBestInTheMeanForTheTrueProbabilities) {
  const std::vector<double> truth{0.1, 0.6, 0.3};
  const std::vector<double> other{0.2, 0.5, 0.3};
  DayScore of_truth;
  DayScore of_other;
  for (int k = 0; k < 3; ++k) {
    const double weight = truth[static_cast<std::size_t>(k)];
    of_truth.log_score += weight * score_of(truth, k, 0).log_score;
    of_other.log_score += weight * score_of(other, k, 0).log_score;
    of_truth.rps += weight * score_of(truth, k, 0).rps;
    of_other.rps += weight * score_of(other, k, 0).rps;
  }
  EXPECT_LT(of_truth.log_score, of_other.log_score);
  EXPECT_LT(of_truth.rps, of_other.rps);
}

TEST(ForecastScores, OfManyDaysAreMeansAndCrpsIsInPointsOfTheScale) {
  const std::vector<DayScore> days{{.log_score = 1, .rps = 0.2, .place = 0.5},
                                   {.log_score = 3, .rps = 0.4, .place = 0.95}};
  const ForecastSkill skill = skill_of(days, 0.1);
  EXPECT_NEAR(skill.log_score, 2, 1e-12);
  EXPECT_NEAR(skill.rps, 0.3, 1e-12);
  EXPECT_NEAR(skill.crps, 0.03, 1e-12);
  EXPECT_EQ(skill.coverage, (std::array<double, 3>{0.5, 0.5, 1.0}));
}

TEST(ForecastScores, PlacesOfARightForecastCoverAsOftenAsTheySay) {
  const std::vector<double> truth{0.7, 0.2, 0.1};
  std::mt19937_64 random(20261126);
  const auto even = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
  std::vector<DayScore> days;
  for (int i = 0; i < 20'000; ++i) {
    const double drawn = even();
    const int step = drawn < 0.7 ? 0 : drawn < 0.9 ? 1 : 2;
    days.push_back(score_of(truth, step, even()));
  }
  const ForecastSkill skill = skill_of(days, 1);
  for (std::size_t i = 0; i < coverage_levels.size(); ++i) {
    EXPECT_NEAR(skill.coverage[i], coverage_levels[i], 0.015);  // four standard errors
  }
}

TEST(ForecastScores, ADifferenceOfOnePersonHasNoWidth) {
  const SkillDifference one = difference_of(std::vector<double>{-0.25}, 1);
  EXPECT_EQ(one.mean, -0.25);
  EXPECT_EQ(one.p025, -0.25);
  EXPECT_EQ(one.p975, -0.25);
}

TEST(ForecastScores, TheIntervalOfADifferenceIsThatOfItsMean) {
  std::vector<double> differences;
  for (int i = 0; i < 100; ++i) differences.push_back(i % 2 == 0 ? 1.0 : -1.0);
  const SkillDifference two = difference_of(differences, 7);
  EXPECT_NEAR(two.mean, 0, 1e-12);
  EXPECT_NEAR(two.p975, 0.196, 0.04);  // 1.96 standard errors of 1 / sqrt(100)
  EXPECT_NEAR(two.p025, -0.196, 0.04);
}

}  // namespace
}  // namespace unknot::causes
