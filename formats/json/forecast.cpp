#include "formats/json/forecast.h"

#include <cmath>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

Json skill_json(const causes::ForecastSkill& skill) {
  Json coverage = Json::object();
  for (std::size_t i = 0; i < skill.coverage.size(); ++i) {
    const auto percent = std::lround(100 * causes::coverage_levels[i]);
    coverage[std::to_string(percent)] = skill.coverage[i];
  }
  return {{"log_score", skill.log_score},
          {"rps", skill.rps},
          {"crps", skill.crps},
          {"coverage", std::move(coverage)}};
}

Json difference_json(const causes::SkillDifference& difference) {
  return {{"mean", difference.mean}, {"p025", difference.p025}, {"p975", difference.p975}};
}

Json person_json(const causes::PersonForecast& person) {
  Json out{{"person", person.person},
           {"days", person.days},
           {"model", skill_json(person.skills[0])},
           {"baselines", Json::object()}};
  for (std::size_t i = 0; i < causes::baseline_names.size(); ++i) {
    out["baselines"][std::string(causes::baseline_names[i])] = skill_json(person.skills[i + 1]);
  }
  return out;
}

Json all_json(const ForecastAnswer& answer) {
  Json out{{"persons", answer.persons.size()},
           {"days", answer.days},
           {"model", skill_json(answer.all[0].skill)},
           {"baselines", Json::object()}};
  for (std::size_t i = 0; i < causes::baseline_names.size(); ++i) {
    const ForecastComparison& own = answer.all[i + 1];
    Json baseline = skill_json(own.skill);
    baseline["model_less_this"] = {{"log_score", difference_json(own.log_score)},
                                   {"rps", difference_json(own.rps)}};
    out["baselines"][std::string(causes::baseline_names[i])] = std::move(baseline);
  }
  return out;
}

}  // namespace

std::string to_json(const ForecastAnswer& answer) {
  Json out{{"persons", Json::array()},
           {"left_out", answer.left_out},
           {"scores_outside", answer.scores_outside},
           {"all", nullptr}};
  for (const causes::PersonForecast& person : answer.persons) {
    out["persons"].push_back(person_json(person));
  }
  if (!answer.persons.empty()) out["all"] = all_json(answer);
  // Names of persons are the bytes of a file.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace unknot::json
