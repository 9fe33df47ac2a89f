#include "engine/causes/forecast_study.h"

#include <memory>
#include <random>

namespace unknot::causes {
namespace {

/// The model and the baselines, as others have taught them.
std::vector<std::unique_ptr<Forecaster>> forecasters_of(const ForecastStudy& study,
                                                        const std::vector<PersonLesson>& lessons,
                                                        std::size_t person) {
  std::vector<const Lesson*> for_model;
  std::vector<const BaselineLesson*> for_baselines;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (i == person) continue;
    for_model.push_back(&lessons[i].model);
    for_baselines.push_back(&lessons[i].baselines);
  }
  const std::size_t features = study.persons[person].exposures + weekdays;
  std::vector<std::unique_ptr<Forecaster>> out;
  out.push_back(model_forecaster(knowledge_of(for_model, study.steps, features)));
  for (auto& own : baseline_forecasters(for_baselines, study.steps, features)) {
    out.push_back(std::move(own));
  }
  return out;
}

std::vector<Usual> usual_of_others(const std::vector<PersonLesson>& lessons, std::size_t person) {
  std::vector<const std::vector<Usual>*> others;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (i != person) others.push_back(&lessons[i].model.usual);
  }
  return usual_of(others);
}

}  // namespace

PersonLesson person_lesson(const ForecastStudy& study, std::size_t person) {
  const Series& series = study.persons[person];
  const Features features = whole_features(series);
  return {.model = lesson_of(series, features, study.steps),
          .baselines = baseline_lesson_of(series, features, study.steps)};
}

PersonForecast forecast_person(const ForecastStudy& study, const std::vector<PersonLesson>& lessons,
                               std::size_t person) {
  const Series& series = study.persons[person];
  const Features features = forward_features(series, usual_of_others(lessons, person));
  const auto forecasters = forecasters_of(study, lessons, person);
  std::array<std::vector<DayScore>, forecast_methods> days;
  std::mt19937_64 random(study.seed + person);
  for (std::size_t t = 0; t < series.steps.size(); ++t) {
    const int step = series.steps[t];
    // One draw for all of them, so that their places can be compared.
    const double chance = static_cast<double>(random() >> 11U) * 0x1p-53;
    for (std::size_t i = 0; i < forecasters.size(); ++i) {
      if (step != no_score && static_cast<int>(t) + 1 >= study.from_day) {
        days[i].push_back(score_of(forecasters[i]->probabilities(features.day(t)), step, chance));
      }
      forecasters[i]->learn(features.day(t), step);
    }
  }
  PersonForecast out{.person = series.person, .days = static_cast<int>(days[0].size())};
  for (std::size_t i = 0; i < forecasters.size() && out.days > 0; ++i) {
    out.skills[i] = skill_of(days[i], study.step_width);
  }
  return out;
}

}  // namespace unknot::causes
