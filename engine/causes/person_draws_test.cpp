#include "engine/causes/person_draws.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/evidence.h"
#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

Result<PersonDraws> drawn(const testing::World& world) {
  const auto causes = testing::three_causes();
  const diary::DayTable table = testing::table_of(world, causes);
  return person_draws({.table = &table, .causes = causes}, 1);
}

TEST(PersonDraws, OfAFewDaysThereAreNone) {
  const auto found = drawn({.days = 13, .missing = 0});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->taught, Taught::TooFewDays);
  EXPECT_EQ(found->days_scored, 13);
  EXPECT_TRUE(found->exposures.empty());
  EXPECT_EQ(found->last_date, "2026-02-14");
}

TEST(PersonDraws, AreOfEveryExposureThatIsKnownOftenEnough) {
  const auto causes = testing::three_causes();
  diary::DayTable table = testing::table_of({.days = 40, .effect = 0.8}, causes);
  for (std::size_t day = 13; day < 40; ++day) table.columns[2].values[day] = std::nan("");
  const auto found = person_draws({.table = &table, .causes = causes}, 1);
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->taught, Taught::Yes);
  ASSERT_EQ(found->exposures.size(), 2U);
  EXPECT_EQ(found->exposures[0].cause, "sitting_hours");
  EXPECT_EQ(found->exposures[1].cause, "alcohol");
  const PersonSample& own = found->exposures[0].sample;
  EXPECT_EQ(own.values.size(), 2U);
  EXPECT_EQ(own.draws(), static_cast<std::size_t>(draws_kept_max));
  EXPECT_EQ(own.in_slab.size(), own.draws());
  EXPECT_EQ(own.inclusion, StageOne{}.inclusion);
  // The effect is there, and so it is of the slab; the slab of what does nothing is rarer.
  EXPECT_GT(moments_of({own.in_slab.begin(), own.in_slab.end()}).mean, 0.9);
  const auto& other = found->exposures[1].sample.in_slab;
  EXPECT_LT(moments_of({other.begin(), other.end()}).mean, 0.8);
  EXPECT_NEAR(moments_of(found->intercept.values[0]).mean, 4, 1);
  EXPECT_EQ(found->disturbance.values.size(), 3U);
  EXPECT_EQ(found->repeat.draws(), own.draws());
}

/// psi(1) - psi(4) = -(1 + 1/2 + 1/3); psi'(1) + psi'(4) = 2 pi^2 / 6 - (1 + 1/4 + 1/9).
TEST(PersonDraws, TheLogitOfABetaHasItsKnownMeanAndVariance) {
  const stats::NormalPrior own = logit_of({.a = 1, .b = 4});
  EXPECT_NEAR(own.mean, -11.0 / 6, 1e-6);
  EXPECT_NEAR(own.sd * own.sd, 3.289868133696453 - 49.0 / 36, 1e-5);
}

}  // namespace
}  // namespace unknot::causes
