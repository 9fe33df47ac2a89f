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

stats::Draws draws_of(const Made& made) {
  return testing::whole_draws(made.days.model, made.plan.scenarios.size() + 1,
                              testing::values_of(made.days.model, 4, {0, 0, 0}));
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
