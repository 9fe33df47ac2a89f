#include "formats/csv/score_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/base/local_date.h"

namespace unknot::csv {
namespace {

void expect_fault(const std::string& bytes, ErrorCode code, const std::string& where) {
  const auto table = read_score_table(bytes, "soreness");
  ASSERT_FALSE(table.has_value()) << bytes;
  EXPECT_EQ(table.error().code, code) << table.error().detail;
  EXPECT_EQ(table.error().where, where);
}

TEST(ScoreTable, EveryOtherColumnOfNumbersIsAnExposure) {
  const auto table = read_score_table(
      "player_id,date,load,soreness,note,empty\r\n"
      "a,2026-01-02,120.5,3,calm,\r\n"
      "b,2026-01-02,NA,,2,\r\n",
      "soreness");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->columns, std::vector<std::string>{"load"});
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].person, "a");
  EXPECT_EQ(date_of(table->rows[0].day), "2026-01-02");
  EXPECT_EQ(table->rows[0].score, 3);
  EXPECT_EQ(table->rows[0].values, std::vector<double>{120.5});
  EXPECT_TRUE(std::isnan(table->rows[1].score));
  EXPECT_TRUE(std::isnan(table->rows[1].values[0]));
}

TEST(ScoreTable, WithoutAColumnOfPersonsAllIsOne) {
  const auto table = read_score_table("date,soreness\n2026-01-02,3\n2026-01-03,nan\n", "soreness");
  ASSERT_TRUE(table.has_value());
  EXPECT_TRUE(table->columns.empty());
  EXPECT_EQ(table->rows[1].person, "");
}

TEST(ScoreTable, FaultsNameTheirCell) {
  expect_fault("date,soreness\n", ErrorCode::MissingField, "row 2");
  expect_fault("day,soreness\n1,2\n", ErrorCode::MissingField, "row 1, column date");
  expect_fault("date,sore\n2026-01-02,2\n", ErrorCode::MissingField, "row 1, column soreness");
  expect_fault("date,soreness,soreness\n2026-01-02,2,2\n", ErrorCode::DuplicateId,
               "row 1, column soreness");
  expect_fault("date,soreness\n2026-02-30,2\n", ErrorCode::OutOfRange, "row 2, column date");
  expect_fault("date,soreness\n2026-01-02,much\n", ErrorCode::WrongType, "row 2, column soreness");
  expect_fault("person,player_id,date,soreness\na,b,2026-01-02,2\n", ErrorCode::Contradiction,
               "row 1, column player_id");
  expect_fault("date,soreness\n2026-01-02\n", ErrorCode::Malformed, "row 2");
}

TEST(ScoreTable, DatesAndPersonsAreNoScore) {
  for (const std::string column : {"date", "person"}) {
    const auto table = read_score_table("person,date\na,2026-01-02\n", column);
    ASSERT_FALSE(table.has_value());
    EXPECT_EQ(table.error().code, ErrorCode::Contradiction);
  }
}

}  // namespace
}  // namespace unknot::csv
