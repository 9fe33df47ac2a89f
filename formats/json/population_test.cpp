#include "formats/json/population.h"

#include <gtest/gtest.h>

namespace unknot::json {
namespace {

LearntPriors learnt() {
  LearntPriors out;
  out.provenance = {.files = {{.file = "people.csv", .sha256 = std::string(64, 'a')}},
                    .persons = 12,
                    .persons_left_out = 2,
                    .days_scored = 980,
                    .date = "2026-05-01",
                    .program_version = "0.1.0",
                    .knowledge_version = "abc",
                    .effect_scale = 2,
                    .inclusion = 0.5,
                    .draws_a_person = 2000,
                    .draws_of_population = 4000,
                    .effective_draws_p10 = 230,
                    .rhat_max = 1.004};
  out.priors.exposures.push_back({.cause = "stress",
                                  .persons = 11,
                                  .effect = {0.07, 0.05},
                                  .inclusion = 0.6,
                                  .log_half_life_days = causes::LearntPrior{-0.5, 0.4, 3}});
  out.priors.exposures.push_back({.cause = "sitting_hours", .persons = 4, .effect = {0.1, 0.1}});
  out.priors.intercept = causes::LearntPrior{4, 1.5, 12};
  out.priors.repeat_probability = causes::LearntPrior{0.2, 0.1, 12};
  out.not_learnt.push_back({"hunched_hours", causes::NotLearntReason::ChainsDisagree});
  return out;
}

TEST(PopulationJson, WhatWasWrittenIsRead) {
  const std::string written = to_json(learnt());
  const auto read = read_priors(written);
  ASSERT_TRUE(read.has_value()) << read.error().where << ": " << read.error().detail;
  EXPECT_EQ(to_json(*read), written);
  EXPECT_EQ(read->provenance.persons, 12);
  EXPECT_TRUE(read->provenance.licence.empty());
  EXPECT_FALSE(read->priors.exposures[1].log_half_life_days);
  EXPECT_EQ(read->priors.exposures[0].log_half_life_days->persons, 3);
  EXPECT_FALSE(read->priors.log_noise_sd);
  EXPECT_EQ(read->not_learnt[0].reason, causes::NotLearntReason::ChainsDisagree);
}

std::pair<ErrorCode, std::string> refused(const std::function<void(Json&)>& change) {
  Json own = Json::parse(to_json(learnt()));
  change(own);
  const auto read = read_priors(own.dump());
  if (read) return {ErrorCode::Internal, "was read"};
  return {read.error().code, read.error().where};
}

TEST(PopulationJson, RefusesWhatIsNoPrior) {
  using Refusal = std::pair<ErrorCode, std::string>;
  EXPECT_EQ(refused([](Json& own) { own["exposures"][0]["effect"]["sd"] = 0; }),
            Refusal(ErrorCode::OutOfRange, "exposures[0].effect.sd"));
  EXPECT_EQ(refused([](Json& own) { own["exposures"][0]["inclusion"] = 1; }),
            Refusal(ErrorCode::OutOfRange, "exposures[0].inclusion"));
  EXPECT_EQ(refused([](Json& own) { own["exposures"][1]["cause"] = "stress"; }),
            Refusal(ErrorCode::DuplicateId, "exposures[1].cause"));
  EXPECT_EQ(refused([](Json& own) { own["person"].erase("intercept"); }),
            Refusal(ErrorCode::MissingField, "person.intercept"));
  EXPECT_EQ(refused([](Json& own) { own["person"]["repeat_probability"]["sd"] = 0.45; }),
            Refusal(ErrorCode::OutOfRange, "person.repeat_probability"));
  EXPECT_EQ(refused([](Json& own) { own["provenance"]["date"] = "2026-02-30"; }),
            Refusal(ErrorCode::OutOfRange, "provenance.date"));
  EXPECT_EQ(refused([](Json& own) { own["provenance"]["files"][0]["sha256"] = "x"; }),
            Refusal(ErrorCode::OutOfRange, "provenance.files[0].sha256"));
  EXPECT_EQ(refused([](Json& own) { own["version"] = 2; }),
            Refusal(ErrorCode::Unsupported, "version"));
  EXPECT_EQ(refused([](Json& own) { own["form"] = "unknot_export"; }).second, "form");
  EXPECT_EQ(refused([](Json& own) { own["note"] = 1; }), Refusal(ErrorCode::UnknownField, "note"));
  EXPECT_EQ(refused([](Json& own) { own["not_learnt"][0]["reason"] = "moon"; }).second,
            "not_learnt[0].reason");
  EXPECT_FALSE(read_priors("x").has_value());
  EXPECT_EQ(read_priors(std::string(priors_bytes_max + 1, ' ')).error().code, ErrorCode::TooLarge);
}

}  // namespace
}  // namespace unknot::json
