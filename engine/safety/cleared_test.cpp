#include "engine/safety/cleared.h"

#include <gtest/gtest.h>

#include "engine/safety/test_knowledge.h"

namespace unknot::safety {
namespace {

using namespace body;
using testing::pain;

Screening screened(const Answers& flags = {}) {
  return screen(testing::knowledge(), testing::atlas(),
                {.pains = {pain("slope", PaintSide::Right, 5)},
                 .person = {},
                 .flags = flags,
                 .unanswered = Unanswered::CountAsNo})
      .value();
}

const SafetyKnowledge& known() {
  static const SafetyKnowledge knowledge = testing::knowledge();
  return knowledge;
}

Verdict decide(const std::string& code, const Answers& intake, const Answers& flags = {},
               ActionKind action = ActionKind::Pressure, const std::string& region = "slope") {
  const CodeUse use = parse_code_use(code).value();
  const Cleared cleared = clear(known(), screened(flags), intake).value();
  return cleared.decide(std::vector<CodeUse>{use}, action, {.region = region, .side = Side::Right})
      .verdict;
}

TEST(Cleared, IsNotMadeWhileAQuestionIsOpenOrAFlagIsUp) {
  const Screening open =
      screen(known(), testing::atlas(), {.pains = {pain("slope", PaintSide::Right, 5)}}).value();
  EXPECT_EQ(clear(known(), open, {}).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(clear(known(), screened({{"bleed", Answer::Yes}}), {}).error().code,
            ErrorCode::Forbidden);
}

TEST(Cleared, AForbidCodeWaitsUntilItIsAnsweredNo) {
  EXPECT_EQ(decide("open_wound:forbid", {}), Verdict::Waits);
  EXPECT_EQ(decide("open_wound:forbid", {{"open_wound", Answer::Unknown}}), Verdict::Waits);
  EXPECT_EQ(decide("open_wound:forbid", {{"open_wound", Answer::Yes}}), Verdict::Forbidden);
  EXPECT_EQ(decide("open_wound:forbid", {{"open_wound", Answer::No}}), Verdict::Allowed);
}

TEST(Cleared, ACautionCodeChangesTheItemForYesAndForNotSure) {
  EXPECT_EQ(decide("open_wound:caution", {{"open_wound", Answer::Yes}}), Verdict::Caution);
  EXPECT_EQ(decide("open_wound:caution", {{"open_wound", Answer::Unknown}}), Verdict::Caution);
  EXPECT_EQ(decide("open_wound:caution", {{"open_wound", Answer::No}}), Verdict::Allowed);
}

TEST(Cleared, AFlagAnswersItsCodeAndItsAbsenceAnswersNo) {
  EXPECT_EQ(decide("anticoagulant:caution:light_pressure", {}, {{"thinner", Answer::Yes}}),
            Verdict::Caution);
  EXPECT_EQ(decide("anticoagulant:forbid", {}), Verdict::Allowed);
}

TEST(Cleared, SiteCodesFollowFromThePlace) {
  EXPECT_EQ(decide("front:forbid", {}), Verdict::Forbidden);
  EXPECT_EQ(decide("front:forbid", {}, {}, ActionKind::Pressure, "calf"), Verdict::Allowed);
}

TEST(Cleared, AScopeOfTheNeckCountsAtTheNeckAlone) {
  EXPECT_EQ(decide("open_wound:forbid:neck", {{"open_wound", Answer::Yes}}), Verdict::Forbidden);
  EXPECT_EQ(decide("open_wound:forbid:neck", {{"open_wound", Answer::Yes}}, {},
                   ActionKind::Stretch, "calf"),
            Verdict::Allowed);
}

TEST(Cleared, SeeADoctorSoonBlocksTouchInItsRegionsAndLeavesRest) {
  const Answers cancer{{"cancer", Answer::Yes}};
  for (ActionKind action :
       {ActionKind::Stretch, ActionKind::Pressure, ActionKind::Strength, ActionKind::Heat}) {
    EXPECT_EQ(decide("front:caution", {}, cancer, action, "spine"), Verdict::Forbidden);
    EXPECT_NE(decide("front:caution", {}, cancer, action, "calf"), Verdict::Forbidden);
  }
  EXPECT_EQ(decide("front:caution", {}, cancer, ActionKind::Other, "spine"), Verdict::Allowed);
  // A flag without regions blocks touch everywhere.
  EXPECT_EQ(decide("front:caution", {}, {{"weight", Answer::Yes}}, ActionKind::Heat, "calf"),
            Verdict::Forbidden);
}

TEST(Cleared, ACodeNobodyKnowsCountsAsYes) {
  EXPECT_EQ(decide("moon:forbid", {}), Verdict::Forbidden);
  EXPECT_EQ(decide("moon:caution", {}), Verdict::Caution);
}

TEST(Cleared, InstructionsNeverBlock) {
  EXPECT_EQ(decide("never_asleep:forbid", {}), Verdict::Allowed);
}

TEST(Cleared, AnUnknownCodeInTheIntakeIsNamed) {
  const auto result = clear(known(), screened(), {{"moon", Answer::No}});
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().where, "contraindications.moon");
}

TEST(CodeUse, IsTakenApartAndRefusedWhenMalformed) {
  const CodeUse use = parse_code_use("osteoporosis:forbid:bodyweight").value();
  EXPECT_EQ(use.code, "osteoporosis");
  EXPECT_TRUE(use.forbid);
  EXPECT_EQ(use.scope, "bodyweight");
  EXPECT_FALSE(parse_code_use("fever:caution").value().forbid);
  for (const char* bad : {"", "fever", ":forbid", "fever:maybe"}) {
    EXPECT_EQ(parse_code_use(bad).error().code, ErrorCode::Malformed) << bad;
  }
}

}  // namespace
}  // namespace unknot::safety
