#include "cli/commands.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/knowledge_source.h"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

const json::LoadedKnowledge& loaded() {
  static const auto own = server::load_knowledge(std::nullopt).value();
  return own;
}

LocateArguments neck(std::vector<std::string> flags) {
  return {.pains = {"neck_shoulder_angle_r=6", "temple_r=4"},
          .flags = std::move(flags),
          .output = Output::Json};
}

Outcome locate(const LocateArguments& arguments) { return locate_command(loaded(), arguments); }

void expect_bad(const LocateArguments& arguments, const std::string& code,
                const std::string& where) {
  const Outcome outcome = locate(arguments);
  EXPECT_EQ(outcome.exit_code, 2) << where;
  const Json error = Json::parse(outcome.out)["error"];
  EXPECT_EQ(error["code"], code);
  EXPECT_EQ(error["where"], where);
  EXPECT_NE(outcome.err.find(where), std::string::npos) << outcome.err;
}

std::string spec(const std::string& located_more, const std::string& more) {
  return R"({"located": {"pains": [{"region": "neck_shoulder_angle", "side": "right",
             "nrs_0_10": 6}])" +
         located_more + "}" + more + "}";
}

TEST(LocateCommand, OpenQuestionsAreNoFailureAndHoldBackTheTests) {
  const Outcome outcome = locate(neck({}));
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(outcome.err.empty());
  const Json answer = Json::parse(outcome.out);
  EXPECT_FALSE(answer["red_flags"]["questions"].empty());
  EXPECT_FALSE(answer["muscles"].empty());
  EXPECT_TRUE(answer["next_tests"].empty());
}

TEST(LocateCommand, FlagsNoneOpensTheTests) {
  const Json answer = Json::parse(locate(neck({"none"})).out);
  EXPECT_TRUE(answer["red_flags"]["open"].empty());
  EXPECT_FALSE(answer["next_tests"].empty());
}

TEST(LocateCommand, AnUrgentFlagEndsWithThreeAndTheJsonAllTheSame) {
  const Outcome outcome = locate(neck({"none", "dissection=yes"}));
  EXPECT_EQ(outcome.exit_code, 3);
  const Json answer = Json::parse(outcome.out);
  EXPECT_EQ(answer["red_flags"]["raised"][0], "dissection");
  for (const char* list : {"muscles", "points", "sets", "next_tests"}) {
    EXPECT_TRUE(answer[list].empty()) << list;
  }
}

TEST(LocateCommand, BadInputEndsWithTwoAndNamesTheArgument) {
  LocateArguments arguments = neck({"none"});
  arguments.pains = {"tail_r=6"};
  expect_bad(arguments, "unknown_id", "--pain tail_r=6");
  arguments.pains = {"temple_r=11"};
  expect_bad(arguments, "out_of_range", "--pain temple_r=11");
  arguments.pains = {"temple_r=0"};
  expect_bad(arguments, "missing_field", "pains");
  arguments.pains = {"temple_r=6", "temple_r=5"};
  expect_bad(arguments, "contradiction", "pains[1]");
  expect_bad(neck({"dvt=yes", "dvt=no"}), "contradiction", "--flag dvt=no");
  expect_bad(neck({"dtv=yes"}), "unknown_id", "flags.dtv");
  arguments = neck({"none"});
  arguments.answers = {"press_upper_trapezius=yes"};
  expect_bad(arguments, "unknown_id", "answers.press_upper_trapezius");
  arguments = neck({"none"});
  arguments.sex = "f";
  expect_bad(arguments, "unknown_id", "--sex f");
}

TEST(LocateCommand, WordsGoOutOnlyWhenNoJsonWasAsked) {
  LocateArguments arguments = neck({"none"});
  arguments.output = Output::Words;
  const Outcome outcome = locate(arguments);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_FALSE(Json::accept(outcome.out));
  arguments.pains = {"tail_r=6"};
  EXPECT_TRUE(locate(arguments).out.empty());
}

TEST(PlanCommand, GivesAPlanAndEndsWithThreeWhenRefused) {
  const Outcome good = plan_command(
      loaded(), "spec.json", spec(R"(, "flags_none": true)", R"(, "contraindications_none": true)"),
      Output::Json);
  EXPECT_EQ(good.exit_code, 0);
  EXPECT_FALSE(Json::parse(good.out)["days"].empty());
  const Outcome refused = plan_command(
      loaded(), "spec.json", spec(R"(, "flags_none": true, "flags": {"dissection": "yes"})", ""),
      Output::Json);
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_TRUE(Json::parse(refused.out)["days"].empty());
}

TEST(PlanCommand, BadInputEndsWithTwo) {
  const std::string flags_none = R"(, "flags_none": true)";
  for (const std::string& bytes :
       {std::string("{"), std::string("{}"), spec("", R"(, "x": 1)"),
        spec(flags_none, R"(, "contraindications": {"ghost": "yes"})")}) {
    const Outcome outcome = plan_command(loaded(), "spec.json", bytes, Output::Json);
    EXPECT_EQ(outcome.exit_code, 2) << bytes;
    EXPECT_TRUE(Json::parse(outcome.out).contains("error")) << bytes;
  }
}

TEST(PlanCommand, ACodeThatDoesNotExistIsNamedAlsoWhileQuestionsAreOpen) {
  const Outcome outcome = plan_command(
      loaded(), "spec.json", spec("", R"(, "contraindications": {"ghost": "yes"})"), Output::Json);
  EXPECT_EQ(outcome.exit_code, 2);
}

TEST(BadInput, SaysItInWordsAndWithJsonAlsoAsJson) {
  const Error error{ErrorCode::NotFound, "a.json", "cannot be read"};
  EXPECT_EQ(bad_input(error, Output::Words).err, "unknot: a.json: cannot be read\n");
  EXPECT_TRUE(bad_input(error, Output::Words).out.empty());
  EXPECT_EQ(bad_input({ErrorCode::Malformed, "", "not JSON"}, Output::Words).err,
            "unknot: not JSON\n");
  EXPECT_EQ(Json::parse(bad_input(error, Output::Json).out)["error"]["code"], "not_found");
}

}  // namespace
}  // namespace unknot::cli
