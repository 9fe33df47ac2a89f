/// `unknot validate forecast`: how well the next day's score is forecast, on diaries that somebody
/// brings. Nothing of them is kept. Form: docs/cli.md#validate-forecast. And the options of
/// `unknot validate alarms`.
#pragma once

#include <string>

#include "cli/alarms.h"
#include "cli/commands.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct ValidateArguments {
  bool forecast = false;  ///< the command was given
  Output output = Output::Words;
  std::string file;
  std::string score;  ///< name of a column
  ScoreScale scale;
  bool low_is_bad = false;
  int from_day = 30;
  std::uint64_t seed = 1;
  AlarmsArguments alarms;  ///< of `unknot validate alarms`
};

/// Adds both commands with their options; what is given goes into `arguments`, which outlives the
/// app.
void add_validate_options(CLI::App& app, ValidateArguments& arguments);

[[nodiscard]] Outcome validate_command(const ValidateArguments& arguments);

}  // namespace unknot::cli
