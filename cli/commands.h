/// The commands as plain functions: arguments in; exit code, output and errors out.
/// Forms and exit codes: docs/cli.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/facade.h"
#include "formats/json/knowledge.h"

namespace unknot::cli {

enum class Output { Words, Json };

struct Outcome {
  int exit_code = 0;  ///< 0 done, 2 bad input, 3 refused for safety, 1 anything else
  std::string out;
  std::string err;
};

struct LocateArguments {
  std::vector<std::string> pains;    ///< REGION=0..10
  std::vector<std::string> flags;    ///< "none" or ID=yes|no|unknown
  std::vector<std::string> answers;  ///< TEST=yes|no|unknown
  std::string sex;                   ///< "", "female", "male"
  std::optional<int> age_years;
  Output output = Output::Words;
};

/// @error as parse_pain() and parse_answers(); UnknownId  --sex
[[nodiscard]] Result<LocateRequest> read_locate_arguments(const body::Atlas& atlas,
                                                          const LocateArguments& arguments);

[[nodiscard]] Outcome locate_command(const json::LoadedKnowledge& loaded,
                                     const LocateArguments& arguments);

/// @param muscle  `levator_scapulae_r`
[[nodiscard]] Outcome why_command(const json::LoadedKnowledge& loaded,
                                  const LocateArguments& arguments, const std::string& muscle);

/// @param path  of SPEC.json, as it was given
/// @param spec  its bytes
[[nodiscard]] Outcome plan_command(const json::LoadedKnowledge& loaded, const std::string& path,
                                   const std::string& spec, Output output);

/// Bad input: words on standard error, and with Json the error as JSON on standard output.
[[nodiscard]] Outcome bad_input(const Error& error, Output output);

/// The same of a SPEC.json: words name the file and where its form stands, `where` stays the place
/// in it.
[[nodiscard]] Outcome bad_spec(const Error& error, Output output, const std::string& path);

}  // namespace unknot::cli
