/// `unknot causes`: what goes with the pain, of the own diary or of a file of days. Form:
/// docs/cli.md.
#pragma once

#include <string>

#include "cli/commands.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct CausesArguments {
  bool given = false;
  Output output = Output::Words;
  std::string store;   ///< file; empty: the usual one
  std::string at;      ///< taken for now; empty: now
  std::string days;    ///< FILE.csv, or -; empty: the own diary
  std::string date;    ///< last day that counts; empty: today, or the last of the file
  std::string place;   ///< REGION_l; empty: the worst place of each day
  std::string priors;  ///< file of unknot population fit; empty: those of the knowledge
  std::uint64_t seed = 1;
};

/// Adds the command with its options; what is given goes into `arguments`, which outlives the app.
void add_causes_options(CLI::App& app, CausesArguments& arguments);

[[nodiscard]] Outcome causes_command(const json::LoadedKnowledge& loaded,
                                     const CausesArguments& arguments);

}  // namespace unknot::cli
