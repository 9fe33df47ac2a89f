#include "engine/locate/prior.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

TEST(Prior, BeforeEvidenceHalfOfThePeopleHaveNoActivePoint) {
  const body::Atlas atlas = testing::atlas();
  const Prior prior = make_prior(atlas).value();
  double none = 1;
  double expected = 0;
  for (const auto& points : prior.point) {
    for (double p : points) {
      none *= (1 - p) * (1 - p);  // two sides
      expected += 2 * p;
    }
  }
  EXPECT_NEAR(1 - prior.knots_probability + prior.knots_probability * none, 0.5, 1e-9);
  EXPECT_NEAR(expected / (1 - none), 1.5, 1e-9);
}

TEST(Prior, PublishedPrevalenceMovesAMuscleByTheShrunkRatio) {
  body::Atlas atlas = testing::atlas();
  atlas.muscles[0].prevalence = {{.population = "neck_pain", .status = "active", .percent = 80}};
  atlas.muscles[1].prevalence = {{.population = "neck_pain", .status = "active", .percent = 20}};
  const auto weights = muscle_weights(atlas);
  // The geometric mean is 40; half of the log ratio: factors sqrt(2) and 1/sqrt(2).
  EXPECT_NEAR(weights[0], 4 * std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(weights[1], 2 / std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(weights[2], 2, 1e-12);
}

TEST(Prior, LatentPointsAndOtherPopulationsDoNotCount) {
  body::Atlas atlas = testing::atlas();
  atlas.muscles[0].prevalence = {{.population = "neck_pain", .status = "latent", .percent = 80},
                                 {.population = "choir", .status = "active", .percent = 80}};
  EXPECT_NEAR(muscle_weights(atlas)[0], 4, 1e-12);
}

TEST(Prior, AnExpectationBelowOneHasNoSolution) {
  body::Atlas atlas = testing::atlas();
  atlas.locate_model.active_points_expected.value = 0.5;
  const auto prior = make_prior(atlas);
  ASSERT_FALSE(prior.has_value());
  EXPECT_EQ(prior.error().code, ErrorCode::OutOfRange);
}

}  // namespace
}  // namespace unknot::locate
