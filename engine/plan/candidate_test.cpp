#include "engine/plan/candidate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/plan/test_plan.h"

namespace unknot::plan {
namespace {

using namespace body;
using Ids = std::vector<std::string>;

std::vector<Candidate> run(const Knowledge& knowledge, const FirstPlanRequest& request) {
  return candidates(request, choose_target(request),
                    testing::cleared(knowledge, testing::all_no()));
}

/// Ids of the candidates, best first. The knowledge lives as long as the call.
Ids ids(const Knowledge& knowledge, const locate::LocateResult& located = testing::located()) {
  Ids out;
  for (const Candidate& own : run(knowledge, testing::request(knowledge, located))) {
    out.push_back(own.treatment->id);
  }
  return out;
}

bool has(const Ids& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

TEST(Target, IsTheLeadingMuscleAtItsMostProbablePoint) {
  const Knowledge knowledge = testing::knowledge();
  locate::LocateResult located = testing::located();
  Target target = choose_target(testing::request(knowledge, located));
  EXPECT_EQ(target.muscle, &knowledge.atlas.muscles[0]);
  EXPECT_EQ(target.point->id, "trap_1");
  EXPECT_EQ(target.region, "shoulder_slope");
  EXPECT_EQ(target.side, Side::Right);
  EXPECT_DOUBLE_EQ(target.probability, 0.6);
  std::swap(located.points[0], located.points[1]);
  target = choose_target(testing::request(knowledge, located));
  EXPECT_EQ(target.region, "scapula_edge");
}

TEST(Target, IsTheSorestPlaceWhenNoMuscleLeads) {
  const Knowledge knowledge = testing::knowledge();
  const locate::LocateResult nothing;
  const Target target = choose_target(testing::request(knowledge, nothing));
  EXPECT_EQ(target.muscle, nullptr);
  EXPECT_EQ(target.region, "scapula_edge");
  EXPECT_EQ(target.side, Side::Right);
}

TEST(CauseShares, LeaveOutDehydrationAndAddUpToOne) {
  const Muscle muscle = testing::muscle();  // loads 1 3 2 2 0: without the 3 there are 5
  EXPECT_EQ(cause_shares(&muscle), (std::vector<double>{0.2, 0, 0.4, 0.4, 0}));
}

TEST(CauseShares, AreEvenWhenNoMuscleIsKnownOrNothingLoadsIt) {
  const std::vector<double> even{0.25, 0, 0.25, 0.25, 0.25};
  EXPECT_EQ(cause_shares(nullptr), even);
  Muscle muscle = testing::muscle();
  muscle.cause_loads = {0, 3, 0, 0, 0};
  EXPECT_EQ(cause_shares(&muscle), even);
}

TEST(Candidates, ScoreAsWorkedByHand) {
  const Knowledge knowledge = testing::knowledge();
  const locate::LocateResult located = testing::located();
  for (const Candidate& own : run(knowledge, testing::request(knowledge, located))) {
    // Local: 0.6 * 1.2 - 15 minutes * 0.01; for anybody: 0.3 - 10 minutes * 0.01.
    if (own.treatment->id == "heat_pack") {
      EXPECT_NEAR(own.score, 0.57, 1e-12);
    } else if (own.treatment->id == "relax_breathing") {
      EXPECT_NEAR(own.score, 0.2, 1e-12);
    }
  }
  EXPECT_EQ(ids(knowledge).front(), "heat_pack");
}

TEST(Candidates, CountOnlyTheCausesATreatmentAimsAt) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "breaks_micro").causes = {"sitting_all_day", "poor_posture"};
  const locate::LocateResult located = testing::located();
  for (const Candidate& own : run(knowledge, testing::request(knowledge, located))) {
    // Shares 0.4 + 0.4 of an effect of 0.4, less 6 minutes.
    if (own.treatment->id == "breaks_micro") {
      EXPECT_NEAR(own.score, 0.26, 1e-12);
    }
  }
}

TEST(Candidates, ACourseCountsByHalfForHalfOfItIsDone) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "relax_breathing").course_effect_nrs =
      Number{.value = -1, .low = -2, .high = 0};
  const locate::LocateResult located = testing::located();
  for (const Candidate& own : run(knowledge, testing::request(knowledge, located))) {
    if (own.treatment->id != "relax_breathing") continue;
    EXPECT_TRUE(own.course);
    EXPECT_NEAR(own.score, 0.4, 1e-12);
  }
}

TEST(Candidates, AreOnlyWhatCanBeStartedTodayAtHome) {
  const Ids all = ids(testing::knowledge());
  EXPECT_FALSE(has(all, "bed_rest"));
  EXPECT_FALSE(has(all, "foam_roll"));
  EXPECT_EQ(all.size(), 7U);
}

TEST(Candidates, AMovementNeedsAFigureAndAnExerciseForTheMuscle) {
  Knowledge knowledge = testing::knowledge();
  EXPECT_TRUE(has(ids(knowledge), "stretch_static"));
  knowledge.exercises[0].figure.clear();
  EXPECT_FALSE(has(ids(knowledge), "stretch_static"));
  knowledge = testing::knowledge();
  knowledge.exercises[0].target_muscles = {"calf"};
  EXPECT_FALSE(has(ids(knowledge), "stretch_static"));
}

TEST(Candidates, CarryTheCodesOfTreatmentAndExercise) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "stretch_static").contraindications = {{.code = "numb"}};
  knowledge.exercises[0].contraindications = {{.code = "bruise", .forbid = false, .scope = {}}};
  const locate::LocateResult located = testing::located();
  for (const Candidate& own : run(knowledge, testing::request(knowledge, located))) {
    if (own.treatment->id != "stretch_static") continue;
    ASSERT_EQ(own.codes.size(), 2U);
    EXPECT_EQ(own.codes[0].code, "bruise");
    EXPECT_EQ(own.codes[1].code, "numb");
    EXPECT_EQ(own.minutes, 3) << "90 seconds, twice a day";
  }
}

TEST(Candidates, NeedTheirThings) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "heat_pack").equipment = {"heat_pad"};
  knowledge.exercises[0].equipment = {"chair"};
  const locate::LocateResult located = testing::located();
  FirstPlanRequest request = testing::request(knowledge, located);
  request.equipment_missing = {"heat_pad", "chair"};
  for (const Candidate& own : run(knowledge, request)) {
    EXPECT_NE(own.treatment->id, "heat_pack");
    EXPECT_NE(own.treatment->id, "stretch_static");
  }
}

TEST(Candidates, WithoutAMuscleOnlyWhatIsGoodForAnybodyIsLeft) {
  const Ids all = ids(testing::knowledge(), locate::LocateResult{});
  EXPECT_EQ(all, (Ids{"heat_pack", "breaks_micro", "relax_breathing"}));
}

TEST(Candidates, AKnotThatOnesOwnHandDoesNotReachIsNotPressed) {
  Knowledge knowledge = testing::knowledge();
  EXPECT_TRUE(has(ids(knowledge), "trp_self_compression"));
  for (const char* reach : {"partner", "clinician"}) {
    knowledge.atlas.muscles[0].points[0].self_reach = reach;
    EXPECT_FALSE(has(ids(knowledge), "trp_self_compression")) << reach;
  }
}

TEST(Candidates, SuitTheirPartOfTheBody) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "heat_pack").suits = "back_hip_leg";
  EXPECT_FALSE(has(ids(knowledge), "heat_pack"));
  testing::by_id(knowledge, "heat_pack").suits = "neck_shoulder";
  EXPECT_TRUE(has(ids(knowledge), "heat_pack"));
  knowledge.atlas.muscles[0].points[0].location_regions = {"calf"};
  EXPECT_FALSE(has(ids(knowledge), "heat_pack"));
}

TEST(ActionKind, FollowsFromWhatATreatmentDoesToTheBody) {
  const auto action = [](const std::string& id, const std::string& group) {
    return action_of(testing::treatment(id, group, -1, 1));
  };
  using enum safety::ActionKind;
  EXPECT_EQ(action("stretch_static", "stretch"), Stretch);
  EXPECT_EQ(action("mobility_back_hip", "exercise"), Stretch);
  EXPECT_EQ(action("band_strength_neck_shoulder", "exercise"), Strength);
  EXPECT_EQ(action("jumping_jacks", "exercise"), Strength);
  EXPECT_EQ(action("heat_pack", "ice_heat"), Heat);
  EXPECT_EQ(action("light_belt", "light"), Heat);
  EXPECT_EQ(action("trp_self_compression", "self_massage"), Pressure);
  EXPECT_EQ(action("massage_professional", "massage"), Pressure);
  EXPECT_EQ(action("relax_breathing", "relaxation"), Other);
}

}  // namespace
}  // namespace unknot::plan
