#include "formats/json/fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace unknot::json {
namespace {

using OwnJson = nlohmann::json;

const double none = std::numeric_limits<double>::quiet_NaN();

/// Three days of everything there is.
OwnJson full() {
  return OwnJson::parse(R"({
    "model": "causes", "days": 3, "scores": [7, 5, null], "score_min": 0, "score_max": 10,
    "covariates": [{"name": "weekend", "values": [0, 0, 1], "prior": {"mean": 0.1, "sd": 0.3}}],
    "causes": [
      {"name": "sitting", "exposure": [0.6, null, 0.7], "start_level": 0.5,
       "gaps": {"A": [0, 0.3, 0], "B": [0, 0.4, 0], "S": [0, 0.2, 0]},
       "effect_prior": {"mean": 0.7, "sd": 0.8},
       "log_half_life_days_prior": {"mean": 0.1, "sd": 0.5},
       "inclusion": {"probability": 0.3, "spike_sd": 0.02},
       "kernel": "cascade", "slab_degrees_of_freedom": 4},
      {"name": "dehydration", "exposure": [0, 1, 2]}],
    "amplifier": {"cause": "dehydration", "prior": {"mean": 0.2, "sd": 0.1}},
    "treatments": [{"name": "stretch", "dose": [0, 1, 0], "effect_prior": {"mean": 0.5, "sd": 0.3},
       "log_half_life_days_prior": {"mean": 0.2, "sd": 0.4}, "acts": "same_day"}],
    "intercept_prior": {"mean": 2, "sd": 3},
    "log_disturbance_half_life_days_prior": {"mean": 0.6, "sd": 0.8},
    "log_disturbance_sd_prior": {"mean": 0.1, "sd": 0.6},
    "log_noise_sd_prior": {"mean": -0.3, "sd": 0.5},
    "repeat_probability_prior": {"a": 1, "b": 4}, "cut_points": "ordered",
    "log_cut_width_sd": 0.4})");
}

OwnJson least() { return OwnJson::parse(R"({"model": "causes", "days": 2, "scores": [1, 2]})"); }

stats::DiaryModel read(const OwnJson& spec) {
  const auto model = read_fit_request(spec.dump());
  EXPECT_TRUE(model.has_value()) << model.error().where << ": " << model.error().detail;
  return model.value_or(stats::DiaryModel{});
}

void expect_prior(const stats::NormalPrior& prior, double mean, double sd) {
  EXPECT_DOUBLE_EQ(prior.mean, mean);
  EXPECT_DOUBLE_EQ(prior.sd, sd);
}

void expect_fault(const OwnJson& spec, ErrorCode code, const std::string& where) {
  const auto model = read_fit_request(spec.dump());
  ASSERT_FALSE(model.has_value()) << where;
  EXPECT_EQ(model.error().code, code) << where << ": " << model.error().detail;
  EXPECT_EQ(model.error().where, where);
}

/// `full()` with one value at a place replaced.
void expect_fault_at(const std::string& pointer, const OwnJson& value, ErrorCode code,
                     const std::string& where) {
  OwnJson spec = full();
  spec[OwnJson::json_pointer(pointer)] = value;
  expect_fault(spec, code, where);
}

TEST(FitRequest, ReadsScoresAndTheirLayer) {
  const stats::DiaryModel model = read(full());
  EXPECT_EQ(model.days, 3);
  ASSERT_EQ(model.scores.size(), 3U);
  EXPECT_EQ(model.scores[0], 7);
  EXPECT_TRUE(std::isnan(model.scores[2]));
  ASSERT_TRUE(model.layer.repeat.has_value());
  EXPECT_EQ(model.layer.repeat->b, 4);
  EXPECT_EQ(model.layer.log_width_sd, 0.4);
}

TEST(FitRequest, ReadsEveryTerm) {
  const stats::DiaryModel model = read(full());
  ASSERT_EQ(model.causes.size(), 2U);
  const stats::CauseTerm& sitting = model.causes[0];
  EXPECT_EQ(sitting.name, "sitting");
  EXPECT_TRUE(std::isnan(sitting.exposure[1]));
  EXPECT_EQ(sitting.start_level, 0.5);
  ASSERT_TRUE(sitting.gaps.has_value());
  EXPECT_EQ(sitting.gaps->a[1], 0.3);
  EXPECT_EQ(sitting.gaps->b[1], 0.4);
  EXPECT_EQ(sitting.gaps->s[1], 0.2);
  expect_prior(sitting.effect, 0.7, 0.8);
  expect_prior(sitting.log_half_life_days, 0.1, 0.5);
  EXPECT_EQ(sitting.inclusion.probability, 0.3);
  EXPECT_EQ(sitting.inclusion.spike_sd, 0.02);
  EXPECT_EQ(sitting.kernel, stats::Kernel::Cascade);
  EXPECT_EQ(sitting.slab_degrees_of_freedom, 4);
  ASSERT_TRUE(model.amplifier.has_value());
  EXPECT_EQ(model.amplifier->cause, 1);
  expect_prior(model.amplifier->prior, 0.2, 0.1);
  ASSERT_EQ(model.treatments.size(), 1U);
  EXPECT_EQ(model.treatments[0].dose[1], 1);
  expect_prior(model.treatments[0].effect, 0.5, 0.3);
  expect_prior(model.treatments[0].log_half_life_days, 0.2, 0.4);
  EXPECT_EQ(model.treatments[0].acts, stats::DoseActs::SameDay);
  ASSERT_EQ(model.covariates.size(), 1U);
  expect_prior(model.covariates[0].prior, 0.1, 0.3);
}

TEST(FitRequest, ReadsTheOtherPriors) {
  const stats::DiaryModel model = read(full());
  expect_prior(model.intercept, 2, 3);
  expect_prior(model.log_disturbance_half_life_days, 0.6, 0.8);
  expect_prior(model.log_disturbance_sd, 0.1, 0.6);
  expect_prior(model.log_noise_sd, -0.3, 0.5);
}

TEST(FitRequest, WhatIsLeftOutIsTheReferenceForm) {
  OwnJson spec = least();
  spec["causes"] = {{{"name", "a"}, {"exposure", {0, 1}}}};
  spec["treatments"] = {{{"name", "b"}, {"dose", {0, 1}}}};
  spec["covariates"] = {{{"name", "weekend"}, {"values", {0, 1}}},
                        {{"name", "trend"}, {"values", {0, 1}}}};
  spec["amplifier"] = {{"cause", "a"}};
  const stats::DiaryModel model = read(spec);
  expect_prior(model.intercept, 1, 1.5);
  expect_prior(model.causes[0].effect, 0.6, 0.6);
  expect_prior(model.causes[0].log_half_life_days, 0, 0.6);
  EXPECT_EQ(model.causes[0].inclusion.probability, 1);
  EXPECT_EQ(model.causes[0].start_level, 0);
  EXPECT_EQ(model.causes[0].kernel, stats::Kernel::Single);
  EXPECT_FALSE(model.causes[0].gaps.has_value());
  expect_prior(model.amplifier->prior, 0.25, 0.25);
  expect_prior(model.treatments[0].effect, 0.4, 0.4);
  expect_prior(model.treatments[0].log_half_life_days, 0, 0.5);
  EXPECT_EQ(model.treatments[0].acts, stats::DoseActs::DayAfter);
  expect_prior(model.covariates[0].prior, 0, 0.3);
  expect_prior(model.covariates[1].prior, 0, 1);
  expect_prior(model.log_disturbance_half_life_days, std::log(2.0), 0.7);
  expect_prior(model.log_disturbance_sd, 0, 0.5);
  EXPECT_NEAR(model.log_noise_sd.mean, std::log(0.7), 1e-12);
  EXPECT_EQ(model.layer.score_max, 10);
  EXPECT_FALSE(model.layer.repeat.has_value());
  EXPECT_EQ(model.layer.log_width_sd, 0);
}

TEST(FitRequest, NullStandsForLeftOut) {
  OwnJson spec = full();
  for (const char* pointer :
       {"/amplifier", "/repeat_probability_prior", "/intercept_prior", "/causes/0/gaps",
        "/causes/0/inclusion", "/causes/0/effect_prior", "/treatments/0/effect_prior"}) {
    spec[OwnJson::json_pointer(pointer)] = nullptr;
  }
  const stats::DiaryModel model = read(spec);
  EXPECT_FALSE(model.amplifier.has_value());
  EXPECT_FALSE(model.layer.repeat.has_value());
  EXPECT_FALSE(model.causes[0].gaps.has_value());
  expect_prior(model.causes[0].effect, 0.6, 0.6);
}

TEST(FitRequest, ArraysMayReachAWeekAhead) {
  OwnJson spec = full();
  for (int day = 0; day < 7; ++day) {
    spec["scores"].push_back(nullptr);
    spec["causes"][0]["exposure"].push_back(day);
    spec["treatments"][0]["dose"].push_back(1);
  }
  const stats::DiaryModel model = read(spec);
  EXPECT_EQ(model.scores.size(), 3U);
  EXPECT_EQ(model.causes[0].exposure.size(), 10U);
  EXPECT_EQ(model.treatments[0].dose.size(), 10U);
  spec["treatments"][0]["dose"].push_back(1);
  expect_fault(spec, ErrorCode::Contradiction, "treatments[0].dose");
}

TEST(FitRequest, AScoreOfTheFutureIsRefused) {
  OwnJson spec = full();
  spec["scores"].push_back(4);
  expect_fault(spec, ErrorCode::Contradiction, "scores[3]");
}

TEST(FitRequest, AnotherScaleBoundsItsScores) {
  OwnJson spec = least();
  spec["score_min"] = 1;
  spec["score_max"] = 5;
  EXPECT_EQ(read(spec).layer.score_min, 1);
  spec["scores"] = {1, 6};
  expect_fault(spec, ErrorCode::OutOfRange, "scores[1]");
  spec["score_max"] = 1;
  expect_fault(spec, ErrorCode::OutOfRange, "score_max");
}

TEST(FitRequest, AHoleInWhatMustBeKnownIsNamed) {
  expect_fault_at("/covariates/0/values/1", nullptr, ErrorCode::MissingField,
                  "covariates[0].values[1]");
  expect_fault_at("/treatments/0/dose/2", nullptr, ErrorCode::MissingField,
                  "treatments[0].dose[2]");
  expect_fault_at("/causes/0/gaps/A/0", nullptr, ErrorCode::MissingField, "causes[0].gaps.A[0]");
  expect_fault_at("/causes/0/exposure", {1, 2}, ErrorCode::MissingField, "causes[0].exposure");
  expect_fault_at("/scores", OwnJson::array(), ErrorCode::MissingField, "scores");
}

TEST(FitRequest, AFieldThatNobodyReadsIsNamed) {
  for (const auto& [pointer, where] : std::vector<std::pair<std::string, std::string>>{
           {"/intercept", "intercept"},
           {"/causes/1/half_life", "causes[1].half_life"},
           {"/causes/0/gaps/C", "causes[0].gaps.C"},
           {"/causes/0/effect_prior/variance", "causes[0].effect_prior.variance"},
           {"/causes/0/inclusion/p", "causes[0].inclusion.p"},
           {"/amplifier/effect", "amplifier.effect"},
           {"/treatments/0/exposure", "treatments[0].exposure"},
           {"/covariates/0/exposure", "covariates[0].exposure"},
           {"/repeat_probability_prior/c", "repeat_probability_prior.c"}}) {
    expect_fault_at(pointer, 1, ErrorCode::UnknownField, where);
  }
}

TEST(FitRequest, ANumberOutsideItsRangeIsNamed) {
  for (const auto& [pointer, value, where] :
       std::vector<std::tuple<std::string, OwnJson, std::string>>{
           {"/days", 0, "days"},
           {"/days", 7401, "days"},
           {"/days", 2.5, "days"},
           {"/scores/0", 11, "scores[0]"},
           {"/scores/0", 3.5, "scores[0]"},
           {"/causes/0/effect_prior/sd", 0, "causes[0].effect_prior.sd"},
           {"/causes/0/inclusion/probability", 1.5, "causes[0].inclusion.probability"},
           {"/causes/0/exposure/0", 1e9, "causes[0].exposure[0]"},
           {"/causes/0/gaps/S/1", -0.1, "causes[0].gaps.S[1]"},
           {"/causes/0/slab_degrees_of_freedom", 0.5, "causes[0].slab_degrees_of_freedom"},
           {"/causes/0/name", "", "causes[0].name"},
           {"/causes/0/name", "a\nb", "causes[0].name"},
           {"/repeat_probability_prior/a", 0, "repeat_probability_prior.a"}}) {
    expect_fault_at(pointer, value, ErrorCode::OutOfRange, where);
  }
}

TEST(FitRequest, AWordThatIsNotKnownIsNamed) {
  for (const auto& [pointer, where] : std::vector<std::pair<std::string, std::string>>{
           {"/model", "model"},
           {"/cut_points", "cut_points"},
           {"/causes/0/kernel", "causes[0].kernel"},
           {"/treatments/0/acts", "treatments[0].acts"},
           {"/amplifier/cause", "amplifier.cause"}}) {
    expect_fault_at(pointer, "nowhere", ErrorCode::UnknownId, where);
  }
}

TEST(FitRequest, OneNameTwiceIsNamed) {
  expect_fault_at("/causes/1/name", "sitting", ErrorCode::DuplicateId, "causes[1].name");
  expect_fault_at("/treatments/0/name", "sitting", ErrorCode::DuplicateId, "treatments[0].name");
}

TEST(FitRequest, WidthsOfCutPointsNeedCutPoints) {
  expect_fault_at("/cut_points", "half", ErrorCode::Contradiction, "log_cut_width_sd");
}

TEST(FitRequest, OtherTypesAreNamed) {
  expect_fault_at("/scores/1", "five", ErrorCode::WrongType, "scores[1]");
  expect_fault_at("/scores", 5, ErrorCode::WrongType, "scores");
  expect_fault_at("/causes/0", 5, ErrorCode::WrongType, "causes[0]");
  expect_fault_at("/causes/0/gaps", 5, ErrorCode::WrongType, "causes[0].gaps");
  expect_fault(OwnJson::array(), ErrorCode::WrongType, "");
}

TEST(FitRequest, WhatIsNeededIsNamed) {
  for (const char* key : {"model", "days", "scores"}) {
    OwnJson spec = least();
    spec.erase(key);
    expect_fault(spec, ErrorCode::MissingField, key);
  }
}

TEST(FitRequest, BytesOfAnotherFormAreRefused) {
  EXPECT_EQ(read_fit_request("").error().code, ErrorCode::Malformed);
  EXPECT_EQ(read_fit_request("{\"days\": 1e999}").error().code, ErrorCode::Malformed);
  EXPECT_EQ(read_fit_request("{\"days\": 1, \"days\": 1}").error().code, ErrorCode::DuplicateId);
  EXPECT_EQ(read_fit_request(std::string(fit_lists_max + 1, '[')).error().code,
            ErrorCode::TooLarge);
  EXPECT_EQ(read_fit_request(std::string(fit_bytes_max + 1, ' ')).error().code,
            ErrorCode::TooLarge);
}

TEST(FitRequest, MoreThanTheMostTermsAreRefused) {
  OwnJson spec = least();
  for (int k = 0; k <= stats::terms_max; ++k) {
    spec["causes"].push_back({{"name", std::to_string(k)}, {"exposure", {0, 1}}});
  }
  expect_fault(spec, ErrorCode::TooLarge, "causes");
}

TEST(FitRequest, TwentyYearsOfSixtyExposuresAreRead) {
  OwnJson spec{{"model", "causes"}, {"days", 7300}};
  for (int day = 0; day < 7300; ++day)
    spec["scores"].push_back(day % 20 == 0 ? OwnJson(3) : OwnJson(nullptr));
  for (int k = 0; k < 60; ++k) {
    spec["causes"].push_back({{"name", std::to_string(k)}, {"exposure", spec["scores"]}});
  }
  EXPECT_EQ(read(spec).causes.size(), 60U);
}

FitAnswer answer() {
  FitAnswer out;
  out.parameters = {{"intercept",
                     {.mean = 1.5,
                      .sd = 0.5,
                      .p05 = 0.5,
                      .p50 = 1.25,
                      .p95 = 2.5,
                      .mcse_mean = 0.01,
                      .ess_bulk = 900,
                      .ess_tail = 800,
                      .rhat = 1.001}},
                    {"share.a", {.mean = none, .sd = none, .rhat = none}}};
  out.latent_pain = {{.day = 1, .mean = 3.5, .sd = 0.25}};
  out.forecast = {{.day = 2, .probabilities = {0.75, 0.25}}};
  out.diagnostics = {.chains = 4,
                     .draws = 10,
                     .divergences = 2,
                     .ebfmi_min = 0.9,
                     .gradients = 1234,
                     .seconds_cpu_warmup = 0.5,
                     .seconds_cpu_sampling = 0.25};
  return out;
}

TEST(FitJson, HasThePromisedForm) {
  const OwnJson own = OwnJson::parse(to_json(answer()));
  EXPECT_EQ(own["parameters"][0],
            OwnJson::parse(R"({"name": "intercept", "mean": 1.5, "sd": 0.5, "p05": 0.5, "p50": 1.25,
                               "p95": 2.5, "mcse_mean": 0.01, "ess_bulk": 900.0, "ess_tail": 800.0,
                               "rhat": 1.001})"));
  EXPECT_EQ(own["latent_pain"], OwnJson::parse(R"([{"day": 1, "mean": 3.5, "sd": 0.25}])"));
  EXPECT_EQ(own["forecast"], OwnJson::parse(R"([{"day": 2, "probabilities": [0.75, 0.25]}])"));
  EXPECT_EQ(own["diagnostics"],
            OwnJson::parse(R"({"divergences": 2, "ebfmi_min": 0.9, "gradients": 1234,
                               "seconds_cpu_warmup": 0.5, "seconds_cpu_sampling": 0.25})"));
  EXPECT_FALSE(own.contains("share_note"));
}

TEST(FitJson, WhatIsNoNumberIsNull) {
  FitAnswer given = answer();
  given.share_note = "why";
  given.diagnostics.ebfmi_min = std::numeric_limits<double>::infinity();
  const OwnJson own = OwnJson::parse(to_json(given));
  EXPECT_TRUE(own["parameters"][1]["mean"].is_null());
  EXPECT_TRUE(own["parameters"][1]["rhat"].is_null());
  EXPECT_TRUE(own["diagnostics"]["ebfmi_min"].is_null());
  EXPECT_EQ(own["share_note"], "why");
}

}  // namespace
}  // namespace unknot::json
