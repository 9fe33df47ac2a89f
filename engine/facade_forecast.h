/// How well the next day's score can be forecast, measured on diaries that somebody brings. Part of
/// engine/facade.h. Method: docs/validation/causes.md#forecast. Form: docs/cli.md.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/causes/forecast_study.h"

namespace unknot {

inline constexpr int forecast_steps_max = 201;
inline constexpr std::size_t forecast_exposures_max = 120;

/// One row of such a diary.
struct ScoreDay {
  std::string person;
  std::chrono::sys_days day;
  double score = 0;               ///< not a number: none
  std::vector<double> exposures;  ///< not a number: not known
};

enum class ScoreDirection { HighIsBad, LowIsBad };

struct ScoreScale {
  double min = 0;
  double max = 10;
  double step = 1;
  ScoreDirection direction = ScoreDirection::HighIsBad;
};

struct ForecastRequest {
  std::vector<ScoreDay> days;  ///< in any order
  ScoreScale scale;
  int from_day = 30;
  std::uint64_t seed = 1;
};

struct PreparedForecast {
  causes::ForecastStudy study;
  int scores_outside = 0;              ///< of the scale: taken for days without a score
  std::vector<std::string> no_scores;  ///< persons without any
};

/// @error OutOfRange   no scale (max not above min, step not above 0, or not a whole number of
///                     steps), from_day below 2, an exposure that is infinite
/// @error TooLarge     more steps, exposures or days than stated
/// @error DuplicateId  a day of a person twice
/// @error MissingField no score at all
/// `where` is the argument, or `date` with the day.
[[nodiscard]] Result<PreparedForecast> prepare_forecast(ForecastRequest request);

/// Over all persons with days to forecast.
struct ForecastComparison {
  causes::ForecastSkill skill;        ///< mean of the persons' means; coverage over all days
  causes::SkillDifference log_score;  ///< of the model less this; below 0: the model is better
  causes::SkillDifference rps;
};

struct ForecastAnswer {
  std::vector<causes::PersonForecast> persons;  ///< those with days
  std::vector<std::string> left_out;            ///< those without
  int days = 0;
  /// The model (its differences are 0), then the baselines; zeros when nobody has days.
  std::array<ForecastComparison, causes::forecast_methods> all{};
  int scores_outside = 0;
};

/// @param forecasts  causes::forecast_person() of each person of the study
[[nodiscard]] ForecastAnswer answer_forecast(const PreparedForecast& prepared,
                                             std::vector<causes::PersonForecast> forecasts);

}  // namespace unknot
