#include "engine/diary/days.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/diary/test_diary.h"

namespace unknot::diary {
namespace {

using namespace testing;

const char* const neck = "neck_back_lower";

TEST(Days, TakeTheRatingOfTheDayBeforeThoseOfMoments) {
  Book book;
  book.moment("2026-02-25", neck, 2, 8);
  book.moment("2026-02-25", neck, 2, 18);
  book.moment("2026-02-25", neck, 8, 20);
  book.pain("2026-02-26", neck, 6);
  book.moment("2026-02-26", neck, 1, 9);
  const DayTable table = table_of(book);
  EXPECT_EQ(pain_on(table, "2026-02-25"), 3);  // worked out in moments_test.cpp
  EXPECT_EQ(source_on(table, ColumnKind::Pain, neck, "2026-02-25", body::PaintSide::Right),
            "mean_of_moments");
  EXPECT_EQ(pain_on(table, "2026-02-26"), 6);
}

TEST(Days, LeaveADayWithoutAnEntryUnknown) {
  Book book;
  book.pain("2026-02-20", neck, 4);
  book.pain("2026-02-24", neck, 3);
  const DayTable table = table_of(book);
  EXPECT_EQ(table.days(), 5U);
  EXPECT_TRUE(std::isnan(pain_on(table, "2026-02-22")));
  EXPECT_EQ(table.marks[2], 0);
}

TEST(Days, APlaceOncePaintedAndLeftBlankInACheckInIsZero) {
  Book book;
  book.pain("2026-02-20", neck, 4);
  book.check_in("2026-02-20");
  book.check_in("2026-02-21");
  book.check_in("2026-02-23");
  const DayTable table = table_of(book);
  EXPECT_EQ(pain_on(table, "2026-02-21"), 0);
  EXPECT_EQ(source_on(table, ColumnKind::Pain, neck, "2026-02-21", body::PaintSide::Right),
            "left_blank");
  EXPECT_TRUE(std::isnan(pain_on(table, "2026-02-22")));  // no check-in: unknown, not zero
  EXPECT_EQ(pain_on(table, "2026-02-23"), 0);
}

TEST(Days, APlaceIsNotZeroBeforeItWasEverPainted) {
  Book book;
  book.check_in("2026-02-19");
  book.pain("2026-02-20", neck, 4);
  book.check_in("2026-02-20");
  EXPECT_TRUE(std::isnan(pain_on(table_of(book), "2026-02-19")));
}

TEST(Days, AnEarlierDayFilledInLaterDoesNotMakeZerosOfCheckInsThatDidNotKnowIt) {
  Book book;
  book.check_in("2026-02-21");
  Entry& late = book.pain("2026-02-20", neck, 4);
  late.written = {.at_ms = utc("2026-02-25"), .zone = "UTC", .date = "2026-02-25"};
  book.check_in("2026-02-26");
  const DayTable table = table_of(book);
  EXPECT_TRUE(std::isnan(pain_on(table, "2026-02-21")));
  EXPECT_EQ(pain_on(table, "2026-02-26"), 0);
}

TEST(Days, APlaceThatWasAskedAndNotAnsweredIsUnknown) {
  Book book;
  book.pain("2026-02-20", neck, 4);
  book.pain("2026-02-21", neck, std::nullopt);
  book.check_in("2026-02-21");
  EXPECT_TRUE(std::isnan(pain_on(table_of(book), "2026-02-21")));
}

TEST(Days, APaintedZeroDoesNotMakeAPlaceOnePainted) {
  Book book;
  book.pain("2026-02-20", neck, 0);
  book.check_in("2026-02-21");
  EXPECT_TRUE(std::isnan(pain_on(table_of(book), "2026-02-21")));
}

TEST(Days, SayWhatWasCorrectedWhatCameLateAndWhatCountsNow) {
  Book book;
  book.answer("2026-02-20", "stress", 8);
  book.correct(0, 3);
  Entry& late = book.check_in("2026-02-20");
  late.written.date = "2026-03-03";
  book.check_in("2026-02-21").written.date = "2026-02-22";
  const DayTable table = table_of(book, {cause("stress", "scale")});
  EXPECT_EQ(value_on(table, ColumnKind::Answer, "stress", "2026-02-20"), 3);
  EXPECT_EQ(table.marks[0], mark_checked_in | mark_known | mark_corrected | mark_late);
  EXPECT_EQ(table.marks[1], mark_checked_in);  // the next morning is not late
}

TEST(Days, HoursFromToGoToTheirDaysAndOverlapsCountOnce) {
  const auto zones = berlin();
  Book book;
  const auto drive = [&](std::string_view date, double from, double to) {
    Entry& own = book.answer(date, "driving", std::nullopt);
    own.zone = "Europe/Berlin";
    own.from_ms = utc(date, from);
    own.to_ms = utc(date, to);
  };
  drive("2026-02-20", 20, 25);    // 21:00 to 02:00 in Berlin
  drive("2026-02-20", 20.5, 22);  // inside of the first
  const DayTable table = table_of(book, {cause("driving")}, &zones);
  EXPECT_EQ(value_on(table, ColumnKind::Answer, "driving", "2026-02-20"), 3);
  EXPECT_EQ(value_on(table, ColumnKind::Answer, "driving", "2026-02-21"), 2);
}

TEST(Days, ANightBelongsWholeToItsDayAlsoWhenTheClockIsPutBack) {
  const auto zones = berlin();
  body::Cause sleep = cause("sleep", "hours");
  sleep.asked->of_night = true;
  Book book;
  Entry& own = book.answer("2026-10-25", "sleep", std::nullopt);
  own.zone = "Europe/Berlin";
  own.from_ms = utc("2026-10-24", 21);  // 23:00
  own.to_ms = utc("2026-10-25", 6);     // 07:00, nine hours later
  const DayTable table = table_of(book, {sleep}, &zones);
  EXPECT_EQ(table.days(), 1U);
  EXPECT_EQ(value_on(table, ColumnKind::Answer, "sleep", "2026-10-25"), 9);
}

TEST(Days, ATravellerKeepsTheLocalDayOfEachPlace) {
  const auto zones = berlin();
  Book book;
  // Sat in Berlin from 22:00 to 23:00, flew, sat in New York from 22:00 to 23:00 of the same day.
  Entry& home = book.answer("2026-02-20", "sitting", std::nullopt);
  home.zone = "Europe/Berlin";
  home.from_ms = utc("2026-02-20", 21);
  home.to_ms = utc("2026-02-20", 22);
  Entry& away = book.answer("2026-02-20", "sitting", std::nullopt);
  away.zone = "America/New_York";
  away.from_ms = utc("2026-02-21", 3);
  away.to_ms = utc("2026-02-21", 4);
  const DayTable table = table_of(book, {cause("sitting")}, &zones);
  EXPECT_EQ(table.days(), 1U);
  EXPECT_EQ(value_on(table, ColumnKind::Answer, "sitting", "2026-02-20"), 2);
}

TEST(Days, TheOwnGuessIsNoDayOfData) {
  Book book;
  book.add(EntryKind::CauseGuess, "2026-02-20", "dehydration");
  const DayTable table = table_of(book);
  EXPECT_EQ(table.days(), 1U);
  EXPECT_TRUE(table.columns.empty());
  EXPECT_EQ(table.marks[0], 0);
}

TEST(Days, NothingWrittenIsNoDay) {
  const DayTable table = days_of({.to_date = "2026-02-20"});
  EXPECT_EQ(table.days(), 0U);
  EXPECT_EQ(table.from_date, "");
}

TEST(Days, ReachToTheDayThatIsAskedFor) {
  Book book;
  book.pain("2026-02-20", neck, 3);
  const DayTable table = days_of({.entries = book.entries(), .to_date = "2026-02-24"});
  EXPECT_EQ(table.days(), 5U);
  EXPECT_EQ(index_of(table, "2026-02-24"), 4U);
  EXPECT_FALSE(index_of(table, "2026-02-25"));
  EXPECT_FALSE(index_of(table, "2026-02-19"));
  EXPECT_FALSE(index_of(table, "yesterday"));
}

TEST(Days, TheWorstPlaceOfEachDay) {
  Book book;
  book.pain("2026-02-20", neck, 3);
  book.pain("2026-02-20", "temple", 5);
  book.pain("2026-02-21", "temple", 0);
  book.add(EntryKind::Hindrance, "2026-02-22", "", 9);
  const std::vector<double> worst = worst_pain(table_of(book));
  EXPECT_EQ(worst[0], 5);
  EXPECT_EQ(worst[1], 0);
  EXPECT_TRUE(std::isnan(worst[2]));
}

TEST(Days, ACorrectedNumberLeavesTheZerosOfLaterCheckIns) {
  Book book;
  book.pain("2026-02-20", neck, 5);
  book.check_in("2026-02-21");
  Entry& corrected = book.correct(0, 4);
  corrected.written.at_ms = utc("2026-02-25");
  EXPECT_EQ(pain_on(table_of(book), "2026-02-21"), 0);
  book.correct(2, 0);  // it had been painted by mistake
  EXPECT_TRUE(std::isnan(pain_on(table_of(book), "2026-02-21")));
}

TEST(Days, TheWorstPlaceIsUnknownWhereAWorsePlaceWasNotAnswered) {
  Book book;
  book.pain("2026-02-20", neck, 7);
  for (const char* date : {"2026-02-21", "2026-02-22"}) {
    book.pain(date, neck, std::nullopt);
    book.pain(date, "temple", 0);
  }
  book.pain("2026-02-23", neck, std::nullopt);
  book.pain("2026-02-23", "temple", 8);
  const std::vector<double> worst = worst_pain(table_of(book));
  EXPECT_EQ(worst[0], 7);
  EXPECT_TRUE(std::isnan(worst[1]));
  EXPECT_TRUE(std::isnan(worst[2]));
  EXPECT_EQ(worst[3], 8);  // at least that
}

/// What a window of days says of its middle is what the whole table says.
TEST(Days, AWindowOfDaysSaysTheSameAsTheWholeTable) {
  std::vector<body::Cause> causes{cause("sitting"), cause("run", "minutes"),
                                  cause("coffee", "cups"), cause("cycle", "yes_no")};
  causes[1].exposure.rule = body::ExposureRule::AboveUsual;
  causes[2].exposure.rule = body::ExposureRule::UnderHalf;
  causes[3].exposure.rule = body::ExposureRule::AroundDay;
  causes[3].exposure.days_before = 3;
  causes[3].exposure.days_after = 2;
  Book book;
  std::mt19937 random(3);
  const auto chance = [&](unsigned below) { return random() % below; };
  for (int day = 0; day < 200; ++day) {
    const std::string date = *days_after("2026-01-01", day);
    if (chance(9) == 0) book.pain(date, neck, chance(4));
    if (chance(4) != 0) book.answer(date, "run", chance(60));
    if (chance(4) != 0) book.answer(date, "coffee", chance(5));
    if (chance(3) != 0) book.answer(date, "sitting", chance(9));
    if (day % 28 == 5) book.answer(date, "cycle", 1);
    if (chance(3) != 0) book.check_in(date);
  }
  const DayTable whole = days_of({.entries = book.entries(), .causes = causes});
  int compared = 0;
  for (int day = 0; day < 200; ++day) {
    const std::string date = *days_after("2026-01-01", day);
    const DayTable window = days_of({.entries = book.entries(),
                                     .causes = causes,
                                     .to_date = *days_after(date, 40),
                                     .from_date = *days_after(date, -60),
                                     .through = Through::ToDate});
    for (const Column& own : whole.columns) {
      const double value = value_on(whole, own.kind, own.id, date, own.side);
      const double near = value_on(window, own.kind, own.id, date, own.side);
      EXPECT_TRUE(value == near || (std::isnan(value) && std::isnan(near)))
          << date << ' ' << own.id << ' ' << value << ' ' << near;
      if (!std::isnan(value)) ++compared;
    }
  }
  EXPECT_GT(compared, 500);
}

/// Two entries of one slot cannot both count, so an order of entries cannot matter.
TEST(Days, DoNotDependOnTheOrderOfTheEntries) {
  Book book;
  for (int day = 1; day <= 9; ++day) {
    const std::string date = "2026-02-0" + std::to_string(day);
    book.pain(date, neck, day);
    book.moment(date, "temple", day, 9);
    book.moment(date, "temple", 10 - day, 15);
    book.answer(date, "sitting", day).source = day % 2 == 0 ? "watch" : "typed";
    book.add(EntryKind::Treatment, date, "heat_pack", 5.0 + day);
    if (day % 3 == 0) book.check_in(date);
  }
  std::vector<Entry> entries = book.entries();
  const std::vector<body::Cause> causes{cause("sitting")};
  const DayTable table = days_of({.entries = entries, .causes = causes});
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(entries.begin(), entries.end(), random);
    DayTable other = days_of({.entries = entries, .causes = causes});
    ASSERT_EQ(other.columns.size(), table.columns.size());
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
      for (std::size_t day = 0; day < table.days(); ++day) {
        const double own = table.columns[k].values[day];
        const double theirs = other.columns[k].values[day];
        EXPECT_TRUE(own == theirs || (std::isnan(own) && std::isnan(theirs)));
        EXPECT_EQ(table.sources[table.columns[k].source[day]],
                  other.sources[other.columns[k].source[day]]);
      }
    }
    EXPECT_EQ(other.marks, table.marks);
  }
}

}  // namespace
}  // namespace unknot::diary
