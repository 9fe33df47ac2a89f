#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/convergence.h"
#include "engine/stats/normal.h"
#include "engine/stats/nuts_reference.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

constexpr double tight = 1e-3;

/// A cause whose half-life, noise and (absent) disturbance are known beforehand, on a scale so fine
/// beside the noise that rounding only adds 1/12 to the variance: a linear regression.
DiaryModel linear_corner() {
  DiaryModel model;
  model.days = 60;
  model.layer.score_max = 100;
  CauseTerm cause = test_cause({"load", 5, 0}, 60);
  cause.effect = {2, 4};
  cause.log_half_life_days = {std::log(2.0), tight};
  model.causes = {cause};
  for (int t = 0; t < 60; ++t)
    model.scores.push_back(std::round(45 + 20 * (scattered(900 + t) - 0.5) +
                                      3 * cause.exposure[static_cast<std::size_t>(t)]));
  model.intercept = {40, 5};
  model.log_noise_sd = {std::log(5.0), tight};
  model.log_disturbance_sd = {-7, tight};
  return model;
}

struct Line {
  double mean[2];
  double sd[2];
};

/// Mean and sd of intercept and slope, from the normal equations.
Line line_of(const DiaryModel& model) {
  const CauseTerm& cause = model.causes[0];
  const double rho = std::sqrt(0.5), variance = 25 + 1.0 / 12;
  double precision[3] = {1 / 25.0, 0, 1 / 16.0};  // of intercept, both, slope
  double moment[2] = {40 / 25.0, 2 / 16.0};
  double level = cause.start_level;
  for (std::size_t t = 0; t < 60; ++t) {
    level = rho * level + (1 - rho) * cause.exposure[t];
    precision[0] += 1 / variance;
    precision[1] += level / variance;
    precision[2] += level * level / variance;
    moment[0] += model.scores[t] / variance;
    moment[1] += level * model.scores[t] / variance;
  }
  const double determinant = precision[0] * precision[2] - precision[1] * precision[1];
  return {{(precision[2] * moment[0] - precision[1] * moment[1]) / determinant,
           (precision[0] * moment[1] - precision[1] * moment[0]) / determinant},
          {std::sqrt(precision[2] / determinant), std::sqrt(precision[0] / determinant)}};
}

DrawSummary summary_at(const Draws& draws, std::size_t place) {
  std::vector<double> values;
  for (std::size_t i = place; i < draws.values.size(); i += draws.parameters)
    values.push_back(draws.values[i]);
  return summary_of({values, draws.chains});
}

TEST(Nuts, IsTheLinearRegressionWhereTheDiaryIsOne) {
  const DiaryModel model = linear_corner();
  const Draws draws = nuts_fit(model, {.warmup = 500, .draws = 1000});
  const Line line = line_of(model);
  for (std::size_t place : {0u, 1u}) {
    const DrawSummary summary = summary_at(draws, place);
    EXPECT_NEAR(summary.mean, line.mean[place], 4.5 * summary.mcse_mean);
    EXPECT_NEAR(summary.sd, line.sd[place], 0.06 * line.sd[place]);
    EXPECT_LT(summary.rhat, 1.01);
  }
}

TEST(Nuts, RepeatsAreAsProbableAsBayesSays) {
  // Two days of score 5, latent pain 5 and noise 1: looking gives a 5 with p = 0.3829. With
  // kappa ~ Beta(1, 4) its posterior mean is (E k^2 + E k(1-k) p) / (E k + E (1-k) p).
  DiaryModel model;
  model.days = 2;
  model.scores = {5, 5};
  model.intercept = {5, tight};
  model.log_noise_sd = {0, tight};
  model.log_disturbance_sd = {-7, tight};
  model.layer.repeat = BetaPrior{1, 4};
  const Draws draws = nuts_fit(model, {.warmup = 500, .draws = 3000});
  std::vector<double> kappa;
  for (std::size_t i = layout_of(model).repeat; i < draws.values.size(); i += draws.parameters)
    kappa.push_back(1 / (1 + std::exp(-draws.values[i])));
  const DrawSummary summary = summary_of({kappa, draws.chains});
  const double p = normal_cdf(0.5) - normal_cdf(-0.5);
  EXPECT_NEAR(summary.mean, (1.0 / 15 + 2.0 / 15 * p) / (0.2 + 0.8 * p), 4.5 * summary.mcse_mean);
  EXPECT_GT(summary.ess_bulk, 400);
}

TEST(Nuts, WithoutScoresThePriorComesBack) {
  DiaryModel model = full_test_diary(5);
  model.scores.clear();
  const Draws draws = nuts_fit(model, {.warmup = 300, .draws = 1000});
  const DrawSummary half_life = summary_at(draws, layout_of(model).half_life);
  EXPECT_NEAR(half_life.mean, 0.1, 4.5 * half_life.mcse_mean);
  EXPECT_NEAR(half_life.sd, 0.6, 0.05);
  const DrawSummary width = summary_at(draws, layout_of(model).width + 3);
  EXPECT_NEAR(width.mean, 0, 4.5 * width.mcse_mean);
  EXPECT_NEAR(width.sd, 0.25, 0.02);
}

TEST(Nuts, ReportsScenariosLatentPainAndQuality) {
  const DiaryModel model = test_diary(30);
  Change none;
  none.how = Change::How::Shift;
  none.values.assign(37, 0.0);
  Change healthy;
  healthy.values.assign(37, 0.0);
  const FitOptions options{
      .chains = 2, .warmup = 150, .draws = 100, .scenarios = {{{none}}, {{healthy}}}};
  const Draws draws = nuts_fit(model, options);
  ASSERT_EQ(draws.scenarios, 3u);
  ASSERT_EQ(draws.scenario_sums.size(), 600u);
  bool differs = false;
  for (std::size_t i = 0; i < 600; i += 3) {
    EXPECT_EQ(draws.scenario_sums[i], draws.scenario_sums[i + 1]);
    differs = differs || draws.scenario_sums[i] != draws.scenario_sums[i + 2];
  }
  EXPECT_TRUE(differs);
  EXPECT_EQ(draws.latent_sum.size(), 37u);
  EXPECT_EQ(draws.quality.size(), 2u);
  EXPECT_GT(draws.quality[0].energy_bfmi, 0.2);
  EXPECT_GT(draws.gradients, draws.gradients_warmup);
}

TEST(Nuts, IsTheSameForOneSeedAndStopsWhenToldTo) {
  const DiaryModel model = full_test_diary(20);
  FitOptions options{.chains = 1, .warmup = 100, .draws = 20};
  const auto first = nuts_fit(model, options).values;
  EXPECT_EQ(first, nuts_fit(model, options).values);
  options.seed = 2;
  EXPECT_NE(first, nuts_fit(model, options).values);
  EXPECT_TRUE(nuts_fit(model, options, [](double) { return false; }).cancelled);
}

}  // namespace
}  // namespace unknot::stats
