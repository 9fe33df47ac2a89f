#include "formats/csv/days.h"

#include <gtest/gtest.h>

#include <limits>

namespace unknot::csv {
namespace {

using body::PaintSide;
using diary::ColumnKind;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

diary::DayTable table() {
  diary::DayTable out;
  out.from_date = "2026-02-28";
  out.sources = {"", "typed"};
  out.marks = {1, 0};
  const auto add = [&](ColumnKind kind, const char* id, PaintSide side,
                       std::vector<double> values) {
    diary::Column own{.kind = kind, .id = id, .side = side, .values = std::move(values)};
    for (const double value : own.values) {
      own.source.push_back(static_cast<std::uint8_t>(value == value ? 1 : 0));
    }
    out.columns.push_back(std::move(own));
  };
  add(ColumnKind::Pain, "sternum", PaintSide::Midline, {0, none});
  add(ColumnKind::Pain, "temple", PaintSide::Right, {6, none});
  add(ColumnKind::Pain, "temple", PaintSide::Unknown, {none, 10});
  add(ColumnKind::Answer, "water_deficit", PaintSide::Midline, {1.5, none});
  add(ColumnKind::Exposure, "water_deficit", PaintSide::Midline, {-0.5, none});
  add(ColumnKind::Treatment, "heat_pack", PaintSide::Midline, {20, 0});
  add(ColumnKind::Hindrance, "", PaintSide::Midline, {none, 3});
  return out;
}

void expect_fault(const std::string& bytes, ErrorCode code, const std::string& where) {
  const auto file = read_days_csv(bytes);
  ASSERT_FALSE(file.has_value()) << bytes;
  EXPECT_EQ(file.error().code, code) << file.error().detail;
  EXPECT_EQ(file.error().where, where);
}

TEST(DaysCsv, HasThePromisedColumnsAndIsEmptyWhereNothingIsKnown) {
  EXPECT_EQ(days_csv(table(), DayColumns::Promised),
            "date,pain.sternum,pain.temple_r,pain.temple_u,exposure.water_deficit,"
            "exposure.water_deficit.source,treatment.heat_pack\r\n"
            "2026-02-28,0,6,,-0.5,typed,20\r\n"
            "2026-03-01,,,10,,,0\r\n");
}

TEST(DaysCsv, AllHasTheRestBehindThem) {
  EXPECT_EQ(days_csv(table(), DayColumns::All),
            "date,pain.sternum,pain.sternum.source,pain.temple_r,pain.temple_r.source,"
            "pain.temple_u,pain.temple_u.source,exposure.water_deficit,"
            "exposure.water_deficit.source,treatment.heat_pack,answer.water_deficit,hindrance\r\n"
            "2026-02-28,0,typed,6,typed,,,-0.5,typed,20,1.5,\r\n"
            "2026-03-01,,,,,10,typed,,,0,,3\r\n");
}

TEST(DaysCsv, WithoutDaysThereIsTheHeadingAlone) {
  EXPECT_EQ(days_csv({}, DayColumns::Promised), "date\r\n");
}

TEST(DaysCsv, WhatIsWrittenIsReadAsEntries) {
  const DaysFile file = read_days_csv(days_csv(table(), DayColumns::Promised)).value();
  EXPECT_EQ(file.days, 2U);
  EXPECT_EQ(file.first_date, "2026-02-28");
  EXPECT_EQ(file.last_date, "2026-03-01");
  ASSERT_EQ(file.values.size(), 6U);
  const diary::Entry& pain = file.values[1].entry;
  EXPECT_EQ(pain.kind, diary::EntryKind::Pain);
  EXPECT_EQ(pain.about, "temple");
  EXPECT_EQ(pain.side, PaintSide::Right);
  EXPECT_EQ(pain.value, 6);
  EXPECT_EQ(pain.date, "2026-02-28");
  EXPECT_EQ(pain.source, "days_csv");
  EXPECT_EQ(file.values[2].entry.about, "water_deficit");
  EXPECT_EQ(file.values[2].entry.value, -0.5);
  EXPECT_EQ(file.values[5].entry.kind, diary::EntryKind::Treatment);
  EXPECT_EQ(name_of(file.values[5].place), "row 3, column treatment.heat_pack");
}

TEST(DaysCsv, ColumnsMayStandInAnyOrderAndOnePersonIsFine) {
  const DaysFile file =
      read_days_csv("pain.temple_l,person,date\n3,ann,2026-01-02\n4,ann,2026-01-01\n").value();
  EXPECT_EQ(file.first_date, "2026-01-01");
  EXPECT_EQ(file.values[0].entry.date, "2026-01-02");
}

TEST(DaysCsv, SaysWhichCellIsBroken) {
  expect_fault("", ErrorCode::MissingField, "row 1");
  expect_fault("person\n", ErrorCode::MissingField, "row 1");
  expect_fault("date,mood\n", ErrorCode::UnknownField, "row 1, column mood");
  expect_fault("date,pain.\n", ErrorCode::UnknownField, "row 1, column pain.");
  expect_fault("date,pain._l\n", ErrorCode::UnknownField, "row 1, column pain._l");
  expect_fault("date,date\n", ErrorCode::DuplicateId, "row 1, column date");
  expect_fault("date\n2026-02-30\n", ErrorCode::OutOfRange, "row 2, column date");
  expect_fault("date\n2026-02-02\n2026-02-02\n", ErrorCode::DuplicateId, "row 3, column date");
  expect_fault("date,pain.temple_l\n2026-02-02,x\n", ErrorCode::WrongType,
               "row 2, column pain.temple_l");
  expect_fault("date,person\n2026-02-02,ann\n2026-02-03,bob\n", ErrorCode::Contradiction,
               "row 3, column person");
  expect_fault("date,person\n2026-02-02\n", ErrorCode::Malformed, "row 2");
}

TEST(DaysCsv, IsKnownByItsHeading) {
  EXPECT_TRUE(
      is_days_csv("\xEF\xBB\xBF"
                  "date,person\n"));
  EXPECT_FALSE(is_days_csv("{\"date\":1}"));
  EXPECT_FALSE(is_days_csv(""));
}

}  // namespace
}  // namespace unknot::csv
