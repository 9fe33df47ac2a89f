/// What a person does next when the store fails.
#pragma once

#include <string>

#include "cli/commands.h"

namespace unknot::cli {

/// 1 for faults of the machine and the store, 2 for bad input.
[[nodiscard]] int exit_code_of(ErrorCode code);

/// The error, with what to do next where the store is at fault: the newest good backup is named.
/// @param store_path  of the store that was asked for
[[nodiscard]] Outcome failed(const Error& error, Output output, const std::string& store_path);

}  // namespace unknot::cli
