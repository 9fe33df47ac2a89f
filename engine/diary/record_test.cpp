#include "engine/diary/record.h"

#include <gtest/gtest.h>

#include "engine/diary/test_diary.h"

namespace unknot::diary {
namespace {

using testing::Book;

TEST(Record, WhatWasReplacedNoLongerCountsAndIsKept) {
  Book book;
  book.answer("2026-02-26", "stress", 5);
  book.answer("2026-02-27", "stress", 4);
  book.correct(0, 3);
  const std::vector<Entry> counting = current(book.entries());
  ASSERT_EQ(counting.size(), 2U);
  EXPECT_EQ(counting[0].value, 4);
  EXPECT_EQ(counting[1].value, 3);
  EXPECT_EQ(book.entries()[0].value, 5);
}

TEST(Record, ValuesOfAWholeDayShareASlotPerDayPlaceThingAndSource) {
  Book book;
  const Entry right = book.pain("2026-02-26", "temple", 5);
  Entry other = right;
  other.value = 3;
  EXPECT_TRUE(same_slot(right, other));
  for (int part = 0; part < 4; ++part) {
    Entry apart = right;
    if (part == 0) apart.side = body::PaintSide::Left;
    if (part == 1) apart.date = "2026-02-27";
    if (part == 2) apart.about = "forehead";
    if (part == 3) apart.source = "days_csv";
    EXPECT_FALSE(same_slot(right, apart)) << part;
  }
}

TEST(Record, TreatmentsAndPainsOfAMomentStandBesideEachOther) {
  Book book;
  const Entry heat = book.add(EntryKind::Treatment, "2026-02-26", "heat_pack", 15);
  const Entry now = book.moment("2026-02-26", "temple", 5, 14);
  EXPECT_FALSE(same_slot(heat, heat));
  EXPECT_FALSE(same_slot(now, now));
}

TEST(Record, EveryKindHasAName) {
  for (const auto& [name, kind] : entry_kinds) EXPECT_EQ(name_of(kind), name);
}

}  // namespace
}  // namespace unknot::diary
