/// The whole sampler: the same for one seed, near its twin, on every kind of vector, and never a
/// number that is none, whatever the diary. That it leaves the posterior as it is: chains_test.cpp.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/stats/convergence.h"
#include "engine/stats/fit.h"
#include "engine/stats/test_diary_model.h"
#include "engine/stats/test_fit_work.h"
#include "engine/stats/test_targets.h"

namespace unknot::stats {
namespace {

const double nothing = std::nan("");

bool all_finite(const std::vector<double>& values) {
  for (const double value : values) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

/// Of draws and of the warm start, whose scores and exposures may be none.
void expect_sound(const DiaryModel& model, const Draws& draws) {
  EXPECT_TRUE(all_finite(draws.values));
  EXPECT_TRUE(all_finite(draws.scenario_sums));
  EXPECT_TRUE(all_finite(draws.scenario_by_day));
  EXPECT_TRUE(all_finite(draws.latent_sum));
  EXPECT_TRUE(all_finite(draws.latent_square_sum));
  EXPECT_TRUE(all_finite(draws.forecast_sum));
  EXPECT_TRUE(all_finite(draws.warm.parameters));
  EXPECT_TRUE(all_finite(draws.warm.metric_factor));
  EXPECT_GT(draws.warm.step_size, 0);
  for (std::size_t day = 0; day < draws.scenario_by_day.size(); ++day) {
    const double mean = draws.scenario_by_day[day] / (draws.chains * draws.draws);
    ASSERT_GE(mean, model.layer.score_min - 0.01);
    ASSERT_LE(mean, model.layer.score_max + 0.01);
  }
  for (const ChainQuality& quality : draws.quality) {
    EXPECT_GE(quality.acceptance, 0);
    EXPECT_LE(quality.acceptance, 1);
  }
}

void run(const DiaryModel& model, const FitOptions& options) {
  ASSERT_TRUE(check(model).has_value());
  FitOptions own = options;
  own.scenarios = without_each_cause(model);
  own.trajectories = 1;
  const Draws draws = fit(model, own);
  expect_sound(model, draws);
  FitOptions again = own;  // and once more from where it stood
  again.warmup = 2;
  expect_sound(model, fit(model, again, draws.warm));
}

DiaryModel product_of(int days) {
  DiaryModel model = full_test_diary(days);
  model.amplifier = Amplifier{2, {0.06, 0.06}};
  return model;
}

const FitOptions few{.chains = 3, .warmup = 40, .draws = 10};

TEST(Impossible, NoScoreAtAll) {
  DiaryModel model = product_of(20);
  model.scores.clear();
  run(model, few);
}

TEST(Impossible, OneDay) {
  run(product_of(1), few);
  DiaryModel model = product_of(1);
  model.scores = {7};
  run(model, few);
}

TEST(Impossible, AllScoresEqual) {
  for (const double score : {0.0, 4.0, 10.0}) {
    DiaryModel model = product_of(40);
    model.scores.assign(40, score);
    run(model, few);
    model.layer = {};
    run(model, few);
  }
}

TEST(Impossible, ConstantExposureOrNoneKnown) {
  for (const double exposure : {0.0, 3.0, 1e6, nothing}) {
    DiaryModel model = product_of(25);
    for (CauseTerm& cause : model.causes) cause.exposure.assign(25, exposure);
    run(model, few);
    for (CauseTerm& cause : model.causes) cause.exposure.clear();
    run(model, few);
  }
}

TEST(Impossible, SixtyCauses) {
  DiaryModel model = product_of(20);
  for (int c = 0; c < 56; ++c) {
    model.causes.push_back(model.causes[static_cast<std::size_t>(c % 4)]);
    model.causes.back().name = "more" + std::to_string(c);
  }
  run(model, {.chains = 2, .warmup = 30, .draws = 4});
}

TEST(Impossible, TwentyYearsWithHardlyAScore) {
  DiaryModel model = product_of(7300);
  for (int t = 0; t < 7300; ++t) {
    if (t % 20 != 3) model.scores[static_cast<std::size_t>(t)] = nothing;
    if (t % 20 != 3) model.causes[2].exposure[static_cast<std::size_t>(t)] = nothing;
  }
  run(model, {.chains = 2, .warmup = 2, .draws = 2});
}

TEST(Impossible, NoWarmUpAndOneDraw) {
  for (int chains = 1; chains <= 9; ++chains) {
    run(product_of(12), {.chains = chains, .warmup = 0, .draws = 1});
    run(test_diary(12), {.chains = chains, .warmup = 1, .draws = 1});
  }
}

TEST(Impossible, PriorsAsNarrowAndAsWideAsTheyMayBe) {
  for (const double sd : {1e-6, 1e3}) {
    DiaryModel model = product_of(20);
    model.intercept.sd = sd;
    for (CauseTerm& cause : model.causes) cause.effect.sd = sd;
    run(model, few);
    model.log_disturbance_half_life_days.sd = sd;
    model.log_noise_sd.sd = sd;
    model.log_disturbance_sd.sd = sd;
    ASSERT_TRUE(check(model).has_value());
    (void)fit(model, few);  // at half-lives of e^1000 days numbers may end: it must only return
  }
}

TEST(Impossible, AWarmStartThatLies) {
  const DiaryModel model = product_of(15);
  const Draws first = fit(model, few);
  WarmStart warm = first.warm;
  for (double& value : warm.parameters) value = 1e30;
  expect_sound(model, fit(model, few, first.warm));
  const Draws draws = fit(model, few, warm);
  EXPECT_EQ(draws.values.size(), first.values.size());  // absurd numbers, but it returns
}

TEST(HmcKernel, OneSeedOneResult) {
  const DiaryModel model = product_of(20);
  FitOptions options = few;
  const Draws first = fit(model, options);
  EXPECT_EQ(first.values, fit(model, options).values);
  options.seed = 2;
  EXPECT_NE(first.values, fit(model, options).values);
}

TEST(HmcKernel, ChainsDiffer) {
  const Draws draws = fit(product_of(20), {.chains = 9, .warmup = 5, .draws = 1});
  for (std::size_t a = 0; a < 9; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      EXPECT_NE(draws.values[a * draws.parameters], draws.values[b * draws.parameters]);
    }
  }
}

/// Mean and sd of one parameter over all chains.
DrawSummary summary(const Draws& draws, std::size_t parameter) {
  std::vector<double> own;
  for (std::size_t k = parameter; k < draws.values.size(); k += draws.parameters) {
    own.push_back(draws.values[k]);
  }
  return summary_of({own, draws.chains});
}

TEST(HmcKernel, WithoutScoresItDrawsThePrior) {
  DiaryModel model = full_test_diary(10);
  model.scores.clear();
  const Draws draws = fit(model, {.chains = 8, .warmup = 300, .draws = 500});
  const Layout at = layout_of(model);
  const auto is = [&](std::size_t row, double mean, double sd) {
    const DrawSummary own = summary(draws, row);
    EXPECT_NEAR(own.mean, mean, 5 * own.mcse_mean) << row;
    EXPECT_NEAR(own.sd, sd, 0.1 * sd) << row;
  };
  is(at.intercept, 1, 1.5);
  is(at.effect + 1, 0.6, 0.6);
  is(at.half_life, 0.1, 0.6);
  is(at.disturbance_sd, 0, 0.5);
  is(at.width, 0, 0.25);
  // 0.4 slab N(0.6, 0.6) and 0.6 spike N(0, 0.05).
  is(at.effect, 0.24, std::sqrt(0.4 * 0.72 + 0.6 * 0.0025 - 0.24 * 0.24));
  // Of the logit of Beta(1, 4): digamma(1) - digamma(4), sqrt of the sum of the trigammas.
  is(at.repeat, -11.0 / 6, std::sqrt(1.6449340668 + 0.2838229557));
}

TEST(HmcKernel, EveryKindOfVectorFindsTheSamePosterior) {
  const DiaryModel model = test_diary(15);
  const Layout at = layout_of(model);
  const FitOptions options{.chains = 4, .warmup = 200, .draws = 200};
  const Draws best = fit(model, options);
  on_every_target([&] {
    EXPECT_GE(chains_at_once(), 1);
    const Draws draws = fit(model, options);
    for (const std::size_t row : {at.intercept, at.effect, at.effect + 2, at.noise_sd}) {
      const DrawSummary a = summary(best, row);
      const DrawSummary b = summary(draws, row);
      EXPECT_NEAR(a.mean, b.mean, 5 * std::hypot(a.mcse_mean, b.mcse_mean)) << row;
    }
  });
}

TEST(HmcKernel, AWarmStartBeginsWhereYesterdayEnded) {
  const DiaryModel model = full_test_diary(40);
  const Layout at = layout_of(model);
  const Draws before = fit(model, {.chains = 4, .warmup = 400, .draws = 400});
  const Draws after = fit(model, {.chains = 4, .warmup = 0, .draws = 300, .seed = 9}, before.warm);
  for (std::size_t row = 0; row < at.size; ++row) {
    const DrawSummary a = summary(before, row);
    const DrawSummary b = summary(after, row);
    EXPECT_NEAR(a.mean, b.mean, 5 * std::hypot(a.mcse_mean, b.mcse_mean)) << row;
  }
  // Its first draws are already like the others: no chain begins far away and comes back.
  const Draws first = fit(model, {.chains = 4, .warmup = 0, .draws = 1, .seed = 9}, before.warm);
  for (const ChainQuality& quality : first.quality) EXPECT_EQ(quality.divergences, 0);
}

}  // namespace
}  // namespace unknot::stats
