#include "engine/facade_forecast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/base/local_date.h"

namespace unknot {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

ForecastRequest request_of(std::vector<ScoreDay> days) {
  return {.days = std::move(days), .scale = {.min = 1, .max = 5, .step = 1}};
}

ScoreDay day_of_person(const char* person, const char* date, double score, double exposure = 0) {
  return {.person = person, .day = *day_of(date), .score = score, .exposures = {exposure}};
}

void expect_fault(const ForecastRequest& request, ErrorCode code, const std::string& where) {
  const auto prepared = prepare_forecast(request);
  ASSERT_FALSE(prepared.has_value());
  EXPECT_EQ(prepared.error().code, code) << prepared.error().detail;
  EXPECT_EQ(prepared.error().where, where);
}

TEST(FacadeForecast, RowsBecomeDaysFromTheFirstScoreToTheLast) {
  const auto prepared = prepare_forecast(request_of(
      {day_of_person("a", "2026-01-06", 5, 7), day_of_person("a", "2026-01-01", none, 1),
       day_of_person("a", "2026-01-03", 2, 3), day_of_person("a", "2026-01-04", none, 4),
       day_of_person("a", "2026-01-09", none, 9), day_of_person("b", "2026-01-01", none)}));
  ASSERT_TRUE(prepared.has_value());
  EXPECT_EQ(prepared->no_scores, std::vector<std::string>{"b"});
  ASSERT_EQ(prepared->study.persons.size(), 1U);
  const causes::Series& series = prepared->study.persons[0];
  EXPECT_EQ(date_of(series.first_day), "2026-01-03");
  EXPECT_EQ(series.steps, (std::vector<int>{1, causes::no_score, causes::no_score, 4}));
  EXPECT_EQ(series.exposure[0], 3);
  EXPECT_EQ(series.exposure[1], 4);
  EXPECT_TRUE(std::isnan(series.exposure[2]));
  EXPECT_EQ(series.exposure[3], 7);
}

TEST(FacadeForecast, WhereLowIsBadTheScaleIsTurned) {
  ForecastRequest request = request_of({day_of_person("a", "2026-01-01", 1)});
  request.scale.direction = ScoreDirection::LowIsBad;
  EXPECT_EQ(prepare_forecast(request)->study.persons[0].steps[0], 4);
}

TEST(FacadeForecast, ScoresGoToTheNearestStepAndOutsideTheyAreCounted) {
  ForecastRequest request =
      request_of({day_of_person("a", "2026-01-01", 3.14), day_of_person("a", "2026-01-02", 0),
                  day_of_person("a", "2026-01-03", 1e300)});
  request.scale.step = 0.1;
  const auto prepared = prepare_forecast(request);
  ASSERT_TRUE(prepared.has_value());
  EXPECT_EQ(prepared->study.steps, 41);
  EXPECT_EQ(prepared->study.persons[0].steps, std::vector<int>{21});
  EXPECT_EQ(prepared->scores_outside, 2);
}

TEST(FacadeForecast, NamesWhatIsWrong) {
  const ForecastRequest good = request_of({day_of_person("a", "2026-01-01", 3)});
  ForecastRequest bad = good;
  bad.scale.step = 0;
  expect_fault(bad, ErrorCode::OutOfRange, "--scale-step");
  bad.scale.step = 0.3;
  expect_fault(bad, ErrorCode::OutOfRange, "--scale-step");
  bad.scale.step = 0.001;
  expect_fault(bad, ErrorCode::TooLarge, "--scale-step");
  bad = good;
  bad.scale.max = 1;
  expect_fault(bad, ErrorCode::OutOfRange, "--scale-max");
  bad = good;
  bad.from_day = 1;
  expect_fault(bad, ErrorCode::OutOfRange, "--from-day");
  bad = good;
  bad.days.push_back(bad.days[0]);
  expect_fault(bad, ErrorCode::DuplicateId, "date 2026-01-01");
  bad = good;
  bad.days[0].exposures = {std::numeric_limits<double>::infinity()};
  expect_fault(bad, ErrorCode::OutOfRange, "date 2026-01-01");
  bad = good;
  bad.days[0].exposures.assign(forecast_exposures_max + 1, 0.0);
  expect_fault(bad, ErrorCode::TooLarge, "exposures");
  bad = good;
  bad.days[0].score = none;
  expect_fault(bad, ErrorCode::MissingField, "--score");
  bad = good;
  bad.days.push_back(day_of_person("a", "1950-01-01", 3));
  expect_fault(bad, ErrorCode::TooLarge, "date 2026-01-01");
}

causes::PersonForecast forecast(const char* person, int days, double model, double baseline) {
  causes::PersonForecast out{.person = person, .days = days};
  for (causes::ForecastSkill& skill : out.skills) skill = {.log_score = baseline, .rps = baseline};
  out.skills[0] = {.log_score = model, .rps = model, .coverage = {0.5, 0.8, 1}};
  return out;
}

TEST(FacadeForecast, TheAnswerIsTheMeanOfThePersonsAndPairsThem) {
  const ForecastAnswer answer = answer_forecast(
      {.no_scores = {"d"}},
      {forecast("a", 10, 1, 1.5), forecast("b", 30, 3, 3.5), forecast("c", 0, 0, 0)});
  EXPECT_EQ(answer.days, 40);
  EXPECT_EQ(answer.persons.size(), 2U);
  EXPECT_EQ(answer.left_out, (std::vector<std::string>{"d", "c"}));
  EXPECT_NEAR(answer.all[0].skill.log_score, 2, 1e-12);
  EXPECT_NEAR(answer.all[0].skill.coverage[1], 0.8, 1e-12);
  EXPECT_NEAR(answer.all[1].log_score.mean, -0.5, 1e-12);
  EXPECT_NEAR(answer.all[1].log_score.p975, -0.5, 1e-12);  // both persons agree
}

TEST(FacadeForecast, WithoutAnyDayThereIsNoComparison) {
  const ForecastAnswer answer = answer_forecast({}, {forecast("a", 0, 0, 0)});
  EXPECT_TRUE(answer.persons.empty());
  EXPECT_EQ(answer.days, 0);
}

}  // namespace
}  // namespace unknot
