/// The whole program in this process: arguments in; exit code and both outputs out.
#include "cli/app.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

struct Ended {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// Standard input of this process, and the old one again afterwards.
class Input {
 public:
  explicit Input(const std::string& text) : old_(dup(STDIN_FILENO)), file_(std::tmpfile()) {
    std::fputs(text.c_str(), file_);
    std::rewind(file_);
    dup2(fileno(file_), STDIN_FILENO);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input() {
    dup2(old_, STDIN_FILENO);
    close(old_);
    std::fclose(file_);
  }

 private:
  int old_;
  std::FILE* file_;
};

Ended run_with(std::vector<std::string> words, const std::string& input = "") {
  words.insert(words.begin(), "unknot");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::ostringstream out;
  std::ostringstream err;
  const Input in(input);
  auto* old_out = std::cout.rdbuf(out.rdbuf());
  auto* old_err = std::cerr.rdbuf(err.rdbuf());
  Ended ended;
  ended.exit_code = run(static_cast<int>(words.size()), argv.data());
  std::cout.rdbuf(old_out);
  std::cerr.rdbuf(old_err);
  ended.out = out.str();
  ended.err = err.str();
  return ended;
}

TEST(App, LocatesFromTheCommandLine) {
  const Ended ended = run_with({"locate", "--pain", "temple_r=6", "--pain", "neck_back_upper_r=4",
                                "--flags", "none", "--answer", "press_upper_trapezius_r=yes",
                                "--sex", "female", "--age", "43", "--json"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_TRUE(ended.err.empty());
  const Json muscles = Json::parse(ended.out)["muscles"];
  EXPECT_TRUE(std::any_of(muscles.begin(), muscles.begin() + 3,
                          [](const Json& own) { return own["muscle"] == "upper_trapezius"; }));
}

TEST(App, PlansFromStandardInput) {
  const Ended ended =
      run_with({"plan", "-", "--json"},
               R"({"located": {"pains": [{"region": "temple", "side": "right", "nrs_0_10": 6}],
          "flags_none": true}, "contraindications_none": true})");
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_FALSE(Json::parse(ended.out)["days"].empty());
}

TEST(App, ArgumentsItDoesNotKnowEndWithTwo) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"locat"},
        {"locate"},
        {"locate", "--pain"},
        {"locate", "--pain", "temple_r=6", "--flags", "all"},
        {"locate", "--pain", "temple_r=6", "--age", "121"},
        {"locate", "--pain", "temple_r=6", "--age", "x"},
        {"locate", "--pane", "temple_r=6"},
        {"plan"},
        {"run", "--port", "65536"},
        {"run", "--port", "-1"},
        {"--port", "x"}}) {
    const Ended ended = run_with(words);
    EXPECT_EQ(ended.exit_code, 2) << words.back();
    EXPECT_TRUE(ended.out.empty()) << words.back();
    EXPECT_FALSE(ended.err.empty()) << words.back();
  }
}

TEST(App, WithJsonAlsoAWrongArgumentGivesJson) {
  const Ended ended = run_with({"locate", "--pane", "temple_r=6", "--json"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(Json::parse(ended.out)["error"]["code"], "malformed");
}

TEST(App, WhatIsMissingIsNamedWithItsCommand) {
  EXPECT_TRUE(run_with({"population"})
                  .err.starts_with("unknot: population: a subcommand is required: fit\n"));
  EXPECT_TRUE(run_with({"knots"}).err.find("required: list, show, keep") != std::string::npos);
  EXPECT_TRUE(run_with({"population", "fit"})
                  .err.starts_with("unknot: population fit: FILES is required\n"));
  const Ended json = run_with({"knots", "--json"});
  EXPECT_EQ(Json::parse(json.out)["error"]["where"], "arguments");
}

TEST(App, AStoreThatOneOnlyReadsMustBeThere) {
  const std::string none = "/nowhere/unknot.db";
  for (std::vector<std::string> words : {std::vector<std::string>{"causes"},
                                         {"days"},
                                         {"knots", "list"},
                                         {"knots", "show", "1"},
                                         {"export", "--json", "-"}}) {
    words.insert(words.end(), {"--store", none});
    const Ended ended = run_with(words);
    EXPECT_EQ(ended.exit_code, 2) << words[0];
    EXPECT_TRUE(ended.err.starts_with("unknot: --store " + none + ": there is no")) << ended.err;
  }
  // What the first entry can begin with works before there is one.
  EXPECT_EQ(run_with({"today", "--store", none}).exit_code, 0);
  EXPECT_EQ(run_with({"backups", "--store", none}).exit_code, 0);
}

TEST(App, AFileThatIsNotThereIsNamed) {
  const Ended ended = run_with({"plan", "/nowhere/spec.json", "--json"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(Json::parse(ended.out)["error"]["code"], "not_found");
  EXPECT_EQ(Json::parse(ended.out)["error"]["where"], "/nowhere/spec.json");
}

TEST(App, AKnowledgeFolderThatIsNotThereIsNamed) {
  const Ended ended =
      run_with({"--knowledge", "/nowhere", "locate", "--pain", "temple_r=6", "--json"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(Json::parse(ended.out)["error"]["code"], "not_found");
}

TEST(App, HelpAndVersionEndWell) {
  const Ended version = run_with({"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_EQ(version.out, "unknot " UNKNOT_VERSION "\n");
  EXPECT_EQ(run_with({"--help"}).exit_code, 0);
  EXPECT_NE(run_with({"locate", "--help"}).out.find("--pain"), std::string::npos);
}

}  // namespace
}  // namespace unknot::cli
