#include "engine/causes/along_days.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

TEST(AlongDays, ScoresSpreadOverAWidthOfOne) {
  std::vector<double> chances(11, 0.0);
  chances[4] = 1;
  EXPECT_NEAR(quantile_of_scores(chances, 0.5), 4, 1e-12);
  EXPECT_NEAR(quantile_of_scores(chances, 0.05), 3.55, 1e-12);
  chances = std::vector<double>(11, 0.0);
  chances[0] = 0.5;
  chances[10] = 0.5;
  EXPECT_EQ(quantile_of_scores(chances, 0.1), 0);  // within the scale
  EXPECT_EQ(quantile_of_scores(chances, 0.95), 10);
}

struct Made {
  std::vector<body::Cause> causes = testing::three_causes();
  diary::DayTable table = testing::table_of({.days = 20}, causes);
  DayModel days = day_model_of({.table = &table, .causes = causes});
  ScenarioPlan plan = scenarios_of(days);
};

/// Two draws; every world has its own constant score.
stats::Draws draws_of(const Made& made) {
  const stats::DiaryModel& model = made.days.model;
  const auto values = testing::values_of(model, 4, {0, 0, 0});
  stats::Draws out = testing::draws_of(model, values, 2);
  const std::size_t length = static_cast<std::size_t>(model.days) + stats::horizon_days;
  out.scenarios = made.plan.scenarios.size() + 1;
  for (std::size_t world = 0; world < out.scenarios; ++world) {
    const double score = 4 - 0.5 * static_cast<double>(world);
    out.scenario_by_day.insert(out.scenario_by_day.end(), length, 2 * score);
  }
  out.latent_sum.assign(length, 2 * 4.1);
  out.forecast_sum.assign(11 * stats::horizon_days, 2.0 / 11);
  out.trajectories.push_back(testing::trajectory_of(model, values));
  return out;
}

TEST(AlongDays, EachDayHasThePartOfEachCause) {
  const Made made;
  const stats::Draws draws = draws_of(made);
  const FitView fit{.days = &made.days, .model = &made.days.model, .draws = &draws};
  const auto days = day_parts(fit, made.plan);
  ASSERT_FALSE(days.empty());
  EXPECT_EQ(days.back().date, "2026-02-21");
  EXPECT_NEAR(days[3].expected, 4, 1e-12);
  EXPECT_NEAR(days[3].latent_mean, 4.1, 1e-12);
  EXPECT_NEAR(days[3].points[3], 0.5 * static_cast<double>(*made.plan.healthy[3]), 1e-12);
  EXPECT_EQ(days[3].points[4], 0);
  EXPECT_NEAR(days[3].unexplained, 4 - 0.5 * static_cast<double>(*made.plan.all_healthy), 1e-12);
}

TEST(AlongDays, TheForecastIsOfTheSevenDaysAfter) {
  const Made made;
  const stats::Draws draws = draws_of(made);
  const FitView fit{.days = &made.days, .model = &made.days.model, .draws = &draws};
  const auto forecast = forecast_of(fit);
  ASSERT_EQ(forecast.size(), 7U);
  EXPECT_EQ(forecast[0].date, "2026-02-22");
  const auto& chances = forecast[6].probabilities;
  EXPECT_NEAR(std::accumulate(chances.begin(), chances.end(), 0.0), 1, 1e-12);
  EXPECT_NEAR(forecast[6].mean, 5, 1e-12);
  EXPECT_NEAR(forecast[6].p50, 5, 1e-9);
  EXPECT_LT(forecast[6].p05, forecast[6].p95);
}

}  // namespace
}  // namespace unknot::causes
