#include "engine/plan/first_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/plan/test_plan.h"

namespace unknot::plan {
namespace {

using namespace body;
using Ids = std::vector<std::string>;

PlanResult plan(const Knowledge& knowledge, const Answers& intake = testing::all_no(),
                std::optional<double> minutes_max = std::nullopt) {
  const locate::LocateResult located = testing::located();
  FirstPlanRequest request = testing::request(knowledge, located);
  request.minutes_max = minutes_max;
  return make_first_plan(request, testing::cleared(knowledge, intake)).value();
}

std::vector<PlanItem> items(const PlanResult& result) {
  return result.days.empty() ? std::vector<PlanItem>{} : result.days.front().items;
}

const PlanItem* item(const PlanResult& result, const std::string& treatment) {
  if (result.days.empty()) return nullptr;
  for (const PlanItem& own : result.days.front().items) {
    if (own.treatment == treatment) return &own;
  }
  return nullptr;
}

const Excluded* excluded(const PlanResult& result, const std::string& treatment) {
  for (const Excluded& own : result.excluded) {
    if (own.treatment == treatment) return &own;
  }
  return nullptr;
}

/// Heat under one code, everything else free.
Knowledge heat_under(const std::string& code, bool forbid) {
  Knowledge out = testing::knowledge();
  testing::by_id(out, "heat_pack").contraindications = {
      {.code = code, .forbid = forbid, .scope = {}}};
  return out;
}

TEST(FirstPlan, IsOneNewTreatmentAndAtMostTwoHabitsWithTheNewOneFirst) {
  const PlanResult result = plan(testing::knowledge());
  ASSERT_EQ(items(result).size(), 3U);
  EXPECT_EQ(items(result)[0].treatment, "heat_pack");
  EXPECT_FALSE(items(result)[0].habit);
  EXPECT_EQ(items(result)[1].treatment, "breaks_micro");
  EXPECT_EQ(items(result)[2].treatment, "sleep_support");
  EXPECT_EQ(result.days.front().date, "2025-01-02");
}

TEST(FirstPlan, EachItemSaysWhyWhereHowLongAndWhenToStop) {
  const PlanResult result = plan(testing::knowledge());
  const PlanItem& heat = *item(result, "heat_pack");
  EXPECT_EQ(heat.place, "shoulder_slope");
  EXPECT_EQ(heat.side, Side::Right);
  EXPECT_EQ(heat.muscle, "trap");
  EXPECT_EQ(heat.minutes, 15);
  EXPECT_EQ(heat.why, "For the likeliest knot: top shoulder muscle, right side.");
  EXPECT_EQ(heat.steps, (Ids{"Do heat_pack"}));
  EXPECT_EQ(heat.stop_rules, (Ids{"Stop heat_pack"}));
  EXPECT_EQ(heat.source, "test");
  EXPECT_EQ(heat.evidence_against, "Against heat_pack");
  EXPECT_DOUBLE_EQ(heat.expected_change.p50, -1.2);
  EXPECT_TRUE(heat.cautions.empty());
  EXPECT_NE(item(result, "breaks_micro")->why.find("raised shoulders"), std::string::npos);
  EXPECT_EQ(result.stop_rules.size(), 4U);
}

TEST(FirstPlan, NothingForbiddenIsPlannedAndTheReasonIsSaid) {
  const PlanResult result = plan(heat_under("numb", true), {{"numb", Answer::Yes}});
  EXPECT_EQ(item(result, "heat_pack"), nullptr);
  const Excluded* out = excluded(result, "heat_pack");
  ASSERT_NE(out, nullptr);
  EXPECT_EQ(out->reason, "Left out: numb.");
  EXPECT_EQ(out->codes, (Ids{"numb"}));
  EXPECT_FALSE(out->waits_for_answer);
}

TEST(FirstPlan, WhatWaitsForAnAnswerIsNotPlannedEither) {
  const PlanResult open = plan(heat_under("numb", true), {});
  EXPECT_EQ(item(open, "heat_pack"), nullptr);
  EXPECT_TRUE(excluded(open, "heat_pack")->waits_for_answer);
  EXPECT_EQ(excluded(open, "heat_pack")->reason, "Waits for an answer about your body.");
  EXPECT_EQ(open.open_codes, (Ids{"numb"}));
  const PlanResult unsure = plan(heat_under("numb", true), {{"numb", Answer::Unknown}});
  EXPECT_EQ(item(unsure, "heat_pack"), nullptr);
  EXPECT_TRUE(excluded(unsure, "heat_pack")->waits_for_answer);
  EXPECT_EQ(excluded(unsure, "heat_pack")->reason, "Left out: numb.");
  EXPECT_TRUE(unsure.open_codes.empty());
}

TEST(FirstPlan, ANextBestTreatmentTakesThePlaceOfAForbiddenOne) {
  const PlanResult result = plan(heat_under("numb", true), {{"numb", Answer::Yes}});
  EXPECT_FALSE(items(result)[0].habit);
  EXPECT_EQ(items(result)[0].treatment, "stretch_static");
}

TEST(FirstPlan, EveryCautionHalvesTheTimeAndSaysHowItChanges) {
  for (const Answer answer : {Answer::Yes, Answer::Unknown}) {
    const PlanResult result = plan(heat_under("bruise", false), {{"bruise", answer}});
    const PlanItem* heat = item(result, "heat_pack");
    ASSERT_NE(heat, nullptr);
    EXPECT_EQ(heat->minutes, 8) << "half of 15, in whole minutes";
    EXPECT_EQ(heat->cautions, (Ids{"Careful: bruise.", "Half the usual time."}));
    EXPECT_EQ(heat->dose, "Less of heat_pack");
    EXPECT_EQ(heat->steps, (Ids{"Do less of heat_pack"}));
  }
  EXPECT_EQ(item(plan(heat_under("bruise", false)), "heat_pack")->minutes, 15);
}

TEST(FirstPlan, AnUnansweredCautionChangesTheItemAndIsAsked) {
  const PlanResult result = plan(heat_under("bruise", false), {});
  EXPECT_EQ(item(result, "heat_pack")->cautions.size(), 2U);
  EXPECT_EQ(result.open_codes, (Ids{"bruise"}));
}

TEST(FirstPlan, ACautionOfThePlaceChangesTheItemWithoutAnyQuestion) {
  const PlanResult result = plan(heat_under("over_bone", false));
  EXPECT_EQ(item(result, "heat_pack")->cautions.front(), "Careful: over_bone.");
  EXPECT_TRUE(result.open_codes.empty());
  Knowledge forbidden = heat_under("over_bone", true);
  forbidden.safety.contraindications[3].site_regions = {"shoulder_slope", "scapula_edge"};
  EXPECT_EQ(item(plan(forbidden), "heat_pack"), nullptr);
}

TEST(FirstPlan, AnInstructionIsARuleOfTheItem) {
  const PlanResult result = plan(heat_under("asleep", true));
  EXPECT_EQ(item(result, "heat_pack")->stop_rules, (Ids{"Stop heat_pack", "Left out: asleep."}));
}

TEST(FirstPlan, BedRestIsNeverPlannedWhateverItPromises) {
  for (const bool habit : {true, false}) {
    Knowledge knowledge = testing::knowledge();
    testing::by_id(knowledge, "bed_rest").habit = habit;
    EXPECT_EQ(item(plan(knowledge), "bed_rest"), nullptr);
  }
}

TEST(FirstPlan, KeepsTheMinutesOfTheDay) {
  for (int limit = 1; limit <= 40; ++limit) {
    double sum = 0;
    for (const PlanItem& own : items(plan(testing::knowledge(), testing::all_no(), limit))) {
      sum += own.minutes;
    }
    EXPECT_LE(sum, limit);
  }
  double sum = 0;
  for (const PlanItem& own : items(plan(testing::knowledge()))) sum += own.minutes;
  EXPECT_LE(sum, minutes_default);
}

TEST(FirstPlan, RefusesMinutesThatAreNoDay) {
  const Knowledge knowledge = testing::knowledge();
  const locate::LocateResult located = testing::located();
  FirstPlanRequest request = testing::request(knowledge, located);
  for (const double minutes : {0.0, -1.0, 601.0, std::nan("")}) {
    request.minutes_max = minutes;
    const auto result = make_first_plan(request, testing::cleared(knowledge, {}));
    ASSERT_FALSE(result.has_value()) << minutes;
    EXPECT_EQ(result.error().code, ErrorCode::OutOfRange);
    EXPECT_EQ(result.error().where, "minutes_max");
  }
}

TEST(FirstPlan, WhatCostsMoreThanItGivesIsLeftOut) {
  Knowledge knowledge = testing::knowledge();
  testing::by_id(knowledge, "heat_pack").cost_eur_first_year = 1000;
  EXPECT_EQ(item(plan(knowledge), "heat_pack"), nullptr);
}

TEST(FirstPlan, WithoutAMuscleItSaysSo) {
  const Knowledge knowledge = testing::knowledge();
  const locate::LocateResult nothing;
  const auto result = make_first_plan(testing::request(knowledge, nothing),
                                      testing::cleared(knowledge, testing::all_no()));
  const PlanItem& first = result->days.front().items.front();
  EXPECT_EQ(first.muscle, std::nullopt);
  EXPECT_EQ(first.why.substr(0, 16), "No single muscle");
  EXPECT_EQ(first.place, "scapula_edge");
}

TEST(FirstPlan, TheSameQuestionGetsTheSamePlan) {
  const PlanResult first = plan(testing::knowledge());
  const PlanResult again = plan(testing::knowledge());
  ASSERT_EQ(items(first).size(), items(again).size());
  for (std::size_t k = 0; k < items(first).size(); ++k) {
    EXPECT_EQ(items(first)[k].treatment, items(again)[k].treatment);
    EXPECT_EQ(items(first)[k].minutes, items(again)[k].minutes);
    EXPECT_EQ(items(first)[k].steps, items(again)[k].steps);
  }
}

}  // namespace
}  // namespace unknot::plan
