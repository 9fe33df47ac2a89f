#include <gtest/gtest.h>

#include <algorithm>

#include "engine/facade.h"
#include "engine/locate/test_atlas.h"

namespace unknot {
namespace {

using namespace body;
using locate::testing::pain;

/// One red flag over the slope, the small atlas of locate's tests.
Knowledge knowledge() {
  Knowledge out;
  out.atlas = locate::testing::atlas();
  out.safety.complaint_areas = {{.id = "neck", .regions = {"slope"}}};
  out.safety.groups = {{.id = "all", .question = {"?"}, .order = 1}};
  RedFlag flag;
  flag.id = "bleed";
  flag.complaint_areas = {"any"};
  flag.level_on_yes = FlagLevel::EmergencyNow;
  flag.group = "all";
  out.safety.red_flags = {flag};
  return out;
}

LookRequest request(int nrs = 6) {
  LookRequest out;
  out.located.pains = {pain("slope", PaintSide::Right, nrs)};
  out.located.unanswered_flags = safety::Unanswered::CountAsNo;
  out.moment = {.at_ms = 1, .zone = "UTC", .date = "2026-02-02"};
  return out;
}

const knots::Member levator{.muscle = "levator", .side = Side::Right};

const knots::FoundMuscle& of_levator(const knots::Look& look) {
  return *std::find_if(look.found.muscles.begin(), look.found.muscles.end(),
                       [](const auto& own) { return own.member == levator; });
}

TEST(AskLook, KeepsWhatLocateSaysUncappedWithAndWithoutTheTests) {
  LookRequest asked = request();
  asked.located.answers = {{"press_levator_r", Answer::Yes}};
  const knots::Look look = ask_look(knowledge(), asked).value().look.value();
  EXPECT_EQ(look.pains, asked.located.pains);
  EXPECT_EQ(look.answers, asked.located.answers);
  EXPECT_TRUE(look.flags_none);
  EXPECT_EQ(look.moment, asked.moment);
  const auto located = ask_locate(knowledge(), asked.located).value().result;
  const auto drawn = ask_locate(knowledge(), request().located).value().result;
  const auto uncapped = [](const locate::LocateResult& result) {
    for (const auto& own : result.muscles) {
      if (own.muscle == "levator" && own.side == Side::Right) return own.probability_uncapped;
    }
    return -1.0;
  };
  const knots::FoundMuscle& own = of_levator(look);
  EXPECT_EQ(own.probability_uncapped, uncapped(located));
  EXPECT_EQ(own.probability_drawing_uncapped, uncapped(drawn));
  EXPECT_GT(own.probability_uncapped, own.probability_drawing_uncapped);
  ASSERT_FALSE(own.explains.empty());
  EXPECT_EQ(own.explains.front().region, "slope");
  for (const auto& muscle : look.found.muscles) {
    EXPECT_GE(muscle.probability_uncapped, knots::kept_probability_min);
  }
}

TEST(AskLook, GivesNoLookWhileAQuestionIsOpenOrAFlagIsRaised) {
  LookRequest asked = request();
  asked.located.unanswered_flags = safety::Unanswered::Open;
  EXPECT_FALSE(ask_look(knowledge(), asked).value().look);
  asked.located.flags["bleed"] = Answer::Yes;
  const LookAnswer raised = ask_look(knowledge(), asked).value();
  EXPECT_TRUE(refused(raised.red_flags));
  EXPECT_FALSE(raised.look);
  asked.located.pains.front().nrs_0_10 = 0;
  EXPECT_FALSE(ask_look(knowledge(), asked).value().look);
}

TEST(AskLook, WithoutPainIsALookAtNothing) {
  const knots::Look look = ask_look(knowledge(), request(0)).value().look.value();
  EXPECT_EQ(look.found.verdict, "no_pain");
  EXPECT_TRUE(look.found.muscles.empty());
  LookRequest wrong = request(0);
  wrong.located.answers = {{"press_tail_r", Answer::Yes}};
  EXPECT_EQ(ask_look(knowledge(), wrong).error().code, ErrorCode::UnknownId);
}

TEST(AskLook, SaysWhatIsWrong) {
  LookRequest asked = request();
  asked.located.pains.clear();
  EXPECT_EQ(ask_look(knowledge(), asked).error().code, ErrorCode::MissingField);
  asked = request();
  asked.sore_different = {"press_levator_r"};
  EXPECT_EQ(ask_look(knowledge(), asked).error().where, "sore_different[0]");
  asked.located.answers = {{"press_levator_r", Answer::Yes}};
  EXPECT_EQ(ask_look(knowledge(), asked).error().code, ErrorCode::Contradiction);
  asked.located.answers = {{"press_levator_r", Answer::No}};
  EXPECT_TRUE(ask_look(knowledge(), asked).has_value());
}

TEST(AskPress, OffersThePressTestsOfTheMuscleOnItsSide) {
  const PressOffer offer = ask_press(knowledge(), request().located, levator).value();
  ASSERT_EQ(offer.tests.size(), 1U);
  EXPECT_EQ(offer.tests.front().test, "press_levator_r");
}

TEST(AskPress, NothingIsPressedWhileAQuestionIsOpenOrAFlagIsRaised) {
  LocateRequest asked = request().located;
  asked.unanswered_flags = safety::Unanswered::Open;
  const PressOffer open = ask_press(knowledge(), asked, levator).value();
  EXPECT_EQ(open.red_flags.open, std::vector<std::string>{"bleed"});
  EXPECT_TRUE(open.tests.empty());
  asked.flags["bleed"] = Answer::Yes;
  EXPECT_TRUE(ask_press(knowledge(), asked, levator).value().tests.empty());
}

TEST(AskPress, AFlagThatBlocksThePlaceLeavesNoTest) {
  Knowledge soon = knowledge();
  soon.safety.red_flags.front().level_on_yes = FlagLevel::SeeDoctorSoon;
  soon.safety.red_flags.front().blocks = Blocks::Regions;
  LocateRequest asked = request().located;
  asked.flags["bleed"] = Answer::Yes;
  const PressOffer offer = ask_press(soon, asked, levator).value();
  EXPECT_FALSE(refused(offer.red_flags));
  EXPECT_TRUE(offer.tests.empty());
}

TEST(AskPress, LeavesOutWhatOnePersonCannotDoOrMayNot) {
  Knowledge changed = knowledge();
  for (Examination& test : changed.atlas.examinations) test.who = "clinician";
  EXPECT_TRUE(ask_press(changed, request().located, levator).value().tests.empty());
  changed = knowledge();
  for (Examination& test : changed.atlas.examinations) test.contraindications = {"ghost:forbid"};
  EXPECT_TRUE(ask_press(changed, request().located, levator).value().tests.empty());
  const knots::Member unknown{.muscle = "tail", .side = Side::Left};
  EXPECT_TRUE(ask_press(knowledge(), request().located, unknown).value().tests.empty());
}

TEST(CheckMember, KnowsTheMusclesOfTheAtlas) {
  EXPECT_TRUE(check_member(knowledge().atlas, levator).has_value());
  EXPECT_EQ(check_member(knowledge().atlas, {.muscle = "tail"}).error().code, ErrorCode::UnknownId);
}

}  // namespace
}  // namespace unknot
