/// `unknot backup`, `backups`, `restore` and `rescue`: the store as a file. Forms: docs/cli.md.
#pragma once

#include <string>

#include "cli/commands.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct KeepingArguments {
  std::string command;  ///< backup, backups, restore or rescue; empty: none was given
  Output output = Output::Words;
  std::string store;  ///< file; empty: the usual one
  std::string at;     ///< taken for now; empty: now
  std::string file;   ///< backup: where to, or empty; restore: a file or the name of a backup
  std::string passphrase_file;  ///< empty: none
  bool asks_passphrase = false;
  std::string into;  ///< rescue: the new file; empty: beside the store
};

/// Adds the commands with their options; what is given goes into `arguments`, which outlives the
/// app.
void add_keeping_options(CLI::App& app, KeepingArguments& arguments);

[[nodiscard]] Outcome keeping_command(const KeepingArguments& arguments);

}  // namespace unknot::cli
