/// The table of days for a terminal.
#pragma once

#include <string>

#include "engine/facade.h"

namespace unknot::cli {

enum class Columns { AsSaid, All };  ///< All: the exposures made of the answers too

/// A row a day, a column a thing, named below by its number; what is not known is a point.
[[nodiscard]] std::string days_words(const diary::DayTable& table, Columns columns);

}  // namespace unknot::cli
