#include "formats/json/forecast.h"

#include <gtest/gtest.h>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

ForecastAnswer answer() {
  causes::PersonForecast person{.person = "a", .days = 12};
  person.skills[0] = {.log_score = 0.6, .rps = 0.2, .crps = 0.02, .coverage = {0.5, 0.75, 1}};
  person.skills[1] = {.log_score = 0.8, .rps = 0.3, .crps = 0.03, .coverage = {0.5, 0.75, 1}};
  ForecastAnswer out{.persons = {person}, .left_out = {"b"}, .days = 12, .scores_outside = 2};
  out.all[0].skill = person.skills[0];
  out.all[1].skill = person.skills[1];
  out.all[1].log_score = {.mean = -0.2, .p025 = -0.3, .p975 = -0.1};
  return out;
}

TEST(ForecastJson, HasThePromisedKeys) {
  const Json out = *parse(to_json(answer()), "answer");
  const Json& person = out["persons"][0];
  EXPECT_EQ(person["person"], "a");
  EXPECT_EQ(person["days"], 12);
  EXPECT_EQ(person["model"].dump(),
            R"({"log_score":0.6,"rps":0.2,"crps":0.02,"coverage":{"50":0.5,"80":0.75,"95":1.0}})");
  EXPECT_EQ(person["baselines"].size(), causes::baseline_names.size());
  EXPECT_EQ(person["baselines"]["last_value"]["rps"], 0.3);
  EXPECT_EQ(out["left_out"], Json::array({"b"}));
  EXPECT_EQ(out["scores_outside"], 2);
  const Json& last_value = out["all"]["baselines"]["last_value"];
  EXPECT_EQ(last_value["model_less_this"]["log_score"].dump(),
            R"({"mean":-0.2,"p025":-0.3,"p975":-0.1})");
}

TEST(ForecastJson, WithoutPersonsThereIsNoWhole) {
  EXPECT_TRUE((*parse(to_json(ForecastAnswer{}), "answer"))["all"].is_null());
}

TEST(ForecastJson, ANameThatIsNoTextIsStillJson) {
  ForecastAnswer odd = answer();
  odd.persons[0].person = "\xff";
  EXPECT_TRUE(parse(to_json(odd), "answer").has_value());
}

}  // namespace
}  // namespace unknot::json
