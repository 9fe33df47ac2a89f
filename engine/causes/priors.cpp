#include "engine/causes/priors.h"

#include <array>
#include <cmath>
#include <utility>

#include "engine/causes/kernel.h"

namespace unknot::causes {
namespace {

constexpr double sd_of_5_to_95 = 1.645;  ///< half of that range, in standard deviations
constexpr double sd_of_10_to_90 = 1.2816;
constexpr double log_session_half_life_sd = 0.5;  ///< assumed; as in the reference form
constexpr double hours_a_day = 24;
/// A course of w weeks is nearly whole after them: three half-lives, 7/8.
constexpr double half_lives_of_a_ramp = 3;

/// Of stress 0.04 of 0.12 are left on the next day [Fischer2016, news summary]; for the others the
/// same is assumed.
constexpr std::array<std::pair<std::string_view, double>, 3> rated_by_feeling = {{
    {"stress", 1.0 / 3},
    {"low_mood", 1.0 / 3},
    {"hunched_hours", 1.0 / 3},
}};

constexpr std::array<std::string_view, 5> courses = {
    "band_strength_neck_shoulder", "strength_back_hip_leg", "yoga", "laser_clinic", "light_belt"};

double square(double value) { return value * value; }

/// Half the mean and a fifth of a point differ between persons [treatments.md of the facts].
double with_persons(const body::Number& effect) {
  const double sd = (effect.high - effect.low) / (2 * sd_of_5_to_95);
  return std::sqrt(square(sd) + square(0.5 * std::abs(effect.value) + 0.2));
}

}  // namespace

stats::Kernel kernel_of(const body::Cause& cause) {
  const std::string& kernel = cause.effect.kernel;
  const bool rises = kernel.starts_with("gamma") || kernel == "relief_then_soreness";
  return rises ? stats::Kernel::Cascade : stats::Kernel::Single;
}

std::optional<double> left_on_the_day_after(std::string_view cause) {
  for (const auto& [own, left] : rated_by_feeling) {
    if (own == cause) return left;
  }
  return std::nullopt;
}

stats::NormalPrior log_half_life_days_prior(const body::Number& half_life_hours) {
  constexpr double sd_min = 0.1;
  const double spread = std::log(half_life_hours.high / half_life_hours.low);
  return {std::log(half_life_hours.value / hours_a_day),
          std::max(sd_min, spread / (2 * sd_of_10_to_90))};
}

stats::NormalPrior effect_prior(const body::Cause& cause, Meets meets) {
  const body::CauseEffect& effect = cause.effect;
  const double peak = peak_of(kernel_of(cause), effect.half_life_hours.value / hours_a_day);
  const double left =
      meets == Meets::DayAfter ? left_on_the_day_after(cause.id).value_or(1.0) : 1.0;
  const double sd = std::sqrt(square(effect.effect_sd_nrs) + square(effect.between_person_sd_nrs));
  return {left * effect.effect_nrs.value / peak, sd / peak};
}

Meets meets_of(const body::Cause& cause) {
  return left_on_the_day_after(cause.id) ? Meets::DayAfter : Meets::SameDay;
}

CausePrior prior_of(const body::Cause& cause) {
  return {.effect = effect_prior(cause, meets_of(cause)),
          .inclusion = cause.effect.inclusion_probability,
          .log_half_life_days = log_half_life_days_prior(cause.effect.half_life_hours)};
}

body::Cause with_prior(body::Cause cause, const CausePrior& prior) {
  body::CauseEffect& effect = cause.effect;
  const stats::NormalPrior& half_life = prior.log_half_life_days;
  const auto hours = [&](double sds) {
    return hours_a_day * std::exp(half_life.mean + sds * half_life.sd);
  };
  effect.half_life_hours.value = hours(0);
  effect.half_life_hours.low = hours(-sd_of_10_to_90);
  effect.half_life_hours.high = hours(sd_of_10_to_90);
  const double peak = peak_of(kernel_of(cause), hours(0) / hours_a_day);
  const double one_day = prior.effect.mean * peak / left_on_the_day_after(cause.id).value_or(1.0);
  const double sd = prior.effect.sd * peak;
  effect.effect_nrs.value = one_day;
  effect.effect_nrs.low = one_day - sd_of_5_to_95 * sd;
  effect.effect_nrs.high = one_day + sd_of_5_to_95 * sd;
  effect.effect_sd_nrs = sd;
  effect.between_person_sd_nrs = 0;
  effect.inclusion_probability = prior.inclusion;
  return cause;
}

bool is_course(const body::Treatment& treatment) {
  for (const std::string_view own : courses) {
    if (treatment.id == own) return treatment.course_effect_nrs && treatment.course_ramp_weeks;
  }
  return false;
}

std::optional<ReliefPrior> relief_prior(const body::Treatment& treatment) {
  if (is_course(treatment)) {
    const double half_life_days = *treatment.course_ramp_weeks * 7 / half_lives_of_a_ramp;
    const double one_session = (1 - decay_of(half_life_days)) / course_sessions_a_day;
    const body::Number& effect = *treatment.course_effect_nrs;
    return ReliefPrior{.effect = {-effect.value * one_session, with_persons(effect) * one_session},
                       .log_half_life_days = {std::log(half_life_days), log_session_half_life_sd}};
  }
  if (!treatment.session_effect_nrs || !treatment.session_half_life_hours) return std::nullopt;
  const double half_life_days = *treatment.session_half_life_hours / hours_a_day;
  const double left = decay_of(half_life_days);
  const body::Number& effect = *treatment.session_effect_nrs;
  const double sd = std::max(relief_sd_min, with_persons(effect) * left);
  return ReliefPrior{.effect = {-effect.value * left, sd},
                     .log_half_life_days = {std::log(half_life_days), log_session_half_life_sd}};
}

ReliefPrior painkiller_prior(const body::Cause& cause) {
  // docs/methods/causes.md#priors; from memory. What is left of it when the next evening is rated.
  const stats::NormalPrior half_life = log_half_life_days_prior(cause.effect.half_life_hours);
  const double left = decay_of(std::exp(half_life.mean));
  return {.effect = {0.6 * left, std::max(relief_sd_min, 0.5 * left)},
          .log_half_life_days = half_life};
}

stats::DiaryModel believed(stats::DiaryModel model, Variant variant) {
  for (stats::CauseTerm& own : model.causes) {
    if (variant == Variant::MeanZero) own.effect.mean = 0;
    if (variant == Variant::ScaleHalved) own.effect.sd *= 0.5;
    if (variant == Variant::ScaleDoubled) own.effect.sd *= 2;
  }
  return model;
}

}  // namespace unknot::causes
