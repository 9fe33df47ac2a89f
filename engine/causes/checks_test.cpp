#include "engine/causes/checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

struct Made {
  explicit Made(const std::function<double(int, Chance&)>& score) {
    Chance chance(11);
    table = testing::table_of({.days = 84}, causes);
    diary::Column& pain = table.columns[0];
    for (int day = 0; day < 84; ++day) testing::say(pain, day, score(day, chance));
    days = day_model_of({.table = &table, .causes = causes});
  }
  /// Kept draws of the model: level 4, disturbance and noise as usual.
  stats::Draws draws(double effect = 0) const {
    auto values = testing::values_of(days.model, 4, {effect, 0, 0});
    stats::Draws out = testing::draws_of(days.model, values);
    for (int k = 0; k < 400; ++k) {
      out.trajectories.push_back(testing::trajectory_of(days.model, values));
    }
    return out;
  }
  FitView view(const stats::Draws& draws) const {
    return {.days = &days, .model = &days.model, .draws = &draws};
  }
  std::vector<body::Cause> causes = testing::three_causes();
  diary::DayTable table;
  DayModel days;
};

bool has(const std::vector<Check>& checks, CheckKind kind) {
  return std::any_of(checks.begin(), checks.end(),
                     [&](const Check& own) { return own.kind == kind; });
}

/// As the draws of Made say: noise 0.7 and a disturbance of 0.5 that halves each day.
double as_the_model(int, Chance& chance) {
  return std::clamp(std::round(4 + 0.86 * chance.normal()), 0.0, 10.0);
}

TEST(Checks, AModelThatFitsIsNotToldOff) {
  const Made made(as_the_model);
  const auto draws = made.draws();
  const auto checks = predictive_checks(made.view(draws), 5);
  EXPECT_FALSE(has(checks, CheckKind::Weekends));
  EXPECT_FALSE(has(checks, CheckKind::Trend));
}

TEST(Checks, WeekendsThatItDoesNotFollowAreTold) {
  const Made made(
      [](int day, Chance& chance) { return as_the_model(day, chance) + (day % 7 >= 5 ? 3 : 0); });
  const auto draws = made.draws();
  const auto checks = predictive_checks(made.view(draws), 5);
  ASSERT_TRUE(has(checks, CheckKind::Weekends));
  for (const Check& own : checks) {
    if (own.kind != CheckKind::Weekends) continue;
    EXPECT_GT(*own.observed, *own.expected + 2);
  }
}

TEST(Checks, ASlowRiseIsTold) {
  const Made made([](int day, Chance& chance) {
    return std::clamp(std::round(as_the_model(day, chance) + (day - 42) / 20.0), 0.0, 10.0);
  });
  const auto draws = made.draws();
  EXPECT_TRUE(has(predictive_checks(made.view(draws), 5), CheckKind::Trend));
}

TEST(Checks, TheSameNumberAgainAndAgainIsTold) {
  const Made made([](int day, Chance&) { return 3.0 + (day / 14) % 2; });
  const auto draws = made.draws();
  EXPECT_TRUE(has(predictive_checks(made.view(draws), 5), CheckKind::EqualRuns));
}

TEST(Checks, ScoresThatAreAllEqualAreTold) {
  const Made made([](int, Chance&) { return 4.0; });
  const auto draws = made.draws();
  const FitView fit = made.view(draws);
  EXPECT_TRUE(has(diary_checks(fit, term_draws(fit)), CheckKind::AllEqual));
}

TEST(Checks, AnEffectFarFromOthersIsTold) {
  const Made made(as_the_model);
  const auto near = made.draws(0.2);
  const auto far = made.draws(2);
  EXPECT_FALSE(
      has(diary_checks(made.view(near), term_draws(made.view(near))), CheckKind::PriorConflict));
  EXPECT_TRUE(
      has(diary_checks(made.view(far), term_draws(made.view(far))), CheckKind::PriorConflict));
}

TEST(Checks, ACauseThatHardlyChangesIsTold) {
  Made made(as_the_model);
  for (double& own : made.table.columns[1].values) own = 5;
  made.days = day_model_of({.table = &made.table, .causes = made.causes});
  const auto draws = made.draws();
  const auto checks = diary_checks(made.view(draws), term_draws(made.view(draws)));
  ASSERT_TRUE(has(checks, CheckKind::LittleVariation));
  EXPECT_EQ(checks[0].about, "sitting_hours");
}

TEST(Checks, NamesThatDependOnBeliefOrSilenceAreTold) {
  VerdictInput input;
  input.quality.settled = true;
  input.strengths[3] = Strength::Named;
  std::array<Strength, groups> same{};
  same[3] = Strength::Named;
  input.others = {same, same, same};
  EXPECT_TRUE(name_checks(input, {}).empty());
  input.others[2][3] = Strength::Leaning;
  std::vector<Strength> unlogged(groups, Strength::Nothing);
  const auto checks = name_checks(input, unlogged);
  EXPECT_TRUE(has(checks, CheckKind::PriorSensitive));
  EXPECT_TRUE(has(checks, CheckKind::UnloggedDays));
  EXPECT_FALSE(has(checks, CheckKind::ChainsDisagree));
  input.quality.settled = false;
  EXPECT_TRUE(has(name_checks(input, {}), CheckKind::ChainsDisagree));
}

}  // namespace
}  // namespace unknot::causes
