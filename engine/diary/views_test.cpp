#include "engine/diary/views.h"

#include <gtest/gtest.h>

#include "engine/diary/test_diary.h"

namespace unknot::diary {
namespace {

using namespace testing;

const char* const neck = "neck_back_lower";

/// A diary and what it is made of, kept together.
struct Held {
  Held(const Book& book, std::string_view today, std::vector<body::Cause> causes_of = {})
      : entries(book.entries()), causes(std::move(causes_of)) {
    table = days_of({.entries = entries, .causes = causes, .to_date = std::string(today)});
  }
  [[nodiscard]] Diary diary() const {
    return {.entries = entries, .causes = causes, .table = &table};
  }
  std::vector<Entry> entries;
  std::vector<body::Cause> causes;
  DayTable table;
};

TEST(CheckInView, OffersThePlacesOfTheLastDaysWorstFirst) {
  Book book;
  book.pain("2026-02-25", neck, 3);
  book.pain("2026-02-25", "temple", 5);
  book.pain("2026-02-25", "forehead", 0);
  book.pain("2026-02-01", "jaw_joint", 8);
  book.check_in("2026-02-25");
  const Held held(book, "2026-02-26");
  const CheckIn own = check_in_of(held.diary(), "2026-02-26");
  ASSERT_EQ(own.places.size(), 2U);
  EXPECT_EQ(own.places[0].region, "temple");
  EXPECT_EQ(own.places[0].before_0_10, 5);
  EXPECT_EQ(own.places[0].before_date, "2026-02-25");
  EXPECT_FALSE(own.places[0].nrs_0_10);  // never opened with an answer
  EXPECT_EQ(own.places[1].region, neck);
  EXPECT_FALSE(own.checked_in);
}

TEST(CheckInView, OffersAPlaceUntilItIsKnownToBeQuiet) {
  Book book;
  book.pain("2026-02-10", neck, 3);
  book.pain("2026-02-11", neck, std::nullopt);
  const Held held(book, "2026-08-28");
  const auto places = check_in_of(held.diary(), "2026-08-24").places;
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].before_date, "2026-02-10");
  book.pain("2026-02-12", neck, 0);
  const Held quiet(book, "2026-02-28");
  EXPECT_EQ(check_in_of(quiet.diary(), "2026-02-13").places.size(), 0U);
  EXPECT_EQ(check_in_of(quiet.diary(), "2026-02-11").places.size(), 1U);
  EXPECT_EQ(check_in_of(quiet.diary(), "2026-02-01").places.size(), 0U);
}

TEST(CheckInView, ShowsWhatIsRatedAndAnsweredOnThatDayAlready) {
  Book book;
  book.pain("2026-02-26", neck, 4);
  book.answer("2026-02-26", "stress", 5);
  book.add(EntryKind::Treatment, "2026-02-26", "heat_pack", 15);
  book.add(EntryKind::Hindrance, "2026-02-26", "", 2);
  book.check_in("2026-02-26");
  const Held held(book, "2026-02-26", {cause("stress", "scale")});
  const CheckIn own = check_in_of(held.diary(), "2026-02-26");
  EXPECT_EQ(own.places[0].nrs_0_10, 4);
  EXPECT_EQ(own.asked[0].entry->value, 5);
  EXPECT_EQ(own.done.size(), 1U);
  EXPECT_EQ(own.hindrance->value, 2);
  EXPECT_TRUE(own.checked_in);
  EXPECT_EQ(own.newest_entry_id, 5);
}

TEST(CheckInView, ADrawingOfTheSameDayIsAPlaceAndNoRating) {
  Book book;
  book.moment("2026-02-26", neck, 6, 9);
  const Held held(book, "2026-02-26");
  const CheckIn own = check_in_of(held.diary(), "2026-02-26");
  ASSERT_EQ(own.places.size(), 1U);
  EXPECT_FALSE(own.places[0].nrs_0_10);
  EXPECT_EQ(own.places[0].before_0_10, 6);
  EXPECT_EQ(own.places[0].before_date, "2026-02-26");
}

TEST(CheckInView, AsksForTheOwnGuessOnce) {
  Book book;
  const Held first(book, "2026-02-26");
  EXPECT_TRUE(check_in_of(first.diary(), "2026-02-26").guess_due);
  book.add(EntryKind::CauseGuess, "2026-02-26", "not_sure");
  const Held then(book, "2026-02-26");
  EXPECT_FALSE(check_in_of(then.diary(), "2026-02-26").guess_due);
}

TEST(CheckInView, CountsAfterWhatThePainWasLowerInMostOfThreeTimes) {
  Book book;
  const auto did = [&](const char* treatment, int before, int after) {
    Dose& dose = book.add(EntryKind::Treatment, "2026-02-20", treatment, 10).dose;
    dose.before_0_10 = before;
    dose.after_0_10 = after;
  };
  did("ice", 6, 2);
  did("ice", 6, 2);
  for (int k = 0; k < 4; ++k) did("stretch_static", 3, 5 - k);  // better once of four times
  did("heat_pack", 6, 4);
  did("heat_pack", 5, 5);
  did("heat_pack", 7, 4);
  book.add(EntryKind::Treatment, "2026-02-20", "heat_pack", 10);
  const Held held(book, "2026-02-26");
  const CheckIn own = check_in_of(held.diary(), "2026-02-26");
  ASSERT_EQ(own.helped_before.size(), 1U);
  EXPECT_EQ(own.helped_before[0].times_better, 2);
  EXPECT_EQ(own.helped_before[0].times, 3);
}

TEST(DayView, ShowsEveryValueThatWasEverThere) {
  Book book;
  book.answer("2026-02-26", "stress", 5);
  book.correct(0, 8);
  book.correct(1, 3);
  const Held held(book, "2026-02-26", {cause("stress", "scale")});
  const Day own = day_view(held.diary(), "2026-02-26");
  ASSERT_EQ(own.entries.size(), 1U);
  EXPECT_EQ(own.entries[0].entry.value, 3);
  ASSERT_EQ(own.entries[0].earlier.size(), 2U);
  EXPECT_EQ(own.entries[0].earlier[0].value, 8);
  EXPECT_EQ(own.entries[0].earlier[1].value, 5);
  ASSERT_EQ(own.exposures.size(), 1U);
  EXPECT_EQ(own.exposures[0].value, 3);
}

TEST(DayView, NamesNeighboursZonesAndHowLateItWasWritten) {
  Book book;
  book.pain("2026-02-20", neck, 3);
  Entry& late = book.check_in("2026-02-26");
  late.written.date = "2026-03-09";
  late.zone = "Europe/Berlin";
  book.pain("2026-02-26", neck, 3).zone = "America/New_York";
  book.pain("2026-03-09", neck, 3);
  const Held held(book, "2026-03-09");
  const Day own = day_view(held.diary(), "2026-02-26");
  EXPECT_EQ(own.day_before, "2026-02-20");
  EXPECT_EQ(own.day_after, "2026-03-09");
  EXPECT_EQ(own.days_late, 11);
  EXPECT_EQ(own.zones, (std::vector<std::string>{"Europe/Berlin", "America/New_York"}));
  const Day outside = day_view(held.diary(), "2025-01-01");
  EXPECT_FALSE(outside.day_before);
  EXPECT_EQ(outside.day_after, "2026-02-20");
}

TEST(DayView, SaysWhichPainsAreDerived) {
  Book book;
  book.pain("2026-02-20", neck, 3);
  book.check_in("2026-02-21");
  book.moment("2026-02-21", "temple", 4, 10);
  const Held held(book, "2026-02-21");
  const Day own = day_view(held.diary(), "2026-02-21");
  ASSERT_EQ(own.pains.size(), 2U);
  EXPECT_EQ(own.pains[0].source, "left_blank");
  EXPECT_EQ(own.pains[1].source, "mean_of_moments");
  EXPECT_EQ(day_view(held.diary(), "2026-02-20").pains[0].source, "rated");
}

TEST(TodayView, GivesNoMeanOfAWeekBelowFourDays) {
  Book book;
  for (int k = 0; k < 4; ++k) book.pain(*days_after("2026-02-20", k), neck, 2 + k);
  for (int k = 0; k < 3; ++k) book.pain(*days_after("2026-02-13", k), neck, 9);
  const Held held(book, "2026-02-26");
  const Today own = today_of(held.diary(), "2026-02-26");
  EXPECT_EQ(own.week.mean, 3.5);
  EXPECT_EQ(own.week.days, 4);
  EXPECT_FALSE(own.week_before.mean);
  EXPECT_EQ(own.week_before.days, 3);
  ASSERT_EQ(own.recent.size(), 28U);
  EXPECT_EQ(own.recent[21], 2);
  EXPECT_FALSE(own.recent[27]);
}

TEST(TodayView, CountsDaysAndSaysWhenYesterdayIsOpen) {
  Book book;
  book.check_in("2026-02-20");
  book.check_in("2026-02-21");
  const Held held(book, "2026-02-26");
  const Today own = today_of(held.diary(), "2026-02-26");
  EXPECT_EQ(own.days, 7);
  EXPECT_EQ(own.days_written, 2);
  EXPECT_TRUE(own.yesterday_open);
  EXPECT_FALSE(today_of(held.diary(), "2026-02-22").yesterday_open);
  const Held none(Book(), "2026-02-26");
  const Today empty = today_of(none.diary(), "2026-02-26");
  EXPECT_EQ(empty.days, 0);
  EXPECT_FALSE(empty.yesterday_open);
}

}  // namespace
}  // namespace unknot::diary
