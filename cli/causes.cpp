#include "cli/causes.h"

#include <CLI/CLI.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/arguments.h"
#include "cli/causes_words.h"
#include "cli/input.h"
#include "cli/knots.h"
#include "cli/population.h"
#include "cli/store_faults.h"
#include "formats/json/causes.h"
#include "formats/json/population.h"
#include "service/causes_file.h"
#include "service/diary.h"
#include "service/zones.h"

namespace unknot::cli {
namespace {

Result<std::optional<causes::Place>> read_place(const body::Atlas& atlas, const std::string& text) {
  if (text.empty()) return std::optional<causes::Place>{};
  UNKNOT_TRY(const body::Pain place, parse_place(atlas, text, "--place"));
  return std::optional(causes::Place{.region = place.region, .side = place.side});
}

/// What an answer starts from.
struct Start {
  Believed believed;
  json::PriorsOf priors;
};

Result<Start> start_of(const body::Knowledge& knowledge, const std::string& priors) {
  if (priors.empty()) return Start{.believed = {.knowledge = knowledge}};
  UNKNOT_TRY(const std::string bytes, read_input(priors, json::priors_bytes_max));
  const auto learnt = json::read_priors(bytes);
  if (!learnt) return in_file(priors, learnt.error());
  auto believed = believe(knowledge, *learnt);
  if (!believed) return in_file(priors, believed.error());
  return Start{.believed = std::move(*believed), .priors = learnt->provenance};
}

/// Days that taught the priors and are then looked at with them count twice. Of the own diary it
/// can only be guessed.
std::string counted_twice_words(const json::PriorsOf& priors, const CausesArguments& a,
                                std::string_view days) {
  if (!priors) return {};
  const std::string begin = "unknot: --priors " + a.priors + ": learnt from ";
  const std::string hash = days.empty() ? std::string() : sha256_of(days);
  for (const PriorsSource& own : priors->files) {
    if (own.sha256 == hash) return begin + "these very days too, which then count twice\n";
  }
  if (priors->persons != 1) return {};
  return begin + "one person; if that is the same one, their days count twice\n";
}

Result<Outcome> of_file(const Start& start, const CausesArguments& a) {
  const body::Knowledge& knowledge = start.believed.knowledge;
  UNKNOT_TRY(const std::string bytes, read_input(a.days));
  UNKNOT_TRY(const auto place, read_place(knowledge.atlas, a.place));
  const auto answered = service::causes_of_file(
      knowledge, bytes,
      {.place = place, .date = a.date, .seed = a.seed, .person = start.believed.person});
  if (!answered) return in_file(a.days, answered.error());
  const std::vector<PersonCauses>& people = *answered;
  Outcome out;
  out.err = counted_twice_words(start.priors, a, bytes);
  if (a.output == Output::Json) {
    out.out = json::to_json(people, start.priors) + "\n";
    return out;
  }
  for (const PersonCauses& own : people) {
    if (!own.person.empty()) out.out += own.person + "\n";
    out.out += causes_words(knowledge, own.result) + "\n";
  }
  out.out += priors_words(start.priors);
  return out;
}

/// @param knowledge  with its own priors, as the diary is read
Result<Outcome> of_diary(const body::Knowledge& knowledge, const Start& start,
                         const CausesArguments& a, const std::string& path) {
  UNKNOT_TRY(const Moment now, moment_argument(a.at));
  UNKNOT_TRY(const auto place, read_place(knowledge.atlas, a.place));
  const service::SystemZones zones;
  service::Diary diary({.knowledge = &knowledge, .zones = &zones, .store_path = path});
  UNKNOT_TRY(const diary::DayTable table, diary.days({}, now));
  UNKNOT_TRY(const TodayAnswer today, diary.today(now));
  causes::RunOptions options{.depth = causes::Depth::Full, .seed = a.seed};
  if (today.today.guess) {
    options.guess = causes::GuessOfDayOne{*today.today.guess, today.today.first_date};
  }
  const CausesRequest request{
      .table = &table, .date = a.date, .place = place, .person = start.believed.person};
  UNKNOT_TRY(const causes::Run run, ask_causes(start.believed.knowledge, request, options));
  Outcome out;
  out.err = counted_twice_words(start.priors, a, {});
  out.out = a.output == Output::Json
                ? json::to_json(run.result, start.priors) + "\n"
                : causes_words(knowledge, run.result) + priors_words(start.priors);
  return out;
}

}  // namespace

void add_causes_options(CLI::App& app, CausesArguments& a) {
  CLI::App* own = app.add_subcommand("causes", "What goes with the pain, and how sure that is");
  own->callback([&a] { a.given = true; });
  own->add_option("--days", a.days,
                  "FILE.csv as unknot days --csv prints it, - for standard input; a column\n"
                  "person makes it of several. Without it: the own diary");
  own->add_option("--date", a.date, "Last day that counts: 2026-02-26");
  own->add_option("--place", a.place, "REGION_l or _r; without it the worst place of each day");
  own->add_option(
      "--priors", a.priors,
      "FILE of unknot population fit: what is believed beforehand, in place of the studies");
  own->add_option("--seed", a.seed, "The same seed gives the same answer; 1 unless told")
      ->check(seed_fault);
  own->add_option("--store", a.store, "The file of the diary; without it the usual one");
  own->add_option("--at", a.at, "The moment that is taken for now: 2026-02-26T20:10+01:00");
  own->add_flag_callback(
      "--json", [&a] { a.output = Output::Json; }, "Print JSON");
}

Outcome causes_command(const json::LoadedKnowledge& loaded, const CausesArguments& a) {
  const auto dated = check_date_argument(a.date);
  if (!dated) return bad_input(dated.error(), a.output);
  const auto start = start_of(loaded.knowledge, a.priors);
  if (!start) return bad_input(start.error(), a.output);
  if (!a.days.empty()) {
    auto outcome = of_file(*start, a);
    return outcome ? std::move(*outcome) : bad_input(outcome.error(), a.output);
  }
  const auto path = store_to_read(a.store);
  if (!path) return failed(path.error(), a.output, a.store);
  auto outcome = of_diary(loaded.knowledge, *start, a, *path);
  return outcome ? std::move(*outcome) : failed(outcome.error(), a.output, *path);
}

}  // namespace unknot::cli
