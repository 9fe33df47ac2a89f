#include "engine/base/local_date.h"

#include <gtest/gtest.h>

namespace unknot {
namespace {

TEST(LocalDate, CountsOverMonthsLeapDaysAndYears) {
  EXPECT_EQ(days_after("2026-02-28", 1), "2026-03-01");
  EXPECT_EQ(days_after("2028-02-28", 1), "2028-02-29");
  EXPECT_EQ(days_after("2026-01-01", -1), "2025-12-31");
  EXPECT_EQ(*day_of("2026-03-30") - *day_of("2026-03-28"), std::chrono::days{2});
}

TEST(LocalDate, IsReadBackAsItWasWritten) {
  for (const char* date : {"1970-01-01", "2000-02-29", "0099-12-31", "9999-12-31"}) {
    ASSERT_TRUE(day_of(date)) << date;
    EXPECT_EQ(date_of(*day_of(date)), date);
  }
}

TEST(LocalDate, RefusesDaysThatDoNotExistAndOtherForms) {
  for (const char* date : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101",
                           "2026-01-01 ", "", "2026-01-0x", "-026-01-01"}) {
    EXPECT_FALSE(day_of(date)) << date;
    EXPECT_FALSE(days_after(date, 1)) << date;
  }
}

}  // namespace
}  // namespace unknot
