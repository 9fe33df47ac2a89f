#include "formats/csv/csv.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace unknot::csv {
namespace {

std::string written(const Row& row) {
  std::string out;
  add_row(out, row);
  return out;
}

std::vector<Row> read(std::string_view bytes) { return read_table(bytes).value(); }

void expect_fault(std::string_view bytes, ErrorCode code, const std::string& where) {
  const auto table = read_table(bytes);
  ASSERT_FALSE(table.has_value()) << bytes;
  EXPECT_EQ(table.error().code, code) << table.error().detail;
  EXPECT_EQ(table.error().where, where);
}

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(written({"date", "a b", ""}), "date,a b,\r\n");
  EXPECT_EQ(written({"a,b", "say \"hm\"", "two\nlines"}),
            "\"a,b\",\"say \"\"hm\"\"\",\"two\nlines\"\r\n");
}

TEST(Csv, AFormulaIsNeutralisedAndANumberIsNot) {
  EXPECT_EQ(written({"=1+1", "+49", "-x", "@me", "\tx"}), "'=1+1,+49,'-x,'@me,'\tx\r\n");
  EXPECT_EQ(written({"-0.5", "+3", "-1e-3"}), "-0.5,+3,-1e-3\r\n");
  EXPECT_EQ(written({"-"}), "'-\r\n");
  EXPECT_EQ(written({"'=1", "'tis", "''"}), "''=1,'tis,'''\r\n");
}

TEST(Csv, ReadsEveryEndOfALineAndTheMarkOfTheByteOrder) {
  const std::vector<Row> wanted = {{"a", "b"}, {"1", ""}};
  EXPECT_EQ(read("a,b\r\n1,\r\n"), wanted);
  EXPECT_EQ(read("a,b\n1,"), wanted);
  EXPECT_EQ(read("a,b\r1,\r"), wanted);
  EXPECT_EQ(read("\xEF\xBB\xBF\"a\",b\n\n\r\n1,\"\"\n\n"), wanted);
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read("\r\n\n").empty());
  EXPECT_EQ(read("\"\"\n"), (std::vector<Row>{{""}}));
}

TEST(Csv, WhatIsWrittenIsReadAgain) {
  std::mt19937_64 chance(7);
  const std::string signs = "a,\"\r\n'=+-@\t0.5e \xC3\xA9";
  std::vector<Row> table;
  std::string bytes;
  for (int k = 0; k < 3000; ++k) {
    Row row(3);
    for (std::string& cell : row) {
      for (std::size_t size = chance() % 7; size > 0; --size) {
        cell += signs[chance() % signs.size()];
      }
    }
    table.push_back(row);
    add_row(bytes, row);
  }
  EXPECT_EQ(read(bytes), table);
}

TEST(Csv, AMarkOfTheByteOrderInTheFirstCellIsNotLost) {
  const Row row = {"\xEF\xBB\xBFx", "y"};
  EXPECT_EQ(read(written(row)), std::vector<Row>{row});
}

TEST(Csv, SaysWhichRowIsBroken) {
  expect_fault("a,b\n1\n", ErrorCode::Malformed, "row 2");
  expect_fault("a,b\n1,2\n1,2,3\n", ErrorCode::Malformed, "row 3");
  expect_fault("a\n\"1\n", ErrorCode::Malformed, "row 2");
  expect_fault("a\n\"1\"2\n", ErrorCode::Malformed, "row 2");
  expect_fault("a\n1\"2\"\n", ErrorCode::Malformed, "row 2");
  expect_fault("a\n" + std::string(cell_bytes_max + 1, 'x'), ErrorCode::TooLarge, "row 2");
  expect_fault(std::string(columns_max, ','), ErrorCode::TooLarge, "row 1");
  std::string many;
  for (std::size_t k = 0; k <= rows_max; ++k) many += "x\n";
  expect_fault(many, ErrorCode::TooLarge, "row " + std::to_string(rows_max + 1));
  expect_fault(std::string(bytes_max + 1, 'x'), ErrorCode::TooLarge, "");
}

TEST(Csv, OnlyTheHeadingIsReadOfALongFile) {
  EXPECT_EQ(read_heading("date,x\n\"open"), (Row{"date", "x"}));
  EXPECT_FALSE(read_heading("\"open").has_value());
  EXPECT_FALSE(read_heading("").has_value());
}

TEST(Csv, ANumberIsPlainAndFinite) {
  EXPECT_EQ(number_of("-0.5"), -0.5);
  EXPECT_EQ(number_of("1e3"), 1000);
  for (const char* text : {"", " 1", "1 ", "nan", "inf", "0x10", "1,5", "1e999", "-", "1-2", "."}) {
    EXPECT_FALSE(number_of(text).has_value()) << text;
  }
}

TEST(Csv, ANumberComesBackAsTheSame) {
  EXPECT_EQ(text_of(7), "7");
  EXPECT_EQ(text_of(0.1), "0.1");
  EXPECT_EQ(text_of(-2.5), "-2.5");
  std::mt19937_64 chance(11);
  for (int k = 0; k < 2000; ++k) {
    const double number = std::ldexp(static_cast<double>(chance()), static_cast<int>(k % 90) - 80);
    EXPECT_EQ(number_of(text_of(number)), number);
  }
  EXPECT_EQ(number_of(text_of(std::numeric_limits<double>::max())),
            std::numeric_limits<double>::max());
}

}  // namespace
}  // namespace unknot::csv
