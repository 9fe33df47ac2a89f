/// The product's model and its baselines, each forecasting every score of every person from the
/// days before it and from the other persons. Method: docs/validation/causes.md#forecast.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/causes/forecast_baselines.h"
#include "engine/causes/forecast_model.h"
#include "engine/causes/forecast_scores.h"
#include "engine/causes/forecast_series.h"

namespace unknot::causes {

/// Persons with at least one score each, all with the same exposures.
struct ForecastStudy {
  std::vector<Series> persons;
  int steps = 0;
  double step_width = 1;
  int from_day = 30;  ///< first day that counts, 1 being the first with a score
  std::uint64_t seed = 1;
};

/// What one person's whole diary teaches about the others.
struct PersonLesson {
  Lesson model;
  BaselineLesson baselines;
};

/// @param person  index
/// Depends on nobody else, so that persons can be taken at the same time. Deterministic.
[[nodiscard]] PersonLesson person_lesson(const ForecastStudy& study, std::size_t person);

inline constexpr std::size_t forecast_methods = 1 + baseline_names.size();

/// Of one person: the model first, then the baselines by name.
struct PersonForecast {
  std::string person;
  int days = 0;  ///< with a score, from from_day on; 0: no skills
  std::array<ForecastSkill, forecast_methods> skills{};
};

/// @param lessons  one a person; that of the person itself is not looked at
/// Depends on no other forecast. Deterministic for one seed.
[[nodiscard]] PersonForecast forecast_person(const ForecastStudy& study,
                                             const std::vector<PersonLesson>& lessons,
                                             std::size_t person);

}  // namespace unknot::causes
