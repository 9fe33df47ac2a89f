/// `unknot knots ...`: the record of located knots on the command line. Forms: docs/cli.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct KnotsArguments {
  std::string command;  ///< list, show, keep, look, close, reopen or delete; empty: none was given
  LocateArguments locate;
  std::string flags;  ///< "none" or empty
  int age_years = -1;
  std::vector<std::string> muscles;         ///< MUSCLE_l or MUSCLE_r
  std::vector<std::string> sore_different;  ///< press tests: sore, but not the own pain
  std::int64_t knot_id = 0;
  std::string as;     ///< gone or no_knot
  std::string at;     ///< when it was, if not now
  std::string store;  ///< file; empty: the usual one
};

/// Adds the command with its options; what is given goes into `arguments`, which outlives the app.
void add_knots_options(CLI::App& app, KnotsArguments& arguments);

/// Where the store is: the given file, or the usual one.
/// @error as store::default_path()
[[nodiscard]] Result<std::string> store_path(const std::string& given);

/// The same for a command that only reads: of a file that somebody named, and that is not there, it
/// could say nothing. The usual one need not be there yet.
/// @error NotFound  `where` is the argument; as store_path()
[[nodiscard]] Result<std::string> store_to_read(const std::string& given);

[[nodiscard]] Outcome knots_command(const json::LoadedKnowledge& loaded,
                                    const KnotsArguments& arguments);

}  // namespace unknot::cli
