/// Command line words to the engine's values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/facade.h"

namespace unknot::cli {

/// `temple_r`, `lumbar_spine`. Paired regions take _l, _r or _u (side unknown), midline regions
/// none.
/// @param where  the argument, as the error names it
/// @return  without a rating
/// @error UnknownId   no such region (the nearest are named), or a side that does not fit it
[[nodiscard]] Result<body::Pain> parse_place(const body::Atlas& atlas, std::string_view text,
                                             const std::string& where);

/// As parse_place() reads it.
[[nodiscard]] std::string place_argument(std::string_view region, body::PaintSide side);

/// `temple_r=6`, `lumbar_spine=4`, `heel_u=7`, with words `temple_r=6:dull,deep`.
/// @error Malformed   no `=` or no whole number
/// @error UnknownId   no such region, or a side that does not fit it
/// @error OutOfRange  outside 0..10
/// `where` is "--pain <text>".
[[nodiscard]] Result<body::Pain> parse_pain(const body::Atlas& atlas, std::string_view text);

/// `ID=yes|no|unknown`. @param option  "--flag" or "--answer", used in `where`
[[nodiscard]] Result<body::Answers> parse_answers(std::string_view option,
                                                  const std::vector<std::string>& texts);

}  // namespace unknot::cli
