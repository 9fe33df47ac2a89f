#include "engine/causes/answer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

constexpr std::size_t sitting = 3;

struct Made {
  explicit Made(double effect) {
    draws = testing::whole_draws(days.model, plan.scenarios.size() + 1,
                                 testing::values_of(days.model, 4, {effect, 0, 0}), 40);
    input = {.days = &days, .plan = &plan, .draws = &draws};
  }
  std::vector<body::Cause> causes = testing::three_causes();
  diary::DayTable table = testing::table_of({.missing = 0}, causes);
  DayModel days = day_model_of({.table = &table, .causes = causes});
  ScenarioPlan plan = scenarios_of(days);
  stats::Draws draws;
  AnswerInput input;
};

TEST(Answer, HasAllFiveCausesAndTheRest) {
  const Made made(0.6);
  const CausesResult own = answer_of(made.input).result;
  ASSERT_EQ(own.groups.size(), groups);
  for (std::size_t g = 0; g < groups; ++g) EXPECT_EQ(own.groups[g].group, body::cause_groups[g]);
  EXPECT_EQ(own.days, 60);
  EXPECT_EQ(own.days_scored, 60);
  EXPECT_EQ(own.window_days, 28);
  EXPECT_EQ(own.window_to, "2026-04-02");
  EXPECT_EQ(own.date, own.window_to);
  EXPECT_NEAR(own.expected_pain->p50, 4, 1e-12);
  ASSERT_TRUE(own.groups[sitting].share.has_value());
  const double worlds = static_cast<double>(*made.plan.healthy[sitting]);
  EXPECT_NEAR(own.groups[sitting].share->p50, 0.5 * worlds / 4, 1e-12);
  EXPECT_FALSE(own.groups[4].share.has_value());  // stress was never written
  EXPECT_EQ(own.groups[4].verdict, Verdict::NotEnoughDays);
  EXPECT_EQ(own.day_by_day.size(), 60U);
  EXPECT_EQ(own.forecast.size(), 7U);
  const auto allowed = [](const AllowedFor& one) { return one.cause == "alcohol"; };
  EXPECT_TRUE(std::any_of(own.allowed_for.begin(), own.allowed_for.end(), allowed));
}

TEST(Answer, TheShortUpdateAsksForAFullRunWhereANameIsNear) {
  const Made made(0.6);
  const Answer own = answer_of(made.input);
  EXPECT_EQ(own.strengths[sitting], Strength::Named);
  EXPECT_EQ(own.result.groups[sitting].verdict, Verdict::Leaning);
  EXPECT_EQ(own.result.headline_group, "sitting_all_day");
  EXPECT_TRUE(own.asks_for_full_run);
}

TEST(Answer, OnlyWhatIsSaidSomethingOfCanBeMoved) {
  EXPECT_EQ(answer_of(Made(0.6).input).result.sliders.size(), 1U);
  EXPECT_TRUE(answer_of(Made(0).input).result.sliders.empty());
}

TEST(Answer, TheGuessStandsBesideTheFinding) {
  Made made(0.6);
  made.input.guess = GuessOfDayOne{"overuse_or_injury", "2026-02-02"};
  const CausesResult own = answer_of(made.input).result;
  ASSERT_TRUE(own.guess.has_value());
  EXPECT_EQ(own.guess->group, "overuse_or_injury");
  EXPECT_EQ(own.guess->verdict, Verdict::NothingFound);
  EXPECT_EQ(own.guess->first, "sitting_all_day");
}

TEST(Answer, WithoutDrawsItIsThatOfOthers) {
  Made made(0.6);
  made.input.draws = nullptr;
  const CausesResult own = answer_of(made.input).result;
  EXPECT_EQ(own.depth, Depth::Prior);
  EXPECT_EQ(own.headline, Verdict::NotEnoughDays);
  EXPECT_TRUE(own.day_by_day.empty());
  EXPECT_FALSE(own.groups[sitting].points.has_value());
  EXPECT_TRUE(own.groups[sitting].mostly_assumption);
}

}  // namespace
}  // namespace unknot::causes
