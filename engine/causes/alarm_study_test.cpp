#include "engine/causes/alarm_study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/causes/test_alarms.h"
#include "engine/causes/verdict.h"

namespace unknot::causes {
namespace {

constexpr std::size_t sitting_group = 3;

AlarmLook looked(const AlarmScene& scene, const AlarmOptions& options, std::uint64_t seed = 2) {
  const auto causes = testing::ten_causes();
  return look_daily(scene, draw_diary(scene, causes, seed), causes, options).at(0);
}

bool named(const AlarmEvidence& own) {
  return own.log_odds_ratio_least >= std::log(naming_rule.odds_ratio_min) &&
         own.probability_size_least >= naming_rule.probability_size_min;
}

TEST(AlarmStudy, AStrongEffectIsSeenWhereItIs) {
  const AlarmLook look =
      looked({.days = 60, .cause = "sitting_hours", .points = 4}, {.looks = {60}});
  ASSERT_TRUE(look.computed_others);
  ASSERT_EQ(look.by_exposure.size(), alarm_exposures().size());
  for (std::size_t i = 0; i < look.by_exposure.size(); ++i) {
    EXPECT_EQ(named(look.by_exposure[i]), alarm_exposures()[i] == "sitting_hours") << i;
  }
  for (std::size_t g = 0; g < groups; ++g) {
    if (g == sitting_group) continue;
    EXPECT_FALSE(named(look.by_group[g])) << g;
    EXPECT_LT(look.share[g], look.share[sitting_group]);
  }
  EXPECT_GT(look.share[sitting_group], 0.05);
}

bool anything_named(const AlarmLook& look) {
  const auto any = [](const auto& all) { return std::any_of(all.begin(), all.end(), named); };
  return look.computed_others && (any(look.by_group) || any(look.by_exposure));
}

TEST(AlarmStudy, WhereNoneIsHardlyAnybodyIsToldOfOne) {
  int told = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    told += anything_named(looked({.days = 60}, {.looks = {60}}, seed)) ? 1 : 0;
  }
  EXPECT_LE(told, 1);  // about one person in a hundred is told of one on a given day
}

TEST(AlarmStudy, OtherBeliefsAreAskedWhereANameIsNearAndNeverRaiseIt) {
  const AlarmScene scene{.days = 40, .cause = "sitting_hours", .points = 3};
  const AlarmLook near = looked(scene, {.looks = {40}, .near_log_odds = -99, .near_size = 0});
  ASSERT_TRUE(near.computed_others);
  for (const AlarmEvidence& own : near.by_exposure) {
    EXPECT_LE(own.log_odds_ratio_least, own.log_odds_ratio);
    EXPECT_LE(own.probability_size_least, own.probability_size);
  }
  const AlarmLook far = looked(scene, {.looks = {40}, .near_log_odds = 99});
  EXPECT_FALSE(far.computed_others);
  EXPECT_EQ(far.by_group[sitting_group].log_odds_ratio_least, 0);
}

TEST(AlarmStudy, BeforeFourteenScoredDaysTheModelSaysNothing) {
  const AlarmLook look =
      looked({.days = 13, .missing = 0, .cause = "sitting_hours", .points = 9}, {.looks = {13}});
  EXPECT_EQ(look.scored, 13);
  EXPECT_TRUE(look.by_exposure.empty());
  EXPECT_EQ(look.by_group[sitting_group].log_odds_ratio, 0);
}

TEST(AlarmStudy, ALookKnowsNothingOfLaterDaysAndIsTheSameTwice) {
  const auto causes = testing::ten_causes();
  const AlarmScene scene{.days = 40};
  const AlarmDiary diary = draw_diary(scene, causes, 3);
  AlarmDiary changed = diary;
  for (diary::Column& own : changed.table.columns) {
    for (std::size_t day = 25; day < own.values.size(); ++day) own.values[day] = 1;
  }
  const AlarmOptions options{.looks = {20, 25}};
  const auto one = look_daily(scene, diary, causes, options);
  const auto other = look_daily(scene, changed, causes, options);
  ASSERT_EQ(one.size(), 2U);
  EXPECT_EQ(one[0].day, 20);
  EXPECT_EQ(one[1].day, 25);
  for (std::size_t k = 0; k < one.size(); ++k) {
    EXPECT_EQ(one[k].gls_t, other[k].gls_t);
    for (std::size_t g = 0; g < groups; ++g) {
      EXPECT_EQ(one[k].by_group[g].log_odds_ratio, other[k].by_group[g].log_odds_ratio);
      EXPECT_EQ(one[k].share[g], other[k].share[g]);
    }
  }
}

}  // namespace
}  // namespace unknot::causes
