#include "engine/safety/cleared.h"

#include <gtest/gtest.h>

#include "engine/safety/test_safety.h"

namespace unknot::safety {
namespace {

using namespace body;
using Ids = std::vector<std::string>;

/// Outlives every Cleared made here, as the header asks.
const SafetyKnowledge& knowledge() {
  static const SafetyKnowledge own = testing::knowledge();
  return own;
}

Screening screened(Answers flags, Unanswered unanswered = Unanswered::CountAsNo) {
  return screen(knowledge(), testing::atlas(),
                {.pains = {testing::pain("calf")},
                 .person = {},
                 .flags = std::move(flags),
                 .unanswered = unanswered})
      .value();
}

Cleared cleared(Answers intake, Answers flags = {}) {
  return clear(knowledge(), screened(std::move(flags)), intake).value();
}

Decision decide(const Cleared& own, const std::string& use, const std::string& region = "calf",
                ActionKind action = ActionKind::Pressure) {
  const std::vector<CodeUse> codes{parse_code_use(use).value()};
  return own.decide(codes, action, {.region = region, .side = Side::Right});
}

TEST(Cleared, IsNotMadeWhileAFlagIsOpenOrUrgent) {
  const auto open = clear(knowledge(), screened({}, Unanswered::Open), {});
  ASSERT_FALSE(open.has_value());
  EXPECT_EQ(open.error().code, ErrorCode::Forbidden);
  const auto urgent = clear(knowledge(), screened({{"clot", Answer::Yes}}), {});
  ASSERT_FALSE(urgent.has_value());
  EXPECT_EQ(urgent.error().code, ErrorCode::Forbidden);
  EXPECT_TRUE(clear(knowledge(), screened({}), {}).has_value());
}

TEST(Cleared, AnUnknownIntakeCodeIsAnError) {
  const auto result = clear(knowledge(), screened({}), {{"wond", Answer::No}});
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::UnknownId);
  EXPECT_EQ(result.error().where, "contraindications.wond");
}

TEST(Cleared, OnlyQuestionCodesCanBeAnswered) {
  for (const char* id : {"over_spine", "asleep", "red_flag"}) {
    const auto result = clear(knowledge(), screened({}), {{id, Answer::No}});
    ASSERT_FALSE(result.has_value()) << id;
    EXPECT_EQ(result.error().code, ErrorCode::UnknownId) << id;
    EXPECT_EQ(result.error().where, std::string("contraindications.") + id);
  }
}

TEST(Cleared, AForbidCodeIsForbiddenByYesAndWaitsUnlessItIsNo) {
  EXPECT_EQ(decide(cleared({{"wound", Answer::Yes}}), "wound:forbid").verdict, Verdict::Forbidden);
  EXPECT_EQ(decide(cleared({{"wound", Answer::Unknown}}), "wound:forbid").verdict, Verdict::Waits);
  EXPECT_EQ(decide(cleared({}), "wound:forbid").verdict, Verdict::Waits);
  EXPECT_EQ(decide(cleared({{"wound", Answer::No}}), "wound:forbid").verdict, Verdict::Allowed);
}

TEST(Cleared, ACautionCodeChangesTheItemUnlessItIsNo) {
  EXPECT_EQ(decide(cleared({{"wound", Answer::Yes}}), "wound:caution").verdict, Verdict::Caution);
  EXPECT_EQ(decide(cleared({{"wound", Answer::Unknown}}), "wound:caution").verdict,
            Verdict::Caution);
  EXPECT_EQ(decide(cleared({}), "wound:caution").verdict, Verdict::Caution);
  EXPECT_EQ(decide(cleared({{"wound", Answer::No}}), "wound:caution").verdict, Verdict::Allowed);
}

TEST(Cleared, NamesOnlyTheCodesThatMakeTheVerdict) {
  const std::vector<CodeUse> codes{{.code = "numb", .forbid = false, .scope = {}},
                                   {.code = "wound", .forbid = true, .scope = {}}};
  const Cleared both = cleared({{"numb", Answer::Yes}, {"wound", Answer::Yes}});
  const Decision decision = both.decide(codes, ActionKind::Pressure, {.region = "calf"});
  EXPECT_EQ(decision.verdict, Verdict::Forbidden);
  EXPECT_EQ(decision.codes, (Ids{"wound"}));
}

TEST(Cleared, ASiteCodeFollowsFromThePlaceAlone) {
  EXPECT_EQ(decide(cleared({}), "over_spine:forbid", "spine").verdict, Verdict::Forbidden);
  EXPECT_EQ(decide(cleared({}), "over_spine:caution", "spine").verdict, Verdict::Caution);
  EXPECT_EQ(decide(cleared({}), "over_spine:forbid", "calf").verdict, Verdict::Allowed);
}

TEST(Cleared, AYesToWhatImpliesACodeCountsInItsRegionsWhateverWasSaidToTheCode) {
  SafetyKnowledge own = testing::knowledge();
  own.contraindications[2].implied_by = {"wound"};
  own.contraindications[2].site_regions = {"spine"};
  const auto at = [&](Answer wound, const std::string& region) {
    const Answers intake{{"wound", wound}, {"numb", Answer::No}};
    return decide(clear(own, screened({}), intake).value(), "numb:forbid", region).verdict;
  };
  EXPECT_EQ(at(Answer::Yes, "spine"), Verdict::Forbidden);
  EXPECT_EQ(at(Answer::Unknown, "spine"), Verdict::Waits);
  EXPECT_EQ(at(Answer::No, "spine"), Verdict::Allowed);
  EXPECT_EQ(at(Answer::Yes, "calf"), Verdict::Allowed);
}

TEST(Cleared, AScopeOfTheNeckCountsOnlyAtTheNeck) {
  const Cleared own = cleared({{"wound", Answer::Yes}});
  EXPECT_EQ(decide(own, "wound:forbid:neck", "neck").verdict, Verdict::Forbidden);
  EXPECT_EQ(decide(own, "wound:forbid:neck", "calf").verdict, Verdict::Allowed);
  EXPECT_EQ(decide(own, "wound:forbid:local", "calf").verdict, Verdict::Forbidden);
}

TEST(Cleared, AnInstructionNeverBlocksAndAnUnknownCodeCountsAsYes) {
  EXPECT_EQ(decide(cleared({}), "asleep:forbid").verdict, Verdict::Allowed);
  EXPECT_EQ(decide(cleared({}), "nobody_knows:forbid").verdict, Verdict::Forbidden);
  EXPECT_EQ(decide(cleared({}), "nobody_knows:caution").verdict, Verdict::Caution);
}

TEST(Cleared, SeeADoctorSoonForbidsWhatTouchesItsRegionsAndTheirNeighbours) {
  const Cleared own = cleared({}, {{"cancer", Answer::Yes}});
  using enum ActionKind;
  for (const ActionKind action : {Stretch, Pressure, Strength, Heat}) {
    for (const char* region : {"spine", "neck", "flank"}) {
      const Decision decision = decide(own, "red_flag:forbid", region, action);
      EXPECT_EQ(decision.verdict, Verdict::Forbidden) << region;
      EXPECT_EQ(decision.codes, (Ids{"red_flag"})) << region;
    }
    EXPECT_EQ(decide(own, "red_flag:forbid", "calf", action).verdict, Verdict::Allowed);
  }
  EXPECT_EQ(decide(own, "red_flag:forbid", "spine", Other).verdict, Verdict::Allowed);
}

TEST(Cleared, AGraveFlagLoweredByNotSureForbidsTouchEverywhere) {
  const Cleared own = cleared({}, {{"clot", Answer::Unknown}});
  EXPECT_EQ(decide(own, "red_flag:forbid", "temple").verdict, Verdict::Forbidden);
  EXPECT_EQ(decide(own, "red_flag:forbid", "temple", ActionKind::Other).verdict, Verdict::Allowed);
}

TEST(Cleared, ARaisedFlagForbidsEvenAnItemThatForgotToNameIt) {
  const Cleared own = cleared({}, {{"cancer", Answer::Yes}});
  const Decision decision = own.decide({}, ActionKind::Heat, {.region = "spine"});
  EXPECT_EQ(decision.verdict, Verdict::Forbidden);
}

TEST(Cleared, WhatTheFlagsSaidStandsAboveTheIntake) {
  const Cleared raised = cleared({{"anticoagulant", Answer::No}}, {{"thinner", Answer::Yes}});
  EXPECT_EQ(decide(raised, "anticoagulant:forbid").verdict, Verdict::Forbidden);
  const Cleared told = cleared({{"anticoagulant", Answer::Yes}});
  EXPECT_EQ(decide(told, "anticoagulant:forbid").verdict, Verdict::Forbidden);
  const Cleared passed = cleared({});
  EXPECT_EQ(decide(passed, "anticoagulant:forbid").verdict, Verdict::Allowed);
}

TEST(Cleared, KnowsWhatIsOpenAndTheWordsOfACode) {
  const Cleared own = cleared({{"wound", Answer::Unknown}});
  EXPECT_TRUE(own.is_open("numb"));
  EXPECT_FALSE(own.is_open("wound"));
  EXPECT_FALSE(own.is_open("over_spine"));
  EXPECT_FALSE(own.is_open("nobody_knows"));
  EXPECT_EQ(own.caution_text("wound"), "Careful: wound.");
  EXPECT_EQ(own.forbid_text("wound"), "Left out: wound.");
  EXPECT_EQ(own.caution_text("nobody_knows"), "");
}

}  // namespace
}  // namespace unknot::safety
