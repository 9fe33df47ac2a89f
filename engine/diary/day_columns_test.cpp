#include <gtest/gtest.h>

#include <cmath>

#include "engine/diary/test_diary.h"

namespace unknot::diary {
namespace {

using namespace testing;

const char* const neck = "neck_back_lower";

TEST(DayColumns, TreatmentsAddUpAndAreNoneInACheckInThatDoesNotNameThem) {
  Book book;
  book.add(EntryKind::Treatment, "2026-02-20", "heat_pack", 15);
  book.add(EntryKind::Treatment, "2026-02-20", "heat_pack", 10);
  book.check_in("2026-02-21");
  book.pain("2026-02-22", neck, 3);
  const DayTable table = table_of(book);
  EXPECT_EQ(value_on(table, ColumnKind::Treatment, "heat_pack", "2026-02-20"), 25);
  EXPECT_EQ(value_on(table, ColumnKind::Treatment, "heat_pack", "2026-02-21"), 0);
  EXPECT_TRUE(std::isnan(value_on(table, ColumnKind::Treatment, "heat_pack", "2026-02-22")));
}

TEST(DayColumns, TheSameSessionFromTwoSourcesIsOneSession) {
  Book book;
  const auto heat = [&](const char* source, double minutes, double hours) {
    Entry& own = book.add(EntryKind::Treatment, "2026-02-20", "heat_pack", minutes);
    own.source = source;
    own.from_ms = utc("2026-02-20", hours);
  };
  heat("watch", 20, 12);
  heat("session", 15, 12.1);
  heat("watch", 20, 18);
  EXPECT_EQ(value_on(table_of(book), ColumnKind::Treatment, "heat_pack", "2026-02-20"), 35);
}

TEST(DayColumns, GivenExposuresStandWhereNothingWasTyped) {
  Book book;
  book.add(EntryKind::Exposure, "2026-02-20", "sitting", 7).source = "days_csv";
  book.add(EntryKind::Exposure, "2026-02-21", "sitting", 7).source = "days_csv";
  book.answer("2026-02-21", "sitting", 3);
  const DayTable table = table_of(book, {cause("sitting")});
  EXPECT_EQ(value_on(table, ColumnKind::Exposure, "sitting", "2026-02-20"), 7);
  EXPECT_EQ(value_on(table, ColumnKind::Exposure, "sitting", "2026-02-21"), 3);
}

TEST(DayColumns, WhatWasTypedStandsOverImportsAndIsNotAddedToThem) {
  Book book;
  book.answer("2026-02-20", "sitting", 6).source = "watch";
  book.answer("2026-02-20", "sitting", 8).source = "a_phone";
  book.answer("2026-02-21", "sitting", 6).source = "watch";
  book.answer("2026-02-21", "sitting", 2);
  const DayTable table = table_of(book, {cause("sitting")});
  EXPECT_EQ(value_on(table, ColumnKind::Exposure, "sitting", "2026-02-20"), 8);  // a_ before w_
  EXPECT_EQ(value_on(table, ColumnKind::Exposure, "sitting", "2026-02-21"), 2);
  EXPECT_EQ(source_on(table, ColumnKind::Exposure, "sitting", "2026-02-21"), "typed");
}

TEST(DayColumns, WhatThePersonTookBackIsNotFilledByAnImport) {
  Book book;
  book.answer("2026-02-20", "sitting", 9).source = "watch";
  book.answer("2026-02-20", "sitting", std::nullopt);
  book.pain("2026-02-20", neck, 2);
  EXPECT_TRUE(std::isnan(
      value_on(table_of(book, {cause("sitting")}), ColumnKind::Answer, "sitting", "2026-02-20")));
}

TEST(DayColumns, ATreatmentThatWasTakenBackIsUnknownAndNotZero) {
  Book book;
  book.add(EntryKind::Treatment, "2026-02-20", "heat_pack", 15);
  book.add(EntryKind::Treatment, "2026-02-21", "heat_pack", 15);
  book.correct(0, std::nullopt);
  book.check_in("2026-02-20");
  const DayTable table = table_of(book);
  EXPECT_TRUE(std::isnan(value_on(table, ColumnKind::Treatment, "heat_pack", "2026-02-20")));
  EXPECT_EQ(value_on(table, ColumnKind::Treatment, "heat_pack", "2026-02-21"), 15);
}

TEST(DayColumns, AnAnswerThatWasTakenBackIsNotFilledByAGivenExposure) {
  Book book;
  book.add(EntryKind::Exposure, "2026-02-20", "sitting", 7).source = "days_csv";
  book.answer("2026-02-20", "sitting", std::nullopt);
  book.add(EntryKind::Exposure, "2026-02-21", "sitting", 7).source = "days_csv";
  const DayTable table = table_of(book, {cause("sitting")});
  EXPECT_TRUE(std::isnan(value_on(table, ColumnKind::Exposure, "sitting", "2026-02-20")));
  EXPECT_EQ(value_on(table, ColumnKind::Exposure, "sitting", "2026-02-21"), 7);
}

TEST(DayColumns, AWindowThatWasDerivedGivesWayToOneThatWasGiven) {
  body::Cause cycle = cause("cycle", "yes_no", body::ExposureRule::AroundDay);
  cycle.exposure.days_before = 3;
  cycle.exposure.days_after = 1;
  Book book;
  book.answer("2026-02-05", "cycle", 1);
  book.add(EntryKind::Exposure, "2026-02-15", "cycle", 1).source = "days_csv";
  const DayTable table = table_of(book, {cycle});
  EXPECT_EQ(value_on(table, ColumnKind::Exposure, "cycle", "2026-02-15"), 1);
  EXPECT_EQ(value_on(table, ColumnKind::Exposure, "cycle", "2026-02-14"), 0);
  EXPECT_EQ(source_on(table, ColumnKind::Exposure, "cycle", "2026-02-14"), "derived");
}

TEST(DayColumns, ThingsOfWhichNothingIsKnownHaveNone) {
  Book book;
  book.pain("2026-02-20", neck, std::nullopt);
  book.answer("2026-02-20", "sitting", std::nullopt);
  EXPECT_TRUE(table_of(book, {cause("sitting")}).columns.empty());
}

TEST(DayColumns, StandByKindAndThenByName) {
  Book book;
  book.add(EntryKind::Hindrance, "2026-02-20", "", 2);
  book.add(EntryKind::Treatment, "2026-02-20", "heat_pack", 15);
  book.answer("2026-02-20", "stress", 4);
  book.answer("2026-02-20", "sitting", 4);
  book.pain("2026-02-20", neck, 3);
  std::string order;
  const DayTable table = table_of(book, {cause("stress", "scale"), cause("sitting")});
  for (const Column& own : table.columns) {
    order += std::string(name_of(own.kind)) + ' ' + own.id + ',';
  }
  EXPECT_EQ(order,
            "pain neck_back_lower,answer sitting,answer stress,exposure sitting,exposure stress,"
            "treatment heat_pack,hindrance ,");
}

}  // namespace
}  // namespace unknot::diary
