#include "formats/csv/people.h"

#include <gtest/gtest.h>

namespace unknot::csv {
namespace {

TEST(People, EachHasTheirOwnDays) {
  const auto people = read_people_csv(
      "date,person,pain.sternum,exposure.stress\n"
      "2026-02-02,a,3,4\n2026-02-02,b,5,\n2026-02-03,a,,6\n");
  ASSERT_TRUE(people.has_value()) << people.error().detail;
  ASSERT_EQ(people->size(), 2U);
  EXPECT_EQ((*people)[0].person, "a");
  EXPECT_EQ((*people)[0].file.days, 2U);
  EXPECT_EQ((*people)[0].file.values.size(), 3U);
  EXPECT_EQ((*people)[1].person, "b");
  EXPECT_EQ((*people)[1].file.values.size(), 1U);
}

TEST(People, WithoutTheColumnThereIsOne) {
  const auto people = read_people_csv("date,pain.sternum\n2026-02-02,3\n");
  ASSERT_TRUE(people.has_value());
  ASSERT_EQ(people->size(), 1U);
  EXPECT_EQ((*people)[0].person, "");
  EXPECT_EQ(read_people_csv("date,person\n")->size(), 1U);
}

TEST(People, ADayTwiceOfOnePersonIsRefusedAndTheyAreNamed) {
  const auto people =
      read_people_csv("date,person,pain.sternum\n2026-02-02,a,3\n2026-02-02,b,3\n2026-02-02,b,4\n");
  ASSERT_FALSE(people.has_value());
  EXPECT_EQ(people.error().code, ErrorCode::DuplicateId);
  EXPECT_EQ(people.error().where, "person b, row 3, column date");
}

TEST(People, NothingAtAllIsRefused) {
  ASSERT_FALSE(read_people_csv("").has_value());
  EXPECT_EQ(read_people_csv("").error().code, ErrorCode::MissingField);
}

}  // namespace
}  // namespace unknot::csv
