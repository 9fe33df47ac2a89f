#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/diary.h"

namespace unknot::cli {
namespace {

class DiaryOptions : public ::testing::Test {
 protected:
  DiaryOptions() { add_diary_options(app_, given_); }

  /// The words in the order of the command line.
  void parse(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());
    app_.parse(words);
  }

  CLI::App app_;
  DiaryArguments given_;
};

TEST_F(DiaryOptions, WhatRepeatsIsKeptInItsOrder) {
  parse({"log", "--pain", "temple_r=3", "--check-in", "--pain", "ear_l=2", "--answer", "stress=7",
         "--note", "long day", "--date", "yesterday", "--json"});
  EXPECT_EQ(given_.command, "log");
  EXPECT_EQ(given_.log.pains, (std::vector<std::string>{"temple_r=3", "ear_l=2"}));
  EXPECT_EQ(given_.log.answers, std::vector<std::string>{"stress=7"});
  EXPECT_TRUE(given_.log.check_in);
  EXPECT_EQ(given_.log.note, "long day");
  EXPECT_EQ(given_.date, "yesterday");
  EXPECT_EQ(given_.output, Output::Json);
}

TEST_F(DiaryOptions, WhatExcludesEachOtherIsRefused) {
  EXPECT_THROW(parse({"days", "--csv", "--json"}), CLI::ParseError);
  EXPECT_THROW(parse({"days", "--day", "today", "--from", "today"}), CLI::ParseError);
  EXPECT_THROW(parse({"delete", "--entry", "0"}), CLI::ParseError);
  EXPECT_THROW(parse({"delete", "--everything", "--days", "-1"}), CLI::ParseError);
}

TEST_F(DiaryOptions, ACountOfDaysIsToldFromNone) {
  parse({"delete", "--everything", "--days", "0"});
  EXPECT_EQ(given_.days, 0);
  EXPECT_EQ(DiaryArguments{}.days, -1);
}

}  // namespace
}  // namespace unknot::cli
