/// Priors learnt from many diaries, with where they come from. Part of engine/facade.h.
/// Method: docs/methods/causes.md#population. Form: docs/cli.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/knowledge.h"
#include "engine/causes/population.h"
#include "engine/diary/days.h"

namespace unknot {

struct PriorsSource {
  std::string file;    ///< name without folders
  std::string sha256;  ///< of its bytes, 64 hex digits
};

struct PriorsProvenance {
  std::vector<PriorsSource> files;
  int persons = 0;           ///< who taught
  int persons_left_out = 0;  ///< too few days, or chains that did not agree
  int days_scored = 0;       ///< of those who taught
  std::string date;          ///< last day of the diaries
  std::string licence;       ///< of the diaries, as it was told; empty: nobody said
  std::string program_version;
  std::string knowledge_version;
  double effect_scale = 1;  ///< of stage one, times that of the knowledge
  double inclusion = 0.5;   ///< of stage one
  int draws_a_person = 0;
  int draws_of_population = 0;
  double effective_draws_p10 = 0;  ///< see causes::LearntBlock
  double rhat_max = 1;
};

/// What such a file holds.
struct LearntPriors {
  PriorsProvenance provenance;
  causes::PopulationPriors priors;
  std::vector<causes::NotLearnt> not_learnt;
};

/// Stage one: one person. Persons do not depend on each other; the caller may ask for several at
/// the same time.
/// @param date  last day that counts; empty: that of the table
/// @error OutOfRange  the date; else as causes::person_draws()
[[nodiscard]] Result<causes::PersonDraws> ask_person_draws(const body::Knowledge& knowledge,
                                                           const diary::DayTable& table,
                                                           const std::string& date,
                                                           std::uint64_t seed);

/// Stage two. Files, licence and versions are the caller's to fill in.
/// @error MissingField  nobody taught anything
[[nodiscard]] Result<LearntPriors> ask_population(const body::Knowledge& knowledge,
                                                  std::span<const causes::PersonDraws> persons,
                                                  std::uint64_t seed);

/// Knowledge and priors as CausesRequest takes them.
struct Believed {
  body::Knowledge knowledge;
  causes::PersonPriors person;
};

/// @error UnknownId  an exposure that the knowledge does not have, or of which nothing is modelled
[[nodiscard]] Result<Believed> believe(body::Knowledge knowledge, const LearntPriors& learnt);

}  // namespace unknot
