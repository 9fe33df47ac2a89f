#include "cli/validate.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "formats/json/reader.h"

namespace unknot::cli {
namespace {

/// A file of its own, gone with the test.
class Diary {
 public:
  explicit Diary(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("unknot_validate_" + std::to_string(getpid()) + ".csv")) {
    std::ofstream(path_) << bytes;
  }
  Diary(const Diary&) = delete;
  Diary& operator=(const Diary&) = delete;
  ~Diary() { std::filesystem::remove(path_); }
  [[nodiscard]] std::string path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string two_persons() {
  std::string out = "person,date,load,soreness\n";
  for (const char* person : {"a", "b"}) {
    for (int day = 1; day <= 28; ++day) {
      out += std::string(person) + ",2026-02-" + (day < 10 ? "0" : "") + std::to_string(day) + "," +
             std::to_string(day % 3) + "," + std::to_string(1 + (day / 2) % 5) + "\n";
    }
  }
  return out;
}

Outcome validated(const std::string& path, std::vector<std::string> more) {
  CLI::App app;
  ValidateArguments arguments;
  add_validate_options(app, arguments);
  std::vector<std::string> words{"validate",    "forecast", path,          "--score", "soreness",
                                 "--scale-min", "1",        "--scale-max", "5"};
  words.insert(words.end(), more.begin(), more.end());
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  app.parse(words);
  EXPECT_TRUE(arguments.forecast);
  return validate_command(arguments);
}

TEST(ValidateForecast, AnswersAPersonAtATime) {
  const Diary diary(two_persons());
  const Outcome outcome = validated(diary.path(), {"--from-day", "20", "--low-is-bad", "--json"});
  EXPECT_EQ(outcome.exit_code, 0);
  const auto out = json::parse(outcome.out, "answer");
  ASSERT_TRUE(out.has_value());
  ASSERT_EQ((*out)["persons"].size(), 2U);
  EXPECT_EQ((*out)["persons"][0]["days"], 9);
  EXPECT_GT((*out)["persons"][1]["model"]["log_score"], 0);
}

TEST(ValidateForecast, IsTheSameTwice) {
  const Diary diary(two_persons());
  const std::vector<std::string> more{"--from-day", "20", "--json"};
  EXPECT_EQ(validated(diary.path(), more).out, validated(diary.path(), more).out);
}

TEST(ValidateForecast, SaysInWordsWhoIsLeftOut) {
  const Diary diary(two_persons() + "c,2026-02-01,1,3\nc,2026-02-02,1,9\n");
  const std::string words = validated(diary.path(), {"--from-day", "20"}).out;
  EXPECT_NE(words.find("2 persons, 18 days"), std::string::npos) << words;
  EXPECT_NE(words.find("1 persons without a day"), std::string::npos) << words;
  EXPECT_NE(words.find("1 scores outside"), std::string::npos) << words;
  EXPECT_NE(words.find("ridge_others"), std::string::npos) << words;
}

TEST(ValidateForecast, ABadTableEndsWithItsPlace) {
  const Diary diary("person,date,soreness\na,never,3\n");
  const Outcome outcome = validated(diary.path(), {"--json"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.out.find("row 2, column date"), std::string::npos);
  EXPECT_EQ(validated("no_such_file.csv", {}).exit_code, 2);
}

}  // namespace
}  // namespace unknot::cli
