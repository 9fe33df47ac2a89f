#include "engine/causes/forecast_series.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace unknot::causes {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// 2026-01-05 is a Monday.
Series series(std::vector<double> exposure) {
  Series out;
  out.first_day = std::chrono::sys_days(std::chrono::year(2026) / 1 / 5);
  out.steps.assign(exposure.size(), 0);
  out.exposures = 1;
  out.exposure = std::move(exposure);
  return out;
}

TEST(ForecastSeries, AnExposureIsThatOfTheDayBefore) {
  const Features features = whole_features(series({1, 3, 5, 3}));
  // Mean 3, variance (4 + 0 + 4 + 0) / 4 = 2.
  EXPECT_EQ(features.day(0)[0], 0);
  EXPECT_NEAR(features.day(1)[0], -2 / std::sqrt(2), 1e-12);
  EXPECT_NEAR(features.day(2)[0], 0, 1e-12);
  EXPECT_NEAR(features.day(3)[0], 2 / std::sqrt(2), 1e-12);
}

TEST(ForecastSeries, ForwardNothingOfLaterDaysIsUsed) {
  const std::vector<Usual> start{{.mean = 2, .sd = 1}};
  const Features before = forward_features(series({1, 4, 2, 2, 2}), start);
  const Features after = forward_features(series({1, 4, 2, 900, unknown}), start);
  for (std::size_t t = 0; t <= 3; ++t) EXPECT_EQ(before.day(t)[0], after.day(t)[0]) << t;
  EXPECT_NE(before.day(4)[0], after.day(4)[0]);
}

TEST(ForecastSeries, OthersGiveTheStart) {
  // Day 2: mean (2 + 1) / 2 = 1.5, variance (0 + 10 * 1) / 11.
  const std::vector<Usual> start{{.mean = 2, .sd = 1}};
  const Features features = forward_features(series({1, 1}), start);
  EXPECT_NEAR(features.day(1)[0], -0.5 / std::sqrt(10.0 / 11.0), 1e-12);
}

TEST(ForecastSeries, WhatIsNotKnownOrNeverChangesIsAsUsual) {
  for (const auto& exposure :
       {std::vector<double>{unknown, unknown, unknown}, std::vector<double>{4, 4, 4}}) {
    for (const Features& features :
         {whole_features(series(exposure)), forward_features(series(exposure), {})}) {
      for (std::size_t t = 0; t < 3; ++t) EXPECT_EQ(features.day(t)[0], 0);
    }
  }
}

TEST(ForecastSeries, OneWrongEntryIsBounded) {
  std::vector<double> exposure(40, 1.0);
  exposure[10] = 2;
  exposure[20] = 1e9;
  EXPECT_EQ(whole_features(series(exposure)).day(21)[0], 3);
}

TEST(ForecastSeries, WeekdaysAreThoseOfTheCalendar) {
  const Features features = whole_features(series({0, 0}));
  EXPECT_EQ(features.width, 8U);
  EXPECT_NEAR(features.day(0)[1 + 1], 6.0 / 7, 1e-12);  // Monday
  EXPECT_NEAR(features.day(0)[1 + 2], -1.0 / 7, 1e-12);
  EXPECT_NEAR(features.day(1)[1 + 2], 6.0 / 7, 1e-12);  // Tuesday
}

TEST(ForecastSeries, WhatOthersNeverRecordedIsNotUsual) {
  const std::vector<Usual> first{{.mean = 1, .sd = 2}, {.mean = 0, .sd = 0}};
  const std::vector<Usual> second{{.mean = 5, .sd = 4}, {.mean = 0, .sd = 0}};
  const std::vector<const std::vector<Usual>*> others{&first, &second};
  const std::vector<Usual> usual = usual_of(others);
  EXPECT_NEAR(usual[0].mean, 3, 1e-12);
  EXPECT_NEAR(usual[0].sd, std::sqrt(10), 1e-12);  // (4 + 16) / 2
  EXPECT_EQ(usual[1].sd, 0);
}

TEST(ForecastSeries, MomentsPassOverDaysWithoutScore) {
  const StepMoments moments = moments_of(std::vector<int>{1, no_score, 3});
  EXPECT_EQ(moments.count, 2);
  EXPECT_NEAR(moments.mean, 2, 1e-12);
  EXPECT_NEAR(moments.variance, 1, 1e-12);
}

}  // namespace
}  // namespace unknot::causes
