#include "cli/alarms.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <utility>

#include "cli/alarms_words.h"
#include "cli/at_once.h"
#include "cli/output.h"
#include "formats/json/alarms.h"

namespace unknot::cli {
namespace {

Result<Outcome> run_alarms(const body::Knowledge& knowledge, const AlarmsArguments& a) {
  UNKNOT_TRY(const PreparedAlarms prepared, prepare_alarms(knowledge, a.request));
  // Before the work: a place that cannot be written is said at once.
  std::optional<OutputFile> file;
  if (!a.rows.empty()) {
    UNKNOT_TRY(OutputFile own, OutputFile::open(a.rows));
    file.emplace(std::move(own));
  }
  std::vector<AlarmPerson> persons(static_cast<std::size_t>(a.request.persons));
  each_at_once(persons.size(), [&](std::size_t i) {
    persons[i] = alarm_person(knowledge, prepared, a.request.first + static_cast<int>(i));
  });
  if (file) {
    UNKNOT_CHECK(file->write(alarm_rows_head));
    for (const AlarmPerson& own : persons) UNKNOT_CHECK(file->write(alarm_rows(prepared, own)));
    UNKNOT_CHECK(file->finish());
  }
  const AlarmAnswer answer = answer_alarms(prepared, persons);
  Outcome out;
  out.out = a.output == Output::Json ? json::to_json(prepared, answer) + "\n"
                                     : alarms_words(prepared, answer);
  return out;
}

void add_scene_options(CLI::App& alarms, causes::AlarmScene& scene) {
  alarms.add_option("--days", scene.days, "Of each diary; 90");
  alarms.add_option("--disturbance-coefficient", scene.disturbance_coefficient,
                    "From day to day, of what nobody logged; 0.7");
  alarms.add_option("--disturbance-sd", scene.disturbance_sd, "Points; 0.5");
  alarms.add_option("--noise-sd", scene.noise_sd, "Points, of a rating; 0.7");
  alarms.add_option("--pain", scene.pain_mean, "Mean; 5");
  alarms.add_option("--missing", scene.missing, "Share of days without a check-in; 0.2");
  alarms.add_option("--exposure-coefficient", scene.exposure_coefficient,
                    "From day to day, of each exposure; 0.5");
  alarms.add_option("--cause", scene.cause, "The true one, by its id; none");
  alarms.add_option("--points", scene.points, "Its effect from the 5th to the 95th percentile");
  alarms.add_option("--decoys", scene.decoys, "ID,ID: rise and fall with the cause, at 0.7")
      ->delimiter(',');
  alarms.add_option("--answers-to-pain", scene.answers_to_pain,
                    "Sds by which each exposure answers to a point of that day's pain; 0");
  alarms.add_flag("--only-felt", scene.only_felt_answer, "Only those rated by feeling answer");
  alarms.add_option("--missing-by-pain", scene.missing_by_pain,
                    "Log odds of no check-in a point of pain and a sd of an exposure; 0");
}

}  // namespace

void add_alarms_options(CLI::App& validate, AlarmsArguments& a) {
  CLI::App* alarms = validate.add_subcommand(
      "alarms", "How often a cause is named on diaries made up by chance: with none, or one");
  AlarmRequest& request = a.request;
  alarms->add_option("--persons", request.persons, "How many; 10");
  alarms->add_option("--first", request.first, "Number of the first, the seed of all its chance");
  alarms->add_option("--step", request.step, "Days from one look to the next; 1");
  alarms->add_option("--only-day", request.only_day, "One look, at this day");
  alarms->add_option("--gls-t", request.gls_t,
                     "From which least squares that knows the variances tells; 3.2");
  add_scene_options(*alarms, request.scene);
  alarms->add_option("--rows", a.rows, "FILE.csv: all looks; written over");
  alarms->add_flag_callback(
      "--json", [&a] { a.output = Output::Json; }, "Print JSON");
  alarms->callback([&a] { a.given = true; });
}

Outcome alarms_command(const body::Knowledge& knowledge, const AlarmsArguments& arguments) {
  auto outcome = run_alarms(knowledge, arguments);
  return outcome ? std::move(*outcome) : bad_input(outcome.error(), arguments.output);
}

}  // namespace unknot::cli
