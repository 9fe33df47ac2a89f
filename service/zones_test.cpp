#include "service/zones.h"

#include <gtest/gtest.h>

namespace unknot::service {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
/// 2026-01-15 and 2026-07-15, noon in UTC.
constexpr std::int64_t winter_ms = 1'768'478'400'000;
constexpr std::int64_t summer_ms = 1'784'116'800'000;

TEST(SystemZones, KnowNamesSummerAndOffsets) {
  const SystemZones zones;
  EXPECT_EQ(zones.offset_ms("Europe/Berlin", winter_ms), hour_ms);
  EXPECT_EQ(zones.offset_ms("Europe/Berlin", summer_ms), 2 * hour_ms);
  EXPECT_EQ(zones.offset_ms("America/St_Johns", winter_ms), -7 * hour_ms / 2);
  EXPECT_EQ(zones.offset_ms("+05:30", winter_ms), 11 * hour_ms / 2);
  EXPECT_EQ(zones.offset_ms("-09:00", winter_ms), -9 * hour_ms);
  EXPECT_EQ(zones.offset_ms("UTC", winter_ms), 0);
  EXPECT_EQ(zones.offset_ms("Z", winter_ms), 0);
}

TEST(SystemZones, SayNothingOfZonesThatDoNotExist) {
  const SystemZones zones;
  for (const char* zone : {"", "Europe/Nowhere", "+5", "+15:00", "+01:60", "../etc/passwd"}) {
    EXPECT_FALSE(zones.offset_ms(zone, winter_ms)) << zone;
  }
}

}  // namespace
}  // namespace unknot::service
