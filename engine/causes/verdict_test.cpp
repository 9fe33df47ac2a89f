#include "engine/causes/verdict.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

struct Made {
  explicit Made(int day_count = 60) : table(testing::table_of({.days = day_count}, causes)) {
    days = day_model_of({.table = &table, .causes = causes});
    input.days = &days;
    input.depth = Depth::Full;
    input.quality.settled = true;
  }
  std::vector<body::Cause> causes = testing::three_causes();
  diary::DayTable table;
  DayModel days;
  VerdictInput input;
};

constexpr std::size_t overuse = 0;
constexpr std::size_t sitting = 3;
constexpr std::size_t stress = 4;

std::vector<std::array<Strength, groups>> three_times(Strength sitting_too) {
  std::array<Strength, groups> one{};
  one[sitting] = sitting_too;
  return {one, one, one};
}

TEST(Verdict, ANameNeedsTheThresholdsOfBothNumbers) {
  const NamingRule rule;
  GroupEvidence own{.terms = {0}, .matters = {.before = 0.5, .after = 0.99}};
  own.probability_size = 0.99;
  EXPECT_EQ(strength_of(own, rule), Strength::Named);
  own.probability_size = 0.65;
  EXPECT_EQ(strength_of(own, rule), Strength::Leaning);
  own.matters.after = 0.6;
  EXPECT_EQ(strength_of(own, rule), Strength::Nothing);
  own.terms.clear();
  own.matters.after = 1;
  own.probability_size = 1;
  EXPECT_EQ(strength_of(own, rule), Strength::Nothing);
}

TEST(Verdict, WhoLooksForLongerNeedsMore) {
  EXPECT_EQ(naming_rule_at(14).odds_ratio_min, naming_rule.odds_ratio_min);
  EXPECT_EQ(naming_rule_at(naming_rule.odds_rise_from).odds_ratio_min, naming_rule.odds_ratio_min);
  const double rise = std::pow(2, naming_rule.odds_rise_power);
  EXPECT_GT(rise, 1);
  EXPECT_DOUBLE_EQ(naming_rule_at(2 * naming_rule.odds_rise_from).odds_ratio_min,
                   rise * naming_rule.odds_ratio_min);
  EXPECT_EQ(naming_rule_at(1000).probability_size_min, naming_rule.probability_size_min);
}

TEST(Verdict, OneExposureMayNameItsGroup) {
  const NamingRule rule;
  GroupEvidence own{.terms = {0, 1}, .matters = {.before = 0.9, .after = 0.95}};
  own.probability_size = 0.5;
  EXPECT_EQ(strength_of(own, rule), Strength::Nothing);
  own.alone.push_back({.terms = {0}, .matters = {.before = 0.5, .after = 0.99}});
  own.alone[0].probability_size = 0.99;
  EXPECT_EQ(strength_of(own, rule), Strength::Named);
}

TEST(Verdict, FoundHoldsWithEveryBelief) {
  Made made;
  made.input.strengths[sitting] = Strength::Named;
  made.input.others = three_times(Strength::Named);
  EXPECT_EQ(verdicts_of(made.input, naming_rule)[sitting], Verdict::Found);
  made.input.others[1][sitting] = Strength::Leaning;
  EXPECT_EQ(verdicts_of(made.input, naming_rule)[sitting], Verdict::Leaning);
}

TEST(Verdict, ChainsThatDisagreeNameNothing) {
  Made made;
  made.input.strengths[sitting] = Strength::Named;
  made.input.others = three_times(Strength::Named);
  made.input.quality.settled = false;
  EXPECT_EQ(verdicts_of(made.input, naming_rule)[sitting], Verdict::Leaning);
}

TEST(Verdict, TheShortUpdateChangesNoName) {
  Made made;
  made.input.depth = Depth::Update;
  made.input.strengths[sitting] = Strength::Named;
  EXPECT_EQ(verdicts_of(made.input, naming_rule)[sitting], Verdict::Leaning);
  std::array<Verdict, groups> before{};
  before.fill(Verdict::NothingFound);
  before[sitting] = Verdict::Found;
  made.input.before = before;
  made.input.strengths[sitting] = Strength::Nothing;
  EXPECT_EQ(verdicts_of(made.input, naming_rule)[sitting], Verdict::Found);
}

TEST(Verdict, FewDaysAllowNothing) {
  Made made(13);
  made.input.strengths[sitting] = Strength::Named;
  made.input.others = three_times(Strength::Named);
  for (const Verdict own : verdicts_of(made.input, naming_rule)) {
    EXPECT_EQ(own, Verdict::NotEnoughDays);
  }
}

TEST(Verdict, WhatWasNeverWrittenHasNotEnoughDays) {
  const Made made;
  const auto said = verdicts_of(made.input, naming_rule);
  EXPECT_EQ(said[stress], Verdict::NotEnoughDays);
  EXPECT_EQ(said[sitting], Verdict::NothingFound);
}

TEST(Verdict, APairCannotBeToldApart) {
  Made made;
  made.input.pairs = {{.group = "sitting_all_day", .other_group = "overuse_or_injury"}};
  const auto said = verdicts_of(made.input, naming_rule);
  EXPECT_EQ(said[sitting], Verdict::CannotTell);
  EXPECT_EQ(said[overuse], Verdict::CannotTell);
  made.input.pairs[0].other_group = "sitting_all_day";  // within one cause: no matter
  EXPECT_EQ(verdicts_of(made.input, naming_rule)[sitting], Verdict::NothingFound);
}

TEST(Verdict, PairsPassTogetherAndNotAlone) {
  const Made made;
  const FitView fit{.days = &made.days, .model = &made.days.model};
  std::vector<TermDraws> draws(3);
  for (int k = 0; k < 100; ++k) {
    const bool first = k % 2 == 0;
    draws[0].slab.push_back(first ? 1 : 0);
    draws[1].slab.push_back(first ? 0 : 1);
    draws[0].effect.push_back(first ? 1 : 0);
    draws[1].effect.push_back(first ? 0 : 1);
    draws[2].slab.push_back(0);
    draws[2].effect.push_back(0);
  }
  const auto pairs = pairs_of(fit, draws, naming_rule);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_NEAR(pairs[0].correlation, -1, 1e-9);
  for (double& own : draws[0].slab) own = 1;
  for (double& own : draws[0].effect) own = 1;
  EXPECT_TRUE(pairs_of(fit, draws, naming_rule).empty());
}

TEST(Verdict, TheHeadlineIsTheStrongest) {
  std::array<Verdict, groups> said{};
  said.fill(Verdict::NotEnoughDays);
  EXPECT_EQ(headline_of(said), Verdict::NotEnoughDays);
  said[1] = Verdict::NothingFound;
  EXPECT_EQ(headline_of(said), Verdict::NothingFound);
  said[2] = Verdict::Leaning;
  said[3] = Verdict::CannotTell;
  EXPECT_EQ(headline_of(said), Verdict::Leaning);
  said[4] = Verdict::Found;
  EXPECT_EQ(headline_of(said), Verdict::Found);
}

TEST(Verdict, NumbersMayBeRougherThanNames) {
  EXPECT_EQ(rule_for(Depth::Full).ess_min, naming_rule.ess_min);
  EXPECT_LT(rule_for(Depth::Update).ess_min, naming_rule.ess_min);
  EXPECT_GT(rule_for(Depth::Update).rhat_max, naming_rule.rhat_max);
}

TEST(Verdict, ChainsThatStandStillHaveNotSettled) {
  const Made made;
  const auto draws =
      testing::draws_of(made.days.model, testing::values_of(made.days.model, 4, {0.6, 0, 0}), 40);
  EXPECT_FALSE(quality_of(draws, naming_rule).settled);
}

}  // namespace
}  // namespace unknot::causes
