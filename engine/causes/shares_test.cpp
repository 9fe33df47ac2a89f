#include "engine/causes/shares.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

struct Made {
  explicit Made(double level = 5) : table(testing::table_of({.level = level}, causes)) {
    days = day_model_of({.table = &table, .causes = causes});
    plan = scenarios_of(days);
  }
  std::vector<body::Cause> causes = testing::three_causes();
  diary::DayTable table;
  DayModel days;
  ScenarioPlan plan;
};

/// Sums over the window of each world, the same in both draws.
stats::Draws draws_with(const Made& made, std::vector<double> means) {
  stats::Draws out{.chains = 1, .draws = 2, .scenarios = made.plan.scenarios.size() + 1};
  means.resize(out.scenarios, means.back());
  for (int k = 0; k < 2; ++k) {
    for (const double own : means) out.scenario_sums.push_back(own * window_days);
  }
  return out;
}

TEST(Shares, AreTheDifferenceOfTwoWorlds) {
  const Made made;
  std::vector<double> means(made.plan.scenarios.size() + 1, 4.0);
  means[*made.plan.healthy[3]] = 3;
  means[*made.plan.all_healthy] = 2;
  const Shares shares = shares_of(made.days, made.plan, draws_with(made, means));
  EXPECT_NEAR(shares.by_group[3]->share[0], 0.25, 1e-12);
  EXPECT_NEAR(shares.by_group[3]->points[1], 1, 1e-12);
  EXPECT_NEAR(shares.by_group[0]->share[0], 0, 1e-12);
  EXPECT_NEAR(shares.unexplained_share[0], 0.5, 1e-12);
  EXPECT_FALSE(shares.by_group[4].has_value());
  EXPECT_FALSE(shares.in_points);
}

TEST(Shares, OfAlmostNoPainAreNotGiven) {
  const Made made;
  EXPECT_TRUE(shares_of(made.days, made.plan, draws_with(made, {0.2})).too_low);
  const Shares low = shares_of(made.days, made.plan, draws_with(made, {0.6}));
  EXPECT_FALSE(low.too_low);
  EXPECT_TRUE(low.in_points);
}

TEST(Shares, BeforeAnyDayGrowWithTheUsualLevel) {
  const auto mean_share = [](double level) {
    const Made made(level);
    return moments_of(prior_shares(made.days, 4)[3].share).mean;
  };
  EXPECT_NEAR(mean_share(3), 0, 0.02);  // the healthy level
  EXPECT_GT(mean_share(7), mean_share(5));
}

TEST(Shares, BeforeAnyDayAreWide) {
  const Made made;
  const Quantiles share = quantiles_of(prior_shares(made.days, 4)[3].share);
  EXPECT_LT(share.p05, 0.02);
  EXPECT_GT(share.p95, 0.2);
}

TEST(Shares, OnDayZeroTheUsualLevelIsThatOfOthers) {
  std::vector<body::Cause> causes = testing::three_causes();
  const diary::DayTable none;
  const DayModel days = day_model_of({.table = &none, .causes = causes});
  EXPECT_FALSE(usual_in_window(days, days.exposures[0]).has_value());
  EXPECT_GT(moments_of(prior_shares(days, 3)[3].share).mean, 0);  // 5 is usual, 3 healthy
}

TEST(Shares, PriorDrawsFollowTheChanceThatItMattersAtAll) {
  const Made made;
  const PriorDraws own = prior_draws(made.days.exposures[0], 3);
  const auto none = std::count(own.effect.begin(), own.effect.end(), 0.0);
  EXPECT_NEAR(static_cast<double>(none) / static_cast<double>(own.effect.size()), 0.5, 0.05);
}

}  // namespace
}  // namespace unknot::causes
