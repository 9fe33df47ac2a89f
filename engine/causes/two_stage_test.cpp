#include "engine/causes/two_stage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/causes/chance.h"
#include "engine/causes/evidence.h"
#include "engine/causes/kernel.h"

namespace unknot::causes {
namespace {

constexpr double square(double value) { return value * value; }

/// Without log sqrt(2 pi), as in the sampler.
double log_normal(double value, double mean, double sd) {
  return -0.5 * square((value - mean) / sd) - std::log(sd);
}

/// Of one person who was measured with a normal error: the draws of stage one are exact then.
struct Measured {
  double value = 0;
  double sd = 1;
};

constexpr double wide_sd = 3;  ///< of the prior of stage one, around 0

PersonSample sample_of(const Measured& seen, int draws, Chance& chance) {
  const double precision = 1 / square(wide_sd) + 1 / square(seen.sd);
  const double mean = seen.value / square(seen.sd) / precision;
  PersonSample out;
  out.values.resize(1);
  out.log_prior.resize(1);
  for (int k = 0; k < draws; ++k) {
    out.values[0].push_back(mean + chance.normal() / std::sqrt(precision));
    out.log_prior[0].push_back(log_normal(out.values[0].back(), 0, wide_sd));
  }
  return out;
}

LearntBlock learnt_from(const std::vector<PersonSample>& samples, const HyperPrior& prior,
                        const TwoStageOptions& options) {
  Block block{.quantities = {prior}};
  for (const PersonSample& own : samples) block.persons.push_back(&own);
  return learn(block, options);
}

double chi_squared(int degrees, Chance& chance) {
  double out = 0;
  for (int k = 0; k < degrees; ++k) out += square(chance.normal());
  return out;
}

/// The mean between persons and the next person by sums over a grid of spreads: given the spread
/// all is normal.
struct Exact {
  double mean = 0;
  double sd = 0;
};

Exact exact_of(const std::vector<Measured>& seen, const HyperPrior& prior) {
  const double nu = spread_degrees;
  const double sum_of_prior = square(prior.spread) * (nu - 2);
  double weight_sum = 0;
  double mean_sum = 0;
  double square_sum = 0;
  for (double log_v = -12; log_v < 8; log_v += 0.005) {
    const double v = std::exp(log_v);
    double precision = 1 / square(prior.mean_sd);
    double pull = prior.mean / square(prior.mean_sd);
    double constant = square(prior.mean) / square(prior.mean_sd);
    double log_weight = -nu / 2 * log_v - sum_of_prior / (2 * v);  // times v: the grid is of log v
    for (const Measured& own : seen) {
      const double variance = v + square(own.sd);
      precision += 1 / variance;
      pull += own.value / variance;
      constant += square(own.value) / variance;
      log_weight -= 0.5 * std::log(variance);
    }
    log_weight -= 0.5 * (std::log(precision) + constant - square(pull) / precision);
    const double weight = std::exp(log_weight);
    const double mean = pull / precision;
    weight_sum += weight;
    mean_sum += weight * mean;
    square_sum += weight * (1 / precision + square(mean) + v);
  }
  const double mean = mean_sum / weight_sum;
  return {.mean = mean, .sd = std::sqrt(square_sum / weight_sum - square(mean))};
}

TEST(TwoStage, GivesTheSameAsSumsOverAGrid) {
  const std::vector<Measured> seen = {{0.9, 0.3}, {0.4, 0.2}, {1.4, 0.5}, {0.1, 0.6}, {0.7, 0.1}};
  const HyperPrior prior{.mean = 0.2, .mean_sd = 0.5, .spread = 0.4};
  Chance chance(3);
  std::vector<PersonSample> samples;
  for (const Measured& own : seen) samples.push_back(sample_of(own, 3000, chance));
  const LearntBlock found = learnt_from(samples, prior, {.draws = 2000, .seed = 5});
  const Exact exact = exact_of(seen, prior);
  EXPECT_NEAR(found.quantities[0].mean, exact.mean, 0.02);
  EXPECT_NEAR(found.quantities[0].sd, exact.sd, 0.05 * exact.sd);
  EXPECT_LT(found.rhat_max, 1.02);
  EXPECT_GT(found.effective_draws_p10, 200);
  EXPECT_NEAR(found.inclusion, 1, 1e-9);
}

TEST(TwoStage, WithoutPersonsThePriorComesBack) {
  const HyperPrior prior{.mean = 0.3, .mean_sd = 0.2, .spread = 0.1};
  const LearntBlock found = learn({.quantities = {prior}, .inclusion = 0.4, .persons = {}}, {});
  EXPECT_NEAR(found.quantities[0].mean, 0.3, 0.015);
  EXPECT_NEAR(found.quantities[0].sd, std::sqrt(0.05), 0.01);
  EXPECT_NEAR(found.inclusion, 0.4, 1e-9);
  EXPECT_EQ(found.effective_draws_p10, 0);
}

/// What is true is drawn from the priors of mean and spread, so intervals must cover as they say.
TEST(TwoStage, IntervalsOfMeanAndSpreadCoverAsOftenAsTheySay) {
  const HyperPrior prior{.mean = 0.5, .mean_sd = 0.6, .spread = 0.5};
  constexpr int replicates = 100;
  constexpr int persons = 10;
  Chance chance(20261126);
  int means = 0;
  int spreads = 0;
  for (int r = 0; r < replicates; ++r) {
    const double mean = prior.mean + prior.mean_sd * chance.normal();
    const double spread = std::sqrt(square(prior.spread) * (spread_degrees - 2) /
                                    chi_squared(spread_degrees, chance));
    std::vector<PersonSample> samples;
    for (int i = 0; i < persons; ++i) {
      const double own = mean + spread * chance.normal();
      samples.push_back(sample_of({own + 0.4 * chance.normal(), 0.4}, 250, chance));
    }
    const LearntBlock found = learnt_from(
        samples, prior,
        {.chains = 2, .warmup = 60, .draws = 240, .seed = static_cast<std::uint64_t>(100 + r)});
    const auto covers = [](const std::vector<double>& draws, double truth) {
      return quantile_of(draws, 0.1) < truth && truth < quantile_of(draws, 0.9);
    };
    means += covers(found.quantities[0].means, mean) ? 1 : 0;
    spreads += covers(found.quantities[0].spreads, spread) ? 1 : 0;
  }
  // Three binomial sds of 100 at 0.8 are 0.12.
  EXPECT_NEAR(means / 100.0, 0.8, 0.12);
  EXPECT_NEAR(spreads / 100.0, 0.8, 0.12);
}

/// Draws of a person of whom the diary says nothing: as believed in stage one.
PersonSample silent(int draws, Chance& chance) {
  PersonSample out = sample_of({0, 1e6}, draws, chance);
  out.inclusion = 0.5;
  for (int k = 0; k < draws; ++k) out.in_slab.push_back(chance.uniform() < 0.5 ? 1 : 0);
  return out;
}

TEST(TwoStage, PersonsWhoSayNothingTeachNothing) {
  Chance chance(8);
  std::vector<PersonSample> samples;
  Block block{.quantities = {{.mean = 0.3, .mean_sd = 0.3, .spread = 0.4}}, .inclusion = 0.3};
  for (int i = 0; i < 8; ++i) samples.push_back(silent(1000, chance));
  for (const PersonSample& own : samples) block.persons.push_back(&own);
  const LearntBlock found = learn(block, {.draws = 1500});
  EXPECT_NEAR(found.quantities[0].mean, 0.3, 0.06);
  EXPECT_NEAR(found.quantities[0].sd, 0.5, 0.06);
  EXPECT_NEAR(found.inclusion, 0.3, 0.04);
}

TEST(TwoStage, TheInclusionFollowsHowManyHaveAnEffect) {
  Chance chance(9);
  std::vector<PersonSample> samples;
  for (int i = 0; i < 30; ++i) {
    samples.push_back(sample_of({1, 0.1}, 500, chance));
    samples.back().inclusion = 0.5;
    samples.back().in_slab.assign(500, i < 20 ? 1 : 0);
  }
  Block block{.quantities = {{.mean = 0, .mean_sd = 1, .spread = 0.5}}, .inclusion = 0.5};
  for (const PersonSample& own : samples) block.persons.push_back(&own);
  // (8 x 0.5 + 20) / (8 + 30)
  EXPECT_NEAR(learn(block, {}).inclusion, 24.0 / 38, 1e-9);
}

TEST(TwoStage, SaysWhenTheDrawsOfSomeAreFarFromAllOthers) {
  Chance chance(10);
  std::vector<PersonSample> samples;
  for (int i = 0; i < 20; ++i) samples.push_back(sample_of({2, 0.05}, 500, chance));
  // 2.5 errors away: of their draws few fit. They are more than a tenth.
  for (int i = 0; i < 4; ++i) samples.push_back(sample_of({-1, 1.2}, 500, chance));
  const LearntBlock found =
      learnt_from(samples, {.mean = 2, .mean_sd = 0.5, .spread = 0.05}, {.draws = 400});
  EXPECT_LT(found.effective_draws_p10, 20);
  EXPECT_LT(found.acceptance_min, 0.1);
}

}  // namespace
}  // namespace unknot::causes
