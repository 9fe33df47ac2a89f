#include "engine/plan/plan_item.h"

#include <gtest/gtest.h>

#include "engine/plan/test_plan.h"

namespace unknot::plan {
namespace {

using namespace body;
using Ids = std::vector<std::string>;

/// The item of this treatment, with the only caution code answered yes or no.
PlanItem item(Knowledge knowledge, const std::string& id, Answer bruise = Answer::No) {
  testing::by_id(knowledge, id).contraindications = {
      {.code = "bruise", .forbid = false, .scope = {}}};
  const locate::LocateResult located = testing::located();
  const FirstPlanRequest request = testing::request(knowledge, located);
  const Target target = choose_target(request);
  const safety::Cleared cleared =
      testing::cleared(knowledge, {{"numb", Answer::No}, {"bruise", bruise}});
  for (const Candidate& own : candidates(request, target, cleared)) {
    if (own.treatment->id == id) return make_item(request, target, own, cleared);
  }
  return {};
}

TEST(PlanItem, AMovementCarriesItsExerciseWithFigureDoseAndStopRules) {
  Knowledge knowledge = testing::knowledge();
  knowledge.exercises[0].stop_rules = {{"Dizziness"}, {"Stop stretch_static"}};
  const PlanItem stretch = item(knowledge, "stretch_static");
  EXPECT_EQ(stretch.exercise, "st_trap");
  EXPECT_EQ(stretch.figure, "st_trap.svg");
  EXPECT_EQ(stretch.name, "Side bend of the neck");
  EXPECT_EQ(stretch.steps, (Ids{"Sit", "Tilt", "Hold 30 seconds, 2 times, 2 rounds a day"}));
  EXPECT_EQ(stretch.stop_rules, (Ids{"Stop stretch_static", "Dizziness"})) << "each rule once";
  EXPECT_EQ(stretch.minutes, 3);
}

TEST(PlanItem, UnderACautionAMovementIsHeldHalfAsLong) {
  const PlanItem stretch = item(testing::knowledge(), "stretch_static", Answer::Yes);
  EXPECT_EQ(stretch.dose, "Less of stretch_static");
  EXPECT_EQ(stretch.steps, (Ids{"Sit", "Tilt", "Do less of stretch_static",
                                "Hold 15 seconds, 2 times, 2 rounds a day"}));
  EXPECT_EQ(stretch.minutes, 2) << "half of 3, in whole minutes";
}

TEST(PlanItem, UnderACautionAMovementWithoutAHoldIsDoneHalfAsOften) {
  Knowledge knowledge = testing::knowledge();
  knowledge.exercises[0].hold_s = 0;
  knowledge.exercises[0].repetitions = 15;
  knowledge.exercises[0].times_per_day = 1;
  EXPECT_EQ(item(knowledge, "stretch_static").steps.back(), "Slowly, 15 times, 1 round");
  EXPECT_EQ(item(knowledge, "stretch_static", Answer::Yes).steps.back(),
            "Slowly, 8 times, 1 round");
}

TEST(PlanItem, HalfTheTimeIsSaidOnlyWhereThereIsATime) {
  EXPECT_EQ(item(testing::knowledge(), "sleep_support", Answer::Yes).cautions,
            (Ids{"Careful: bruise."}));
  EXPECT_EQ(item(testing::knowledge(), "heat_pack", Answer::Yes).cautions,
            (Ids{"Careful: bruise.", "Half the usual time."}));
}

TEST(PlanItem, PressureNamesTheSpotAndHowToReachIt) {
  Knowledge knowledge = testing::knowledge();
  TriggerPoint& point = knowledge.atlas.muscles[0].points[0];
  const auto first = [&](Answer bruise) {
    return item(knowledge, "trp_self_compression", bruise).steps.front();
  };
  EXPECT_EQ(first(Answer::No), "Pinch: on the slope");
  EXPECT_EQ(first(Answer::Yes), "Pinch: on the slope") << "also under a caution";
  point.palpation_mode = "flat";
  EXPECT_EQ(first(Answer::No), "The spot: on the slope");
  point.self_reach = "tool";
  EXPECT_EQ(first(Answer::No), "Lean on a soft ball against a wall: on the slope");
  knowledge.safety.complaint_areas.push_back({.id = "neck", .regions = {"shoulder_slope"}});
  EXPECT_EQ(first(Answer::No), "With the other hand's fingers: on the slope") << "no ball there";
}

TEST(PlanItem, PressureSaysAfterTheSpotWhatToMindAtThatMuscle) {
  Knowledge knowledge = testing::knowledge();
  EXPECT_EQ(item(knowledge, "trp_self_compression").steps,
            (Ids{"Pinch: on the slope", "Do trp_self_compression"}));
  knowledge.atlas.muscles[0].caution = "stop at tingling";
  EXPECT_EQ(item(knowledge, "trp_self_compression").steps,
            (Ids{"Pinch: on the slope", "Stop at tingling", "Do trp_self_compression"}));
  EXPECT_EQ(item(knowledge, "trp_self_compression", Answer::Yes).steps,
            (Ids{"Pinch: on the slope", "Stop at tingling", "Do less of trp_self_compression"}));
  EXPECT_EQ(item(knowledge, "heat_pack").steps, (Ids{"Do heat_pack"})) << "pressing only";
}

TEST(PlanItem, WhatWearsOffInDaysIsExpectedOverDays) {
  Knowledge knowledge = testing::knowledge();
  const auto when = [&] { return item(knowledge, "relative_rest").expected_when; };
  EXPECT_EQ(when(), "straight after, for some hours");
  testing::by_id(knowledge, "relative_rest").session_half_life_hours = 23;
  EXPECT_EQ(when(), "straight after, for some hours");
  testing::by_id(knowledge, "relative_rest").session_half_life_hours = 24;
  EXPECT_EQ(when(), "over one to three days");
}

TEST(PlanItem, AMuscleIsNamedInPlainWords) {
  EXPECT_EQ(item(testing::knowledge(), "heat_pack").why,
            "For the likeliest knot: top shoulder muscle, right side.");
  EXPECT_EQ(
      item(testing::knowledge(), "breaks_micro").why,
      "For the likeliest knot: top shoulder muscle, right side. What loads it: raised shoulders.");
}

}  // namespace
}  // namespace unknot::plan
