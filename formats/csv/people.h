/// Tables of the days of several persons in one file: the form of formats/csv/days.h with a column
/// `person`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "formats/csv/days.h"

namespace unknot::csv {

struct PersonDays {
  std::string person;  ///< empty where the file has no such column
  DaysFile file;
};

/// One a person, in the order in which they first appear.
/// @error as read_days_csv(), but several persons are none; rows of `where` are counted within the
///        person, who is named before them where there are several
[[nodiscard]] Result<std::vector<PersonDays>> read_people_csv(std::string_view bytes);

}  // namespace unknot::csv
