/// `unknot export` and `unknot import`: everything out of the store, and in again. Forms:
/// docs/cli.md.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"

namespace CLI {
class App;
}

namespace unknot::cli {

enum class Forms { All, Days };  ///< which of them an import reads

struct TransferArguments {
  std::string command;  ///< export or import; empty: none was given
  Output output = Output::Words;
  std::string store;                    ///< file; empty: the usual one
  std::string at;                       ///< taken for now; empty: now
  std::string json_file;                ///< export: a file, or -
  std::string csv_folder;               ///< export
  bool force = false;                   ///< export: over files that are there
  std::vector<std::string> files = {};  ///< import
  Forms forms = Forms::All;             ///< import: `unknot days --import` reads its own form alone
  bool dry_run = false;                 ///< import: say what would come of it
};

/// Adds the commands with their options; what is given goes into `arguments`, which outlives the
/// app.
void add_transfer_options(CLI::App& app, TransferArguments& arguments);

[[nodiscard]] Outcome transfer_command(const json::LoadedKnowledge& loaded,
                                       const TransferArguments& arguments);

}  // namespace unknot::cli
