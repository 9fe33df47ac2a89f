#include "formats/json/results.h"

#include <gtest/gtest.h>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using namespace body;
using Strings = std::vector<std::string>;

Strings keys(const Json& object) {
  Strings out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

safety::Screening screening() {
  safety::Screening out;
  out.level = FlagLevel::SeeDoctorSoon;
  out.asked = {"dvt", "cancer"};
  out.open = {"dvt"};
  out.raised = {"cancer"};
  out.details = {{.id = "cancer",
                  .level = FlagLevel::SeeDoctorSoon,
                  .answer = Answer::Unknown,
                  .blocks = Blocks::Regions,
                  .regions = {"sacrum"}}};
  out.questions = {{.screen = 1, .ids = {"dvt"}, .rows = {{.group = "leg", .ids = {"dvt"}}}}};
  out.codes = {"anticoagulant"};
  return out;
}

TEST(ResultJson, AnErrorCarriesCodePlaceAndDetail) {
  EXPECT_EQ(to_json(Error{ErrorCode::OutOfRange, "pains[1].nrs_0_10", "must lie in 0..10"}),
            R"({"error":{"code":"out_of_range","where":"pains[1].nrs_0_10",)"
            R"("detail":"must lie in 0..10"}})");
}

TEST(ResultJson, AnErrorAboutBytesThatAreNoTextIsStillJson) {
  const std::string text = to_json(Error{ErrorCode::UnknownId, "--pain \xff=6", "\xc3"});
  EXPECT_TRUE(parse(text, "").has_value()) << text;
}

TEST(ResultJson, AScreeningIsWrittenWhole) {
  const Json out = parse(to_json(screening()), "").value()["red_flags"];
  EXPECT_EQ(keys(out),
            (Strings{"level", "asked", "open", "raised", "details", "questions", "codes"}));
  EXPECT_EQ(out["level"], "see_doctor_soon");
  EXPECT_EQ(out["details"][0].dump(),
            R"({"id":"cancer","level":"see_doctor_soon","answer":"unknown","blocks":"regions",)"
            R"("regions":["sacrum"]})");
  EXPECT_EQ(out["questions"][0].dump(),
            R"({"screen":1,"ids":["dvt"],"rows":[{"group":"leg","ids":["dvt"]}]})");
}

TEST(ResultJson, SidesAreWordsAndNullForTheMidline) {
  LocateAnswer answer;
  answer.result.unexplained = {{.region = "temple", .side = PaintSide::Left, .probability = 0.1},
                               {.region = "heel", .side = PaintSide::Unknown, .probability = 0.1},
                               {.region = "sacrum", .side = PaintSide::Midline}};
  const Json out = parse(to_json(answer), "").value()["unexplained"];
  EXPECT_EQ(out[0]["side"], "left");
  EXPECT_EQ(out[1]["side"], "unknown");
  EXPECT_TRUE(out[2]["side"].is_null());
}

TEST(ResultJson, ALocateAnswerHasThePromisedKeysInTheirOrder) {
  LocateAnswer answer;
  answer.red_flags = screening();
  locate::LocateResult& result = answer.result;
  result.muscles = {{.muscle = "soleus",
                     .side = Side::Right,
                     .probability = 0.9,
                     .probability_uncapped = 0.95,
                     .explains = {{.region = "heel", .side = PaintSide::Right, .typical = true}}}};
  result.sets = {{.members = {{.muscle = "soleus", .side = Side::Right}},
                  .probability = 0.5,
                  .probability_uncapped = 0.5}};
  result.next_tests = {{.test = "press_soleus",
                        .muscle = "soleus",
                        .side = Side::Right,
                        .changes = {{.muscle = "soleus", .side = Side::Right, .if_yes = 0.5}}}};
  result.alternatives = {{.id = "joint", .probability = 0.1}};
  const Json out = parse(to_json(answer), "").value();
  EXPECT_EQ(keys(out),
            (Strings{"red_flags", "verdict", "leading", "perhaps", "no_knot_probability", "muscles",
                     "points", "sets", "alternatives", "unexplained", "next_tests",
                     "neglected_mass_max", "standard_error_max", "log_evidence"}));
  EXPECT_EQ(out["muscles"][0]["explains"].dump(), R"(["heel"])");
  EXPECT_EQ(out["sets"][0]["members"].dump(), R"([{"muscle":"soleus","side":"right"}])");
  EXPECT_EQ(out["next_tests"][0]["test"], "press_soleus");
  EXPECT_EQ(out["verdict"], "cannot_tell");
}

TEST(ResultJson, NumbersKeepEveryDigit) {
  LocateAnswer answer;
  for (const double number : {0.1, 1.0 / 3, 5e-324, 0.30000000000000004}) {
    answer.result.no_knot_probability = number;
    EXPECT_EQ(parse(to_json(answer), "").value()["no_knot_probability"].get<double>(), number);
  }
}

TEST(ResultJson, APlanHasItemsReasonsAndWhatWasLeftOut) {
  PlanAnswer answer;
  plan::PlanItem item;
  item.treatment = "heat_pack";
  item.side = Side::Left;
  item.cautions = {"Careful."};
  answer.result.days = {{.date = "2025-01-02", .items = {item}}};
  answer.result.excluded = {{.treatment = "ice",
                             .name = "Ice",
                             .reason = "Numb skin.",
                             .codes = {"numb"},
                             .waits_for_answer = true}};
  const Json out = parse(to_json(answer), "").value();
  EXPECT_EQ(keys(out), (Strings{"red_flags", "days", "excluded", "stop_rules", "open_codes"}));
  const Json& first = out["days"][0]["items"][0];
  EXPECT_EQ(first["side"], "left");
  EXPECT_TRUE(first["exercise"].is_null());
  EXPECT_TRUE(first["muscle"].is_null());
  EXPECT_EQ(first["cautions"].dump(), R"(["Careful."])");
  EXPECT_EQ(out["excluded"][0]["waits_for_answer"], true);
}

}  // namespace
}  // namespace unknot::json
