#include "cli/days_words.h"

#include <gtest/gtest.h>

#include <limits>

namespace unknot::cli {
namespace {

using diary::ColumnKind;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

diary::DayTable two_days() {
  diary::DayTable out;
  out.from_date = "2026-02-28";
  out.sources = {"", "typed"};
  out.columns = {
      {.kind = ColumnKind::Pain,
       .id = "temple",
       .side = body::PaintSide::Right,
       .values = {10, unknown},
       .source = {1, 0}},
      {.kind = ColumnKind::Exposure, .id = "stress", .values = {unknown, 7}, .source = {0, 1}}};
  out.marks = {diary::mark_checked_in, diary::mark_known};
  return out;
}

TEST(DaysWords, AGapIsAPointAndNotANought) {
  EXPECT_EQ(days_words(two_days(), Columns::AsSaid),
            "date        in   1\n"
            "2026-02-28   x  10\n"
            "2026-03-01   .   .\n"
            "   1  pain temple_r, 0 to 10\n");
}

TEST(DaysWords, AllShowsTheExposuresToo) {
  EXPECT_EQ(days_words(two_days(), Columns::All),
            "date        in   1  2\n"
            "2026-02-28   x  10  .\n"
            "2026-03-01   .   .  7\n"
            "   1  pain temple_r, 0 to 10\n"
            "   2  exposure stress\n");
}

TEST(DaysWords, AnEmptyDiarySaysSo) {
  EXPECT_EQ(days_words({}, Columns::All), "Nothing is written yet.\n");
}

}  // namespace
}  // namespace unknot::cli
