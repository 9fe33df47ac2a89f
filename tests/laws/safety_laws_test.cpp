/// Laws of safety over every red flag, treatment and exercise of the real knowledge.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/facade.h"
#include "engine/safety/cleared.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::laws {
namespace {

using namespace body;

LocateRequest neck() {
  LocateRequest request;
  request.pains = {{.region = "neck_shoulder_angle", .side = PaintSide::Right, .nrs_0_10 = 6},
                   {.region = "neck_back_lower", .side = PaintSide::Right, .nrs_0_10 = 4}};
  request.unanswered_flags = safety::Unanswered::CountAsNo;
  return request;
}

Answers all_no() {
  Answers out;
  for (const Contraindication& code : real().knowledge.safety.contraindications) {
    if (code.kind == CodeKind::Question) out[code.id] = Answer::No;
  }
  return out;
}

/// Levels a flag can reach with a yes and all its follow-ups yes.
FlagLevel top(const RedFlag& flag) {
  FlagLevel level = flag.level_on_yes;
  for (const FollowUp& follow_up : flag.follow_ups) level = std::max(level, follow_up.level_on_yes);
  return level;
}

TEST(SafetyLaws, TheKnowledgeIsComplete) {
  const Knowledge& k = real().knowledge;
  EXPECT_EQ(k.atlas.regions.size(), 74U);
  EXPECT_EQ(k.atlas.muscles.size(), 69U);
  std::size_t points = 0;
  for (const Muscle& muscle : k.atlas.muscles) points += muscle.points.size();
  EXPECT_EQ(points, 133U);
  EXPECT_EQ(k.atlas.examinations.size(), 264U);
  EXPECT_EQ(k.safety.red_flags.size(), 75U);
  EXPECT_EQ(k.treatments.size(), 26U);
  EXPECT_EQ(k.exercises.size(), 79U);
}

TEST(SafetyLaws, EveryFlagOfSameDayOrAboveStopsLocateAndPlan) {
  int stopped = 0;
  for (const RedFlag& flag : real().knowledge.safety.red_flags) {
    if (top(flag) < FlagLevel::SameDay) continue;
    LocateRequest request = neck();
    request.flags[flag.id] = Answer::Yes;
    const LocateAnswer located = ask_locate(real().knowledge, request).value();
    EXPECT_TRUE(refused(located.red_flags)) << flag.id;
    EXPECT_TRUE(located.result.muscles.empty()) << flag.id;
    EXPECT_TRUE(located.result.sets.empty()) << flag.id;
    EXPECT_TRUE(located.result.next_tests.empty()) << flag.id;
    const PlanAnswer plan =
        ask_plan(real().knowledge, {.located = request, .contraindications = all_no()}).value();
    EXPECT_TRUE(plan.result.days.empty()) << flag.id;
    ++stopped;
  }
  EXPECT_GT(stopped, 40);
}

TEST(SafetyLaws, DoNotKnowIsNeverNo) {
  for (const RedFlag& flag : real().knowledge.safety.red_flags) {
    LocateRequest request = neck();
    request.flags[flag.id] = Answer::Unknown;
    const auto screening = ask_safety(real().knowledge, request).value();
    EXPECT_NE(screening.level, FlagLevel::None) << flag.id;
  }
}

TEST(SafetyLaws, AKnownAgeBelowSixteenIsAYesToTheFlagChildAlsoWithNoneOfThese) {
  for (const int age : {0, 15, 16, 40}) {
    LocateRequest request = neck();
    request.person.age_years = age;
    const auto screening = ask_safety(real().knowledge, request).value();
    const auto& raised = screening.raised;
    EXPECT_EQ(std::find(raised.begin(), raised.end(), "child") != raised.end(), age < 16) << age;
    EXPECT_TRUE(screening.open.empty()) << age;
    EXPECT_EQ(std::find(screening.codes.begin(), screening.codes.end(), "under_16") !=
                  screening.codes.end(),
              age < 16);
  }
}

TEST(SafetyLaws, AFollowUpThatIsNotNoAfterAPlainNoIsRefused) {
  for (const RedFlag& flag : real().knowledge.safety.red_flags) {
    for (const FollowUp& follow_up : flag.follow_ups) {
      LocateRequest request = neck();
      request.flags = {{flag.id, Answer::No}, {flag.id + "." + follow_up.id, Answer::Yes}};
      const auto screening = ask_safety(real().knowledge, request);
      ASSERT_FALSE(screening.has_value()) << flag.id;
      EXPECT_EQ(screening.error().code, ErrorCode::Contradiction) << flag.id;
    }
  }
}

TEST(SafetyLaws, LevelsBlockWhatTheDesignSays) {
  for (const RedFlag& flag : real().knowledge.safety.red_flags) {
    if (flag.level_on_yes >= FlagLevel::SameDay) {
      EXPECT_EQ(flag.blocks, Blocks::All) << flag.id;
      EXPECT_FALSE(flag.say_this.en.empty()) << flag.id;
    }
  }
  const std::map<std::string, std::vector<std::string>> codes = {
      {"blood_thinner", {"anticoagulant"}},
      {"pregnancy_caution", {"pregnancy", "pregnancy_abdomen_lowback"}},
      {"numb_skin", {"sensory_loss"}},
      {"child", {"under_16"}}};
  for (const RedFlag& flag : real().knowledge.safety.red_flags) {
    const auto expected = codes.find(flag.id);
    EXPECT_EQ(flag.adds_codes,
              expected == codes.end() ? std::vector<std::string>{} : expected->second)
        << flag.id;
  }
}

TEST(SafetyLaws, EveryRegionBringsUpQuestionsOnAtMostThreeScreens) {
  for (const Region& region : real().knowledge.atlas.regions) {
    LocateRequest request;
    request.pains = {{.region = region.id,
                      .side = region.paired ? PaintSide::Left : PaintSide::Midline,
                      .nrs_0_10 = 5}};
    const auto screening = ask_safety(real().knowledge, request).value();
    EXPECT_GE(screening.questions.size(), 1U) << region.id;
    EXPECT_LE(screening.questions.size(), 3U) << region.id;
    std::size_t asked = 0;
    for (const auto& screen : screening.questions) asked += screen.ids.size();
    EXPECT_EQ(asked, screening.open.size()) << region.id;
  }
}

/// A treatment's decision with every question answered no but one.
safety::Verdict decide(const std::vector<CodeUse>& codes, const std::string& code, Answer answer) {
  Answers intake = all_no();
  if (!code.empty()) intake[code] = answer;
  LocateRequest request = neck();
  const auto screening = ask_safety(real().knowledge, request).value();
  const auto cleared = safety::clear(real().knowledge.safety, screening, intake).value();
  return cleared
      .decide(codes, safety::ActionKind::Other, {.region = "neck_back_lower", .side = Side::Right})
      .verdict;
}

TEST(SafetyLaws, EveryForbidCodeRemovesItsTreatmentForYesAndForNotSure) {
  int checked = 0;
  for (const Treatment& treatment : real().knowledge.treatments) {
    for (const CodeUse& use : treatment.contraindications) {
      const auto& codes = real().knowledge.safety.contraindications;
      const auto code = std::find_if(codes.begin(), codes.end(),
                                     [&](const auto& own) { return own.id == use.code; });
      if (code->kind != CodeKind::Question) continue;
      const safety::Verdict yes = decide({use}, use.code, Answer::Yes);
      const safety::Verdict unsure = decide({use}, use.code, Answer::Unknown);
      if (use.forbid) {
        EXPECT_EQ(yes, safety::Verdict::Forbidden) << treatment.id << " " << use.code;
        EXPECT_EQ(unsure, safety::Verdict::Waits) << treatment.id << " " << use.code;
        EXPECT_FALSE(code->forbid_text.en.empty()) << use.code;
      } else {
        EXPECT_EQ(yes, safety::Verdict::Caution) << treatment.id << " " << use.code;
        EXPECT_EQ(unsure, safety::Verdict::Caution) << treatment.id << " " << use.code;
        EXPECT_FALSE(code->caution_text.en.empty()) << use.code;
      }
      EXPECT_EQ(decide({use}, use.code, Answer::No), safety::Verdict::Allowed);
      ++checked;
    }
  }
  EXPECT_GT(checked, 150);
}

TEST(SafetyLaws, AYesOfTheIntakeToAnIllnessStopsThePlanWhereTheIllnessMayBeThePain) {
  struct Case {
    std::string code, region;
    int age;
    std::string flag;
  };
  const std::vector<Case> cases = {{"fever", "lumbar_lower", 40, "infection_fever"},
                                   {"dvt", "calf_upper", 40, "dvt"},
                                   {"aneurysm", "lumbar_lower", 70, "aaa"},
                                   {"fracture", "ribs_side", 40, "fracture_trauma"}};
  for (const auto& [code, region, age, flag] : cases) {
    LocateRequest located;
    located.pains = {{.region = region, .side = PaintSide::Right, .nrs_0_10 = 6}};
    located.person.age_years = age;
    located.unanswered_flags = safety::Unanswered::CountAsNo;
    PlanRequest request{.located = located, .contraindications = all_no()};
    EXPECT_FALSE(ask_plan(real().knowledge, request).value().result.days.empty()) << code;
    request.contraindications[code] = Answer::Yes;
    const PlanAnswer plan = ask_plan(real().knowledge, request).value();
    EXPECT_TRUE(refused(plan.red_flags)) << code;
    EXPECT_TRUE(plan.result.days.empty()) << code;
    EXPECT_EQ(plan.red_flags.raised, std::vector<std::string>{flag}) << code;
    const RedFlag* own = nullptr;
    for (const RedFlag& one : real().knowledge.safety.red_flags) {
      if (one.id == flag) own = &one;
    }
    ASSERT_NE(own, nullptr) << flag;
    for (const FollowUp& follow_up : own->follow_ups) {
      request.located.flags[flag + "." + follow_up.id] = Answer::No;
    }
    const PlanAnswer changed = ask_plan(real().knowledge, request).value();
    EXPECT_EQ(changed.red_flags.level, FlagLevel::SeeDoctorSoon) << code;
    for (const auto& day : changed.result.days) {
      for (const auto& item : day.items) EXPECT_NE(item.treatment, "heat_pack") << code;
    }
  }
}

TEST(SafetyLaws, NoTestAnywhereAsksForThumbOrBallWhereItMustNot) {
  const std::vector<std::string> never = {"neck_front", "neck_side",     "axilla",       "groin",
                                          "knee_back",  "abdomen_upper", "abdomen_lower"};
  const Atlas& atlas = real().knowledge.atlas;
  for (const Examination& test : atlas.examinations) {
    if (test.kind != ExaminationKind::Press || test.who == "clinician") continue;
    for (const TriggerPoint& point : atlas.muscle(test.muscles.front())->points) {
      if (point.palpation_mode == "pincer") continue;
      for (const std::string& region : point.location_regions) {
        const bool forbidden = std::find(never.begin(), never.end(), region) != never.end();
        const bool named = test.how_to.en.find(point.where.en) != std::string::npos;
        EXPECT_FALSE(forbidden && named) << test.id;
      }
    }
  }
}

}  // namespace
}  // namespace unknot::laws
