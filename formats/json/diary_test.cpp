#include "formats/json/diary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/diary/test_diary.h"

namespace unknot::json {
namespace {

using diary::Entry;
using nlohmann::json;

TEST(DiaryJson, SaysTheClockOfTheEntrysOwnZone) {
  diary::Day day{.date = "2026-02-26"};
  Entry heat;
  heat.kind = diary::EntryKind::Treatment;
  heat.about = "heat_pack";
  heat.date = "2026-02-26";
  heat.zone = "Europe/Berlin";
  heat.from_ms = diary::testing::utc("2026-02-26", 17.5);
  heat.value = 15;
  heat.dose.after_0_10 = 5;
  heat.written = {.at_ms = 1, .zone = "UTC", .date = "2026-03-09"};
  Entry blank;
  day.entries.push_back({.entry = heat, .earlier = {blank}});
  const json out = json::parse(to_json(day, diary::testing::berlin()));
  const json& own = out["entries"][0]["entry"];
  EXPECT_EQ(own["at"], "18:30");
  EXPECT_EQ(own["value"], 15);
  EXPECT_TRUE(own["value"].is_number_integer());
  EXPECT_EQ(own["dose"], json::parse(R"({"after_0_10":5})"));
  EXPECT_EQ(own["days_late"], 11);
  EXPECT_EQ(own["side"], nullptr);
  const json& earlier = out["entries"][0]["earlier"][0];
  EXPECT_EQ(earlier["value"], nullptr);
  EXPECT_EQ(earlier["at"], nullptr);
  EXPECT_EQ(out["day_before"], nullptr);
}

TEST(DiaryJson, GivesDaysColumnByColumnWithNullForNotKnown) {
  diary::DayTable table;
  table.from_date = "2026-02-26";
  table.sources = {"", "typed"};
  table.marks = {3, 0};
  table.columns = {{.kind = diary::ColumnKind::Pain,
                    .id = "temple",
                    .side = body::PaintSide::Left,
                    .values = {6, std::nan("")},
                    .source = {1, 0}},
                   {.kind = diary::ColumnKind::Exposure,
                    .id = "sleep_short",
                    .values = {1.5, -0.5},
                    .source = {1, 1}}};
  const json out = json::parse(to_json(table));
  EXPECT_EQ(out["to"], "2026-02-27");
  EXPECT_EQ(out["columns"][0]["values"], json::parse("[6,null]"));
  EXPECT_EQ(out["columns"][0]["side"], "left");
  EXPECT_EQ(out["columns"][1]["values"], json::parse("[1.5,-0.5]"));
  EXPECT_EQ(out["columns"][1]["side"], nullptr);
  EXPECT_EQ(out["days"], json::parse("[3,0]"));
  const json empty = json::parse(to_json(diary::DayTable{}));
  EXPECT_EQ(empty["from"], nullptr);
  EXPECT_EQ(empty["to"], nullptr);
}

TEST(DiaryJson, LeavesAMeanOutThatIsNotThere) {
  TodayAnswer answer;
  answer.today.recent = {3, std::nullopt};
  const json out = json::parse(to_json(answer, diary::testing::berlin()));
  EXPECT_EQ(out["week"]["mean"], nullptr);
  EXPECT_EQ(out["recent"], json::parse("[3,null]"));
  EXPECT_EQ(out["first_date"], nullptr);
}

}  // namespace
}  // namespace unknot::json
