#include "engine/diary/clock.h"

#include <gtest/gtest.h>

#include "engine/diary/test_diary.h"

namespace unknot::diary {
namespace {

using testing::berlin;
using testing::utc;

TEST(Clock, IsReadInTheZoneOfTheDayAndBack) {
  const auto zones = berlin();
  EXPECT_EQ(instant_of("2026-02-26", "18:40", "Europe/Berlin", zones),
            utc("2026-02-26", 17 + 40 / 60.0));
  EXPECT_EQ(instant_of("2026-07-01", "00:10", "Europe/Berlin", zones),
            utc("2026-06-30", 22 + 10 / 60.0));
  EXPECT_EQ(instant_of("2026-02-26", "09:00", "Pacific/Auckland", zones), utc("2026-02-25", 20));
  for (const char* clock : {"00:00", "02:30", "12:00", "23:59"}) {
    const auto at = instant_of("2026-06-15", clock, "America/New_York", zones);
    ASSERT_TRUE(at) << clock;
    EXPECT_EQ(clock_of(*at, "America/New_York", zones), clock);
  }
}

TEST(Clock, TakesTheFirstOfTwoWhenItWasPutBack) {
  const auto zones = berlin();
  // 02:30 comes at 00:30 and again at 01:30 UTC.
  EXPECT_EQ(instant_of("2026-10-25", "02:30", "Europe/Berlin", zones), utc("2026-10-25", 0.5));
}

TEST(Clock, RefusesATimeThatWasNeverShown) {
  const auto zones = berlin();
  const auto gone = instant_of("2026-03-29", "02:30", "Europe/Berlin", zones);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, ErrorCode::OutOfRange);
  EXPECT_TRUE(instant_of("2026-03-29", "03:00", "Europe/Berlin", zones));
}

TEST(Clock, RefusesOtherFormsAndUnknownZones) {
  const auto zones = berlin();
  for (const char* clock : {"24:00", "9:00", "09:60", "ab:cd", "", "09-00"}) {
    const auto at = instant_of("2026-03-29", clock, "UTC", zones);
    ASSERT_FALSE(at) << clock;
    EXPECT_EQ(at.error().where, "at");
  }
  EXPECT_EQ(instant_of("2026-03-29", "09:00", "Europe/Nowhere", zones).error().code,
            ErrorCode::UnknownId);
}

TEST(Clock, ShowsTimesBefore1970Too) {
  const auto zones = berlin();
  EXPECT_EQ(clock_of(utc("1969-12-31", 23.5), "UTC", zones), "23:30");
}

}  // namespace
}  // namespace unknot::diary
