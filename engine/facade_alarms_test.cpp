#include "engine/facade_alarms.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "engine/causes/test_alarms.h"

namespace unknot {
namespace {

using causes::AlarmLook;

body::Knowledge ten_causes() {
  body::Knowledge out;
  out.causes = causes::testing::ten_causes();
  return out;
}

AlarmRequest with_decoys() {
  return {.scene = {.cause = "sitting_hours", .points = 2, .decoys = {"stress"}}};
}

PreparedAlarms prepared(const AlarmRequest& request) {
  return *prepare_alarms(ten_causes(), request);
}

void expect_fault(const AlarmRequest& request, ErrorCode code, const std::string& where) {
  const auto out = prepare_alarms(ten_causes(), request);
  ASSERT_FALSE(out.has_value()) << where;
  EXPECT_EQ(out.error().code, code);
  EXPECT_EQ(out.error().where, where);
}

TEST(FacadeAlarms, LooksAreDailyFromTheFourteenthDayUnlessSaid) {
  EXPECT_EQ(prepared({}).looks.size(), 77U);
  EXPECT_EQ(prepared({.scene = {.days = 20}, .step = 3}).looks, (std::vector<int>{14, 17, 20}));
  EXPECT_EQ(prepared({.scene = {.days = 60}, .only_day = 60}).looks, std::vector<int>{60});
  EXPECT_EQ(prepared({}).group_of, (std::array<std::size_t, 10>{0, 0, 0, 0, 1, 2, 3, 3, 3, 4}));
}

TEST(FacadeAlarms, NamesTheNumberThatCannotBe) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::pair<std::string, std::function<void(AlarmRequest&)>>> bad{
      {"--persons", [](AlarmRequest& a) { a.persons = 0; }},
      {"--first", [](AlarmRequest& a) { a.first = 0; }},
      {"--days", [](AlarmRequest& a) { a.scene.days = 13; }},
      {"--step", [](AlarmRequest& a) { a.step = 0; }},
      {"--only-day", [](AlarmRequest& a) { a.only_day = 91; }},
      {"--disturbance-coefficient", [](AlarmRequest& a) { a.scene.disturbance_coefficient = 1; }},
      {"--disturbance-sd", [](AlarmRequest& a) { a.scene.disturbance_sd = -1; }},
      {"--noise-sd", [](AlarmRequest& a) { a.scene.noise_sd = none; }},
      {"--pain", [](AlarmRequest& a) { a.scene.pain_mean = 11; }},
      {"--missing", [](AlarmRequest& a) { a.scene.missing = 1; }},
      {"--exposure-coefficient", [](AlarmRequest& a) { a.scene.exposure_coefficient = -0.1; }},
      {"--points", [](AlarmRequest& a) { a.scene.points = 99; }},
      {"--answers-to-pain", [](AlarmRequest& a) { a.scene.answers_to_pain = none; }},
      {"--missing-by-pain", [](AlarmRequest& a) { a.scene.missing_by_pain = 99; }},
      {"--gls-t", [](AlarmRequest& a) { a.gls_t = none; }},
  };
  for (const auto& [option, change] : bad) {
    AlarmRequest request;
    change(request);
    expect_fault(request, ErrorCode::OutOfRange, option);
  }
}

TEST(FacadeAlarms, ACauseHasPointsAndDecoysAreOfOtherGroups) {
  EXPECT_TRUE(prepare_alarms(ten_causes(), with_decoys()).has_value());
  expect_fault({.scene = {.cause = "stress"}}, ErrorCode::Contradiction, "--points");
  expect_fault({.scene = {.points = 2}}, ErrorCode::Contradiction, "--points");
  expect_fault({.scene = {.decoys = {"stress"}}}, ErrorCode::Contradiction, "--decoys");
  expect_fault({.scene = {.cause = "alcohol", .points = 2}}, ErrorCode::UnknownId, "--cause");
  AlarmRequest request = with_decoys();
  request.scene.decoys = {"alcohol"};
  expect_fault(request, ErrorCode::UnknownId, "--decoys");
  request.scene.decoys = {"driving_hours"};
  expect_fault(request, ErrorCode::Contradiction, "--decoys");
}

TEST(FacadeAlarms, KnowledgeWithoutAnExposureIsRefused) {
  body::Knowledge lacking = ten_causes();
  lacking.causes.pop_back();
  const auto out = prepare_alarms(lacking, {});
  ASSERT_FALSE(out.has_value());
  EXPECT_EQ(out.error().code, ErrorCode::UnknownId);
  EXPECT_EQ(out.error().where, "stress");
}

/// Enough days, other beliefs asked, nothing found.
AlarmLook look_at(int day) {
  AlarmLook out{.day = day, .scored = 20, .computed_others = true};
  out.by_exposure.resize(causes::alarm_exposures().size());
  return out;
}

causes::AlarmEvidence strong() {
  const double odds = std::log(2 * causes::naming_rule.odds_ratio_min);
  return {.log_odds_ratio = odds,
          .probability_size = 0.95,
          .log_odds_ratio_least = odds,
          .probability_size_least = 0.95};
}

TEST(FacadeAlarms, AGroupOrOneExposureOfItMakesAName) {
  const PreparedAlarms all = prepared({});
  AlarmLook look = look_at(30);
  EXPECT_EQ(named_at(all, look), (std::array<bool, 5>{}));
  look.by_exposure[7] = strong();  // unbroken_sitting_bouts
  EXPECT_EQ(named_at(all, look), (std::array<bool, 5>{false, false, false, true, false}));
  look.by_group[1] = strong();
  EXPECT_EQ(named_at(all, look), (std::array<bool, 5>{false, true, false, true, false}));
  look.by_exposure[7].probability_size_least = 0;
  EXPECT_EQ(named_at(all, look), (std::array<bool, 5>{false, true, false, false, false}));
  EXPECT_EQ(leaning_at(all, look), (std::array<bool, 5>{false, true, false, true, false}));
  look.computed_others = false;
  EXPECT_EQ(named_at(all, look), (std::array<bool, 5>{}));
  EXPECT_TRUE(leaning_at(all, look)[1]);
  look.scored = 13;
  EXPECT_EQ(leaning_at(all, look), (std::array<bool, 5>{}));
}

TEST(FacadeAlarms, TheSameOddsNameNothingInALongDiary) {
  AlarmLook look = look_at(400);
  look.by_group[1] = strong();
  EXPECT_TRUE(named_at(prepared({}), look)[1]);
  look.scored = 400;
  EXPECT_FALSE(named_at(prepared({}), look)[1]);
  EXPECT_TRUE(leaning_at(prepared({}), look)[1]);
}

TEST(FacadeAlarms, OddsAndSizeHaveToBeOfTheSamePart) {
  AlarmLook look = look_at(30);
  look.by_exposure[6] = strong();
  look.by_exposure[6].log_odds_ratio_least = 0;
  look.by_exposure[7] = strong();
  look.by_exposure[7].probability_size_least = 0;
  EXPECT_EQ(named_at(prepared({}), look), (std::array<bool, 5>{}));
}

TEST(FacadeAlarms, PersonsAreCountedOnceAtAnyLook) {
  const PreparedAlarms decoys = prepared(with_decoys());  // sitting is 3, stress 4
  AlarmLook right = look_at(30);
  right.by_group[3] = strong();
  AlarmLook both = right;
  both.by_group[4] = strong();
  AlarmLook wrong = look_at(31);
  wrong.by_group[4] = strong();
  AlarmLook other = look_at(31);
  other.by_group[0] = strong();
  const std::vector<AlarmPerson> persons{{1, {right, both}},   // the decoy is never alone
                                         {2, {wrong, right}},  // it was, once
                                         {3, {other}},         // neither
                                         {4, {look_at(30)}}};  // nothing
  const AlarmAnswer answer = answer_alarms(decoys, persons);
  EXPECT_EQ(answer.persons, 4);
  EXPECT_EQ(answer.named.any, 3);
  EXPECT_EQ(answer.named.cause, 2);
  EXPECT_EQ(answer.named.decoy_alone, 1);
  EXPECT_EQ(answer.gls.any, 0);
}

TEST(FacadeAlarms, OtherRulesAreCountedBesideAndSharesAreSummed) {
  AlarmLook first = look_at(60);
  first.gls_t = {0, 3.3, 0, 0, 0};
  first.correlates[2] = true;
  first.share = {0.1, -0.05, 0.2, 0, 0};
  AlarmLook second = look_at(60);
  second.three_and_three[2] = true;
  second.share = {0.05, 0, 0, 0, 0};
  AlarmLook early = first;
  early.scored = 13;
  const std::vector<AlarmPerson> persons{{1, {first}}, {2, {second}}, {3, {early}}};
  const AlarmAnswer answer = answer_alarms(prepared({.gls_t = 3.2}), persons);
  EXPECT_EQ(answer.gls.any, 1);
  EXPECT_EQ(answer.correlates.any, 2);  // it waits for no number of days
  EXPECT_EQ(answer.three_and_three.any, 1);
  EXPECT_NEAR(answer.share_sum.value(), (0.25 + 0.05) / 2, 1e-12);
  EXPECT_EQ(answer_alarms(prepared({.gls_t = 3.4}), persons).gls.any, 0);
  EXPECT_FALSE(answer_alarms(prepared({}), {}).share_sum.has_value());
}

TEST(FacadeAlarms, APersonIsTheSameTwiceAndAnotherIsAnother) {
  const PreparedAlarms all = prepared({.scene = {.days = 20, .missing = 0}, .step = 6});
  const AlarmPerson one = alarm_person(ten_causes(), all, 7);
  ASSERT_EQ(one.looks.size(), 2U);
  EXPECT_EQ(one.looks[1].scored, 20);
  const AlarmPerson again = alarm_person(ten_causes(), all, 7);
  const AlarmPerson other = alarm_person(ten_causes(), all, 8);
  EXPECT_EQ(one.looks[1].gls_t, again.looks[1].gls_t);
  EXPECT_EQ(one.looks[1].share, again.looks[1].share);
  EXPECT_NE(one.looks[1].gls_t, other.looks[1].gls_t);
}

}  // namespace
}  // namespace unknot
