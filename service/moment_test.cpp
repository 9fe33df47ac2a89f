#include "service/moment.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

namespace unknot::service {
namespace {

/// The zone of this process, and the old one again afterwards.
class Zone {
 public:
  explicit Zone(const char* name) {
    const char* old = std::getenv("TZ");
    if (old != nullptr) old_ = old;
    setenv("TZ", name, 1);
    tzset();
  }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;
  ~Zone() {
    if (old_.empty()) {
      unsetenv("TZ");
    } else {
      setenv("TZ", old_.c_str(), 1);
    }
    tzset();
  }

 private:
  std::string old_;
};

TEST(ReadMoment, TakesTheDayThatIsWrittenAndTheInstantInUtc) {
  const Moment own = read_moment("2026-02-02T00:30+01:00").value();
  EXPECT_EQ(own.date, "2026-02-02");
  EXPECT_EQ(own.zone, "+01:00");
  EXPECT_EQ(own.at_ms, read_moment("2026-02-01T23:30Z").value().at_ms);
  EXPECT_EQ(read_moment("1970-01-01T00:00Z").value().at_ms, 0);
  EXPECT_EQ(read_moment("1970-01-01T00:00-02:30").value().at_ms, 9'000'000);
}

TEST(ReadMoment, RefusesWhatIsNoMoment) {
  for (const char* text : {"", "2026-02-02", "2026-02-30T10:00Z", "2026-13-02T10:00Z",
                           "2026-02-02T24:00Z", "2026-02-02T10:60Z", "2026-02-02 10:00Z",
                           "2026-02-02T10:00", "2026-02-02T10:00+1", "2026-02-02T10:00+15:00",
                           "2026-02-02T10:00+01:60", "1969-02-02T10:00Z", "2026-02-02T10:00Zulu"}) {
    EXPECT_EQ(read_moment(text).error().code, ErrorCode::OutOfRange) << text;
  }
}

TEST(Now, NamesTheZoneAndItsOwnDay) {
  const Zone zone("Pacific/Kiritimati");
  const Moment own = now();
  EXPECT_EQ(own.zone, "Pacific/Kiritimati");
  const auto instant = std::chrono::system_clock::now().time_since_epoch();
  EXPECT_NEAR(
      static_cast<double>(own.at_ms),
      static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(instant).count()),
      60'000);
  EXPECT_EQ(own.date.size(), 10U);
}

TEST(Now, WithoutANameGivesTheOffset) {
  const Zone zone("EAST-05:30");
  EXPECT_EQ(now().zone, "+05:30");
}

}  // namespace
}  // namespace unknot::service
