/// Laws of the first plan over drawings of every region of the real knowledge.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/facade.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::laws {
namespace {

using namespace body;

PlanRequest request_for(const Region& region) {
  PlanRequest request;
  request.located.pains = {{.region = region.id,
                            .side = region.paired ? PaintSide::Right : PaintSide::Midline,
                            .nrs_0_10 = 6}};
  request.located.unanswered_flags = safety::Unanswered::CountAsNo;
  for (const Contraindication& code : real().knowledge.safety.contraindications) {
    if (code.kind == CodeKind::Question) request.contraindications[code.id] = Answer::No;
  }
  return request;
}

void check_item(const plan::PlanItem& item) {
  EXPECT_FALSE(item.name.empty());
  EXPECT_FALSE(item.steps.empty()) << item.treatment;
  EXPECT_FALSE(item.stop_rules.empty()) << item.treatment;
  EXPECT_FALSE(item.why.empty()) << item.treatment;
  EXPECT_FALSE(item.source.empty()) << item.treatment;
  EXPECT_FALSE(item.grade.empty()) << item.treatment;
  EXPECT_FALSE(item.evidence_against.empty()) << item.treatment;
  EXPECT_LE(item.expected_change.p05, item.expected_change.p50);
  EXPECT_LE(item.expected_change.p50, item.expected_change.p95);
  if (item.exercise) {
    EXPECT_FALSE(item.figure.empty()) << *item.exercise;
  }
}

TEST(PlanLaws, EveryRegionGivesOneToThreeActionsWithOneNewTreatmentAtMost) {
  for (const Region& region : real().knowledge.atlas.regions) {
    SCOPED_TRACE(region.id);
    const PlanAnswer answer = ask_plan(real().knowledge, request_for(region)).value();
    ASSERT_EQ(answer.result.days.size(), 1U);
    const auto& items = answer.result.days.front().items;
    EXPECT_GE(items.size(), 1U);
    EXPECT_LE(items.size(), 3U);
    int fresh = 0;
    double minutes = 0;
    for (const plan::PlanItem& item : items) {
      check_item(item);
      fresh += item.habit ? 0 : 1;
      minutes += item.minutes;
    }
    EXPECT_LE(fresh, 1);
    EXPECT_LE(minutes, 30);
    EXPECT_FALSE(answer.result.stop_rules.empty());
  }
}

TEST(PlanLaws, NoTextAsksForMoreThanSevenOfTenOrForBedRest) {
  std::map<std::string, std::string> texts;
  for (const Treatment& treatment : real().knowledge.treatments) {
    std::string& text = texts[treatment.id];
    text = treatment.protocol.en;
    for (const Text& step : treatment.steps) text += " " + step.en;
  }
  for (const Exercise& exercise : real().knowledge.exercises) {
    texts[exercise.id] = exercise.start_pose.en + " " + exercise.movement.en;
  }
  for (const auto& [id, text] : texts) {
    for (const char* forbidden :
         {"8 of 10", "9 of 10", "10 of 10", "5-7 of 10", "as hard as", "Stay in bed"}) {
      EXPECT_EQ(text.find(forbidden), std::string::npos) << id << ": " << forbidden;
    }
  }
}

TEST(PlanLaws, WithoutAnyAnswerAboutTheBodyOnlyWhatNeedsNoneIsPlanned) {
  PlanRequest request = request_for(*real().knowledge.atlas.region("neck_shoulder_angle"));
  request.contraindications.clear();
  const PlanAnswer answer = ask_plan(real().knowledge, request).value();
  EXPECT_FALSE(answer.result.open_codes.empty());
  const auto& open = answer.result.open_codes;
  for (const plan::PlanItem& item : answer.result.days.at(0).items) {
    const auto& all = real().knowledge.treatments;
    const auto treatment = std::find_if(all.begin(), all.end(),
                                        [&](const auto& own) { return own.id == item.treatment; });
    ASSERT_NE(treatment, all.end());
    for (const CodeUse& use : treatment->contraindications) {
      const bool asked = std::find(open.begin(), open.end(), use.code) != open.end();
      EXPECT_FALSE(use.forbid && asked) << item.treatment << " " << use.code;
    }
  }
}

TEST(PlanLaws, UnderSixteenNothingWarmIsLongerThanTenMinutes) {
  PlanRequest request = request_for(*real().knowledge.atlas.region("neck_shoulder_angle"));
  request.located.person.age_years = 14;
  const PlanAnswer answer = ask_plan(real().knowledge, request).value();
  ASSERT_FALSE(answer.result.days.empty());
  for (const plan::PlanDay& day : answer.result.days) {
    for (const plan::PlanItem& item : day.items) {
      if (item.treatment.find("heat") == std::string::npos && item.treatment != "ice") continue;
      EXPECT_LE(item.minutes, 10) << item.treatment;
      EXPECT_FALSE(item.cautions.empty());
    }
  }
}

TEST(PlanLaws, AMissingThingIsNotPlanned) {
  PlanRequest request = request_for(*real().knowledge.atlas.region("neck_shoulder_angle"));
  request.equipment_missing = {"heat_pad", "ice_pack", "elastic_band"};
  const PlanAnswer answer = ask_plan(real().knowledge, request).value();
  for (const plan::PlanDay& day : answer.result.days) {
    for (const plan::PlanItem& item : day.items) {
      EXPECT_NE(item.treatment, "heat_pack");
      EXPECT_NE(item.treatment, "ice_then_heat");
    }
  }
}

TEST(PlanLaws, TheMinutesOfTheDayAreAnHonestBound) {
  PlanRequest request = request_for(*real().knowledge.atlas.region("neck_shoulder_angle"));
  request.minutes_max = 6;
  const PlanAnswer answer = ask_plan(real().knowledge, request).value();
  double minutes = 0;
  for (const plan::PlanDay& day : answer.result.days) {
    for (const plan::PlanItem& item : day.items) minutes += item.minutes;
  }
  EXPECT_LE(minutes, 6);
  request.minutes_max = 0;
  EXPECT_EQ(ask_plan(real().knowledge, request).error().code, ErrorCode::OutOfRange);
}

}  // namespace
}  // namespace unknot::laws
