/// `unknot population fit`: priors learnt from many diaries, written to a file that
/// `unknot causes --priors` reads. Form: docs/cli.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "formats/json/causes.h"

namespace CLI {
class App;
}

namespace unknot::cli {

struct PopulationArguments {
  bool given = false;
  Output output = Output::Words;
  std::vector<std::string> files;
  std::string out;
  std::string licence;
  std::string date;  ///< last day that counts; empty: the last of each person
  std::uint64_t seed = 1;
};

/// Adds the command with its options; what is given goes into `arguments`, which outlives the app.
void add_population_options(CLI::App& app, PopulationArguments& arguments);

[[nodiscard]] Outcome population_command(const json::LoadedKnowledge& loaded,
                                         const PopulationArguments& arguments);

/// One sentence: where the priors of an answer come from.
[[nodiscard]] std::string priors_words(const json::PriorsOf& priors);

/// As in the provenance of priors.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

/// The error with the file in which it is.
[[nodiscard]] tl::unexpected<Error> in_file(const std::string& path, Error error);

}  // namespace unknot::cli
