#include "cli/validate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "cli/at_once.h"
#include "cli/input.h"
#include "formats/csv/score_table.h"
#include "formats/json/forecast.h"

namespace unknot::cli {
namespace {

Result<PreparedForecast> read_study(const ValidateArguments& a) {
  UNKNOT_TRY(const std::string bytes, read_input(a.file));
  UNKNOT_TRY(csv::ScoreTable table, csv::read_score_table(bytes, a.score));
  ForecastRequest request{.scale = a.scale, .from_day = a.from_day, .seed = a.seed};
  request.scale.direction = a.low_is_bad ? ScoreDirection::LowIsBad : ScoreDirection::HighIsBad;
  for (csv::ScoreRow& row : table.rows) {
    request.days.push_back({.person = std::move(row.person),
                            .day = row.day,
                            .score = row.score,
                            .exposures = std::move(row.values)});
  }
  return prepare_forecast(std::move(request));
}

std::vector<causes::PersonForecast> forecasts_of(const causes::ForecastStudy& study) {
  std::vector<causes::PersonLesson> lessons(study.persons.size());
  each_at_once(lessons.size(), [&](std::size_t i) { lessons[i] = person_lesson(study, i); });
  std::vector<causes::PersonForecast> out(study.persons.size());
  each_at_once(out.size(), [&](std::size_t i) { out[i] = forecast_person(study, lessons, i); });
  return out;
}

std::string row_words(std::string_view name, const ForecastComparison& own) {
  const causes::ForecastSkill& skill = own.skill;
  return fmt::format("{:<32}{:>10.4f}{:>9.4f}{:>9.4f}   {:>3.0f} {:>3.0f} {:>3.0f}", name,
                     skill.log_score, skill.rps, skill.crps, 100 * skill.coverage[0],
                     100 * skill.coverage[1], 100 * skill.coverage[2]);
}

std::string difference_words(const causes::SkillDifference& own) {
  return fmt::format("   {:+.4f} ({:+.4f} to {:+.4f})", own.mean, own.p025, own.p975);
}

std::string forecast_words(const ForecastAnswer& answer) {
  std::string out = fmt::format("{} persons, {} days forecast from the days before them.\n",
                                answer.persons.size(), answer.days);
  if (!answer.left_out.empty()) {
    out +=
        fmt::format("{} persons without a day to forecast are left out.\n", answer.left_out.size());
  }
  if (answer.scores_outside > 0) {
    out += fmt::format("{} scores outside of the scale are not counted.\n", answer.scores_outside);
  }
  if (answer.persons.empty()) return out;
  out += fmt::format("\n{:<32}{:>10}{:>9}{:>9}   covered at    model less this, log score\n",
                     "mean of the persons", "log score", "RPS", "CRPS");
  out += fmt::format("{:<60}   50  80  95 %  (95 % of persons drawn anew)\n", "");
  out += row_words("model", answer.all[0]) + "\n";
  for (std::size_t i = 0; i < causes::baseline_names.size(); ++i) {
    const ForecastComparison& own = answer.all[i + 1];
    out += row_words(causes::baseline_names[i], own) + difference_words(own.log_score) + "\n";
  }
  return out;
}

}  // namespace

void add_validate_options(CLI::App& app, ValidateArguments& a) {
  CLI::App* validate =
      app.add_subcommand("validate", "How right the model is, on diaries you bring");
  validate->require_subcommand(1);
  CLI::App* forecast =
      validate->add_subcommand("forecast", "One day ahead, the model beside eight simple ways");
  forecast->add_option("FILE", a.file, "CSV with date, a score, and person; or - ")->required();
  forecast->add_option("--score", a.score, "The column that is forecast")->required();
  forecast->add_option("--scale-min", a.scale.min, "Lowest score")->required();
  forecast->add_option("--scale-max", a.scale.max, "Highest score")->required();
  forecast->add_option("--scale-step", a.scale.step, "Between neighbouring scores; 1");
  forecast->add_flag("--low-is-bad", a.low_is_bad, "The lowest score is the worst");
  forecast->add_option("--from-day", a.from_day,
                       "First day that counts, from a person's first score; 30");
  forecast->add_option("--seed", a.seed, "The same seed gives the same numbers; 1 unless told")
      ->check(seed_fault);
  forecast->add_flag_callback(
      "--json", [&a] { a.output = Output::Json; }, "Print JSON");
  forecast->callback([&a] { a.forecast = true; });
  add_alarms_options(*validate, a.alarms);
}

Outcome validate_command(const ValidateArguments& a) {
  const auto prepared = read_study(a);
  if (!prepared) return bad_input(prepared.error(), a.output);
  const ForecastAnswer answer = answer_forecast(*prepared, forecasts_of(prepared->study));
  Outcome out;
  out.out = a.output == Output::Json ? json::to_json(answer) + "\n" : forecast_words(answer);
  return out;
}

}  // namespace unknot::cli
