#include "engine/facade_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace unknot {
namespace {

const double none = std::numeric_limits<double>::quiet_NaN();

/// Two days, two causes.
stats::DiaryModel model() {
  stats::DiaryModel out;
  out.days = 2;
  out.scores = {4, 6};
  out.causes.resize(2);
  out.causes[0].name = "sitting";
  out.causes[0].exposure = {1, 2};
  out.causes[1].name = "stress";
  out.causes[1].exposure = {0, none};
  return out;
}

/// Two chains of four draws; parameter k of draw n is 10 n + k.
stats::Draws draws() {
  stats::Draws out;
  out.chains = 2;
  out.draws = 4;
  out.parameters = stats::layout_of(model()).size;
  for (int n = 0; n < 8; ++n) {
    for (std::size_t k = 0; k < out.parameters; ++k) {
      out.values.push_back(10 * n + static_cast<double>(k));
    }
  }
  out.scenarios = 3;
  for (int n = 0; n < 8; ++n) out.scenario_sums.insert(out.scenario_sums.end(), {10, 8, 12.0 - n});
  out.latent_sum.assign(9, 24);
  out.latent_square_sum.assign(9, 100);
  for (int day = 0; day < stats::horizon_days; ++day) {
    for (int score = 0; score <= 10; ++score) out.forecast_sum.push_back(score == day ? 6 : 0.2);
  }
  out.quality = {{.divergences = 1, .energy_bfmi = 0.9}, {.divergences = 2, .energy_bfmi = 0.4}};
  return out;
}

TEST(FitAnswer, NamesTheParametersInOrderAndTheSharesLast) {
  const FitAnswer answer = answer_fit(model(), draws());
  std::vector<std::string> names;
  for (const FitParameter& own : answer.parameters) names.push_back(own.name);
  EXPECT_EQ(names, (std::vector<std::string>{
                       "intercept", "effect.sitting", "effect.stress", "log_half_life_days.sitting",
                       "log_half_life_days.stress", "log_disturbance_half_life_days",
                       "log_disturbance_sd", "log_noise_sd", "share.sitting", "share.stress"}));
  // Draws 0..7 of the second parameter: 1, 11, ..., 71; their mean is 36.
  EXPECT_DOUBLE_EQ(answer.parameters[1].summary.mean, 36);
}

TEST(FitAnswer, AShareIsWhatGoesWithoutTheCause) {
  const FitShares shares = shares_of(model(), draws());
  ASSERT_EQ(shares.draws.size(), 2U);
  EXPECT_DOUBLE_EQ(shares.draws[0][3], 1 - 8.0 / 10);
  EXPECT_DOUBLE_EQ(shares.draws[1][0], 1 - 12.0 / 10);  // may be negative
  EXPECT_DOUBLE_EQ(shares.draws[1][7], 1 - 5.0 / 10);
  const FitAnswer answer = answer_fit(model(), draws());
  EXPECT_NEAR(answer.parameters[8].summary.mean, 0.2, 1e-12);
  // 1 - (12 - n) / 10 over n = 0..7: -0.2 + 0.35.
  EXPECT_NEAR(answer.parameters[9].summary.mean, 0.15, 1e-12);
  EXPECT_TRUE(answer.share_note.empty());
}

TEST(FitAnswer, AShareCountsFromTheLowestScore) {
  stats::DiaryModel one_to_five = model();
  one_to_five.layer = {.score_min = 1, .score_max = 5};
  stats::Draws own = draws();
  own.parameters = stats::layout_of(one_to_five).size;
  // Two days: 2 of the 10 are the end of the scale that says no pain.
  EXPECT_DOUBLE_EQ(shares_of(one_to_five, own).draws[0][0], 1 - 6.0 / 8);
}

TEST(FitAnswer, WithoutPainThereAreNoShares) {
  stats::Draws own = draws();
  // 0.58 over two days: 0.29 a day.
  for (int n = 0; n < 8; ++n) own.scenario_sums[static_cast<std::size_t>(3 * n)] = 0.58;
  const FitAnswer answer = answer_fit(model(), own);
  EXPECT_FALSE(answer.share_note.empty());
  EXPECT_EQ(answer.parameters[8].name, "share.sitting");
  EXPECT_TRUE(std::isnan(answer.parameters[8].summary.mean));
  EXPECT_TRUE(std::isnan(answer.parameters[8].summary.rhat));
  for (int n = 0; n < 8; ++n) own.scenario_sums[static_cast<std::size_t>(3 * n)] = 0.62;
  EXPECT_TRUE(answer_fit(model(), own).share_note.empty());
}

TEST(FitAnswer, WithoutCausesThereIsNothingToShare) {
  stats::DiaryModel bare = model();
  bare.causes.clear();
  stats::Draws own = draws();
  own.scenarios = 1;
  own.scenario_sums.clear();
  EXPECT_TRUE(shares_of(bare, own).draws.empty());
  EXPECT_TRUE(shares_of(bare, own).note.empty());
}

TEST(FitAnswer, SumsThatAreNoNumberGiveNoShares) {
  stats::Draws own = draws();
  own.scenario_sums[0] = none;
  EXPECT_FALSE(shares_of(model(), own).note.empty());
}

TEST(FitAnswer, LatentPainIsOfTheDiaryAndTheForecastOfTheWeekAfter) {
  const FitAnswer answer = answer_fit(model(), draws());
  ASSERT_EQ(answer.latent_pain.size(), 2U);
  EXPECT_EQ(answer.latent_pain[0].day, 1);
  EXPECT_DOUBLE_EQ(answer.latent_pain[1].mean, 3);
  // Mean square 12.5, mean 3: 3.5 x 8 / 7 = 4.
  EXPECT_DOUBLE_EQ(answer.latent_pain[1].sd, 2);
  ASSERT_EQ(answer.forecast.size(), 7U);
  EXPECT_EQ(answer.forecast[0].day, 3);
  EXPECT_EQ(answer.forecast[6].day, 9);
  ASSERT_EQ(answer.forecast[2].probabilities.size(), 11U);
  EXPECT_DOUBLE_EQ(answer.forecast[2].probabilities[2], 0.75);
  EXPECT_DOUBLE_EQ(answer.forecast[2].probabilities[0], 0.025);
}

TEST(FitAnswer, WithoutAForecastThereIsNone) {
  stats::Draws own = draws();
  own.forecast_sum.clear();
  EXPECT_TRUE(answer_fit(model(), own).forecast.empty());
}

TEST(FitAnswer, TheWorstChainSpeaksForAll) {
  const FitAnswer answer = answer_fit(model(), draws());
  EXPECT_EQ(answer.diagnostics.divergences, 3);
  EXPECT_DOUBLE_EQ(answer.diagnostics.ebfmi_min, 0.4);
  stats::Draws own = draws();
  own.quality[0].energy_bfmi = none;
  EXPECT_TRUE(std::isnan(answer_fit(model(), own).diagnostics.ebfmi_min));
}

TEST(PrepareFit, AsksForTheScenarioOfEachCause) {
  const auto options = prepare_fit(model(), stats::FitOptions{.from_day = 1, .to_day = 1});
  ASSERT_TRUE(options.has_value());
  ASSERT_EQ(options->scenarios.size(), 2U);
  const stats::Change& change = options->scenarios[1].changes.at(0);
  EXPECT_EQ(change.cause, 1);
  EXPECT_EQ(change.how, stats::Change::How::Replace);
  EXPECT_EQ(change.values, std::vector<double>(9, 0.0));
  EXPECT_EQ(change.start_level, 0);
  EXPECT_EQ(options->from_day, 0);
  EXPECT_EQ(options->to_day, -1);
}

TEST(PrepareFit, RefusesOptionsThatCannotBe) {
  const auto where = [](const stats::FitOptions& options) {
    const auto refused = prepare_fit(model(), options);
    EXPECT_FALSE(refused.has_value());
    return refused ? std::string() : refused.error().where;
  };
  EXPECT_EQ(where({.chains = 0}), "chains");
  EXPECT_EQ(where({.chains = fit_chains_max + 1}), "chains");
  EXPECT_EQ(where({.warmup = 0}), "warmup");
  EXPECT_EQ(where({.draws = 3}), "draws");
  const auto large = prepare_fit(model(), stats::FitOptions{.chains = 64, .draws = 100'000});
  EXPECT_EQ(large.error().code, ErrorCode::TooLarge);
}

TEST(PrepareFit, AModelThatCannotBeIsRefused) {
  stats::DiaryModel own = model();
  own.days = 0;
  EXPECT_EQ(prepare_fit(std::move(own)).error().where, "days");
}

TEST(PrepareFit, BeyondGivenGapsTheExposureFollowsItsHabit) {
  stats::DiaryModel own = model();
  own.days = 40;
  own.causes[0].exposure.clear();
  for (int day = 0; day < 40; ++day) own.causes[0].exposure.push_back(day % 3);
  own.causes[1].exposure = own.causes[0].exposure;
  const std::vector<double> zeros(40, 0.0);
  own.causes[0].gaps = stats::GapModel{.a = zeros, .b = zeros, .s = zeros};
  const auto prepared = prepare_fit(own);
  ASSERT_TRUE(prepared.has_value());
  const stats::GapModel& gaps = *prepared->causes[0].gaps;
  ASSERT_EQ(gaps.a.size(), 47U);
  ASSERT_EQ(gaps.s.size(), 47U);
  EXPECT_EQ(gaps.s[39], 0);
  EXPECT_GT(gaps.s[40], 0.1);
  EXPECT_GT(gaps.b[46], 0.1);
  EXPECT_FALSE(prepared->causes[1].gaps.has_value());
}

}  // namespace
}  // namespace unknot
