#include "cli/words.h"

#include <gtest/gtest.h>

namespace unknot::cli {
namespace {

using namespace body;

SafetyKnowledge safety_knowledge() {
  RedFlag flag;
  flag.id = "bleed";
  flag.short_question.en = "Worst at once?";
  flag.you_said.en = "You said it came at once.";
  flag.may_mean.en = "It may be a bleed.";
  flag.follow_ups = {{.id = "faint", .question = {"Fainted?"}}};
  SafetyKnowledge out;
  out.red_flags = {flag};
  return out;
}

safety::Screening raised(FlagLevel level) {
  safety::Screening out;
  out.level = level;
  out.raised = {"bleed"};
  out.details = {{.id = "bleed", .level = level}};
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ChanceWords, AreNeverCertainNeitherWay) {
  EXPECT_EQ(chance_words(0), "under 1 in 10");
  EXPECT_EQ(chance_words(0.049), "under 1 in 10");
  EXPECT_EQ(chance_words(0.05), "1 in 10");
  EXPECT_EQ(chance_words(0.5), "5 in 10");
  EXPECT_EQ(chance_words(0.74), "7 in 10");
  EXPECT_EQ(chance_words(0.96), "9 in 10");
  EXPECT_EQ(chance_words(1), "9 in 10");
}

TEST(SafetyWords, SayFirstWhatToDo) {
  using enum FlagLevel;
  const auto words = [](FlagLevel level) {
    return safety_words(safety_knowledge(), raised(level));
  };
  EXPECT_TRUE(words(EmergencyNow).starts_with("Get emergency help now (112 in Europe"));
  EXPECT_TRUE(words(SameDay).starts_with("See a doctor today"));
  EXPECT_TRUE(words(SeeDoctorSoon).starts_with("See a doctor about this in the next days"));
  EXPECT_TRUE(words(Caution).starts_with("bleed (caution)"));
  EXPECT_TRUE(has(words(SameDay), "You said it came at once. It may be a bleed."));
}

TEST(SafetyWords, ListWhatIsStillOpenWithTheWayToAnswer) {
  safety::Screening screening;
  screening.open = {"bleed", "bleed.faint"};
  const std::string words = safety_words(safety_knowledge(), screening);
  EXPECT_TRUE(has(words, "2 safety questions are not answered yet"));
  EXPECT_TRUE(has(words, "bleed: Worst at once?"));
  EXPECT_TRUE(has(words, "bleed.faint: "));
  EXPECT_TRUE(safety_words(safety_knowledge(), safety::Screening{}).empty());
}

TEST(SafetyWords, AFollowUpIsAskedInItsOwnWords) {
  safety::Screening screening;
  screening.open = {"bleed.faint"};
  EXPECT_TRUE(has(safety_words(safety_knowledge(), screening), "bleed.faint: Fainted?"));
}

TEST(LocateWords, ARefusalShowsNoMuscle) {
  Knowledge knowledge;
  knowledge.safety = safety_knowledge();
  LocateAnswer answer;
  answer.red_flags = raised(FlagLevel::EmergencyNow);
  EXPECT_FALSE(has(locate_words(knowledge, answer), "in 10"));
}

TEST(LocateWords, NameTheMuscleItsChanceAndTheNextTest) {
  Knowledge knowledge;
  Muscle muscle;
  muscle.id = "soleus";
  muscle.name_plain = "deep calf muscle";
  knowledge.atlas.muscles = {muscle};
  Examination test;
  test.id = "press_soleus";
  test.has_side = true;
  test.how_to.en = "Press there.";
  knowledge.atlas.examinations = {test};
  LocateAnswer answer;
  answer.result.verdict = locate::Verdict::OneKnot;
  answer.result.leading = {{.muscle = "soleus", .side = Side::Right}};
  answer.result.muscles = {{.muscle = "soleus", .side = Side::Right, .probability = 0.62}};
  answer.result.next_tests = {{.test = "press_soleus", .muscle = "soleus", .side = Side::Right}};
  const std::string words = locate_words(knowledge, answer);
  EXPECT_TRUE(has(words, "Fits best: right deep calf muscle."));
  EXPECT_TRUE(has(words, "6 in 10        right deep calf muscle (soleus)"));
  EXPECT_TRUE(has(words, "no knot at all"));
  EXPECT_TRUE(has(words, "--answer press_soleus_r=yes|no|unknown"));
}

TEST(PlanWords, ShowTheDoubtTheCautionAndWhatWasLeftOut) {
  PlanAnswer answer;
  plan::PlanItem item;
  item.name = "Warm pad";
  item.minutes = 8;
  item.evidence_against = "One trial only.";
  item.cautions = {"Half the usual time."};
  item.expected_change = {.p05 = -1.6, .p50 = -0.8, .p95 = 0};
  answer.result.days = {{.date = "", .items = {item}}};
  answer.result.excluded = {{.treatment = "ice", .name = "Ice", .reason = "Numb skin."}};
  answer.result.stop_rules = {"Stop when it tingles."};
  const std::string words = plan_words(answer);
  EXPECT_TRUE(has(words, "Warm pad (8 min)"));
  EXPECT_TRUE(has(words, "Change of pain -0.8 (-1.6 to +0.0)"));
  EXPECT_TRUE(has(words, "Against: One trial only."));
  EXPECT_TRUE(has(words, "! Half the usual time."));
  EXPECT_TRUE(has(words, "Left out: Ice - Numb skin."));
  EXPECT_TRUE(has(words, "Stop when it tingles."));
}

}  // namespace
}  // namespace unknot::cli
