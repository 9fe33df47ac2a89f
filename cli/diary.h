/// `unknot log`, `today`, `days`, `delete`: the diary on the command line. Forms: docs/cli.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/diary_arguments.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct DiaryArguments {
  std::string command;  ///< log, today, days or delete; empty: none was given
  Output output = Output::Words;
  std::string store;  ///< file; empty: the usual one
  std::string at;     ///< taken for now; empty: now
  std::string zone;   ///< of the day; empty: that of this computer
  std::string date;   ///< of what is logged; empty: today
  LogArguments log;
  std::string file;          ///< LOG.json, or -
  bool interactive = false;  ///< a person sits before the output
  bool ids = false;          ///< today: what can be answered and done
  std::string day;           ///< days: this one alone
  std::string from;
  std::string to;
  bool csv = false;
  bool all = false;
  std::string import_file;    ///< days: a table to take in; empty: none
  std::int64_t entry_id = 0;  ///< delete: 0 is none
  std::int64_t days = -1;     ///< delete: counted by the person; below 0: not said
  bool everything = false;
  bool backups = false;
  bool dry_run = false;
};

/// Adds the commands with their options; what is given goes into `arguments`, which outlives the
/// app.
void add_diary_options(CLI::App& app, DiaryArguments& arguments);

[[nodiscard]] Outcome diary_command(const json::LoadedKnowledge& loaded,
                                    const DiaryArguments& arguments);

}  // namespace unknot::cli
