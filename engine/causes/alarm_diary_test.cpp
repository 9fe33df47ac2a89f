#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/causes/evidence.h"
#include "engine/causes/test_alarms.h"
#include "engine/diary/record.h"

namespace unknot::causes {
namespace {

constexpr std::size_t sitting = 6;  ///< in alarm_exposures()
constexpr std::size_t stress = 9;   ///< felt: acts on the pain of the next day

AlarmDiary drawn(const AlarmScene& scene, std::uint64_t seed = 5) {
  return draw_diary(scene, testing::ten_causes(), seed);
}

const diary::Column& column(const AlarmDiary& diary, std::string_view id) {
  const auto& all = diary.table.columns;
  return *std::find_if(all.begin(), all.end(), [&](const auto& own) { return own.id == id; });
}

const std::vector<double>& scores(const AlarmDiary& diary) {
  return column(diary, "neck_back").values;
}

/// Slope of y on x, of days on which both are known.
double slope(const std::vector<double>& x, const std::vector<double>& y) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    n += 1;
    sx += x[i];
    sy += y[i];
    sxx += x[i] * x[i];
    sxy += x[i] * y[i];
  }
  return (sxy - sx * sy / n) / (sxx - sx * sx / n);
}

double from_day_before(const std::vector<double>& values) {
  std::vector<double> today(values.begin() + 1, values.end());
  return correlation_of({values.begin(), values.end() - 1}, today);
}

TEST(AlarmDiary, ExposuresHaveSdOneAndTheirCoefficientFromDayToDay) {
  const AlarmDiary diary = drawn({.days = 900, .exposure_coefficient = 0.8});
  ASSERT_EQ(diary.exposures.size(), alarm_exposures().size());
  double sd = 0;
  double coefficient = 0;
  for (const std::vector<double>& own : diary.exposures) {
    ASSERT_EQ(own.size(), 900U);
    sd += moments_of(own).sd / 10;
    coefficient += from_day_before(own) / 10;
  }
  EXPECT_NEAR(sd, 1, 0.05);
  EXPECT_NEAR(coefficient, 0.8, 0.03);
  EXPECT_NEAR(correlation_of(diary.exposures[0], diary.exposures[sitting]), 0, 0.2);
}

TEST(AlarmDiary, TheDisturbanceHasItsCoefficientAndSd) {
  // Without noise, of which rounding to whole points adds 1/12.
  const AlarmDiary diary = drawn({.days = 1000,
                                  .disturbance_coefficient = 0.9,
                                  .disturbance_sd = 1.5,
                                  .noise_sd = 0,
                                  .missing = 0});
  const double variance = 1.5 * 1.5 + 1.0 / 12;
  EXPECT_NEAR(moments_of(scores(diary)).mean, 5, 0.5);
  EXPECT_NEAR(moments_of(scores(diary)).sd, std::sqrt(variance), 0.25);
  EXPECT_NEAR(from_day_before(scores(diary)), 0.9 * 1.5 * 1.5 / variance, 0.05);
}

/// Filtered by hand: half-life of 12 hours, so that a quarter is left after a day.
std::vector<double> felt_of(const std::vector<double>& exposure, std::size_t days_later) {
  std::vector<double> out(exposure.size(), std::nan(""));
  double now = 0;
  for (std::size_t day = 0; day + days_later < exposure.size(); ++day) {
    now = 0.25 * now + 0.75 * exposure[day];
    out[day + days_later] = now;
  }
  return out;
}

void expect_points(std::size_t cause, std::size_t days_later) {
  const AlarmDiary diary = drawn({.days = 1000,
                                  .disturbance_sd = 0,
                                  .missing = 0,
                                  .cause = std::string(alarm_exposures()[cause]),
                                  .points = 3});
  const std::vector<double> felt = felt_of(diary.exposures[cause], days_later);
  std::vector<double> sorted(felt.begin() + static_cast<std::ptrdiff_t>(days_later), felt.end());
  std::sort(sorted.begin(), sorted.end());
  const double range = sorted[sorted.size() * 95 / 100] - sorted[sorted.size() * 5 / 100];
  EXPECT_NEAR(slope(felt, scores(diary)) * range, 3, 0.25);
}

TEST(AlarmDiary, BetweenItsFifthAndNinetyFifthPercentileTheCauseAddsThePoints) {
  expect_points(sitting, 0);
  expect_points(stress, 1);
}

TEST(AlarmDiary, DecoysMoveWithTheCauseAndAddNothingThemselves) {
  const AlarmDiary diary = drawn(
      {.days = 1000, .cause = "sitting_hours", .points = 3, .decoys = {"stress", "hunched_hours"}});
  EXPECT_NEAR(correlation_of(diary.exposures[sitting], diary.exposures[stress]), 0.7, 0.06);
  EXPECT_NEAR(correlation_of(diary.exposures[sitting], diary.exposures[5]), 0.7, 0.06);
  EXPECT_NEAR(correlation_of(diary.exposures[5], diary.exposures[stress]), 0.49, 0.08);
  EXPECT_NEAR(correlation_of(diary.exposures[sitting], diary.exposures[7]), 0, 0.15);
  // Beyond what it shares with the cause a decoy goes along with nothing.
  std::vector<double> alone = diary.exposures[5];
  const double shared = slope(diary.exposures[sitting], alone);
  for (std::size_t day = 0; day < alone.size(); ++day) {
    alone[day] -= shared * diary.exposures[sitting][day];
  }
  EXPECT_NEAR(slope(alone, scores(diary)), 0, 0.15);
}

TEST(AlarmDiary, OnDaysWithoutACheckInNothingIsKnown) {
  const AlarmDiary diary = drawn({.days = 1000, .missing = 0.3});
  const std::vector<double>& own = scores(diary);
  const auto& hours = column(diary, "sitting_hours").values;
  const auto missing =
      std::count_if(own.begin(), own.end(), [](double v) { return std::isnan(v); });
  EXPECT_NEAR(static_cast<double>(missing), 300, 50);
  for (std::size_t day = 0; day < own.size(); ++day) {
    EXPECT_EQ(std::isnan(own[day]), std::isnan(hours[day]));
    EXPECT_EQ(std::isnan(own[day]), diary.table.marks[day] == 0);
    // The level and the sd of the knowledge.
    if (std::isnan(own[day])) continue;
    EXPECT_NEAR(hours[day], 5 + diary.exposures[sitting][day], 1e-12);
  }
}

TEST(AlarmDiary, ScoresAreWholePointsFromNoneToTen) {
  for (const double pain : {0.0, 10.0}) {
    const AlarmDiary diary = drawn({.days = 200, .pain_mean = pain, .missing = 0});
    for (const double score : scores(diary)) {
      EXPECT_EQ(score, std::round(score));
      EXPECT_GE(score, 0);
      EXPECT_LE(score, 10);
    }
  }
}

TEST(AlarmDiary, ExposuresAnswerToThePainOfTheSameDay) {
  for (const bool only_felt : {false, true}) {
    const AlarmDiary diary =
        drawn({.days = 1000, .missing = 0, .answers_to_pain = 0.6, .only_felt_answer = only_felt});
    EXPECT_NEAR(slope(scores(diary), diary.exposures[stress]), 0.6, 0.12);
    EXPECT_NEAR(slope(scores(diary), diary.exposures[sitting]), only_felt ? 0 : 0.6, 0.12);
  }
}

TEST(AlarmDiary, LoggingCanDependOnPainAndExposure) {
  const AlarmDiary diary = drawn({.days = 1000, .missing = 0.4, .missing_by_pain = 1});
  double pain = 0;
  double exposure = 0;
  double days = 0;
  for (std::size_t day = 0; day < 1000; ++day) {
    if (std::isnan(scores(diary)[day])) continue;
    pain += scores(diary)[day];
    exposure += diary.exposures[0][day];
    days += 1;
  }
  EXPECT_LT(pain / days, 4.8);
  EXPECT_LT(exposure / days, -0.2);
}

TEST(AlarmDiary, TheSeedDecidesAll) {
  const AlarmScene scene{.days = 30};
  EXPECT_EQ(drawn(scene, 3).exposures, drawn(scene, 3).exposures);
  EXPECT_NE(drawn(scene, 3).exposures, drawn(scene, 4).exposures);
}

}  // namespace
}  // namespace unknot::causes
