#include "cli/alarms.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/validate.h"
#include "formats/json/reader.h"
#include "server/knowledge_source.h"

namespace unknot::cli {
namespace {

Outcome alarms(std::vector<std::string> words) {
  static const auto loaded = server::load_knowledge(std::nullopt);
  CLI::App app;
  ValidateArguments arguments;
  add_validate_options(app, arguments);
  words.insert(words.begin(), {"validate", "alarms"});
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  app.parse(words);
  EXPECT_TRUE(arguments.alarms.given);
  EXPECT_FALSE(arguments.forecast);
  return alarms_command(loaded->knowledge, arguments.alarms);
}

TEST(ValidateAlarms, LooksAtEachPersonAndKeepsTheRows) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("unknot_alarms_" + std::to_string(getpid()) + ".csv");
  const Outcome outcome = alarms({"--persons", "3", "--days", "20", "--step", "6", "--missing", "0",
                                  "--rows", path.string(), "--json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto out = json::parse(outcome.out, "answer");
  ASSERT_TRUE(out.has_value());
  EXPECT_EQ((*out)["persons"], 3);
  EXPECT_EQ((*out)["looks"], 2);
  EXPECT_TRUE((*out)["named"]["cause"].is_null());
  std::ifstream file(path);
  const std::string rows{std::istreambuf_iterator<char>(file), {}};
  std::filesystem::remove(path);
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 1 + 3 * 2 * 15);
  EXPECT_NE(rows.find("\n3,20,20,stress_and_tension,stress,"), std::string::npos);
}

TEST(ValidateAlarms, ThreadsChangeNothingAndPersonsHaveTheirOwnNumbers) {
  const std::vector<std::string> scene{"--days",  "14",     "--only-day", "14", "--missing", "0",
                                       "--cause", "stress", "--points",   "4",  "--json"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.end(), scene.begin(), scene.end());
    return alarms(more).out;
  };
  EXPECT_EQ(with({"--persons", "2"}), with({"--persons", "2"}));
  EXPECT_NE(with({"--persons", "1", "--first", "1"}), with({"--persons", "1", "--first", "2"}));
}

TEST(ValidateAlarms, WhatCannotBeIsRefusedWithItsOption) {
  const Outcome outcome = alarms({"--missing", "2", "--json"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.out.find("--missing"), std::string::npos);
  EXPECT_EQ(alarms({"--cause", "stress", "--points", "2", "--decoys", "stress,x"}).exit_code, 2);
  EXPECT_EQ(alarms({"--days", "14", "--rows", "/nowhere/at/all.csv"}).exit_code, 2);
}

}  // namespace
}  // namespace unknot::cli
