/// Laws of single treatments over every muscle, place and caution code of the real knowledge.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <sstream>

#include "engine/facade.h"
#include "engine/plan/plan_item.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::laws {
namespace {

using namespace body;
using plan::Candidate;
using plan::Target;

Answers all_no() {
  Answers out;
  for (const Contraindication& code : real().knowledge.safety.contraindications) {
    if (code.kind == CodeKind::Question) out[code.id] = Answer::No;
  }
  return out;
}

/// A person without any red flag.
safety::Cleared cleared(const Answers& intake) {
  return safety::clear(real().knowledge.safety, safety::Screening{}, intake).value();
}

/// As if this point of this muscle had been found for sure.
locate::LocateResult found(const Muscle& muscle, const TriggerPoint& point) {
  locate::LocateResult out;
  out.leading = {{.muscle = muscle.id, .side = Side::Right}};
  out.muscles = {{.muscle = muscle.id, .side = Side::Right, .probability_uncapped = 1}};
  out.points = {{.point = point.id, .muscle = muscle.id, .side = Side::Right}};
  return out;
}

plan::FirstPlanRequest request_for(const locate::LocateResult& located) {
  return {.knowledge = &real().knowledge, .located = &located};
}

template <class Check>
void for_every_point(Check check) {
  for (const Muscle& muscle : real().knowledge.atlas.muscles) {
    for (const TriggerPoint& point : muscle.points) {
      SCOPED_TRACE(point.id);
      const locate::LocateResult located = found(muscle, point);
      const plan::FirstPlanRequest request = request_for(located);
      check(request, plan::choose_target(request));
    }
  }
}

const Candidate* find(const std::vector<Candidate>& all, const Candidate& like) {
  for (const Candidate& own : all) {
    if (own.treatment == like.treatment) return &own;
  }
  return nullptr;
}

bool is_question(const std::string& id) {
  const auto& all = real().knowledge.safety.contraindications;
  return std::any_of(all.begin(), all.end(), [&](const Contraindication& own) {
    return own.id == id && own.kind == CodeKind::Question;
  });
}

bool says(const plan::PlanItem& item, const std::string& words) {
  std::string all = item.dose;
  for (const std::string& step : item.steps) all += " " + step;
  return all.find(words) != std::string::npos;
}

void expect_changed(const plan::PlanItem& plain, const plan::PlanItem& careful) {
  EXPECT_NE(careful.dose, plain.dose);
  EXPECT_NE(careful.steps, plain.steps);
  EXPECT_EQ(careful.minutes, std::ceil(plain.minutes / 2));
  ASSERT_FALSE(careful.cautions.empty());
  EXPECT_FALSE(careful.cautions.front().empty());
  const bool half = careful.cautions.back() == "Half the usual time.";
  EXPECT_EQ(half, plain.minutes > 0);
  EXPECT_TRUE(plain.cautions.empty());
  if (careful.treatment != "trp_self_compression") return;
  EXPECT_TRUE(says(careful, "never above 3"));
  for (const char* usual : {"4 to 6", "above 7", "ball against", "30 to 60"}) {
    EXPECT_FALSE(says(careful, usual)) << usual;
  }
}

/// Of one candidate: with each of its caution codes alone answered yes. Returns how many changed
/// it.
int expect_changed_by_each_code(const plan::FirstPlanRequest& request, const Target& target,
                                const Candidate& plain) {
  const plan::PlanItem usual = plan::make_item(request, target, plain, cleared(all_no()));
  int changed = 0;
  for (const CodeUse& use : plain.codes) {
    if (use.forbid || !is_question(use.code)) continue;
    SCOPED_TRACE(plain.treatment->id + " " + use.code);
    Answers intake = all_no();
    intake[use.code] = Answer::Yes;
    const safety::Cleared one_yes = cleared(intake);
    const auto all = plan::candidates(request, target, one_yes);
    const Candidate* careful = find(all, plain);
    if (careful == nullptr) ADD_FAILURE() << "a caution removed it without a word";
    if (careful == nullptr || careful->decision.verdict != safety::Verdict::Caution) continue;
    expect_changed(usual, plan::make_item(request, target, *careful, one_yes));
    ++changed;
  }
  return changed;
}

TEST(PlanCautionLaws, ACautionAlwaysChangesDoseStepsAndMinutesAndNamesHow) {
  const safety::Cleared healthy = cleared(all_no());
  int changed = 0;
  for_every_point([&](const plan::FirstPlanRequest& request, const Target& target) {
    for (const Candidate& plain : plan::candidates(request, target, healthy)) {
      if (plain.decision.verdict != safety::Verdict::Allowed) continue;
      changed += expect_changed_by_each_code(request, target, plain);
    }
  });
  EXPECT_GT(changed, 1000);
}

/// Under a yes to one of its caution codes nothing is allowed unchanged, except where the code's
/// scope does not reach.
TEST(PlanCautionLaws, ACautionIsNeverPassedOverInSilence) {
  for_every_point([&](const plan::FirstPlanRequest& request, const Target& target) {
    Answers intake = all_no();
    for (auto& [code, answer] : intake) answer = Answer::Yes;
    const safety::Cleared everything = cleared(intake);
    for (const Candidate& own : plan::candidates(request, target, everything)) {
      const bool asks = std::any_of(own.codes.begin(), own.codes.end(), [](const CodeUse& use) {
        return use.scope.empty() && is_question(use.code);
      });
      EXPECT_FALSE(asks && own.decision.verdict == safety::Verdict::Allowed) << own.treatment->id;
    }
  });
}

/// Thin skin, large vessels, glands or organs.
const std::vector<std::string> never_heat = {
    "eye",   "ear",    "upper_teeth", "lower_teeth",   "neck_front",    "neck_side",
    "groin", "saddle", "axilla",      "abdomen_upper", "abdomen_lower", "knee_back"};
const std::vector<std::string> never_press = {"neck_front", "neck_side",     "axilla",
                                              "groin",      "abdomen_upper", "abdomen_lower",
                                              "knee_back",  "saddle"};

void expect_places_allowed(const std::vector<Candidate>& all) {
  for (const Candidate& own : all) {
    if (own.decision.verdict > safety::Verdict::Caution) continue;
    const auto action = plan::action_of(*own.treatment);
    const auto here = [&](const auto& list) {
      return std::find(list.begin(), list.end(), own.place) != list.end();
    };
    EXPECT_FALSE(action == safety::ActionKind::Heat && here(never_heat)) << own.treatment->id;
    EXPECT_FALSE(action == safety::ActionKind::Pressure && here(never_press)) << own.treatment->id;
  }
}

TEST(PlanCautionLaws, NoWarmthColdOrPressureWhereItMustNotBeForAnyMuscleOrPlace) {
  const safety::Cleared healthy = cleared(all_no());
  for_every_point([&](const plan::FirstPlanRequest& request, const Target& target) {
    expect_places_allowed(plan::candidates(request, target, healthy));
  });
  const locate::LocateResult nothing;
  for (const Region& region : real().knowledge.atlas.regions) {
    SCOPED_TRACE(region.id);
    plan::FirstPlanRequest request = request_for(nothing);
    request.pains = {{.region = region.id, .nrs_0_10 = 5}};
    expect_places_allowed(plan::candidates(request, plan::choose_target(request), healthy));
  }
}

TEST(PlanCautionLaws, InPregnancyNoWarmthOnBellyOrLowBackWhateverWasSaidToThatQuestion) {
  Answers intake = all_no();
  intake["pregnancy"] = Answer::Yes;
  const safety::Cleared pregnant = cleared(intake);
  const locate::LocateResult nothing;
  for (const auto& [region, allowed] : std::map<std::string, bool>{{"lumbar_lower", false},
                                                                   {"flank", false},
                                                                   {"sacrum", false},
                                                                   {"neck_back_lower", true}}) {
    plan::FirstPlanRequest request = request_for(nothing);
    request.pains = {{.region = region, .nrs_0_10 = 5}};
    bool planned = false;
    for (const Candidate& own : plan::candidates(request, plan::choose_target(request), pregnant)) {
      planned = planned || (own.treatment->id == "heat_pack" &&
                            own.decision.verdict <= safety::Verdict::Caution);
    }
    EXPECT_EQ(planned, allowed) << region;
  }
}

TEST(PlanCautionLaws, TheNeckIsNeverPressedWithABall) {
  const auto& areas = real().knowledge.safety.complaint_areas;
  const auto neck = std::find_if(areas.begin(), areas.end(),
                                 [](const ComplaintArea& own) { return own.id == "neck"; });
  ASSERT_NE(neck, areas.end());
  for_every_point([&](const plan::FirstPlanRequest& request, const Target& target) {
    const bool at_neck =
        std::find(neck->regions.begin(), neck->regions.end(), target.region) != neck->regions.end();
    EXPECT_FALSE(at_neck && plan::needs_ball(request, target));
  });
}

TEST(PlanCautionLaws, HeelKneeAndHandGetNoPadAndNoDeskBreaksButAnEasierLoad) {
  const safety::Cleared healthy = cleared(all_no());
  const locate::LocateResult nothing;
  for (const char* region : {"heel", "knee_front", "foot_sole", "ankle_outer"}) {
    plan::FirstPlanRequest request = request_for(nothing);
    request.pains = {{.region = region, .side = PaintSide::Left, .nrs_0_10 = 5}};
    std::vector<std::string> ids;
    for (const Candidate& own : plan::candidates(request, plan::choose_target(request), healthy)) {
      ids.push_back(own.treatment->id);
    }
    EXPECT_EQ(ids, std::vector<std::string>{"relative_rest"}) << region;
  }
}

std::size_t words_of(const std::string& sentence) {
  std::istringstream in(sentence);
  return static_cast<std::size_t>(std::distance(std::istream_iterator<std::string>(in), {}));
}

void expect_readable(const Text& text, const std::string& where) {
  std::istringstream in(text.en);
  for (std::string sentence; std::getline(in, sentence, '.');) {
    EXPECT_LE(words_of(sentence), 20U) << where << ": " << sentence;
  }
  EXPECT_EQ(text.en.find("iagnos"), std::string::npos) << where;
}

TEST(PlanCautionLaws, StepsAndCautionsAreShortSentencesWithoutTheWordDiagnosis) {
  for (const Treatment& treatment : real().knowledge.treatments) {
    if (!treatment.first_plan) continue;
    for (const Text& step : treatment.steps) expect_readable(step, treatment.id);
    for (const Text& step : treatment.first_plan->steps_caution) {
      expect_readable(step, treatment.id);
    }
    for (const Text& rule : treatment.stop_rules) expect_readable(rule, treatment.id);
  }
  for (const Exercise& exercise : real().knowledge.exercises) {
    if (exercise.figure.empty()) continue;
    expect_readable(exercise.start_pose, exercise.id);
    expect_readable(exercise.movement, exercise.id);
  }
  for (const Contraindication& code : real().knowledge.safety.contraindications) {
    expect_readable(code.caution_text, code.id);
    expect_readable(code.forbid_text, code.id);
  }
}

}  // namespace
}  // namespace unknot::laws
