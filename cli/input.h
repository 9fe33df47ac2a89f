/// What a command reads besides its arguments.
#pragma once

#include <string>

#include "engine/base/moment.h"
#include "engine/base/result.h"

namespace unknot::cli {

/// The bytes of a file; `-` is standard input.
/// @error NotFound  `where` is the path
[[nodiscard]] Result<std::string> read_input(const std::string& path);

/// The moment of `--at`, which is taken for now; empty: that of the clock.
/// @error OutOfRange  as service::read_moment(); `where` is the argument
[[nodiscard]] Result<Moment> moment_argument(const std::string& at);

}  // namespace unknot::cli
