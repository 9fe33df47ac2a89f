#include "cli/app.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <optional>
#include <string_view>

#include "cli/causes.h"
#include "cli/commands.h"
#include "cli/diary.h"
#include "cli/fit.h"
#include "cli/input.h"
#include "cli/keeping.h"
#include "cli/knots.h"
#include "cli/launch.h"
#include "cli/population.h"
#include "cli/transfer.h"
#include "cli/validate.h"
#include "formats/json/results.h"
#include "server/knowledge_source.h"
#include "server/listener.h"
#include "server/router.h"
#include "service/caretaker.h"
#include "service/causes.h"
#include "service/diary.h"
#include "service/transfer.h"
#include "service/zones.h"

namespace unknot::cli {
namespace {

constexpr int exit_bad_input = 2;

struct Arguments {
  std::string knowledge;
  bool json = false;
  int port = -1;
  bool no_open = false;
  LocateArguments locate;
  std::string muscle;
  std::string flags;
  int age_years = -1;
  std::string spec;
  KnotsArguments knots;
  DiaryArguments diary;
  FitArguments fit;
  KeepingArguments keeping;
  TransferArguments transfer;
  ValidateArguments validate;
  CausesArguments causes;
  PopulationArguments population;
};

int print(const Outcome& outcome) {
  std::cout << outcome.out << std::flush;
  std::cerr << outcome.err;
  return outcome.exit_code;
}

/// Shown is what the browser cannot do by itself: a browser in a box of its own (snap, flatpak)
/// cannot read the page that leads it here.
constexpr std::string_view running =
    "Unknot is running. Open this address in your browser:\n\n  {}\n\n"
    "It answers on this computer only. Stop it with Ctrl+C.\n";
constexpr std::string_view opening =
    "Your browser is being asked to open it. If no page comes, or one that cannot be read, open\n"
    "the address above by hand: it is a key, so show it to nobody.\n";
constexpr auto launch_time = std::chrono::seconds(60);

/// Nothing when the browser is not to be opened or the page for it cannot be written.
std::optional<LaunchPage> launch(const std::string& address, const Arguments& arguments) {
  if (isatty(STDOUT_FILENO) == 0 || arguments.no_open) return {};
  auto page = LaunchPage::write(launch_folder(), address);
  if (!page) {
    std::cerr << "unknot: the browser is not opened: " << page.error().where << ": "
              << page.error().detail << "\n";
    return {};
  }
  std::cout << opening << std::flush;
  open_with_desktop(page->path());
  return std::move(*page);
}

int refuse_start(const Error& error) {
  std::cerr << "unknot: " << error.where << ": " << error.detail << "\n";
  return 1;
}

int run_server(const json::LoadedKnowledge& loaded, const Arguments& arguments) {
  const auto token = server::make_token();
  // Who asks for a port wants to know the whole address beforehand.
  const auto host = arguments.port > 0 ? Result<std::string>("127.0.0.1") : server::make_host();
  if (!token || !host) return refuse_start(token ? host.error() : token.error());
  const auto record_path = store_path(arguments.knots.store);
  if (!record_path) return refuse_start(record_path.error());
  service::Knots record({.knowledge = &loaded.knowledge,
                         .store_path = *record_path,
                         .program_version = UNKNOT_VERSION,
                         .knowledge_version = loaded.version});
  const service::SystemZones zones;
  service::Diary diary(
      {.knowledge = &loaded.knowledge, .zones = &zones, .store_path = *record_path});
  service::Causes causes({.knowledge = &loaded.knowledge, .diary = &diary});
  service::Data data({.store_path = *record_path});
  const service::Transfer transfer({.knowledge = &loaded.knowledge,
                                    .zones = &zones,
                                    .store_path = *record_path,
                                    .program_version = UNKNOT_VERSION});
  auto listener = server::Listener::open(std::max(arguments.port, 0), *host);
  if (!listener) return refuse_start(listener.error());
  const int port = listener->port();
  const std::string address = fmt::format("http://{}:{}/#token={}", *host, port, *token);
  const server::Router router({.loaded = &loaded,
                               .token = *token,
                               .host = *host,
                               .port = port,
                               .page = server::page_assets(),
                               .knots = &record,
                               .diary = {.diary = &diary, .data = &data, .zones = &zones},
                               .causes = &causes,
                               .data = {.data = &data, .transfer = &transfer}});
  const service::Caretaker caretaker(diary, data);
  std::cout << fmt::format(running, address) << std::flush;
  auto page = launch(address, arguments);
  std::optional<RemovedLater> timer;
  if (page) timer.emplace(*page, launch_time);
  listener->serve([&](const server::Request& request) {
    server::Response response = router.respond(request);
    // Only who has the token gets this far, so the page has done its work.
    if (page && response.status == 200 && request.target.starts_with("/api/")) page->remove();
    return response;
  });
  return 0;
}

/// What was painted and answered: the same for every command that locates.
void add_locate_options(CLI::App& asks, Arguments& a) {
  asks.add_option("--pain", a.locate.pains,
                  "REGION=0..10[:WORD,...] (paired regions with _l, _r, _u)")
      ->required()
      ->take_all();
  asks.add_option("--flag", a.locate.flags, "ID=yes|no|unknown")->take_all();
  asks.add_option("--flags", a.flags, "none: every safety question was answered no")
      ->check(CLI::IsMember({"none"}));
  asks.add_option("--answer", a.locate.answers, "TEST=yes|no|unknown")->take_all();
  asks.add_option("--sex", a.locate.sex, "female or male");
  asks.add_option("--age", a.age_years, "In years")->check(CLI::Range(0, 120));
  asks.add_flag("--json", a.json, "Print JSON");
}

void add_options(CLI::App& app, Arguments& a) {
  app.set_version_flag("--version", std::string("unknot ") + UNKNOT_VERSION);
  app.add_option("--knowledge", a.knowledge, "Load the knowledge from this folder");
  CLI::App* run = app.add_subcommand("run", "Start the app (this is also the default)");
  for (CLI::App* target : {&app, run}) {
    target
        ->add_option("--port", a.port,
                     "Port on 127.0.0.1; 0 (default) takes any free one, on an address\n"
                     "of this computer that is drawn anew")
        ->check(CLI::Range(0, 65535));
    target->add_flag("--no-open", a.no_open, "Do not open the browser");
    target->add_option("--store", a.knots.store, "The file of the record; made when needed");
  }
  CLI::App* locate = app.add_subcommand("locate", "Which muscles fit a drawing of pain");
  CLI::App* why = app.add_subcommand("why", "What speaks for a muscle, and what against it");
  why->add_option("MUSCLE", a.muscle, "MUSCLE_l or MUSCLE_r, as unknot locate names it")
      ->required();
  for (CLI::App* asks : {locate, why}) add_locate_options(*asks, a);
  CLI::App* plan = app.add_subcommand("plan", "One to three safe actions for today");
  plan->add_option("SPEC", a.spec, "SPEC.json, or - for standard input")->required();
  plan->add_flag("--json", a.json, "Print JSON");
  add_knots_options(app, a.knots);
  add_diary_options(app, a.diary);
  add_fit_options(app, a.fit);
  add_keeping_options(app, a.keeping);
  add_transfer_options(app, a.transfer);
  add_validate_options(app, a.validate);
  add_causes_options(app, a.causes);
  add_population_options(app, a.population);
}

int dispatch(const CLI::App& app, Arguments& a) {
  a.diary.interactive = isatty(STDOUT_FILENO) != 0;
  if (a.fit.given) return print(fit_command(a.fit));                    // needs no knowledge
  if (a.validate.forecast) return print(validate_command(a.validate));  // nor does this
  const bool wants_json = a.json || a.knots.locate.output == Output::Json ||
                          a.diary.output == Output::Json || a.keeping.output == Output::Json ||
                          a.transfer.output == Output::Json || a.causes.output == Output::Json ||
                          a.validate.alarms.output == Output::Json ||
                          a.population.output == Output::Json;
  const Output output = wants_json ? Output::Json : Output::Words;
  const auto loaded = server::load_knowledge(
      a.knowledge.empty() ? std::nullopt : std::optional<std::string>(a.knowledge));
  if (!loaded) return print(bad_input(loaded.error(), output));
  if (app.got_subcommand("locate") || app.got_subcommand("why")) {
    if (!a.flags.empty()) a.locate.flags.push_back(a.flags);
    if (a.age_years >= 0) a.locate.age_years = a.age_years;
    a.locate.output = output;
    return print(app.got_subcommand("why") ? why_command(*loaded, a.locate, a.muscle)
                                           : locate_command(*loaded, a.locate));
  }
  if (app.got_subcommand("plan")) {
    const auto spec = read_input(a.spec);
    if (!spec) return print(bad_input(spec.error(), output));
    return print(plan_command(*loaded, a.spec, *spec, output));
  }
  if (app.got_subcommand("knots")) return print(knots_command(*loaded, a.knots));
  if (!a.keeping.command.empty()) return print(keeping_command(a.keeping));
  if (!a.diary.command.empty()) return print(diary_command(*loaded, a.diary));
  if (!a.transfer.command.empty()) return print(transfer_command(*loaded, a.transfer));
  if (a.population.given) return print(population_command(*loaded, a.population));
  if (a.causes.given) return print(causes_command(*loaded, a.causes));
  if (a.validate.alarms.given) return print(alarms_command(loaded->knowledge, a.validate.alarms));
  return run_server(*loaded, a);
}

/// "population: a subcommand is required: fit", where the command is the one that was given.
std::string fault_words(const CLI::App& app, const CLI::Error& error) {
  const CLI::App* given = &app;
  std::string out;
  while (!given->get_subcommands().empty()) {
    given = given->get_subcommands().front();
    out += given->get_name() + (given->get_subcommands().empty() ? ": " : " ");
  }
  if (error.get_name() != "RequiredError" || given->get_require_subcommand_min() == 0) {
    return out + error.what();
  }
  out += "a subcommand is required";
  const char* sign = ": ";
  for (const CLI::App* own : given->get_subcommands({})) {
    out += sign + own->get_name();
    sign = ", ";
  }
  return out;
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Unknot: find the knot, undo what ties it."};
  app.name("unknot");
  app.require_subcommand(0, 1);
  app.failure_message([](const CLI::App* own, const CLI::Error& error) {
    return "unknot: " + fault_words(*own, error) + "\nRun with --help for more information.\n";
  });
  Arguments arguments;
  add_options(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (app.exit(error) == 0) return 0;
    // The parser stopped before it could tell whether JSON was asked for.
    const bool wants_json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
    if (wants_json)
      std::cout << json::to_json({ErrorCode::Malformed, "arguments", fault_words(app, error)})
                << "\n";
    return exit_bad_input;
  }
  return dispatch(app, arguments);
}

}  // namespace unknot::cli
