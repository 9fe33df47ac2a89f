/// `unknot validate alarms`: how often causes are named on diaries made up by chance, where none is
/// and where one is. Form: docs/cli.md#validate-alarms.
#pragma once

#include <string>

#include "cli/commands.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct AlarmsArguments {
  bool given = false;
  Output output = Output::Words;
  AlarmRequest request;
  std::string rows;  ///< file for all looks; empty: none
};

/// Adds the command to `unknot validate`; `arguments` outlives the app.
void add_alarms_options(CLI::App& validate, AlarmsArguments& arguments);

[[nodiscard]] Outcome alarms_command(const body::Knowledge& knowledge,
                                     const AlarmsArguments& arguments);

}  // namespace unknot::cli
