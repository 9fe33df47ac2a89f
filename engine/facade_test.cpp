#include "engine/facade.h"

#include <gtest/gtest.h>

#include "engine/locate/test_atlas.h"

namespace unknot {
namespace {

using namespace body;

/// One red flag, one treatment without conditions, the small atlas of locate's tests.
Knowledge knowledge() {
  Knowledge out;
  out.atlas = locate::testing::atlas();
  out.safety.complaint_areas = {{.id = "neck", .regions = {"slope"}}};
  out.safety.groups = {{.id = "all", .question = {"?"}, .order = 1}};
  RedFlag flag;
  flag.id = "bleed";
  flag.complaint_areas = {"neck"};
  flag.level_on_yes = FlagLevel::EmergencyNow;
  flag.group = "all";
  out.safety.red_flags = {flag};
  Contraindication age;
  age.id = "under_16";
  out.safety.contraindications = {age};
  Treatment breathing;
  breathing.id = "relax_breathing";
  breathing.group = "relaxation";
  breathing.name.en = "Slow breathing";
  breathing.minutes_low = 5;
  breathing.session_effect_nrs = locate::testing::number(-0.5);
  breathing.causes = {"all"};
  breathing.suits = {"any"};
  breathing.first_plan = FirstPlanUse{.without_muscle = true};
  out.treatments = {breathing};
  return out;
}

LocateRequest slope() {
  LocateRequest request;
  request.pains = {locate::testing::pain("slope", PaintSide::Right, 6)};
  return request;
}

TEST(Facade, WhileQuestionsAreOpenMusclesAreGivenAndNoTest) {
  const LocateAnswer answer = ask_locate(knowledge(), slope()).value();
  EXPECT_EQ(answer.red_flags.open, std::vector<std::string>{"bleed"});
  EXPECT_FALSE(answer.result.muscles.empty());
  EXPECT_TRUE(answer.result.next_tests.empty());
  EXPECT_TRUE(ask_plan(knowledge(), {.located = slope()}).value().result.days.empty());
}

TEST(Facade, AnEmergencyLeavesNothingButTheFlag) {
  LocateRequest request = slope();
  request.flags["bleed"] = Answer::Yes;
  const LocateAnswer answer = ask_locate(knowledge(), request).value();
  EXPECT_TRUE(refused(answer.red_flags));
  EXPECT_TRUE(answer.result.muscles.empty());
  EXPECT_TRUE(answer.result.points.empty());
  EXPECT_TRUE(answer.result.sets.empty());
}

TEST(Facade, AClearScreenOpensTestsAndPlan) {
  LocateRequest request = slope();
  request.flags["bleed"] = Answer::No;
  EXPECT_FALSE(ask_locate(knowledge(), request).value().result.next_tests.empty());
  const PlanAnswer plan = ask_plan(knowledge(), {.located = request}).value();
  ASSERT_EQ(plan.result.days.size(), 1U);
  EXPECT_EQ(plan.result.days[0].items[0].treatment, "relax_breathing");
}

TEST(Facade, NothingPaintedAndUnknownTestsAreErrors) {
  LocateRequest request = slope();
  request.pains[0].nrs_0_10 = 0;
  EXPECT_EQ(ask_locate(knowledge(), request).error().code, ErrorCode::MissingField);
  request = slope();
  request.answers["press_moon_r"] = Answer::Yes;
  const auto result = ask_locate(knowledge(), request);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().where, "answers.press_moon_r");
}

TEST(Facade, WhatIsWrongWithAPlanRequestIsSaidEvenWhileQuestionsAreOpen) {
  for (const Answer flag : {Answer::No, Answer::Unknown}) {
    PlanRequest request{.located = slope()};
    if (flag == Answer::No) request.located.flags["bleed"] = flag;
    request.contraindications["ghost"] = Answer::No;
    const auto ghost = ask_plan(knowledge(), request);
    ASSERT_FALSE(ghost.has_value());
    EXPECT_EQ(ghost.error().code, ErrorCode::UnknownId);
    EXPECT_EQ(ghost.error().where, "contraindications.ghost");
    request.contraindications.clear();
    request.minutes_max = 601;
    EXPECT_EQ(ask_plan(knowledge(), request).error().code, ErrorCode::OutOfRange);
  }
}

/// The one flag at same_day, and a code of the intake that raises it.
body::Knowledge raising() {
  body::Knowledge out = knowledge();
  out.safety.red_flags[0].level_on_yes = FlagLevel::SameDay;
  Contraindication clot;
  clot.id = "clot";
  clot.raises = "bleed";
  out.safety.contraindications.push_back(clot);
  return out;
}

PlanRequest with_clot(Answer flag, Answer clot) {
  PlanRequest request{.located = slope()};
  request.located.flags["bleed"] = flag;
  request.contraindications["clot"] = clot;
  return request;
}

TEST(Facade, AYesOfTheIntakeMakesItsFlagNotSureAndNothingElseDoes) {
  const auto level = [](Answer flag, Answer clot) {
    return ask_plan(raising(), with_clot(flag, clot)).value().red_flags.level;
  };
  EXPECT_EQ(level(Answer::No, Answer::Yes), FlagLevel::SeeDoctorSoon);
  EXPECT_EQ(level(Answer::Unknown, Answer::Yes), FlagLevel::SeeDoctorSoon);
  EXPECT_EQ(level(Answer::Yes, Answer::Yes), FlagLevel::SameDay);
  EXPECT_EQ(level(Answer::No, Answer::No), FlagLevel::None);
  EXPECT_EQ(level(Answer::No, Answer::Unknown), FlagLevel::None);
}

TEST(Facade, AFlagThatTheIntakeRaisesWaitsForItsFollowUps) {
  body::Knowledge asking = raising();
  asking.safety.red_flags[0].follow_ups = {{"weak", {"Weak too?"}, FlagLevel::EmergencyNow}};
  PlanRequest request = with_clot(Answer::No, Answer::Yes);
  const PlanAnswer open = ask_plan(asking, request).value();
  EXPECT_TRUE(refused(open.red_flags));
  EXPECT_EQ(open.red_flags.open, std::vector<std::string>{"bleed.weak"});
  request.located.flags["bleed.weak"] = Answer::No;
  EXPECT_FALSE(refused(ask_plan(asking, request).value().red_flags));
  // A yes to the follow-up alone is the person's own yes; the intake does not lower it.
  request.located.flags = {{"bleed.weak", Answer::Yes}};
  EXPECT_EQ(ask_plan(asking, request).value().red_flags.details[0].answer, Answer::Yes);
}

TEST(Facade, AYesOfTheIntakeRaisesNoFlagThatIsNotAskedHere) {
  body::Knowledge elsewhere = raising();
  elsewhere.safety.complaint_areas = {{.id = "neck", .regions = {}}};
  const PlanRequest request = with_clot(Answer::No, Answer::Yes);
  EXPECT_EQ(ask_plan(elsewhere, request).value().red_flags.level, FlagLevel::None);
}

TEST(Facade, TheAgeAnswersForTheCodeOfTheYoung) {
  body::Knowledge young = knowledge();
  body::RedFlag child;
  child.id = "child";
  child.complaint_areas = {"any"};
  child.yes_below_age_years = 16;
  child.adds_codes = {"under_16"};
  young.safety.red_flags.push_back(child);
  young.treatments[0].contraindications = {{.code = "under_16", .forbid = true, .scope = {}}};
  PlanRequest request{.located = slope()};
  request.located.flags["bleed"] = Answer::No;
  request.located.flags["child"] = Answer::No;
  request.contraindications["under_16"] = Answer::No;
  request.located.person.age_years = 15;
  EXPECT_TRUE(ask_plan(young, request).value().result.days.empty());
  request.located.person.age_years = 16;
  EXPECT_FALSE(ask_plan(young, request).value().result.days.empty());
}

}  // namespace
}  // namespace unknot
