#include "formats/json/alarms.h"

#include <gtest/gtest.h>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

AlarmAnswer answer() {
  return {.persons = 40,
          .looks = 77,
          .named = {.any = 3, .cause = 2, .decoy_alone = 1},
          .gls = {.any = 5},
          .share_sum = 0.07};
}

TEST(AlarmsJson, HasThePromisedKeys) {
  PreparedAlarms prepared;
  prepared.request = {.scene = {.cause = "stress", .points = 2, .decoys = {"water_deficit"}},
                      .gls_t = 3.5};
  const Json out = *parse(to_json(prepared, answer()), "answer");
  EXPECT_EQ(out["persons"], 40);
  EXPECT_EQ(out["looks"], 77);
  EXPECT_EQ(out["named"].dump(), R"({"any":3,"cause":2,"decoy_alone":1})");
  EXPECT_EQ(out["gls"].dump(), R"({"any":5,"cause":0,"decoy_alone":0,"t":3.5})");
  for (const char* rule : {"leaning", "correlates", "three_and_three"}) {
    EXPECT_EQ(out[rule]["any"], 0) << rule;
  }
  EXPECT_EQ(out["share_sum"], 0.07);
  EXPECT_EQ(out["rule"]["odds_ratio_min"], causes::naming_rule.odds_ratio_min);
  EXPECT_EQ(out["rule"]["odds_rise_from"], causes::naming_rule.odds_rise_from);
  EXPECT_EQ(out["rule"]["odds_rise_power"], causes::naming_rule.odds_rise_power);
  EXPECT_EQ(out["rule"]["probability_size_min"], causes::naming_rule.probability_size_min);
  EXPECT_EQ(out["rule"]["days_scored_min"], causes::naming_rule.days_scored_min);
}

TEST(AlarmsJson, WhatNeedsATrueCauseOrDecoysIsNullWithout) {
  AlarmAnswer none = answer();
  none.share_sum = {};
  const Json out = *parse(to_json({}, none), "answer");
  EXPECT_EQ(out["named"].dump(), R"({"any":3,"cause":null,"decoy_alone":null})");
  EXPECT_TRUE(out["share_sum"].is_null());
}

}  // namespace
}  // namespace unknot::json
