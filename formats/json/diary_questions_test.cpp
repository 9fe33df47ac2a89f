#include "formats/json/diary_questions.h"

#include <gtest/gtest.h>

#include <set>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

const body::Knowledge& knowledge() {
  static const body::Knowledge own = testing::load(testing::real_files()).value().knowledge;
  return own;
}

Json real() { return Json::parse(diary_questions_json(knowledge())); }

std::set<std::string> keys_of(const Json& object) {
  std::set<std::string> out;
  for (const auto& [key, value] : object.items()) out.insert(key);
  return out;
}

Json question(const Json& all, std::string_view cause) {
  for (const Json& own : all.at("questions")) {
    if (own.at("cause") == cause) return own;
  }
  ADD_FAILURE() << "no question of " << cause;
  return {};
}

body::Cause asked_cause() {
  body::Cause out;
  out.id = "tea";
  out.group = "confounder";
  out.name.en = "Tea";
  out.asked.emplace();
  out.asked->question.en = "How much tea?";
  out.asked->brief.en = "Tea";
  out.asked->form = body::AnswerForm::Options;
  out.asked->unit = "cups";
  out.asked->high = 9;
  out.asked->step = 0.5;
  out.asked->options = {{.value = 1, .choice = "", .label = {"one"}},
                        {.value = 1, .choice = "black", .label = {"one, black"}}};
  out.asked->rhythm = body::Rhythm::Weekly;
  return out;
}

TEST(DiaryQuestions, EveryMemberIsThatOfTheCause) {
  body::Knowledge own;
  own.causes = {asked_cause()};
  EXPECT_EQ(Json::parse(diary_questions_json(own)), Json::parse(R"({
    "questions": [{"cause": "tea", "group": "confounder", "name": "Tea",
      "question": "How much tea?", "short": "Tea", "answer": "options", "unit": "cups",
      "low": 0.0, "high": 9.0, "step": 0.5, "rhythm": "weekly",
      "options": [{"value": 1.0, "label": "one"},
                  {"value": 1.0, "choice": "black", "label": "one, black"}]}],
    "treatments": [],
    "guesses": ["overuse_or_injury", "dehydration", "poor_posture", "sitting_all_day",
                "stress_and_tension", "not_sure"]})"));
}

TEST(DiaryQuestions, WhatIsNotAskedIsLeftOut) {
  const Json all = real();
  ASSERT_EQ(all.at("questions").size(), knowledge().causes.size() - 1);
  for (const Json& own : all.at("questions")) EXPECT_NE(own.at("cause"), "caffeine_withdrawal");
}

TEST(DiaryQuestions, TheFormsOfTheRealQuestions) {
  const Json all = real();
  EXPECT_EQ(question(all, "stress").at("answer"), "scale");
  EXPECT_EQ(question(all, "stress").at("low_label"), "not at all");
  EXPECT_EQ(question(all, "stress").at("options"), Json::array());
  EXPECT_EQ(question(all, "strain_event").at("answer"), "yes_no");
  EXPECT_EQ(question(all, "menstrual_phase").at("rhythm"), "on_request");
  EXPECT_EQ(question(all, "steps_1000").at("answer"), "number");
  EXPECT_EQ(question(all, "steps_1000").at("rhythm"), "passive");
  EXPECT_EQ(question(all, "sleep_position_bad").at("options").at(2).at("choice"), "front");
}

TEST(DiaryQuestions, QuestionsCarryTheKeysOfTheContractAndNoOther) {
  const std::set<std::string> needed = {"cause", "group", "name", "question", "short",  "answer",
                                        "unit",  "low",   "high", "step",     "rhythm", "options"};
  const Json all = real();
  for (const Json& own : all.at("questions")) {
    std::set<std::string> keys = keys_of(own);
    const bool ends = keys.erase("low_label") + keys.erase("high_label") == 2;
    EXPECT_EQ(ends, own.at("answer") == "scale") << own.at("cause");
    EXPECT_EQ(keys, needed) << own.at("cause");
  }
}

TEST(DiaryQuestions, TreatmentsAreThoseCountedInMinutes) {
  const Json all = real();
  std::set<std::string> given;
  for (const Json& own : all.at("treatments")) given.insert(own.at("treatment"));
  for (const body::Treatment& own : knowledge().treatments) {
    EXPECT_EQ(given.contains(own.id), own.minutes_low.has_value()) << own.id;
  }
  EXPECT_TRUE(given.contains("heat_pack"));
  EXPECT_FALSE(given.contains("hydrate"));
}

}  // namespace
}  // namespace unknot::json
