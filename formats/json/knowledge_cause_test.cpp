/// Broken causes, one fault at a time, and what the real ones must reach.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "formats/json/test_knowledge.h"

namespace unknot::json {
namespace {

using enum ErrorCode;
using body::AnswerForm;
using body::Cause;
using body::ExposureRule;
using body::Rhythm;
using testing::expect_refused;

const std::string stress = "causes/stress.json";
const std::string position = "causes/sleep_position_bad.json";
const std::string drinks = "causes/water_deficit.json";
const std::string period = "causes/menstrual_phase.json";
const std::string skipped = "causes/caffeine_withdrawal.json";

const std::vector<Cause>& causes() {
  static const std::vector<Cause> all =
      testing::load(testing::real_files()).value().knowledge.causes;
  return all;
}

const Cause& cause(std::string_view id) {
  const auto found = std::find_if(causes().begin(), causes().end(),
                                  [&](const Cause& own) { return own.id == id; });
  EXPECT_NE(found, causes().end()) << id;
  return *found;
}

TEST(KnowledgeCause, RefusesABrokenCause) {
  expect_refused({{stress, "/id", "\"tension\"", Contradiction, ": exposure.answer_of"},
                  {stress, "/group", "\"weather\"", UnknownId, ": group"},
                  {stress, "/order", "0", OutOfRange, ": order"},
                  {stress, "/name/en", "\"\"", MissingField, ": name"},
                  {stress, "/name/en", "\"Stress and tension of the day\"", TooLarge, ": name"},
                  {stress, "/verified", "\"maybe\"", UnknownId, ": verified"},
                  {stress, "/sources", "[]", MissingField, ": sources"},
                  {stress, "/colour", "\"red\"", UnknownField, ": colour"}});
}

TEST(KnowledgeCause, RefusesABrokenQuestion) {
  const std::string long_brief = "\"How stressed were you today, all in all??\"";  // 41 characters
  expect_refused(
      {{stress, "/asked/question/en", "\"\"", MissingField, ": asked.question"},
       {stress, "/asked/brief/en", long_brief, TooLarge, ": asked.brief"},
       {stress, "/asked/form", "\"slider\"", UnknownId, ": asked.form"},
       {stress, "/asked/unit", "\"points\"", UnknownId, ": asked.unit"},
       {stress, "/asked/high", "-1", OutOfRange, ": asked.high"},
       {stress, "/asked/high", "9", Contradiction, ": asked.high"},
       {stress, "/asked/step", "0", OutOfRange, ": asked.step"},
       {stress, "/asked/high_label", "", MissingField, ": asked.low_label"},
       {stress, "/asked/rhythm", "\"hourly\"", UnknownId, ": asked.rhythm"},
       {stress, "/asked/options", R"([{"value": 1, "label": {"en": "a bit"}}])", Contradiction,
        ": asked.options"},
       {position, "/asked/options", "[]", Contradiction, ": asked.options"},
       {position, "/asked/options/0/value", "2", OutOfRange, ": asked.options[0].value"},
       {position, "/asked/options/0/label/en", "\"\"", MissingField, ": asked.options[0].label"},
       {position, "/asked/options/1/choice", "\"side\"", DuplicateId, ": asked.options[1]"},
       {drinks, "/asked/options/0/value", "21", OutOfRange, ": asked.options[0].value"}});
}

TEST(KnowledgeCause, ABriefOfFortyCharactersIsCountedByCharactersAndFits) {
  testing::Files files = testing::real_files();
  testing::Change change;
  change.file = stress;
  change.pointer = "/asked/brief/en";
  change.value = "\"H\u00f6w stressed were you today, all in all?\"";  // 40, of 41 bytes
  testing::apply(change, files);
  EXPECT_TRUE(testing::load(files).has_value());
}

TEST(KnowledgeCause, RefusesABrokenExposure) {
  expect_refused(
      {{stress, "/exposure/rule", "\"twice\"", UnknownId, ": exposure.rule"},
       {stress, "/exposure/step", "0", OutOfRange, ": exposure.step"},
       {stress, "/exposure/range/low", "5", OutOfRange, ": exposure.range.value"},
       {stress, "/exposure/daily_sd/note", "\"\"", MissingField, ": exposure.daily_sd.note"},
       {stress, "/exposure/daily_sd/low", "0", OutOfRange, ": exposure.daily_sd"},
       {stress, "/exposure/days_after", "2", Contradiction, ": exposure.days_before"},
       {stress, "/exposure/rule", "\"below_level\"", Contradiction, ": exposure.level"},
       {drinks, "/exposure/level", "", Contradiction, ": exposure.level"},
       {drinks, "/exposure/rule", "\"same\"", Contradiction, ": exposure.level"},
       {period, "/exposure/days_before", "-1", OutOfRange, ": exposure.days_before"},
       {period, "/exposure/rule", "\"same\"", Contradiction, ": exposure.days_before"}});
}

TEST(KnowledgeCause, RefusesABrokenEffect) {
  expect_refused(
      {{stress, "/effect/effect_nrs/high", "0.3", Contradiction, ": effect.effect_nrs"},
       {stress, "/effect/effect_sd_nrs", "0.07", Contradiction, ": effect.effect_nrs"},
       {stress, "/effect/effect_sd_nrs", "0", OutOfRange, ": effect.effect_sd_nrs"},
       {stress, "/effect/between_person_sd_nrs", "0", OutOfRange, ": effect.between_person_sd_nrs"},
       {stress, "/effect/inclusion_probability", "1.1", OutOfRange,
        ": effect.inclusion_probability"},
       {stress, "/effect/lag_days_min", "2", OutOfRange, ": effect.lag_days_max"},
       {stress, "/effect/half_life_hours/low", "0", OutOfRange, ": effect.half_life_hours"},
       {stress, "/effect/kernel", "\"bell\"", UnknownId, ": effect.kernel"},
       {stress, "/effect/evidence_against/en", "\"\"", MissingField, ": effect.evidence_against"}});
}

TEST(KnowledgeCause, RefusesWhatLeadsNowhereOrStandsTwice) {
  expect_refused(
      {{skipped, "/exposure/answer_of", "\"tea\"", BrokenReference, ": exposure.answer_of"},
       {skipped, "/exposure/answer_of", "\"caffeine_withdrawal\"", Contradiction,
        ": exposure.answer_of"},
       {period, "/asked/form", "\"number\"", Contradiction, ": exposure.answer_of"},
       {stress, "/asked", "", Contradiction, ": exposure.answer_of"},
       {stress, "/sources/0", "\"nobody\"", BrokenReference, ": sources[0]"},
       {drinks, "/exposure/level/source", "\"nobody\"", BrokenReference, ": exposure.level.source"},
       {stress, "/exposure/range/source", "\"nobody\"", BrokenReference, ": exposure.range.source"},
       {stress, "/exposure/healthy_level/source", "\"nobody\"", BrokenReference,
        ": exposure.healthy_level.source"},
       {stress, "/exposure/daily_sd/source", "\"nobody\"", BrokenReference,
        ": exposure.daily_sd.source"},
       {stress, "/effect/effect_nrs/source", "\"nobody\"", BrokenReference,
        ": effect.effect_nrs.source"},
       {stress, "/effect/half_life_hours/source", "\"nobody\"", BrokenReference,
        ": effect.half_life_hours.source"},
       {"causes/steps_1000.json", "/order", "1", DuplicateId, ": order"},
       {stress, "/name/en", "\"Sleep, hours\"", DuplicateId, "causes/sleep_short.json: name"}});
}

TEST(KnowledgeCause, EachOfTheFiveCausesIsAskedOnADay) {
  for (const char* group : body::cause_groups) {
    EXPECT_TRUE(std::any_of(causes().begin(), causes().end(), [&](const Cause& own) {
      return own.group == group && own.asked && own.asked->rhythm == Rhythm::Daily;
    })) << group;
  }
  EXPECT_EQ(causes().size(), 28U);
}

TEST(KnowledgeCause, TheFiveCausesComeFirstAndConfoundersLastEachByItsOrder) {
  std::vector<std::string> groups;
  int order = 0;
  for (const Cause& own : causes()) {
    if (groups.empty() || groups.back() != own.group) {
      groups.push_back(own.group);
      order = 0;
    }
    EXPECT_EQ(own.order, ++order) << own.id;
  }
  std::vector<std::string> expected(std::begin(body::cause_groups), std::end(body::cause_groups));
  expected.emplace_back("confounder");
  EXPECT_EQ(groups, expected);
}

TEST(KnowledgeCause, OptionsRiseAndOnlyEqualValuesHaveAChoice) {
  for (const Cause& own : causes()) {
    if (!own.asked) continue;
    std::map<double, int> times;
    for (const body::AnswerOption& option : own.asked->options) ++times[option.value];
    const auto& options = own.asked->options;
    EXPECT_TRUE(std::is_sorted(options.begin(), options.end(), [](const auto& a, const auto& b) {
      return a.value < b.value;
    })) << own.id;
    const bool repeated =
        std::any_of(times.begin(), times.end(), [](const auto& entry) { return entry.second > 1; });
    for (const body::AnswerOption& option : options) {
      EXPECT_EQ(option.choice.empty(), !repeated) << own.id << " " << option.label.en;
    }
  }
}

TEST(KnowledgeCause, WhatDevicesBringIsNeverAskedAndStillCanBeTyped) {
  std::set<std::string> passive;
  for (const Cause& own : causes()) {
    if (!own.asked || own.asked->rhythm != Rhythm::Passive) continue;
    passive.insert(own.id);
    EXPECT_EQ(own.asked->form, AnswerForm::Number) << own.id;
    EXPECT_LT(own.asked->low, own.asked->high) << own.id;
  }
  EXPECT_EQ(passive,
            (std::set<std::string>{"humidity", "pressure_drop", "sleep_heart_rate", "steps_1000"}));
}

TEST(KnowledgeCause, AYesOrNoSpreadsAsItsChanceSays) {
  // sqrt(p (1 - p)) is at most 0.5.
  for (const Cause& own : causes()) {
    if (!own.asked || own.asked->unit != "yes_no") continue;
    EXPECT_LE(own.exposure.daily_sd.high, 0.5) << own.id;
  }
}

TEST(KnowledgeCause, ExposuresOfTheQuestionsThatAreTurnedRound) {
  EXPECT_EQ(cause("sleep_short").exposure.rule, ExposureRule::BelowLevel);
  EXPECT_EQ(cause("sleep_short").exposure.level->value, 8);
  EXPECT_EQ(cause("water_deficit").exposure.level->value, 2.3);  // 32.5 ml/kg x 70 kg = 2275 ml
  EXPECT_EQ(cause("caffeine_withdrawal").exposure.answer_of, "caffeine_100mg");
  EXPECT_FALSE(cause("caffeine_withdrawal").asked.has_value());
  // Published for three beats a minute, kept for one: 0.06 / 3.
  EXPECT_NEAR(cause("sleep_heart_rate").effect.effect_nrs.value, 0.02, 1e-12);
}

}  // namespace
}  // namespace unknot::json
