#include "engine/diary/moments.h"

#include <gtest/gtest.h>

#include "engine/diary/test_diary.h"

namespace unknot::diary {
namespace {

using testing::berlin;
using testing::hour_ms;
using testing::utc;

double hours_of(const std::vector<DayStretch>& parts, std::string_view date) {
  std::int64_t out = 0;
  for (const DayStretch& own : parts) {
    if (own.day == day_of(date)->time_since_epoch().count()) {
      out += own.stretch.to_ms - own.stretch.from_ms;
    }
  }
  return static_cast<double>(out) / static_cast<double>(hour_ms);
}

TEST(MeanOverTime, WeighsRatingsByTheTimeBetweenThem) {
  // 2 at 8:00, 2 at 18:00, 8 at 20:00: (10 h x 2 + 2 h x 5) / 12 h = 2.5, half up: 3.
  EXPECT_EQ(mean_over_time({{8 * hour_ms, 2}, {18 * hour_ms, 2}, {20 * hour_ms, 8}}), 3);
  // The plain mean would be 4.
}

TEST(MeanOverTime, TakesASingleMomentAsItIsAndTheMeanOfOneMoment) {
  EXPECT_EQ(mean_over_time({{5, 7}}), 7);
  EXPECT_EQ(mean_over_time({{5, 7}, {5, 4}}), 6);  // 5.5, half up
  EXPECT_EQ(mean_over_time({{0, 0}, {10, 1}, {0, 2}, {10, 1}}), 1);
}

TEST(MeanOverTime, DoesNotDependOnTheOrder) {
  EXPECT_EQ(mean_over_time({{20, 8}, {8, 2}, {18, 2}}), mean_over_time({{8, 2}, {18, 2}, {20, 8}}));
}

TEST(CutAtMidnights, PutsTheHoursBeforeAndAfterMidnightOnTheirDays) {
  const auto zones = berlin();
  // 22:00 to 01:30 in Berlin in winter is 21:00 to 00:30 UTC.
  const auto parts =
      cut_at_midnights({utc("2026-02-01", 21), utc("2026-02-02", 0.5)}, "Europe/Berlin", zones);
  EXPECT_EQ(hours_of(parts, "2026-02-01"), 2);
  EXPECT_EQ(hours_of(parts, "2026-02-02"), 1.5);
}

TEST(CutAtMidnights, KnowsDaysOf23And25Hours) {
  const auto zones = berlin();
  const auto spring =
      cut_at_midnights({utc("2026-03-27", 23), utc("2026-03-30", 22)}, "Europe/Berlin", zones);
  EXPECT_EQ(hours_of(spring, "2026-03-28"), 24);
  EXPECT_EQ(hours_of(spring, "2026-03-29"), 23);
  EXPECT_EQ(hours_of(spring, "2026-03-30"), 24);
  const auto autumn =
      cut_at_midnights({utc("2026-10-23", 22), utc("2026-10-26", 23)}, "Europe/Berlin", zones);
  EXPECT_EQ(hours_of(autumn, "2026-10-24"), 24);
  EXPECT_EQ(hours_of(autumn, "2026-10-25"), 25);
  EXPECT_EQ(hours_of(autumn, "2026-10-26"), 24);
}

TEST(CutAtMidnights, BeginsADayThatHasNoMidnightWithItsFirstMoment) {
  const auto zones = berlin();
  const auto parts =
      cut_at_midnights({utc("2018-11-04", 1), utc("2018-11-05", 2)}, "America/Sao_Paulo", zones);
  EXPECT_EQ(hours_of(parts, "2018-11-03"), 2);   // 22:00 to 24:00
  EXPECT_EQ(hours_of(parts, "2018-11-04"), 23);  // 01:00 to 24:00
}

TEST(CutAtMidnights, LosesNoTimeInAnyZone) {
  const auto zones = berlin();
  for (const char* zone : {"Europe/Berlin", "America/New_York", "Pacific/Auckland", "nowhere"}) {
    for (int k = 0; k < 400; ++k) {
      const Stretch whole{utc("2026-01-01", 22.0 * k),
                          utc("2026-01-01", 22.0 * k + 0.25 * (k % 90))};
      std::int64_t sum = 0;
      std::int64_t until = whole.from_ms;
      for (const DayStretch& own : cut_at_midnights(whole, zone, zones)) {
        EXPECT_EQ(own.stretch.from_ms, until);
        until = own.stretch.to_ms;
        sum += own.stretch.to_ms - own.stretch.from_ms;
      }
      EXPECT_EQ(sum, whole.to_ms - whole.from_ms) << zone << ' ' << k;
    }
  }
}

TEST(CoveredTime, CountsWhatOverlapsOnce) {
  EXPECT_EQ(covered_ms({{0, 10}, {5, 20}, {30, 40}, {32, 35}, {20, 20}}), 30);
  EXPECT_EQ(covered_ms({}), 0);
}

}  // namespace
}  // namespace unknot::diary
