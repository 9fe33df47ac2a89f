/// What a command reads besides its arguments.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace unknot::cli {

/// The bytes of a file; `-` is standard input.
/// @error NotFound  `where` is the path
[[nodiscard]] Result<std::string> read_input(const std::string& path);

}  // namespace unknot::cli
