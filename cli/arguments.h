/// Command line words to the engine's values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/facade.h"

namespace unknot::cli {

/// `temple_r=6`, `lumbar_spine=4`, `heel_u=7`. Paired regions take _l, _r or _u (side unknown),
/// midline regions none.
/// @error Malformed   no `=` or no whole number
/// @error UnknownId   no such region, or a side that does not fit it
/// @error OutOfRange  outside 0..10
/// `where` is "--pain <text>".
[[nodiscard]] Result<body::Pain> parse_pain(const body::Atlas& atlas, std::string_view text);

/// `ID=yes|no|unknown`. @param option  "--flag" or "--answer", used in `where`
[[nodiscard]] Result<body::Answers> parse_answers(std::string_view option,
                                                  const std::vector<std::string>& texts);

}  // namespace unknot::cli
