/// The causes of persons whose days stand in a file, not in the store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/facade.h"

namespace unknot::service {

struct CausesFileOptions {
  std::optional<causes::Place> place;
  std::string date;  ///< last day that counts; empty: the last of each person
  causes::Depth depth = causes::Depth::Full;
  std::uint64_t seed = 1;
  causes::PersonPriors person = {};  ///< with the knowledge: believe()
};

struct PersonTable {
  std::string person;  ///< empty where the file has no such column
  diary::DayTable table;
};

/// One a person.
/// @error as csv::read_people_csv() and check_entry() (`where` is the cell)
[[nodiscard]] Result<std::vector<PersonTable>> tables_of_file(const body::Knowledge& knowledge,
                                                              std::string_view bytes);

/// One a person, each by a run of their own; nothing is stored.
/// @error as tables_of_file() and ask_causes()
[[nodiscard]] Result<std::vector<PersonCauses>> causes_of_file(const body::Knowledge& knowledge,
                                                               std::string_view bytes,
                                                               const CausesFileOptions& options);

}  // namespace unknot::service
