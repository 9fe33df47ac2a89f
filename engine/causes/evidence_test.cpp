#include "engine/causes/evidence.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

using testing::draws_of;
using testing::values_of;

struct Made {
  std::vector<body::Cause> causes = testing::three_causes();
  diary::DayTable table = testing::table_of({}, causes);
  DayModel days = day_model_of({.table = &table, .causes = causes});
};

TEST(Evidence, AnEffectFarFromNothingMatters) {
  const Made made;
  const auto draws = draws_of(made.days.model, values_of(made.days.model, 4, {0.6, 0, 0}));
  const FitView fit{.days = &made.days, .model = &made.days.model, .draws = &draws};
  const auto terms = term_draws(fit);
  EXPECT_GT(terms[0].slab[0], 0.99);
  EXPECT_LT(terms[1].slab[0], 0.2);
  const auto evidence = evidence_of(fit, terms, 0.2);
  EXPECT_GT(evidence[3].matters.after, 0.99);  // sitting_all_day
  EXPECT_EQ(evidence[3].probability_size, 1);
  EXPECT_EQ(evidence[0].probability_size, 0);
  EXPECT_TRUE(evidence[4].terms.empty());
}

TEST(Evidence, AGroupMattersWhenOneOfItsExposuresDoes) {
  // Draws in which either one or the other is in the slab: neither is sure, together they are.
  const Made made;
  const FitView fit{.days = &made.days, .model = &made.days.model};
  const std::vector<TermDraws> draws{{.slab = {1, 0}}, {.slab = {0, 1}}, {.slab = {0, 0}}};
  EXPECT_EQ(matters(fit, draws, {0}).after, 0.5);
  EXPECT_EQ(matters(fit, draws, {0, 1}).after, 1);
  EXPECT_EQ(matters(fit, draws, {0, 1}).before, 0.75);  // 1 - 0.5 x 0.5
  EXPECT_EQ(matters(fit, draws, {}).after, 0);
}

TEST(Evidence, OddsAreComparedAndStayFinite) {
  EXPECT_NEAR(odds_ratio({.before = 0.5, .after = 0.9}), 9, 1e-9);
  EXPECT_TRUE(std::isfinite(odds_ratio({.before = 0.5, .after = 1})));
  EXPECT_EQ(odds_ratio({}), 0);
}

TEST(Evidence, CorrelationIsThatOfPearson) {
  EXPECT_NEAR(correlation_of({1, 2, 3}, {2, 4, 6}), 1, 1e-12);
  EXPECT_NEAR(correlation_of({1, 2, 3}, {3, 2, 1}), -1, 1e-12);
  EXPECT_EQ(correlation_of({1, 1, 1}, {3, 2, 1}), 0);
}

}  // namespace
}  // namespace unknot::causes
