#include "engine/stats/diary_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace unknot::stats {
namespace {

const double unknown = std::nan("");
const double infinite = std::numeric_limits<double>::infinity();

DiaryModel three_days() {
  DiaryModel model;
  model.days = 3;
  model.scores = {7, 5, unknown};
  model.covariates = {{.name = "weekend", .values = {0, 0, 1}, .prior = {0, 0.3}}};
  CauseTerm sitting;
  sitting.name = "sitting";
  sitting.exposure = {0.6, unknown, 0.7};
  CauseTerm water;
  water.name = "water";
  water.gaps = GapModel{{0, 0.3, 0}, {0, 0.4, 0}, {0, 0.2, 0}};
  model.causes = {sitting, water};
  model.amplifier = Amplifier{1, {0.25, 0.25}};
  TreatmentTerm stretch;
  stretch.name = "stretch";
  stretch.dose = {0, 1, 0};
  model.treatments = {stretch};
  return model;
}

/// The three days with something spoiled.
void expect_refused(const std::function<void(DiaryModel&)>& spoil, ErrorCode code,
                    const std::string& where) {
  DiaryModel model = three_days();
  spoil(model);
  const auto checked = check(model);
  ASSERT_FALSE(checked.has_value()) << where;
  EXPECT_EQ(checked.error().code, code) << where;
  EXPECT_EQ(checked.error().where, where);
}

TEST(DiaryModel, HasOneNameForEachPlaceOfItsLayout) {
  DiaryModel model = three_days();
  model.layer.repeat = BetaPrior{};
  model.layer.log_width_sd = 0.3;
  const Layout layout = layout_of(model);
  const auto names = parameter_names(model);
  ASSERT_EQ(names.size(), layout.size);
  EXPECT_EQ(names[layout.intercept], "intercept");
  EXPECT_EQ(names[layout.effect + 1], "effect.water");
  EXPECT_EQ(names[layout.half_life], "log_half_life_days.sitting");
  EXPECT_EQ(names[layout.amplification], "amplification");
  EXPECT_EQ(names[layout.relief], "effect.stretch");
  EXPECT_EQ(names[layout.relief_half_life], "log_half_life_days.stretch");
  EXPECT_EQ(names[layout.covariate], "covariate.weekend");
  EXPECT_EQ(names[layout.disturbance_half_life], "log_disturbance_half_life_days");
  EXPECT_EQ(names[layout.disturbance_sd], "log_disturbance_sd");
  EXPECT_EQ(names[layout.noise_sd], "log_noise_sd");
  EXPECT_EQ(names[layout.repeat], "logit_repeat_probability");
  EXPECT_EQ(names[layout.width], "log_width.1");
  EXPECT_EQ(names.back(), "log_width.9");
}

TEST(DiaryModel, GivesNoPlaceToWhatTheModelDoesNotHave) {
  DiaryModel model;
  model.days = 1;
  EXPECT_EQ(layout_of(model).size, 4u);  // intercept and the three of disturbance and noise
  EXPECT_EQ(parameter_names(model).size(), 4u);
}

TEST(DiaryModel, IsAcceptedWithUnknownScoresAndExposuresAndAHorizon) {
  DiaryModel model = three_days();
  EXPECT_TRUE(check(model).has_value());
  model.treatments[0].dose.resize(3 + horizon_days, 0);
  model.covariates[0].values.resize(3 + horizon_days, 1);
  model.causes[0].exposure.resize(3 + horizon_days, unknown);
  EXPECT_TRUE(check(model).has_value());
}

TEST(DiaryModel, RefusesDaysAndScoresOutsideTheirRange) {
  const auto range = ErrorCode::OutOfRange;
  expect_refused([](auto& m) { m.days = 0; }, range, "days");
  expect_refused([](auto& m) { m.days = model_days_max + 1; }, range, "days");
  expect_refused([](auto& m) { m.scores[1] = 11; }, range, "scores[1]");
  expect_refused([](auto& m) { m.scores[1] = -1; }, range, "scores[1]");
  expect_refused([](auto& m) { m.scores[0] = 4.5; }, range, "scores[0]");
  expect_refused([](auto& m) { m.scores[0] = infinite; }, range, "scores[0]");
  expect_refused([](auto& m) { m.layer.score_min = 10; }, range, "layer.score_max");
  expect_refused([](auto& m) { m.layer.score_max = 1000; }, range, "layer.score_max");
  expect_refused([](auto& m) { m.layer.log_width_sd = -1; }, range, "layer.log_width_sd");
  expect_refused(
      [](auto& m) {
        m.layer.repeat = BetaPrior{0, 4};
      },
      range, "repeat_probability_prior.a");
  expect_refused(
      [](auto& m) {
        m.layer.repeat = BetaPrior{1, unknown};
      },
      range, "repeat_probability_prior.b");
}

TEST(DiaryModel, RefusesValuesThatAreNotFinite) {
  const auto range = ErrorCode::OutOfRange;
  expect_refused([](auto& m) { m.causes[0].exposure[2] = infinite; }, range,
                 "causes[0].exposure[2]");
  expect_refused([](auto& m) { m.causes[0].start_level = unknown; }, range,
                 "causes[0].start_level");
  expect_refused([](auto& m) { m.causes[1].gaps->b[1] = infinite; }, range, "causes[1].gaps.B[1]");
  expect_refused([](auto& m) { m.causes[1].gaps->s[2] = -0.1; }, range, "causes[1].gaps.S[2]");
  expect_refused([](auto& m) { m.treatments[0].dose[0] = infinite; }, range,
                 "treatments[0].dose[0]");
  expect_refused([](auto& m) { m.covariates[0].values[0] = -infinite; }, range,
                 "covariates[0].values[0]");
}

TEST(DiaryModel, RefusesPriorsThatAreNone) {
  const auto range = ErrorCode::OutOfRange;
  expect_refused([](auto& m) { m.intercept.sd = 0; }, range, "intercept_prior.sd");
  expect_refused([](auto& m) { m.intercept.mean = unknown; }, range, "intercept_prior.mean");
  expect_refused([](auto& m) { m.log_disturbance_half_life_days.sd = -1; }, range,
                 "log_disturbance_half_life_days_prior.sd");
  expect_refused([](auto& m) { m.log_disturbance_sd.sd = unknown; }, range,
                 "log_disturbance_sd_prior.sd");
  expect_refused([](auto& m) { m.log_noise_sd.sd = infinite; }, range, "log_noise_sd_prior.sd");
  expect_refused([](auto& m) { m.causes[0].effect.sd = 0; }, range, "causes[0].effect_prior.sd");
  expect_refused([](auto& m) { m.causes[1].log_half_life_days.sd = 0; }, range,
                 "causes[1].log_half_life_days_prior.sd");
  expect_refused([](auto& m) { m.causes[1].inclusion.probability = 1.1; }, range,
                 "causes[1].inclusion.probability");
  expect_refused([](auto& m) { m.causes[1].inclusion.spike_sd = 0; }, range,
                 "causes[1].inclusion.spike_sd");
  for (const double degrees : {-1.0, 2.5, 101.0, std::nan("")}) {
    expect_refused([&](auto& m) { m.causes[0].slab_degrees_of_freedom = degrees; }, range,
                   "causes[0].slab_degrees_of_freedom");
  }
  expect_refused([](auto& m) { m.amplifier->prior.sd = 0; }, range, "amplifier.prior.sd");
  expect_refused([](auto& m) { m.treatments[0].effect.sd = 0; }, range,
                 "treatments[0].effect_prior.sd");
  expect_refused([](auto& m) { m.treatments[0].log_half_life_days.mean = infinite; }, range,
                 "treatments[0].log_half_life_days_prior.mean");
  expect_refused([](auto& m) { m.covariates[0].prior.sd = 0; }, range, "covariates[0].prior.sd");
}

TEST(DiaryModel, RefusesTreatmentsCovariatesAndGapsThatAreNotKnown) {
  const auto missing = ErrorCode::MissingField;
  expect_refused([](auto& m) { m.treatments[0].dose[1] = unknown; }, missing,
                 "treatments[0].dose[1]");
  expect_refused([](auto& m) { m.covariates[0].values[2] = unknown; }, missing,
                 "covariates[0].values[2]");
  expect_refused([](auto& m) { m.covariates[0].values.clear(); }, missing, "covariates[0].values");
  expect_refused([](auto& m) { m.causes[1].gaps->a.pop_back(); }, missing, "causes[1].gaps.A");
  expect_refused([](auto& m) { m.causes[1].gaps->s[0] = unknown; }, missing, "causes[1].gaps.S[0]");
}

TEST(DiaryModel, RefusesAnAmplifierThatIsNoCause) {
  expect_refused([](auto& m) { m.amplifier->cause = 2; }, ErrorCode::UnknownId, "amplifier.cause");
  expect_refused([](auto& m) { m.amplifier->cause = -1; }, ErrorCode::UnknownId, "amplifier.cause");
}

TEST(DiaryModel, RefusesMoreTermsThanTheBound) {
  expect_refused([](auto& m) { m.causes.resize(terms_max + 1); }, ErrorCode::TooLarge, "causes");
  expect_refused([](auto& m) { m.treatments.resize(terms_max + 1); }, ErrorCode::TooLarge,
                 "treatments");
  expect_refused([](auto& m) { m.covariates.resize(terms_max + 1); }, ErrorCode::TooLarge,
                 "covariates");
}

TEST(DiaryModel, RefusesArraysLongerThanTheDaysAndTheHorizon) {
  const auto contradiction = ErrorCode::Contradiction;
  expect_refused([](auto& m) { m.scores.push_back(1); }, contradiction, "scores");
  const std::vector<double> long_one(3 + horizon_days + 1, 0.5);
  expect_refused([&](auto& m) { m.causes[0].exposure = long_one; }, contradiction,
                 "causes[0].exposure");
  expect_refused([&](auto& m) { m.causes[1].gaps->a = long_one; }, contradiction,
                 "causes[1].gaps.A");
  expect_refused([&](auto& m) { m.treatments[0].dose = long_one; }, contradiction,
                 "treatments[0].dose");
  expect_refused([&](auto& m) { m.covariates[0].values = long_one; }, contradiction,
                 "covariates[0].values");
}

TEST(DiaryModel, RefusesTwoTermsOfOneName) {
  const auto twice = ErrorCode::DuplicateId;
  expect_refused([](auto& m) { m.causes[1].name = "sitting"; }, twice, "causes[1].name");
  expect_refused([](auto& m) { m.treatments[0].name = "water"; }, twice, "treatments[0].name");
  expect_refused([](auto& m) { m.covariates.push_back(m.covariates[0]); }, twice,
                 "covariates[1].name");
}

}  // namespace
}  // namespace unknot::stats
