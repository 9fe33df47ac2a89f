#include "engine/causes/forecast_baselines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace unknot::causes {
namespace {

std::size_t place_of(std::string_view name) {
  const auto found = std::find(baseline_names.begin(), baseline_names.end(), name);
  return static_cast<std::size_t>(found - baseline_names.begin());
}

std::vector<double> after(std::string_view name, const std::vector<int>& steps,
                          std::span<const BaselineLesson* const> others = {}) {
  auto baselines = baseline_forecasters(others, 5, 0);
  Forecaster& own = *baselines[place_of(name)];
  for (const int step : steps) own.learn({}, step);
  return own.probabilities({});
}

int mode(const std::vector<double>& probabilities) {
  return static_cast<int>(std::max_element(probabilities.begin(), probabilities.end()) -
                          probabilities.begin());
}

TEST(ForecastBaselines, TheirPointsAreWhatTheirNamesSay) {
  EXPECT_EQ(mode(after("last_value", {0, 0, 0, 4})), 4);
  EXPECT_EQ(mode(after("running_mean", {2, 2, 1, 3, 2, 2, 3, 1})), 2);
  // Seven days, the last five without score: 1 and 1; over all days it would be 2.
  EXPECT_EQ(mode(after("week_mean", {2, 2, 2, 1, 1, -1, -1, -1, -1, -1})), 1);
  EXPECT_EQ(mode(after("own_frequencies_after_yesterday", {1, 3, 1, 3, 1, 3, 1})), 3);
  // A score that changes sides every day is expected on the other side.
  EXPECT_GT(mode(after("ar1", {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1})), 2);
  EXPECT_EQ(mode(after("exponential_smoothing", {1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2})), 2);
}

TEST(ForecastBaselines, ANormalForecastIsThatWorkedByHand) {
  // Errors of 2 and 2 and one to begin with: variance (0.5 + 4 + 4) / 3.
  const double sd = std::sqrt(8.5 / 3);
  const double below = 0.5 * std::erfc(0.5 / sd / std::sqrt(2));
  EXPECT_NEAR(after("last_value", {0, 2, 4})[4], 0.99 * (1 - below) + 0.01 / 5, 1e-9);
}

TEST(ForecastBaselines, AllArePositiveAndTogetherOneFromTheFirstDay) {
  for (const std::vector<int>& steps :
       {std::vector<int>{}, {no_score}, {3}, {3, no_score, 3}, std::vector<int>(50, 0)}) {
    for (const std::string_view name : baseline_names) {
      double sum = 0;
      for (const double own : after(name, steps)) {
        EXPECT_GT(own, 0) << name;
        sum += own;
      }
      EXPECT_NEAR(sum, 1, 1e-9) << name;
    }
  }
}

Series diary(std::vector<int> steps, std::vector<double> exposure) {
  Series out;
  out.first_day = std::chrono::sys_days(std::chrono::year(2026) / 1 / 5);
  out.steps = std::move(steps);
  out.exposures = exposure.empty() ? 0 : 1;
  out.exposure = std::move(exposure);
  return out;
}

TEST(ForecastBaselines, FrequenciesOfOthersAreTheStart) {
  const Series other = diary({0, 3, 0, 3, 0, 3, 0, 3, 0}, {});
  const BaselineLesson lesson = baseline_lesson_of(other, whole_features(other), 5);
  const std::vector<const BaselineLesson*> others{&lesson};
  EXPECT_EQ(mode(after("frequencies_with_others", {0}, others)), 3);
  // Many days of one's own weigh more.
  EXPECT_EQ(mode(after("frequencies_with_others", std::vector<int>(60, 0), others)), 0);
}

TEST(ForecastBaselines, TheRegressionUsesWhatOthersTaughtOfAnExposure) {
  std::vector<int> steps;
  std::vector<double> exposure;
  for (int day = 0; day < 200; ++day) {
    const double own = (day * 7919 % 13) % 2;
    steps.push_back(day > 0 && exposure.back() > 0 ? 3 : 1);
    exposure.push_back(own);
  }
  const Series other = diary(steps, exposure);
  const Features features = whole_features(other);
  const BaselineLesson lesson = baseline_lesson_of(other, features, 5);
  const std::vector<const BaselineLesson*> others{&lesson};
  auto baselines = baseline_forecasters(others, 5, features.width);
  Forecaster& ridge = *baselines[place_of("ridge_others")];
  for (const int step : {2, 2, 2, 2}) ridge.learn(std::vector<double>(features.width, 0.0), step);
  std::vector<double> day(features.width, 0.0);
  day[0] = 1;
  EXPECT_EQ(mode(ridge.probabilities(day)), 3);
  day[0] = -1;
  EXPECT_EQ(mode(ridge.probabilities(day)), 1);
}

}  // namespace
}  // namespace unknot::causes
