#include "engine/causes/scenarios.h"

#include <gtest/gtest.h>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

DayModel days_with(double healthy) {
  static std::vector<body::Cause> causes;
  causes = testing::three_causes();
  for (body::Cause& own : causes) own.exposure.healthy_level.value = healthy;
  const diary::DayTable table = testing::table_of({}, causes);
  return day_model_of({.table = &table, .causes = causes});
}

TEST(Scenarios, EachGroupAloneAndAllTogether) {
  const DayModel days = days_with(5);
  const ScenarioPlan plan = scenarios_of(days);
  ASSERT_TRUE(plan.healthy[3].has_value());
  ASSERT_TRUE(plan.healthy[0].has_value());
  EXPECT_FALSE(plan.healthy[4].has_value());  // stress was never written
  ASSERT_TRUE(plan.all_healthy.has_value());
  // Places are counted from 1: the first world is the one that was. The confounder is in none.
  EXPECT_EQ(plan.scenarios[*plan.healthy[3] - 1].changes.size(), 1U);
  EXPECT_EQ(plan.scenarios[*plan.all_healthy - 1].changes.size(), 2U);
}

TEST(Scenarios, TheUsualLevelMinusTheHealthyOneIsTakenAway) {
  const DayModel days = days_with(2);
  const ScenarioPlan plan = scenarios_of(days);
  const stats::Change& own = plan.scenarios[*plan.healthy[3] - 1].changes[0];
  ASSERT_EQ(own.values.size(), static_cast<std::size_t>(days.days()) + stats::horizon_days);
  EXPECT_NEAR(own.values[40], 2 - days.exposures[0].usual[40], 1e-12);
  EXPECT_EQ(own.start_level, own.values[0]);
}

TEST(Scenarios, ALevelBelowAllThatWasSeenIsShownApart) {
  EXPECT_FALSE(scenarios_of(days_with(5)).seen[3].has_value());
  const DayModel days = days_with(0);
  const ScenarioPlan plan = scenarios_of(days);
  ASSERT_TRUE(plan.seen[3].has_value());
  const stats::Change& own = plan.scenarios[*plan.seen[3] - 1].changes[0];
  EXPECT_NEAR(own.values[40], days.exposures[0].range_p05 - days.exposures[0].usual[40], 1e-12);
}

}  // namespace
}  // namespace unknot::causes
