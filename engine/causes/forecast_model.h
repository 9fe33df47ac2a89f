/// The product's model as a forecaster: what other persons' diaries teach, and the most probable
/// hyper-parameters of the person's own past. Method: docs/validation/causes.md#forecast.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/causes/forecast_fit.h"
#include "engine/causes/forecast_method.h"
#include "engine/causes/forecast_population.h"
#include "engine/causes/forecast_series.h"

namespace unknot::causes {

/// What one person's whole diary teaches about others. It depends on no other person.
struct Lesson {
  Evidence hyper_parameters;  ///< in units of that person, unit_of()
  Evidence effects;           ///< likewise
  StepMoments scores;
  std::vector<Usual> usual;
};

/// @param features  whole_features(series)
[[nodiscard]] Lesson lesson_of(const Series& series, const Features& features, int steps);

/// What is known of a person before the first day.
struct ForecastKnowledge {
  int steps = 0;
  NormalPriors hyper_parameters;
  std::vector<double> effect_mean;
  stats::Matrix effect_covariance;
  double level_mean = 0;      ///< steps
  double level_sd = 0;        ///< steps
  double score_variance = 0;  ///< within a person, steps squared
};

/// @param others    may be empty
/// @param features  how many
[[nodiscard]] ForecastKnowledge knowledge_of(std::span<const Lesson* const> others, int steps,
                                             std::size_t features);

/// Steps in one unit of the latent pain: a person whose scores spread more has a wider unit, so
/// that effects and sds of persons and of scales can be compared. At least 1.
[[nodiscard]] double unit_of(double score_variance);

/// Fits anew after 10 days and whenever the days have grown by a fifth.
[[nodiscard]] std::unique_ptr<Forecaster> model_forecaster(ForecastKnowledge knowledge);

}  // namespace unknot::causes
