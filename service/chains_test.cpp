#include "service/chains.h"

#include <gtest/gtest.h>

#include <cmath>

namespace unknot::service {
namespace {

/// Fourteen days, one exposure with a day that is not known.
stats::DiaryModel model() {
  stats::DiaryModel out;
  out.days = 14;
  for (int day = 0; day < out.days; ++day) out.scores.push_back(day % 4);
  out.causes.resize(1);
  out.causes[0].name = "sitting";
  for (int day = 0; day < out.days; ++day) out.causes[0].exposure.push_back(day % 3);
  out.causes[0].exposure[5] = std::nan("");
  return out;
}

Chains run(int chains) {
  const stats::DiaryModel own = model();
  auto out = run_chains(
      {.model = &own, .options = {.chains = chains, .warmup = 50, .draws = 20}, .warm = {}}, {});
  EXPECT_TRUE(out.has_value());
  return std::move(*out);
}

TEST(Chains, AreThoseThatTheEngineDrawsOneAfterTheOther) {
  const int chains = 2 * stats::chains_at_once() + 1;
  const stats::Draws alone = stats::fit(model(), {.chains = chains, .warmup = 50, .draws = 20});
  const Chains together = run(chains);
  EXPECT_EQ(together.draws.chains, chains);
  EXPECT_EQ(together.draws.values, alone.values);
}

TEST(Chains, SayWhatTheyCost) {
  const Chains own = run(2);
  EXPECT_GT(own.seconds_cpu_warmup, 0);
  EXPECT_GT(own.seconds_cpu_sampling, 0);
  EXPECT_EQ(own.gradients, 2 * own.draws.gradients);
  EXPECT_FALSE(own.draws.cancelled);
}

TEST(Chains, OfTheTwinDifferFromEachOther) {
  const stats::DiaryModel own = model();
  const auto twin = run_chains({.model = &own,
                                .options = {.chains = 2, .warmup = 30, .draws = 10},
                                .sampler = Sampler::Nuts,
                                .warm = {}},
                               {});
  ASSERT_TRUE(twin.has_value());
  const std::vector<double>& values = twin->draws.values;
  ASSERT_EQ(values.size(), 2 * 10 * twin->draws.parameters);
  EXPECT_NE(values[0], values[10 * twin->draws.parameters]);
}

TEST(Chains, StopWhenTheyAreTold) {
  const stats::DiaryModel own = model();
  int told = 0;
  double done = -1;
  const auto stopped = run_chains(
      {.model = &own, .options = {.chains = 2, .warmup = 100'000, .draws = 100'000}, .warm = {}},
      [&](double part) {
        done = part;
        return ++told < 2;
      });
  ASSERT_TRUE(stopped.has_value());
  EXPECT_TRUE(stopped->draws.cancelled);
  EXPECT_GE(done, 0);
  EXPECT_LT(done, 1);
}

}  // namespace
}  // namespace unknot::service
