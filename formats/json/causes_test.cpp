#include "formats/json/causes.h"

#include <gtest/gtest.h>

#include <cmath>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using causes::CausesResult;
using causes::Verdict;

CausesResult result() {
  CausesResult out{.date = "2026-03-12", .first_date = "2026-02-02"};
  out.headline = Verdict::Found;
  out.headline_group = "stress_and_tension";
  causes::GroupFinding group{.group = "stress_and_tension", .verdict = Verdict::Found};
  group.probability_matters = 0.97;
  group.share = causes::Quantiles{.p05 = 0.1, .p25 = 0.2, .p50 = 0.26, .p75 = 0.33, .p95 = 0.4};
  group.points_not_seen = std::nan("");
  group.exposures.push_back(
      {.cause = "stress", .name = "Stress", .response = {{0, 0.1, 0.2, 0.3}}});
  out.groups.push_back(group);
  out.day_by_day.push_back({.date = "2026-03-11", .score = 4, .points = {0, 0, 0, 0.7, 1.1}});
  out.forecast.push_back({.date = "2026-03-13", .probabilities = {0.5, 0.5}});
  out.guess = causes::Guess{.group = "sitting_all_day", .date = "2026-02-02"};
  out.checks.push_back({.kind = causes::CheckKind::Weekends, .observed = 2, .tail = 0.004});
  out.sliders.push_back({.cause = "stress", .low = 0, .high = 10, .current = 6});
  return out;
}

TEST(CausesJson, SaysWhatTheEngineSays) {
  const CausesAnswer answer{.result = result(),
                            .progress = {.state = CausesState::Checking, .done = 0.5, .run = 3},
                            .rough = true};
  const Json own = Json::parse(to_json(answer));
  EXPECT_TRUE(own["rough"].get<bool>());
  EXPECT_EQ(own["progress"]["state"], "checking");
  EXPECT_TRUE(own["progress"]["seconds_left"].is_null());
  const Json& causes = own["causes"];
  EXPECT_EQ(causes["headline"], "found");
  EXPECT_EQ(causes["groups"][0]["share"]["p50"], 0.26);
  EXPECT_TRUE(causes["groups"][0]["points"].is_null());
  EXPECT_EQ(causes["groups"][0]["exposures"][0]["response"][0]["p95"], 0.3);
  EXPECT_EQ(causes["day_by_day"][0]["score"], 4);
  EXPECT_EQ(causes["day_by_day"][0]["points"].size(), 5U);
  EXPECT_EQ(causes["guess"]["verdict"], "not_enough_days");
  EXPECT_EQ(causes["checks"][0]["kind"], "weekends");
  EXPECT_TRUE(causes["checks"][0]["about"].is_null());
  EXPECT_TRUE(causes["place_region"].is_null());
}

TEST(CausesJson, WhatIsNoNumberIsNull) {
  const Json own = Json::parse(to_json(result(), {}));
  EXPECT_TRUE(own["groups"][0]["points_not_seen"].is_null());
}

TEST(CausesJson, PersonsOfAFileHaveThePromisedForm) {
  const Json all = Json::parse(
      to_json(std::vector{PersonCauses{.person = "7", .result = result()}, PersonCauses{"8", {}}},
              PriorsProvenance{.persons = 12}));
  ASSERT_EQ(all.size(), 2U);
  const Json& own = all[0];
  EXPECT_EQ(own["person"], "7");
  const Json& cause = own["causes"][0];
  EXPECT_EQ(cause["cause"], "stress_and_tension");
  EXPECT_EQ(cause["named"], true);
  EXPECT_EQ(cause["verdict"], "found");
  EXPECT_EQ(cause["probability_matters"], 0.97);
  EXPECT_EQ(cause["share"]["p95"], 0.4);
  EXPECT_EQ(own["priors"]["persons"], 12);
}

TEST(CausesJson, APersonWithoutANameIsOneObject) {
  const Json own = Json::parse(to_json(std::vector{PersonCauses{.result = result()}}, {}));
  ASSERT_TRUE(own.is_object());
  EXPECT_TRUE(own["person"].is_null());
  EXPECT_EQ(own["headline"], "found");
  EXPECT_TRUE(own["priors"].is_null());
}

TEST(CausesJson, TheAnswerTellsThePlacesOfTheDiary) {
  const CausesAnswer answer{
      .places = {{{.region = "temple", .side = body::PaintSide::Left}, 20, 18},
                 {{"sternum"}, 3, 1}}};
  const Json own = Json::parse(to_json(answer))["places"];
  EXPECT_EQ(own, Json::parse(R"([
    {"region": "temple", "side": "left", "days_scored": 20, "days_pain": 18},
    {"region": "sternum", "side": null, "days_scored": 3, "days_pain": 1}])"));
}

TEST(CausesJson, ReadsWhatIf) {
  const auto shifts = read_what_if_request(R"({"changes":[{"cause":"stress","shift":-2}]})");
  ASSERT_TRUE(shifts.has_value());
  ASSERT_EQ(shifts->size(), 1U);
  EXPECT_EQ((*shifts)[0].cause, "stress");
  EXPECT_EQ((*shifts)[0].shift, -2);
  EXPECT_TRUE(read_what_if_request(R"({"changes":[]})").has_value());
}

TEST(CausesJson, RefusesWhatItDoesNotKnow) {
  const auto code = [](std::string_view bytes) { return read_what_if_request(bytes).error().code; };
  EXPECT_EQ(code("{"), ErrorCode::Malformed);
  EXPECT_EQ(code("{}"), ErrorCode::MissingField);
  EXPECT_EQ(code(R"({"changes":[{"cause":"stress"}]})"), ErrorCode::MissingField);
  EXPECT_EQ(code(R"({"changes":[],"more":1})"), ErrorCode::UnknownField);
  EXPECT_EQ(code(R"({"changes":[{"cause":"stress","shift":"2"}]})"), ErrorCode::WrongType);
  EXPECT_EQ(code(R"({"changes":[{"cause":"stress","shift":1e9}]})"), ErrorCode::OutOfRange);
  std::string many = R"({"changes":[)";
  for (int k = 0; k < 41; ++k) many += R"({"cause":"stress","shift":1},)";
  many.back() = ']';
  EXPECT_EQ(code(many + "}"), ErrorCode::TooLarge);
}

}  // namespace
}  // namespace unknot::json
