#include "engine/causes/day_model.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/priors.h"
#include "engine/diary/test_diary.h"

namespace unknot::causes {
namespace {

using diary::testing::Book;

body::Cause cause(const std::string& id, const std::string& group = "sitting_all_day") {
  body::Cause out = diary::testing::cause(id);
  out.group = group;
  out.exposure.range = {.value = 3, .low = 0, .high = 10};
  out.effect.half_life_hours = {.value = 12, .low = 6, .high = 24};
  out.effect.kernel = "exp";
  return out;
}

std::string date(int day) { return *days_after("2026-02-02", day); }

DayModel model_of(const Book& book, const std::vector<body::Cause>& causes,
                  const std::vector<body::Treatment>& treatments = {}) {
  const diary::DayTable table = diary::testing::table_of(book, causes);
  return day_model_of({.table = &table, .causes = causes, .treatments = treatments});
}

TEST(DayModel, WithoutAScoreThereIsNoModel) {
  const auto causes = std::vector{cause("sitting_hours")};
  const diary::DayTable none;
  EXPECT_EQ(day_model_of({.table = &none, .causes = causes}).days(), 0);
  Book book;
  book.answer(date(0), "sitting_hours", 4);
  const DayModel own = model_of(book, causes);
  EXPECT_EQ(own.days(), 0);
  ASSERT_EQ(own.exposures.size(), 1U);
  EXPECT_FALSE(own.exposures[0].term.has_value());
}

TEST(DayModel, ExposuresAreDeviationsFromWhatIsUsual) {
  Book book;
  for (int day = 0; day < 20; ++day) {
    book.pain(date(day), "neck_back_lower", 4);
    book.answer(date(day), "sitting_hours", day < 14 ? 6 : 9);
  }
  const DayModel own = model_of(book, {cause("sitting_hours")});
  ASSERT_EQ(own.model.causes.size(), 1U);
  EXPECT_NEAR(own.model.causes[0].exposure[3], 0, 1e-12);
  EXPECT_NEAR(own.model.causes[0].exposure[14], 3, 1e-12);
  EXPECT_NEAR(own.model.causes[0].exposure[19], 9 - (14 * 6 + 5 * 9) / 19.0, 1e-12);
}

TEST(DayModel, FeltStressMeetsThePainOfTheNextDayAndHoursTheirOwn) {
  Book book;
  for (int day = 0; day < 3; ++day) book.pain(date(day), "neck_back_lower", 4);
  book.answer(date(1), "stress", 8);
  book.answer(date(1), "sitting_hours", 8);
  const DayModel own = model_of(book, {cause("stress"), cause("sitting_hours")});
  EXPECT_TRUE(std::isnan(own.exposures[0].values[1]));
  EXPECT_EQ(own.exposures[0].values[2], 8);
  EXPECT_TRUE(own.exposures[0].day_before);
  EXPECT_EQ(own.exposures[1].values[1], 8);
  EXPECT_FALSE(own.exposures[1].day_before);
}

TEST(DayModel, WhatAWatchSaysOfStressMeetsItsOwnDay) {
  Book book;
  book.pain(date(0), "neck_back_lower", 4);
  book.answer(date(0), "stress", 8).source = "watch_export";
  const DayModel own = model_of(book, {cause("stress")});
  EXPECT_EQ(own.exposures[0].values[0], 8);
  EXPECT_FALSE(own.exposures[0].day_before);
}

TEST(DayModel, TonightsStressIsKnownForTomorrow) {
  Book book;
  book.pain(date(0), "neck_back_lower", 4);
  book.answer(date(0), "stress", 8);
  const DayModel own = model_of(book, {cause("stress")});
  ASSERT_EQ(own.model.causes[0].exposure.size(), 2U);
  EXPECT_EQ(own.exposures[0].values[1], 8);
}

TEST(DayModel, WhatWasNeverSaidStaysOutside) {
  Book book;
  for (int day = 0; day < 5; ++day) book.pain(date(day), "neck_back_lower", 4);
  book.answer(date(1), "sitting_hours", 8);
  const DayModel own = model_of(book, {cause("driving_hours"), cause("sitting_hours")});
  EXPECT_FALSE(own.exposures[0].term.has_value());
  EXPECT_EQ(own.exposures[1].term, 0U);
  EXPECT_EQ(own.exposures[1].days_known, 1);
}

TEST(DayModel, ScoresAreOfTheWorstPlaceAndMomentsAreMarked) {
  Book book;
  book.pain(date(0), "neck_back_lower", 3);
  book.pain(date(0), "temple", 6);
  book.moment(date(1), "temple", 4, 8);
  book.moment(date(1), "temple", 5, 20);
  const DayModel own = model_of(book, {});
  ASSERT_EQ(own.days(), 2);
  EXPECT_EQ(own.model.scores[0], 6);
  EXPECT_EQ(own.model.scores[1], 5);  // 4.5 half up
  EXPECT_FALSE(own.from_moments[0]);
  EXPECT_TRUE(own.from_moments[1]);
}

TEST(DayModel, APlaceCanBeChosen) {
  Book book;
  book.pain(date(0), "neck_back_lower", 3);
  book.pain(date(0), "temple", 6);
  const diary::DayTable table = diary::testing::table_of(book);
  const DayModel own =
      day_model_of({.table = &table,
                    .place = Place{.region = "neck_back_lower", .side = body::PaintSide::Right}});
  EXPECT_EQ(own.model.scores[0], 3);
}

TEST(DayModel, PainkillersAreATreatment) {
  Book book;
  for (int day = 0; day < 5; ++day) {
    book.pain(date(day), "neck_back_lower", 4);
    book.answer(date(day), "pain_medicine", day == 2 ? 2 : 0);
  }
  const DayModel own = model_of(book, {cause("pain_medicine", "confounder")});
  EXPECT_TRUE(own.model.causes.empty());
  ASSERT_EQ(own.treatments.size(), 1U);
  EXPECT_TRUE(own.treatments[0].painkiller);
  EXPECT_EQ(own.treatments[0].days_done, 1);
  EXPECT_EQ(own.model.treatments[0].dose[2], 2);
}

TEST(DayModel, WaterMakesTheOthersStronger) {
  Book book;
  for (int day = 0; day < 5; ++day) {
    book.pain(date(day), "neck_back_lower", 4);
    book.answer(date(day), "water_deficit", day);
  }
  const DayModel own = model_of(book, {cause("sitting_hours"), cause("water_deficit")});
  ASSERT_TRUE(own.model.amplifier.has_value());
  EXPECT_EQ(own.model.causes[static_cast<std::size_t>(own.model.amplifier->cause)].name,
            "water_deficit");
}

TEST(DayModel, LongDiariesDriftAndStayWithinTheModel) {
  Book book;
  book.pain("2020-01-01", "neck_back_lower", 4);
  book.pain("2020-04-01", "neck_back_lower", 4);
  EXPECT_FALSE(model_of(book, {}).drifts);
  book.pain("2021-01-01", "neck_back_lower", 4);
  DayModel own = model_of(book, {});
  EXPECT_TRUE(own.drifts);
  EXPECT_EQ(own.model.covariates.size(), 1U + 13U);  // 367 days
  EXPECT_TRUE(stats::check(own.model).has_value());
  book.pain("2045-01-01", "neck_back_lower", 4);
  own = model_of(book, {cause("sitting_hours")});
  EXPECT_EQ(own.days(), days_read_max);
  EXPECT_TRUE(stats::check(own.model).has_value());
}

TEST(DayModel, ARareEventHasANarrowSpike) {
  // Once in 60 days: nothing between 5 and 95 %, so the range is from end to end.
  Book book;
  for (int day = 0; day < 60; ++day) {
    book.pain(date(day), "neck_back_lower", 4);
    book.answer(date(day), "strain_event", day == 20 ? 1 : 0);
  }
  const DayModel own = model_of(book, {cause("strain_event", "overuse_or_injury")});
  const double peak = 0.75;  // half-life of half a day: 1 - 2^-2
  EXPECT_NEAR(own.model.causes[0].inclusion.spike_sd, none_points / peak, 0.01);
}

TEST(UsualLevels, FollowTheDaysBeforeThem) {
  const double unknown = std::nan("");
  std::vector<double> values(40, 2.0);
  for (std::size_t day = 30; day < 40; ++day) values[day] = unknown;
  const auto out = usual_levels(values, 60);
  EXPECT_EQ(out[0], 2);
  EXPECT_EQ(out[59], 2);
  values[0] = 16;
  const auto changed = usual_levels(values, 60);
  EXPECT_NEAR(changed[3], 3, 1e-12);  // the first 14: (16 + 13 x 2) / 14
  EXPECT_NEAR(changed[28], 2.5, 1e-12);
  EXPECT_NEAR(changed[29], 2, 1e-12);
  EXPECT_TRUE(std::isnan(usual_levels(std::vector{unknown}, 3)[2]));
}

}  // namespace
}  // namespace unknot::causes
