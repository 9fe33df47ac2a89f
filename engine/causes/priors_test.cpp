#include "engine/causes/priors.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/causes/kernel.h"

namespace unknot::causes {
namespace {

body::Cause strain() {
  body::Cause out;
  out.id = "strain_event";
  out.effect.effect_nrs = {.value = 1.2, .low = -0.1, .high = 2.5};
  out.effect.effect_sd_nrs = 0.8;
  out.effect.between_person_sd_nrs = 0.6;
  out.effect.half_life_hours = {.value = 240, .low = 72, .high = 600};
  out.effect.kernel = "exp";
  return out;
}

body::Treatment heat() {
  body::Treatment out;
  out.id = "heat_pack";
  out.session_effect_nrs = body::Number{.value = -0.8, .low = -1.6225, .high = 0.0225};
  out.session_half_life_hours = 24;
  return out;
}

TEST(Priors, OneUnitOnOneDayReachesThePublishedEffect) {
  // The response of the model to one event is effect x filter: its largest must be the published
  // 1.2 with sd sqrt(0.8^2 + 0.6^2) = 1.
  const stats::NormalPrior prior = effect_prior(strain(), Meets::SameDay);
  const double peak = peak_of(stats::Kernel::Single, 10);
  EXPECT_NEAR(prior.mean * peak, 1.2, 1e-12);
  EXPECT_NEAR(prior.sd * peak, 1.0, 1e-12);
  EXPECT_GT(prior.mean, 15);  // a tenth of a half-life a day: the level is far above the response
}

TEST(Priors, WhatIsRatedByFeelingKeepsAThirdOnTheNextDay) {
  body::Cause stress = strain();
  stress.id = "stress";
  EXPECT_NEAR(effect_prior(stress, Meets::DayAfter).mean * 3,
              effect_prior(stress, Meets::SameDay).mean, 1e-12);
  EXPECT_EQ(effect_prior(stress, Meets::DayAfter).sd, effect_prior(stress, Meets::SameDay).sd);
  EXPECT_FALSE(left_on_the_day_after("strain_event").has_value());
}

TEST(Priors, TheRangeOfAHalfLifeHoldsEightInTen) {
  const auto prior = log_half_life_days_prior(strain().effect.half_life_hours);
  EXPECT_NEAR(prior.mean, std::log(10.0), 1e-12);
  EXPECT_NEAR(prior.sd, std::log(600.0 / 72) / 2.5632, 1e-12);
}

TEST(Priors, ReliefOfTheNextDayIsWhatIsLeftOfASession) {
  const auto prior = relief_prior(heat());
  ASSERT_TRUE(prior.has_value());
  EXPECT_NEAR(prior->effect.mean, 0.4, 1e-12);  // half of 0.8 after 24 hours
  // sd 0.5 of the number and 0.5 x 0.8 + 0.2 between persons, half of it left.
  EXPECT_NEAR(prior->effect.sd, 0.5 * std::sqrt(0.25 + 0.36), 1e-3);
}

TEST(Priors, ATreatmentThatIsGoneByMorningMayStillDoALittle) {
  body::Treatment quick = heat();
  quick.session_half_life_hours = 1.5;
  EXPECT_NEAR(relief_prior(quick)->effect.mean, 0, 1e-4);
  EXPECT_EQ(relief_prior(quick)->effect.sd, relief_sd_min);
}

TEST(Priors, ACourseReachesItsPublishedEffect) {
  body::Treatment bands;
  bands.id = "band_strength_neck_shoulder";
  bands.session_effect_nrs = body::Number{.value = 0.1, .low = -0.4, .high = 0.6};
  bands.session_half_life_hours = 30;
  bands.course_effect_nrs = body::Number{.value = -1.3, .low = -2.3, .high = -0.3};
  bands.course_ramp_weeks = 6;
  ASSERT_TRUE(is_course(bands));
  const auto prior = relief_prior(bands);
  const double rho = decay_of(std::exp(prior->log_half_life_days.mean));
  const double level = course_sessions_a_day / (1 - rho);  // z after years of three a week
  EXPECT_NEAR(prior->effect.mean * level, 1.3, 1e-9);
  EXPECT_NEAR(std::exp(prior->log_half_life_days.mean), 14, 1e-9);
}

TEST(Priors, OtherBeliefsChangeEffectsAlone) {
  stats::DiaryModel model;
  model.causes.push_back({.name = "a", .effect = {0.4, 0.2}, .log_half_life_days = {1, 2}});
  EXPECT_EQ(believed(model, Variant::MeanZero).causes[0].effect.mean, 0);
  EXPECT_EQ(believed(model, Variant::MeanZero).causes[0].effect.sd, 0.2);
  EXPECT_EQ(believed(model, Variant::ScaleHalved).causes[0].effect.sd, 0.1);
  EXPECT_EQ(believed(model, Variant::ScaleDoubled).causes[0].effect.sd, 0.4);
  EXPECT_EQ(believed(model, Variant::ScaleDoubled).causes[0].log_half_life_days.sd, 2);
}

}  // namespace
}  // namespace unknot::causes
