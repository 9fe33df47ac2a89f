/// `unknot fit`: the raw engine on a model that somebody wrote by hand. Form: docs/cli.md.
#pragma once

#include <string>

#include "cli/commands.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct FitArguments {
  bool given = false;
  Output output = Output::Words;
  std::string spec;  ///< file, or -
  stats::FitOptions options;
  std::string sampler = "hmc";  ///< or nuts
  std::string draws_out;        ///< CSV; empty: none
};

/// Adds the command with its options; what is given goes into `arguments`, which outlives the app.
void add_fit_options(CLI::App& app, FitArguments& arguments);

/// Ctrl+C stops the chains: exit 130, nothing is written.
[[nodiscard]] Outcome fit_command(const FitArguments& arguments);

}  // namespace unknot::cli
