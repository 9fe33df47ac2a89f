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
  testing::by_id(knowledge, "heat_pack").suits = {"leg"};
  EXPECT_FALSE(has(ids(knowledge), "heat_pack"));
  testing::by_id(knowledge, "heat_pack").suits = {"leg", "shoulder"};
  EXPECT_TRUE(has(ids(knowledge), "heat_pack"));
  testing::by_id(knowledge, "heat_pack").suits = {"shoulder"};
  knowledge.atlas.muscles[0].points[0].location_regions = {"calf"};
  EXPECT_FALSE(has(ids(knowledge), "heat_pack"));
}

TEST(Candidates, CountTheMinutesOfADayNotOfASession) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "trp_self_compression").first_plan->sessions_per_day = 3;
  const locate::LocateResult located = testing::located();
  for (const Candidate& own : run(knowledge, testing::request(knowledge, located))) {
    if (own.treatment->id != "trp_self_compression") continue;
    EXPECT_EQ(own.minutes, 12) << "3 sessions of 4 minutes";
    EXPECT_NEAR(own.score, 0.6 * 0.7 - 0.12, 1e-12);
  }
}

/// The candidate of this treatment, when all questions were answered no.
Candidate find(const Knowledge& knowledge, const std::string& id,
               const locate::LocateResult& located = testing::located()) {
  for (const Candidate& own : run(knowledge, testing::request(knowledge, located))) {
    if (own.treatment->id == id) return own;
  }
  return {};
}

TEST(Candidates, WarmthGoesToAnotherPlaceOfTheMuscleWhereItsOwnForbidsIt) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "heat_pack").contraindications = {{.code = "over_bone"}};
  Candidate heat = find(knowledge, "heat_pack");
  EXPECT_EQ(heat.decision.verdict, safety::Verdict::Allowed);
  EXPECT_EQ(heat.place, "scapula_edge");
  knowledge.safety.contraindications[3].site_regions = {"shoulder_slope", "scapula_edge"};
  heat = find(knowledge, "heat_pack");
  EXPECT_EQ(heat.decision.verdict, safety::Verdict::Forbidden);
  EXPECT_EQ(heat.place, "shoulder_slope");
  testing::by_id(knowledge, "trp_self_compression").contraindications = {{.code = "over_bone"}};
  knowledge.safety.contraindications[3].site_regions = {"shoulder_slope"};
  EXPECT_EQ(find(knowledge, "trp_self_compression").decision.verdict, safety::Verdict::Forbidden)
      << "pressing stays at its point";
}

TEST(Candidates, WithoutAMuscleWarmthGoesOnlyWhereThereIsMuscle) {
  Knowledge knowledge = testing::knowledge();
  const locate::LocateResult nothing;
  FirstPlanRequest request = testing::request(knowledge, nothing);
  request.pains = {{.region = "calf", .side = PaintSide::Left, .nrs_0_10 = 3}};
  for (const Candidate& own : run(knowledge, request)) {
    EXPECT_NE(own.treatment->id, "heat_pack") << "no point of any muscle lies there";
  }
  request.pains[0].region = "scapula_edge";
  EXPECT_EQ(run(knowledge, request).front().treatment->id, "heat_pack");
}

TEST(Candidates, NoWarmthWhereANerveRootOrAnInnerOrganLeads) {
  const auto verdict = [](const std::string& id, double probability, double muscle) {
    locate::LocateResult located = testing::located();
    located.muscles[0].probability_uncapped = muscle;
    located.alternatives = {{"not_a_knot", 0.9}, {id, probability}, {"widespread_pain", 0.05}};
    const Knowledge knowledge = testing::knowledge();
    const Candidate heat = find(knowledge, "heat_pack", located);
    EXPECT_EQ(heat.left_out.empty(), heat.decision.verdict == safety::Verdict::Allowed);
    return heat.decision.verdict;
  };
  using enum safety::Verdict;
  EXPECT_EQ(verdict("nerve_root", 0.7, 0.6), Forbidden);
  EXPECT_EQ(verdict("inner_organ", 0.7, 0.6), Forbidden);
  EXPECT_EQ(verdict("joint", 0.7, 0.6), Allowed);
  EXPECT_EQ(verdict("nerve_root", 0.5, 0.6), Allowed) << "the muscle is likelier";
  EXPECT_EQ(verdict("nerve_root", 0.1, 0), Allowed) << "only the largest of small numbers";
  EXPECT_EQ(verdict("nerve_root", 0.11, 0), Forbidden);
}

TEST(Candidates, APointThatOnlyAToolReachesIsNotPressedUnderACaution) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "trp_self_compression").contraindications = {
      {.code = "bruise", .forbid = false, .scope = {}}};
  const locate::LocateResult located = testing::located();
  const auto verdict = [&](const Answers& intake) {
    const FirstPlanRequest request = testing::request(knowledge, located);
    for (const Candidate& own :
         candidates(request, choose_target(request), testing::cleared(knowledge, intake))) {
      if (own.treatment->id == "trp_self_compression") return own.decision.verdict;
    }
    return safety::Verdict::Allowed;
  };
  EXPECT_EQ(verdict({{"bruise", Answer::Yes}}), safety::Verdict::Caution);
  knowledge.atlas.muscles[0].points[0].self_reach = "tool";
  EXPECT_EQ(verdict({{"bruise", Answer::Yes}}), safety::Verdict::Forbidden);
  EXPECT_EQ(verdict({}), safety::Verdict::Waits);
  EXPECT_EQ(verdict(testing::all_no()), safety::Verdict::Allowed);
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
