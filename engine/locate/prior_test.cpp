#include "engine/locate/prior.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

/// P(no active point) and the expected number given any, over all foci; both sides.
void expect_anchors(const Prior& prior, double none_expected, double points_expected) {
  double none = 1 - prior.knots_probability;
  for (std::size_t f = 0; f < focus_count; ++f) {
    if (prior.focus_probabilities.v[f] == 0) continue;
    double none_in_focus = 1;
    double points = 0;
    for (const auto& muscle : prior.point) {
      for (const PerFocus& p : muscle) {
        none_in_focus *= (1 - p.v[f]) * (1 - p.v[f]);
        points += 2 * p.v[f];
      }
    }
    none += prior.knots_probability * prior.focus_probabilities.v[f] * none_in_focus;
    EXPECT_NEAR(points / (1 - none_in_focus), points_expected, 1e-9) << "focus " << f;
  }
  EXPECT_NEAR(none, none_expected, 1e-9);
}

body::Atlas focused_atlas() {
  body::Atlas atlas = testing::atlas();
  for (body::Muscle& muscle : atlas.muscles) {
    muscle.area = muscle.id == "calf" ? "leg" : "neck";
  }
  atlas.locate_model.foci = {{.id = "upper", .areas = {"neck"}}, {.id = "lower", .areas = {"leg"}}};
  atlas.locate_model.outside_share = testing::number(0.2);
  return atlas;
}

TEST(Prior, BeforeEvidenceHalfOfThePeopleHaveNoActivePoint) {
  expect_anchors(make_prior(testing::atlas()).value(), 0.5, 1.5);
  expect_anchors(make_prior(focused_atlas()).value(), 0.5, 1.5);
}

TEST(Prior, AFocusIsAsProbableAsItsMusclesWeigh) {
  // trap 4 and levator 2 against calf 2.
  const Prior prior = make_prior(focused_atlas()).value();
  EXPECT_NEAR(prior.focus_probabilities.v[0], 0.75, 1e-12);
  EXPECT_NEAR(prior.focus_probabilities.v[1], 0.25, 1e-12);
}

TEST(Prior, TheShareOutsideTheFocusIsThatOfTheModel) {
  const Prior prior = make_prior(focused_atlas()).value();
  const auto rate = [&](std::size_t muscle, std::size_t focus) {
    double sum = 0;
    for (const PerFocus& p : prior.point[muscle]) sum -= std::log1p(-p.v[focus]);
    return sum;
  };
  EXPECT_NEAR(rate(2, 0) / (rate(0, 0) + rate(1, 0) + rate(2, 0)), 0.2, 1e-12);
  EXPECT_NEAR(rate(2, 1) / (rate(0, 1) + rate(1, 1) + rate(2, 1)), 0.8, 1e-12);
  EXPECT_NEAR(rate(0, 0) / rate(1, 0), 2, 1e-12) << "within the focus the weights keep their ratio";
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
