#include "engine/causes/findings.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

struct Made {
  Made() {
    table = testing::table_of({}, causes);
    diary::Column heat = testing::column(diary::ColumnKind::Treatment, "heat", 60);
    for (int day = 0; day < 60; ++day) testing::say(heat, day, day % 3 == 0 ? 15 : 0);
    table.columns.push_back(heat);
    treatment.id = "heat";
    treatment.session_effect_nrs = body::Number{.value = -0.8, .low = -1.6, .high = 0};
    treatment.session_half_life_hours = 24;
    days = day_model_of({.table = &table, .causes = causes, .treatments = {&treatment, 1}});
  }
  std::vector<body::Cause> causes = testing::three_causes();
  body::Treatment treatment;
  diary::DayTable table;
  DayModel days;
};

TEST(Findings, SayEffectDelayAndWhereTheyComeFrom) {
  const Made made;
  const auto draws =
      testing::draws_of(made.days.model, testing::values_of(made.days.model, 4, {0.6, 0, 0}));
  const FitView fit{.days = &made.days, .model = &made.days.model, .draws = &draws};
  const ExposureFinding own = finding_of(fit, made.days.exposures[0], term_draws(fit)[0]);
  EXPECT_TRUE(own.in_model);
  EXPECT_EQ(own.days_known, 60);
  EXPECT_NEAR(own.effect_per_unit.p50, 0.6, 1e-12);
  EXPECT_NEAR(own.half_life_hours.p50, 12, 1e-9);
  EXPECT_TRUE(own.half_life_learnt);  // all draws are one
  // Half-life of half a day: 3/4 of it on the day, a quarter of the rest on each day after.
  ASSERT_GE(own.response.size(), 3U);
  EXPECT_NEAR(own.response[0].p50, 0.45, 1e-9);
  EXPECT_NEAR(own.response[1].p50, 0.1125, 1e-9);
  EXPECT_EQ(own.response.size(), 3U);  // then under 5 % of the largest
  EXPECT_GT(own.probability_matters, 0.99);
}

TEST(Findings, OfWhatWasNeverWrittenComeFromOthers) {
  const std::vector<body::Cause> causes = testing::three_causes();
  const diary::DayTable none;
  const DayModel days = day_model_of({.table = &none, .causes = causes});
  const ExposureFinding own = finding_before(days, days.exposures[0]);
  EXPECT_FALSE(own.in_model);
  EXPECT_FALSE(own.half_life_learnt);
  EXPECT_EQ(own.probability_matters, 0.5);
  EXPECT_FALSE(own.range_p05.has_value());
  EXPECT_LT(own.effect_per_unit.p05, own.effect_per_unit.p95);
}

TEST(Findings, ReliefIsToldAsChange) {
  const Made made;
  auto values = testing::values_of(made.days.model, 4, {0, 0, 0});
  values[stats::layout_of(made.days.model).relief] = 0.7;
  const auto draws = testing::draws_of(made.days.model, values);
  const FitView fit{.days = &made.days, .model = &made.days.model, .draws = &draws};
  const auto treatments = treatments_of(fit);
  ASSERT_EQ(treatments.size(), 1U);
  EXPECT_NEAR(treatments[0].change.p50, -0.7, 1e-12);
  EXPECT_EQ(treatments[0].probability_less, 1);
  EXPECT_EQ(treatments[0].days_done, 20);
  EXPECT_NEAR(treatments[0].prior_change.p50, -0.4, 1e-12);
  EXPECT_LT(treatments[0].prior_change.p05, treatments[0].prior_change.p95);
}

}  // namespace
}  // namespace unknot::causes
