#include "engine/causes/forecast_study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace unknot::causes {
namespace {

/// Persons whose score follows yesterday's load, with a level of their own.
ForecastStudy study_of(std::size_t persons, std::size_t days) {
  std::mt19937_64 random(20261126);
  const auto even = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
  ForecastStudy out{.steps = 5};
  for (std::size_t i = 0; i < persons; ++i) {
    Series own{.person = std::string(1, static_cast<char>('a' + i))};
    own.first_day = std::chrono::sys_days(std::chrono::year(2026) / 1 / 5);
    own.exposures = 1;
    double load = 0;
    const double level = 1.5 + even();
    for (std::size_t day = 0; day < days; ++day) {
      const double noise = even() + even() + even() - 1.5;
      const int step = std::clamp(static_cast<int>(std::lround(level + load + noise)), 0, 4);
      own.steps.push_back(day > 0 && even() < 0.2 ? no_score : step);
      load = even() < 0.5 ? -0.6 : 0.6;
      own.exposure.push_back(load);
    }
    own.steps.back() = 2;
    out.persons.push_back(own);
  }
  return out;
}

std::vector<PersonLesson> lessons_of(const ForecastStudy& study) {
  std::vector<PersonLesson> out;
  for (std::size_t i = 0; i < study.persons.size(); ++i) out.push_back(person_lesson(study, i));
  return out;
}

TEST(ForecastStudy, CountsTheScoresFromTheDayOn) {
  ForecastStudy study = study_of(2, 40);
  study.persons[0].steps.assign(40, no_score);
  for (const std::size_t day : {0u, 28u, 29u, 35u}) study.persons[0].steps[day] = 1;
  EXPECT_EQ(forecast_person(study, lessons_of(study), 0).days, 2);  // day 30 is index 29
  study.from_day = 41;
  EXPECT_EQ(forecast_person(study, lessons_of(study), 0).days, 0);
}

TEST(ForecastStudy, TheFutureIsNotLookedAt) {
  ForecastStudy study = study_of(3, 60);
  const std::vector<PersonLesson> lessons = lessons_of(study);
  const PersonForecast before = forecast_person(study, lessons, 1);
  // Everything that follows the last day that counts: one day more, and its exposure.
  study.persons[1].steps.push_back(no_score);
  study.persons[1].exposure.back() = 1e6;
  study.persons[1].exposure.push_back(-1e6);
  const PersonForecast after = forecast_person(study, lessons, 1);
  EXPECT_EQ(before.days, after.days);
  for (std::size_t i = 0; i < before.skills.size(); ++i) {
    EXPECT_EQ(before.skills[i].log_score, after.skills[i].log_score) << i;
  }
}

TEST(ForecastStudy, ThePersonIsNotAmongItsOthers) {
  const ForecastStudy study = study_of(3, 60);
  std::vector<PersonLesson> lessons = lessons_of(study);
  const PersonForecast before = forecast_person(study, lessons, 1);
  lessons[1] = lessons[0];
  const PersonForecast after = forecast_person(study, lessons, 1);
  for (std::size_t i = 0; i < before.skills.size(); ++i) {
    EXPECT_EQ(before.skills[i].log_score, after.skills[i].log_score) << i;
  }
}

TEST(ForecastStudy, TheModelBeatsWhoeverDoesNotKnowTheCause) {
  const ForecastStudy study = study_of(6, 120);
  const std::vector<PersonLesson> lessons = lessons_of(study);
  std::array<double, forecast_methods> mean{};
  for (std::size_t i = 0; i < study.persons.size(); ++i) {
    const PersonForecast own = forecast_person(study, lessons, i);
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += own.skills[k].log_score;
  }
  // All baselines but the last, which learns the effect of others too.
  for (std::size_t k = 1; k + 1 < mean.size(); ++k) EXPECT_LT(mean[0], mean[k]) << k;
}

TEST(ForecastStudy, OnePersonAloneIsForecastToo) {
  const ForecastStudy study = study_of(1, 60);
  const PersonForecast own = forecast_person(study, lessons_of(study), 0);
  EXPECT_GT(own.days, 10);
  for (const ForecastSkill& skill : own.skills) EXPECT_TRUE(std::isfinite(skill.log_score));
}

}  // namespace
}  // namespace unknot::causes
