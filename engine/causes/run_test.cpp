#include "engine/causes/run.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

Result<Run> run_of(const diary::DayTable& table, const std::vector<body::Cause>& causes,
                   const RunOptions& options) {
  return run_causes({.table = &table, .causes = causes}, options);
}

constexpr std::size_t sitting = 3;
constexpr std::size_t overuse = 0;

TEST(Run, DayZeroAnswersFromOthersAlone) {
  const auto causes = testing::three_causes();
  const diary::DayTable none;
  const auto run = run_of(none, causes, {.guess = GuessOfDayOne{"sitting_all_day", "2026-02-02"}});
  ASSERT_TRUE(run.has_value());
  const CausesResult& own = run->result;
  EXPECT_EQ(own.depth, Depth::Prior);
  EXPECT_EQ(own.headline, Verdict::NotEnoughDays);
  EXPECT_EQ(own.days_to_go, 14);
  ASSERT_EQ(own.groups.size(), groups);
  EXPECT_GT(own.groups[sitting].prior_share.p95, own.groups[sitting].prior_share.p05);
  EXPECT_FALSE(own.groups[sitting].share.has_value());
  EXPECT_EQ(own.groups[sitting].exposures.size(), 1U);
  EXPECT_FALSE(own.would_teach.empty());
  ASSERT_TRUE(own.guess.has_value());
  EXPECT_EQ(own.guess->verdict, Verdict::NotEnoughDays);
  EXPECT_EQ(run->what_if, nullptr);
}

TEST(Run, AStrongCauseIsFoundAndAnotherOneIsNot) {
  const auto causes = testing::three_causes();
  const auto table = testing::table_of({.days = 90, .effect = 0.9, .pain = 5}, causes);
  const auto run = run_of(table, causes, {.depth = Depth::Full});
  ASSERT_TRUE(run.has_value());
  const CausesResult& own = run->result;
  EXPECT_TRUE(own.quality.settled) << own.quality.rhat_max << ' ' << own.quality.ess_min;
  EXPECT_EQ(own.headline, Verdict::Found);
  EXPECT_EQ(own.headline_group, "sitting_all_day");
  EXPECT_NE(own.groups[overuse].verdict, Verdict::Found);
  EXPECT_GT(own.groups[sitting].effect_over_range.value().p05, 0.2);
  ASSERT_EQ(own.sliders.size(), 1U);
  EXPECT_EQ(own.forecast.size(), 7U);
  EXPECT_EQ(own.day_by_day.size(), 90U - (std::isnan(table.columns[0].values[0]) ? 1U : 0U));
  ASSERT_NE(run->what_if, nullptr);
  const auto less = what_if(*run->what_if, {{.cause = "sitting_hours", .shift = -1}});
  ASSERT_TRUE(less.has_value());
  EXPECT_LT(less->change.p50, -0.3);
}

TEST(Run, TheSumsOfTheFitAgreeWithTheReplay) {
  // Share in points and what-if are two ways to the same number: exposures at the healthy level of
  // 3 against a shift of each by what is usual minus 3.
  const auto causes = testing::three_causes();
  const auto table = testing::table_of({.days = 60, .effect = 0.6, .pain = 5}, causes);
  const auto run = run_of(table, causes, {.depth = Depth::Full});
  ASSERT_TRUE(run.has_value());
  const auto now = what_if(*run->what_if, {});
  ASSERT_TRUE(now.has_value());
  EXPECT_NEAR(now->now.p50, run->result.expected_pain->p50, 0.15);
}

TEST(Run, TheShortUpdateGoesOnFromWhereTheLastOneStood) {
  const auto causes = testing::three_causes();
  const auto table = testing::table_of({.days = 40, .effect = 0.5}, causes);
  const auto first = run_of(table, causes, {.depth = Depth::Full});
  ASSERT_TRUE(first.has_value());
  std::array<Verdict, groups> before{};
  for (std::size_t g = 0; g < groups; ++g) before[g] = first->result.groups[g].verdict;
  const auto next =
      run_of(testing::table_of({.days = 41, .effect = 0.5}, causes), causes,
             {.depth = Depth::Update, .seed = 2, .warm = first->warm, .before = before});
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(next->result.depth, Depth::Update);
  EXPECT_NEAR(next->result.expected_pain->p50, first->result.expected_pain->p50, 0.5);
}

TEST(Run, CanBeStopped) {
  const auto causes = testing::three_causes();
  const auto table = testing::table_of({.days = 40}, causes);
  const auto run =
      run_of(table, causes, {.depth = Depth::Full, .progress = [](double) { return false; }});
  ASSERT_TRUE(run.has_value());
  EXPECT_TRUE(run->cancelled);
}

TEST(Run, TellsHowFarItIs) {
  const auto causes = testing::three_causes();
  const auto table = testing::table_of({.days = 30}, causes);
  double last = 0;
  const auto run = run_of(table, causes, {.progress = [&](double done) {
                            EXPECT_GE(done, last);
                            EXPECT_LE(done, 1);
                            last = done;
                            return true;
                          }});
  ASSERT_TRUE(run.has_value());
  EXPECT_GT(last, 0);
}

void expect_finite(const CausesResult& own) {
  for (const GroupFinding& group : own.groups) {
    EXPECT_TRUE(std::isfinite(group.probability_matters)) << group.group;
    EXPECT_TRUE(std::isfinite(group.prior_share.p50)) << group.group;
    EXPECT_TRUE(std::isfinite(group.share.value_or(Quantiles{}).p50)) << group.group;
    EXPECT_TRUE(std::isfinite(group.points.value_or(Quantiles{}).p05)) << group.group;
  }
  for (const DayPart& day : own.day_by_day) EXPECT_TRUE(std::isfinite(day.latent_p10)) << day.date;
  for (const ForecastDay& day : own.forecast) EXPECT_TRUE(std::isfinite(day.p50)) << day.date;
}

TEST(Run, ImpossibleDiariesGetAnAnswer) {
  const auto causes = testing::three_causes();
  const auto one_day = testing::table_of({.days = 1, .missing = 0}, causes);
  auto all_equal = testing::table_of({.days = 30}, causes);
  for (double& own : all_equal.columns[0].values) own = 4;
  auto no_pain = all_equal;
  for (double& own : no_pain.columns[0].values) own = 0;
  auto constant = testing::table_of({.days = 30}, causes);
  for (double& own : constant.columns[1].values) own = 5;
  auto without = testing::table_of({.days = 30}, causes);
  without.columns.resize(1);
  for (const auto& table : std::vector{one_day, all_equal, no_pain, constant, without}) {
    const auto run = run_of(table, causes, {.depth = Depth::Update});
    ASSERT_TRUE(run.has_value()) << run.error().where;
    expect_finite(run->result);
    for (const GroupFinding& own : run->result.groups) EXPECT_NE(own.verdict, Verdict::Found);
  }
}

}  // namespace
}  // namespace unknot::causes
