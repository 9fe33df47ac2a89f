#include "engine/body/red_flag.h"

#include <gtest/gtest.h>

namespace unknot::body {
namespace {

using enum FlagLevel;

TEST(FlagLevel, ALaterOneIsMoreUrgent) {
  EXPECT_LT(None, Caution);
  EXPECT_LT(Caution, SeeDoctorSoon);
  EXPECT_LT(SeeDoctorSoon, SameDay);
  EXPECT_LT(SameDay, EmergencyNow);
}

TEST(FlagLevel, IsNamedAsOnTheWire) {
  EXPECT_EQ(name_of(None), "none");
  EXPECT_EQ(name_of(Caution), "caution");
  EXPECT_EQ(name_of(SeeDoctorSoon), "see_doctor_soon");
  EXPECT_EQ(name_of(SameDay), "same_day");
  EXPECT_EQ(name_of(EmergencyNow), "emergency_now");
}

TEST(Answer, IsNamedAsOnTheWire) {
  EXPECT_EQ(name_of(Answer::Yes), "yes");
  EXPECT_EQ(name_of(Answer::No), "no");
  EXPECT_EQ(name_of(Answer::Unknown), "unknown");
}

}  // namespace
}  // namespace unknot::body
