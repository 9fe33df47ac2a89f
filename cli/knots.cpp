#include "cli/knots.h"

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/input.h"
#include "cli/knots_words.h"
#include "cli/store_faults.h"
#include "cli/words.h"
#include "formats/json/knots.h"
#include "service/knots.h"
#include "store/files.h"

namespace unknot::cli {
namespace {

constexpr int exit_refused = 3;

void add_look_options(CLI::App& command, KnotsArguments& a) {
  command.add_option("--pain", a.locate.pains, "REGION=0..10, as for locate")->take_all();
  command.add_option("--flag", a.locate.flags, "ID=yes|no|unknown")->take_all();
  command.add_option("--flags", a.flags, "none: every safety question was answered no")
      ->check(CLI::IsMember({"none"}));
  command.add_option("--answer", a.locate.answers, "TEST=yes|no|unknown")->take_all();
  command
      .add_option("--sore-different", a.sore_different,
                  "TEST: pressing is sore, but not the own pain (counts as no)")
      ->take_all();
  command.add_option("--sex", a.locate.sex, "female or male");
  command.add_option("--age", a.age_years, "In years")->check(CLI::Range(0, 120));
}

/// `levator_scapulae_r`
Result<knots::Member> parse_member(const std::string& text) {
  const bool left = text.ends_with("_l");
  if (!left && !text.ends_with("_r")) {
    return fail(ErrorCode::Malformed, "--knot " + text, "must be MUSCLE_l or MUSCLE_r");
  }
  return knots::Member{.muscle = text.substr(0, text.size() - 2),
                       .side = left ? body::Side::Left : body::Side::Right};
}

Result<LocateRequest> located(const body::Atlas& atlas, const KnotsArguments& a) {
  LocateArguments own = a.locate;
  if (!a.flags.empty()) own.flags.push_back(a.flags);
  if (a.age_years >= 0) own.age_years = a.age_years;
  UNKNOT_TRY(LocateRequest out, read_locate_arguments(atlas, own));
  for (const std::string& test : a.sore_different) {
    const auto [given, fresh] = out.answers.emplace(test, body::Answer::No);
    if (!fresh && given->second != body::Answer::No) {
      return fail(ErrorCode::Contradiction, "--sore-different " + test, "answered differently too");
    }
  }
  return out;
}

/// JSON or words of an answer; exit 3 when it was refused for safety.
Outcome told(const KnotsArguments& a, const std::string& as_json, const std::string& words,
             const safety::Screening* screening = nullptr) {
  Outcome out;
  out.out = a.locate.output == Output::Json ? as_json + "\n" : words;
  if (screening != nullptr && refused(*screening)) out.exit_code = exit_refused;
  return out;
}

class Command {
 public:
  Command(const json::LoadedKnowledge& loaded, const KnotsArguments& a, service::Knots& record,
          Moment moment)
      : knowledge_(loaded.knowledge), a_(a), record_(record), moment_(std::move(moment)) {}

  Result<Outcome> run() {
    if (a_.command == "keep") return keep();
    if (a_.command == "look") return look();
    if (a_.command == "close") {
      return event(a_.as == "gone" ? knots::EventKind::ClosedGone : knots::EventKind::ClosedNoKnot);
    }
    if (a_.command == "reopen") return event(knots::EventKind::Reopened);
    if (a_.command == "show") return show();
    if (a_.command == "delete") UNKNOT_CHECK(record_.erase(a_.knot_id));
    UNKNOT_TRY(const std::vector<KnotView> all, record_.list());
    return told(a_, json::to_json(all), list_words(knowledge_.atlas, all));
  }

 private:
  Result<Outcome> keep() {
    KeepRequest request{.located = {}, .sore_different = a_.sore_different, .members = {}};
    UNKNOT_TRY(request.located, located(knowledge_.atlas, a_));
    for (const std::string& text : a_.muscles) {
      UNKNOT_TRY(const knots::Member member, parse_member(text));
      request.members.push_back(member);
    }
    UNKNOT_TRY(const Kept kept, record_.keep(request, moment_));
    const std::string words = kept.knot_ids.empty() ? "Nothing was kept.\n" : kept_words(kept);
    return told(a_, json::to_json(kept), safety_words(knowledge_.safety, kept.red_flags) + words,
                &kept.red_flags);
  }

  Result<Outcome> look() {
    AgainRequest request{.located = {}, .sore_different = a_.sore_different};
    UNKNOT_TRY(request.located, located(knowledge_.atlas, a_));
    UNKNOT_TRY(const Looked looked, record_.look(a_.knot_id, request, moment_));
    const std::string safety = safety_words(knowledge_.safety, looked.red_flags);
    if (!looked.stored) {
      return told(a_, json::to_json(looked), safety + "Nothing was kept.\n", &looked.red_flags);
    }
    UNKNOT_TRY(const KnotView view, record_.show(a_.knot_id));
    return told(a_, json::to_json(looked), safety + show_words(knowledge_.atlas, view),
                &looked.red_flags);
  }

  Result<Outcome> event(knots::EventKind kind) {
    UNKNOT_CHECK(record_.add_event(a_.knot_id, {.moment = moment_, .kind = kind}));
    return show();
  }

  Result<Outcome> show() {
    UNKNOT_TRY(const KnotView view, record_.show(a_.knot_id));
    return told(a_, json::to_json(view), show_words(knowledge_.atlas, view));
  }

  const body::Knowledge& knowledge_;
  const KnotsArguments& a_;
  service::Knots& record_;
  Moment moment_;
};

Result<Outcome> run_knots(const json::LoadedKnowledge& loaded, const KnotsArguments& a) {
  const bool reads = a.command == "list" || a.command == "show";
  UNKNOT_TRY(const std::string path, reads ? store_to_read(a.store) : store_path(a.store));
  UNKNOT_TRY(Moment moment, moment_argument(a.at));
  service::Knots record({.knowledge = &loaded.knowledge,
                         .store_path = path,
                         .program_version = UNKNOT_VERSION,
                         .knowledge_version = loaded.version});
  return Command(loaded, a, record, std::move(moment)).run();
}

}  // namespace

void add_knots_options(CLI::App& app, KnotsArguments& a) {
  CLI::App* knots = app.add_subcommand("knots", "The record of located knots");
  knots->require_subcommand(1);
  const auto add = [&](const char* name, const char* words) {
    CLI::App* own = knots->add_subcommand(name, words);
    own->callback([&a, name] { a.command = name; });
    own->add_flag_callback(
        "--json", [&a] { a.locate.output = Output::Json; }, "Print JSON");
    own->add_option("--store", a.store, "The file of the record; made when it is missing");
    return own;
  };
  const auto add_with_id = [&](const char* name, const char* words) {
    CLI::App* own = add(name, words);
    own->add_option("ID", a.knot_id, "Number of the knot, as in the list")->required();
    return own;
  };
  const auto add_time = [&](CLI::App* own) {
    own->add_option("--at", a.at, "When it was, if not now: 2026-02-02T18:30+01:00");
  };
  add("list", "All recorded knots");
  add_with_id("show", "One knot with all looks at it, side by side");
  CLI::App* keep = add("keep", "Locate, and keep the named knots");
  keep->add_option("--knot", a.muscles, "MUSCLE_l or MUSCLE_r")->required()->take_all();
  add_look_options(*keep, a);
  add_time(keep);
  CLI::App* look = add_with_id("look", "Look at a knot again: paint, press, or both");
  add_look_options(*look, a);
  add_time(look);
  CLI::App* close = add_with_id("close", "Close a knot; it stays in the record");
  close->add_option("--as", a.as, "gone or no_knot")
      ->required()
      ->check(CLI::IsMember({"gone", "no_knot"}));
  add_time(close);
  add_time(add_with_id("reopen", "Open a closed knot again"));
  add_with_id("delete", "Delete a knot for good");
}

Result<std::string> store_path(const std::string& given) {
  if (!given.empty()) return given;
  return store::default_path();
}

Result<std::string> store_to_read(const std::string& given) {
  if (!given.empty() && !store::exists(given)) {
    return fail(ErrorCode::NotFound, "--store " + given,
                "there is no such file; `unknot log` and `unknot knots keep` make one");
  }
  return store_path(given);
}

Outcome knots_command(const json::LoadedKnowledge& loaded, const KnotsArguments& arguments) {
  auto outcome = run_knots(loaded, arguments);
  if (outcome) return std::move(*outcome);
  const auto path = store_path(arguments.store);
  return failed(outcome.error(), arguments.locate.output, path.value_or(arguments.store));
}

}  // namespace unknot::cli
