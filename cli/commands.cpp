#include "cli/commands.h"

#include "cli/arguments.h"
#include "cli/words.h"
#include "engine/facade.h"
#include "formats/json/requests.h"
#include "formats/json/results.h"

namespace unknot::cli {
namespace {

constexpr int exit_bad_input = 2;
constexpr int exit_refused = 3;

Result<bool> read_flags(const std::vector<std::string>& flags, LocateRequest& request) {
  std::vector<std::string> single;
  for (const std::string& flag : flags) {
    if (flag == "none") {
      request.unanswered_flags = safety::Unanswered::CountAsNo;
    } else {
      single.push_back(flag);
    }
  }
  UNKNOT_TRY(request.flags, parse_answers("--flag", single));
  return true;
}

}  // namespace

Result<LocateRequest> read_locate_arguments(const body::Atlas& atlas,
                                            const LocateArguments& arguments) {
  LocateRequest request;
  for (const std::string& text : arguments.pains) {
    UNKNOT_TRY(const body::Pain pain, parse_pain(atlas, text));
    request.pains.push_back(pain);
  }
  UNKNOT_CHECK(read_flags(arguments.flags, request));
  UNKNOT_TRY(request.answers, parse_answers("--answer", arguments.answers));
  if (arguments.sex == "female")
    request.person.sex = body::Sex::Female;
  else if (arguments.sex == "male")
    request.person.sex = body::Sex::Male;
  else if (!arguments.sex.empty()) {
    return fail(ErrorCode::UnknownId, "--sex " + arguments.sex, "must be female or male");
  }
  request.person.age_years = arguments.age_years;
  return request;
}

Outcome bad_input(const Error& error, Output output) {
  Outcome out{.exit_code = exit_bad_input, .out = {}, .err = {}};
  out.err = "unknot: " + error.where + (error.where.empty() ? "" : ": ") + error.detail + "\n";
  if (output == Output::Json) out.out = json::to_json(error) + "\n";
  return out;
}

Outcome bad_spec(const Error& error, Output output, const std::string& path) {
  Outcome out = bad_input(error, output);
  const std::string prefix = "unknot: ";
  out.err = prefix + (path == "-" ? "standard input" : path) + ": " +
            out.err.substr(prefix.size(), out.err.size() - prefix.size() - 1) +
            "; form of SPEC.json: docs/cli.md\n";
  return out;
}

Outcome locate_command(const json::LoadedKnowledge& loaded, const LocateArguments& arguments) {
  const auto request = read_locate_arguments(loaded.knowledge.atlas, arguments);
  if (!request) return bad_input(request.error(), arguments.output);
  const auto answer = ask_locate(loaded.knowledge, *request);
  if (!answer) return bad_input(answer.error(), arguments.output);
  Outcome out;
  out.out = arguments.output == Output::Json ? json::to_json(*answer) + "\n"
                                             : locate_words(loaded.knowledge, *answer);
  if (refused(answer->red_flags)) out.exit_code = exit_refused;
  return out;
}

Outcome why_command(const json::LoadedKnowledge& loaded, const LocateArguments& arguments,
                    const std::string& muscle) {
  const auto request = read_locate_arguments(loaded.knowledge.atlas, arguments);
  if (!request) return bad_input(request.error(), arguments.output);
  const bool left = muscle.ends_with("_l");
  if (!left && !muscle.ends_with("_r")) {
    return bad_input({ErrorCode::UnknownId, "MUSCLE " + muscle, "needs _l or _r"},
                     arguments.output);
  }
  const auto answer =
      ask_why(loaded.knowledge, {.located = *request,
                                 .member = {.muscle = muscle.substr(0, muscle.size() - 2),
                                            .side = left ? body::Side::Left : body::Side::Right}});
  if (!answer) return bad_input(answer.error(), arguments.output);
  Outcome out;
  out.out = arguments.output == Output::Json ? json::to_json(*answer) + "\n"
                                             : why_words(loaded.knowledge, *answer);
  if (refused(answer->red_flags)) out.exit_code = exit_refused;
  return out;
}

Outcome plan_command(const json::LoadedKnowledge& loaded, const std::string& path,
                     const std::string& spec, Output output) {
  const auto request = json::read_plan_request(spec, loaded.knowledge);
  if (!request) return bad_spec(request.error(), output, path);
  const auto answer = ask_plan(loaded.knowledge, *request);
  if (!answer) return bad_spec(answer.error(), output, path);
  Outcome out;
  out.out = output == Output::Json
                ? json::to_json(*answer) + "\n"
                : safety_words(loaded.knowledge.safety, answer->red_flags) + plan_words(*answer);
  if (refused(answer->red_flags)) out.exit_code = exit_refused;
  return out;
}

}  // namespace unknot::cli
