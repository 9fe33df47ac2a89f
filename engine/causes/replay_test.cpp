#include "engine/causes/replay.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

using testing::trajectory_of;
using testing::values_of;

stats::DiaryModel model_of(int days) {
  stats::DiaryModel out{.days = days};
  out.layer = {.repeat = stats::BetaPrior{}, .log_width_sd = 0.2};
  out.scores.assign(static_cast<std::size_t>(days), 4.0);
  stats::CauseTerm cause{.name = "a", .log_half_life_days = {0, 0.5}};
  cause.exposure.assign(static_cast<std::size_t>(days), 0.0);
  cause.exposure[2] = 1;
  out.causes.push_back(cause);
  return out;
}

TEST(Replay, OneEventIsFollowedByItsResponse) {
  // Half-life of a day, effect 4: 2 on its day, then 1, then 0.5, above the intercept of 3.
  const stats::DiaryModel model = model_of(6);
  const auto draw = trajectory_of(model, values_of(model, 3, {4}));
  const auto latent = Replay(model).latent(draw, {});
  ASSERT_EQ(latent.size(), 6U + stats::horizon_days);
  EXPECT_NEAR(latent[1], 3, 1e-9);
  EXPECT_NEAR(latent[2], 5, 1e-9);
  EXPECT_NEAR(latent[3], 4, 1e-9);
  EXPECT_NEAR(latent[4], 3.5, 1e-9);
}

TEST(Replay, AShiftThatGoesOnCarriesTheWholeEffect) {
  const stats::DiaryModel model = model_of(6);
  const auto draw = trajectory_of(model, values_of(model, 3, {4}));
  const Replay replay(model);
  const Shifted shift{.cause = 0, .shift = 0.5};
  const auto before = replay.latent(draw, {});
  const auto after = replay.latent(draw, std::span(&shift, 1));
  for (std::size_t day = 0; day < after.size(); ++day) {
    EXPECT_NEAR(after[day] - before[day], 2, 1e-9) << day;
  }
}

TEST(Replay, AFloorStopsTheShift) {
  const stats::DiaryModel model = model_of(6);
  const auto draw = trajectory_of(model, values_of(model, 3, {4}));
  const std::vector<double> floors(6 + stats::horizon_days, 0.0);
  const Shifted shift{.cause = 0, .shift = -1, .floors = floors};
  // Only the day of the event can be lowered; the level before day 1 still is.
  const auto latent = Replay(model).latent(draw, std::span(&shift, 1));
  EXPECT_NEAR(latent[2], 3 - 4 * 0.125, 1e-9);
}

TEST(Replay, TheAmplifierMakesTheOthersStronger) {
  stats::DiaryModel model = model_of(4);
  model.causes[0].exposure.assign(4, 1.0);
  model.causes[0].start_level = 1;
  stats::CauseTerm water{.name = "water", .exposure = {2, 2, 2, 2}, .start_level = 2};
  model.causes.push_back(water);
  model.amplifier = stats::Amplifier{.cause = 1};
  auto values = values_of(model, 3, {1, 0.5});
  values[stats::layout_of(model).amplification] = 0.1;
  const auto latent = Replay(model).latent(trajectory_of(model, values), {});
  // 3 + 0.5 x 2 + (1 + 0.1 x 2) x 1
  EXPECT_NEAR(latent[0], 5.2, 1e-9);
}

TEST(Replay, ATreatmentActsFromTheDayAfter) {
  stats::DiaryModel model = model_of(4);
  model.causes.clear();
  model.treatments.push_back({.name = "heat", .dose = {1, 0, 0, 0}});
  auto values = values_of(model, 5, {});
  values[stats::layout_of(model).relief] = 1;  // half-life of a day
  const auto latent = Replay(model).latent(trajectory_of(model, values), {});
  EXPECT_NEAR(latent[0], 5, 1e-9);
  EXPECT_NEAR(latent[1], 4, 1e-9);
  EXPECT_NEAR(latent[2], 4.5, 1e-9);
}

TEST(Replay, TheExpectedScoreIsTheMeanOfManyWritten) {
  const stats::DiaryModel model = model_of(6);
  auto values = values_of(model, 3, {4});
  const stats::Layout layout = stats::layout_of(model);
  for (std::size_t k = 0; k < 9; ++k) values[layout.width + k] = 0.2 * (k % 2 == 0 ? 1 : -1);
  const auto draw = trajectory_of(model, values);
  const Replay replay(model);
  const std::vector<double> latent{0.2, 1.4, 5.1, 9.9, 4.5, 3};
  const auto expected = replay.expected(draw, latent);
  std::vector<double> sums(6, 0.0);
  constexpr int times = 20'000;
  for (int k = 0; k < times; ++k) {
    const auto written = replay.written(draw, latent, static_cast<std::uint64_t>(k));
    for (std::size_t day = 0; day < 6; ++day) sums[day] += written[day];
  }
  for (std::size_t day = 0; day < 6; ++day) {
    EXPECT_NEAR(sums[day] / times, expected[day], 0.03) << day;
  }
}

TEST(Replay, WhoAlwaysRepeatsWritesOneNumber) {
  const stats::DiaryModel model = model_of(6);
  auto values = values_of(model, 3, {4});
  values[stats::layout_of(model).repeat] = 30;
  const std::vector<double> latent{2, 9, 1, 8, 0, 7};
  const auto written = Replay(model).written(trajectory_of(model, values), latent, 5);
  for (const int own : written) EXPECT_EQ(own, written[0]);
}

}  // namespace
}  // namespace unknot::causes
