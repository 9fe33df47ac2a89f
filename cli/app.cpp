#include "cli/app.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string_view>

#include "cli/commands.h"
#include "formats/json/results.h"
#include "server/knowledge_source.h"
#include "server/listener.h"
#include "server/router.h"

namespace unknot::cli {
namespace {

constexpr int exit_bad_input = 2;

struct Arguments {
  std::string knowledge;
  bool json = false;
  int port = -1;
  bool no_open = false;
  LocateArguments locate;
  std::string flags;
  int age_years = -1;
  std::string spec;
};

int print(const Outcome& outcome) {
  std::cout << outcome.out << std::flush;
  std::cerr << outcome.err;
  return outcome.exit_code;
}

Result<std::string> read_spec(const std::string& path) {
  std::ostringstream bytes;
  if (path == "-") {
    bytes << std::cin.rdbuf();
    return bytes.str();
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::NotFound, path, "cannot be read");
  bytes << in.rdbuf();
  return bytes.str();
}

/// In a session of its own, so that Ctrl+C here does not end a browser that was started there.
void open_browser(const std::string& address) {
  const pid_t child = fork();
  if (child > 0) waitpid(child, nullptr, 0);
  if (child != 0) return;
  setsid();
  // The grandchild belongs to nobody here, so it leaves nothing to be waited for.
  if (fork() != 0) _exit(0);
  // The browser outlives this program: with our sockets in its hands the port would stay taken.
  close_range(3, ~0U, 0);
  for (std::FILE* stream : {stdin, stdout, stderr}) {
    if (std::freopen("/dev/null", stream == stdin ? "r" : "w", stream) == nullptr) _exit(1);
  }
  execlp("xdg-open", "xdg-open", address.c_str(), static_cast<char*>(nullptr));
  _exit(1);
}

int run_server(const json::LoadedKnowledge& loaded, const Arguments& arguments) {
  auto token = server::make_token();
  auto listener = server::Listener::open(std::max(arguments.port, 0));
  if (!token || !listener) {
    const Error& error = token ? listener.error() : token.error();
    std::cerr << "unknot: " << error.where << ": " << error.detail << "\n";
    return 1;
  }
  const int port = listener->port();
  const std::string address = fmt::format("http://127.0.0.1:{}/#token={}", port, *token);
  const server::Router router(
      {.loaded = &loaded, .token = *token, .port = port, .page = server::page_assets()});
  std::cout << "Unknot is running. Open this address in your browser:\n\n  " << address
            << "\n\nIt answers on this computer only. Stop it with Ctrl+C.\n"
            << std::flush;
  if (isatty(STDOUT_FILENO) != 0 && !arguments.no_open) open_browser(address);
  listener->serve([&](const server::Request& request) { return router.respond(request); });
  return 0;
}

void add_options(CLI::App& app, Arguments& a) {
  app.set_version_flag("--version", std::string("unknot ") + UNKNOT_VERSION);
  app.add_option("--knowledge", a.knowledge, "Load the knowledge from this folder");
  CLI::App* run = app.add_subcommand("run", "Start the app (this is also the default)");
  for (CLI::App* target : {&app, run}) {
    target->add_option("--port", a.port, "Port on 127.0.0.1; 0 takes any free one")
        ->check(CLI::Range(0, 65535));
    target->add_flag("--no-open", a.no_open, "Do not open the browser");
  }
  CLI::App* locate = app.add_subcommand("locate", "Which muscles fit a drawing of pain");
  locate->add_option("--pain", a.locate.pains, "REGION=0..10 (paired regions with _l, _r or _u)")
      ->required()
      ->take_all();
  locate->add_option("--flag", a.locate.flags, "ID=yes|no|unknown")->take_all();
  locate->add_option("--flags", a.flags, "none: every safety question was answered no")
      ->check(CLI::IsMember({"none"}));
  locate->add_option("--answer", a.locate.answers, "TEST=yes|no|unknown")->take_all();
  locate->add_option("--sex", a.locate.sex, "female or male");
  locate->add_option("--age", a.age_years, "In years")->check(CLI::Range(0, 120));
  locate->add_flag("--json", a.json, "Print JSON");
  CLI::App* plan = app.add_subcommand("plan", "One to three safe actions for today");
  plan->add_option("SPEC", a.spec, "SPEC.json, or - for standard input")->required();
  plan->add_flag("--json", a.json, "Print JSON");
}

int dispatch(const CLI::App& app, Arguments& a) {
  const Output output = a.json ? Output::Json : Output::Words;
  const auto loaded = server::load_knowledge(
      a.knowledge.empty() ? std::nullopt : std::optional<std::string>(a.knowledge));
  if (!loaded) return print(bad_input(loaded.error(), output));
  if (app.got_subcommand("locate")) {
    if (!a.flags.empty()) a.locate.flags.push_back(a.flags);
    if (a.age_years >= 0) a.locate.age_years = a.age_years;
    a.locate.output = output;
    return print(locate_command(*loaded, a.locate));
  }
  if (app.got_subcommand("plan")) {
    const auto spec = read_spec(a.spec);
    if (!spec) return print(bad_input(spec.error(), output));
    return print(plan_command(*loaded, *spec, output));
  }
  return run_server(*loaded, a);
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Unknot: find the knot, undo what ties it."};
  app.name("unknot");
  app.require_subcommand(0, 1);
  Arguments arguments;
  add_options(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (app.exit(error) == 0) return 0;
    // The parser stopped before it could tell whether JSON was asked for.
    const bool wants_json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc;
    if (wants_json)
      std::cout << json::to_json({ErrorCode::Malformed, "arguments", error.what()}) << "\n";
    return exit_bad_input;
  }
  return dispatch(app, arguments);
}

}  // namespace unknot::cli
