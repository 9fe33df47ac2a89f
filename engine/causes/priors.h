/// What the product believes before a diary is read: the knowledge of causes and treatments as
/// priors of the model. Equations and reasons: docs/methods/causes.md#priors.
#pragma once

#include <optional>
#include <string_view>

#include "engine/body/cause.h"
#include "engine/body/treatment.h"
#include "engine/stats/diary_model.h"

namespace unknot::causes {

/// Strong causes are rare but real; under a normal prior they are understated and their intervals
/// cover too rarely: docs/validation/causes.md. Three degrees of freedom keep the middle, leave 1
/// in 50 beyond 4.5 scales and still have a variance.
inline constexpr double slab_degrees_of_freedom = 3;
/// An effect is none when it moves the pain by less than this over the person's own days.
inline constexpr double none_points = 0.05;
/// Pain at the usual level of everything, when nobody said: wide, as a narrow one blames the level
/// of the pain on causes.
inline constexpr stats::NormalPrior intercept_prior{3, 3};
inline constexpr stats::NormalPrior weekend_prior{0, 0.3};
inline constexpr stats::NormalPrior amplification_prior{0.06, 0.06};  ///< per litre short
inline constexpr double drift_sd_a_month = 0.3;
inline constexpr int drift_days_min = 120;  ///< shorter diaries have none
/// Real diaries repeat yesterday's score on 65 to 77 % of their days, most of them because the
/// pain is the same.
inline constexpr stats::BetaPrior repeat_prior{1, 4};
/// Of the logarithm of each step between cut points: most lie within a third of a point; assumed.
inline constexpr double log_width_sd = 0.15;
/// What a treatment of which studies expect nothing the day after may still do; assumed. Less
/// would make the answer of the diary a copy of the prior.
inline constexpr double relief_sd_min = 0.15;
/// Of a course; three sessions a week are usual in the trials.
inline constexpr double course_sessions_a_day = 3.0 / 7;
inline constexpr std::string_view pain_medicine = "pain_medicine";
inline constexpr std::string_view amplifier_cause = "water_deficit";

/// Soreness rises for a day or two; everything else is strongest at once.
[[nodiscard]] stats::Kernel kernel_of(const body::Cause& cause);

/// Rated by feeling in the evening, when pain itself raises the rating: the value of the day before
/// counts, and this part of the published effect of the same day is left. Nothing: the day itself.
[[nodiscard]] std::optional<double> left_on_the_day_after(std::string_view cause);

enum class Meets { SameDay, DayAfter };

/// Published is the largest response to one unit on one day; the model's effect is that of a unit
/// that goes on. So mean and sd are divided by the peak of the kernel at the median half-life.
[[nodiscard]] stats::NormalPrior effect_prior(const body::Cause& cause, Meets meets);

/// Median: the value; 10 to 90 %: low to high.
[[nodiscard]] stats::NormalPrior log_half_life_days_prior(const body::Number& half_life_hours);

/// Strength, yoga, laser: what helps is a course of them, by a slow filter.
[[nodiscard]] bool is_course(const body::Treatment& treatment);

struct ReliefPrior {
  stats::NormalPrior effect;  ///< positive is less pain
  stats::NormalPrior log_half_life_days;
};

/// Of a session: minus its effect times what is left after 24 hours. Of a course: such that after
/// many weeks of it the published difference is reached. Nothing without a published number.
[[nodiscard]] std::optional<ReliefPrior> relief_prior(const body::Treatment& treatment);

/// Of painkillers, from the knowledge of how long they work.
[[nodiscard]] ReliefPrior painkiller_prior(const body::Cause& cause);

/// What is believed of a person besides causes; as shipped, that of the knowledge.
struct PersonPriors {
  stats::NormalPrior intercept = intercept_prior;
  stats::NormalPrior log_disturbance_half_life_days =
      stats::DiaryModel{}.log_disturbance_half_life_days;
  stats::NormalPrior log_disturbance_sd = stats::DiaryModel{}.log_disturbance_sd;
  stats::NormalPrior log_noise_sd = stats::DiaryModel{}.log_noise_sd;
  stats::BetaPrior repeat = repeat_prior;
};

/// What is believed of one exposure.
struct CausePrior {
  stats::NormalPrior effect;  ///< slab, as effect_prior() of the day that it meets (meets_of())
  double inclusion = 1;
  stats::NormalPrior log_half_life_days;
};

/// Of values that a person typed.
[[nodiscard]] Meets meets_of(const body::Cause& cause);

/// The prior of the knowledge, and the way back: knowledge of which this is the prior.
[[nodiscard]] CausePrior prior_of(const body::Cause& cause);
[[nodiscard]] body::Cause with_prior(body::Cause cause, const CausePrior& prior);

/// Other beliefs, to see whether a name depends on them.
enum class Variant { AsBelieved, MeanZero, ScaleHalved, ScaleDoubled };
inline constexpr Variant variants[] = {Variant::MeanZero, Variant::ScaleHalved,
                                       Variant::ScaleDoubled};

/// The same model with other priors of the effects of causes.
[[nodiscard]] stats::DiaryModel believed(stats::DiaryModel model, Variant variant);

}  // namespace unknot::causes
