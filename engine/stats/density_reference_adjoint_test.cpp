/// Gradients of the reference density against central differences of its values.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "engine/stats/density_reference.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

std::vector<double> some_position(const DensityReference& density, int seed) {
  std::vector<double> position;
  for (std::size_t p = 0; p < density.size(); ++p)
    position.push_back(1.6 * (scattered(seed + 5 * static_cast<int>(p)) - 0.5));
  return position;
}

/// Every second day that may be a repeat is one.
std::vector<char> some_repeats(const DensityReference& density) {
  std::vector<char> repeats;
  bool next = true;
  for (const ScoredDay& scored : density.scored()) {
    repeats.push_back(scored.same_score && next ? 1 : 0);
    if (scored.same_score) next = !next;
  }
  return repeats;
}

void expect_gradient(const DiaryModel& model, int seed) {
  ASSERT_TRUE(check(model).has_value()) << check(model).error().where;
  DensityReference density(model);
  const auto position = some_position(density, seed);
  const auto repeats =
      model.layer.repeat ? some_repeats(density) : std::vector<char>(density.scored().size(), 0);
  std::vector<double> gradient(density.size()), unused(density.size());
  const double value = density.evaluate(position, repeats, gradient);
  ASSERT_TRUE(std::isfinite(value));
  EXPECT_EQ(value, density.evaluate(position, repeats, unused)) << "nothing may be left over";
  EXPECT_EQ(gradient, unused);
  for (std::size_t p = 0; p < density.size(); ++p) {
    auto moved = position;
    const double step = 1e-5;
    moved[p] = position[p] + step;
    const double above = density.evaluate(moved, repeats, unused);
    moved[p] = position[p] - step;
    const double below = density.evaluate(moved, repeats, unused);
    // The values are about 1e3, so their difference is right to about 1e3 * 1e-16 / 1e-5.
    EXPECT_NEAR(gradient[p], (above - below) / (2 * step), 2e-6 * (1 + std::abs(gradient[p])))
        << "place " << p << " of " << density.size() << ", parameters " << density.layout().size;
  }
}

TEST(DensityReferenceAdjoint, IsTheDifferenceQuotientInTheReferenceForm) {
  for (int seed : {1, 2, 3}) expect_gradient(test_diary(40), seed);
}

TEST(DensityReferenceAdjoint, IsTheDifferenceQuotientInTheProductForm) {
  for (int seed : {1, 2, 3}) expect_gradient(full_test_diary(40), seed);
}

TEST(DensityReferenceAdjoint, IsTheDifferenceQuotientWhereTheAmplifierIsACascadeWithUnknownDays) {
  DiaryModel model = full_test_diary(30);
  model.causes[1].kernel = Kernel::Cascade;
  model.amplifier->cause = 0;
  expect_gradient(model, 4);
  model.amplifier->cause = 1;
  expect_gradient(model, 5);
  model.amplifier->cause = 3;
  expect_gradient(model, 6);
}

TEST(DensityReferenceAdjoint, IsTheDifferenceQuotientForOwnGapsAndOtherScales) {
  DiaryModel model = test_diary(25);
  GapModel gaps;
  for (int t = 0; t < 25; ++t) {
    gaps.a.push_back(0.1 + 0.8 * scattered(t));
    gaps.b.push_back(scattered(t + 40));
    gaps.s.push_back(0.5 * scattered(t + 80));
  }
  model.causes[2].gaps = gaps;
  for (double& score : model.scores)
    if (!std::isnan(score)) score = 1 + std::fmod(score, 5);
  model.layer.score_min = 1;
  model.layer.score_max = 5;
  model.layer.log_width_sd = 0.5;
  expect_gradient(model, 7);
  for (double& score : model.scores)
    if (!std::isnan(score)) score = score > 2 ? 1 : 0;
  model.layer.score_min = 0;
  model.layer.score_max = 1;
  expect_gradient(model, 8);
}

TEST(DensityReferenceAdjoint, IsTheDifferenceQuotientForBareModels) {
  DiaryModel model = test_diary(12);
  model.causes.clear();
  model.amplifier.reset();
  expect_gradient(model, 9);
  model.treatments.clear();
  model.covariates.clear();
  expect_gradient(model, 10);
  model.scores.clear();  // nothing but the prior
  expect_gradient(model, 11);
}

}  // namespace
}  // namespace unknot::stats
