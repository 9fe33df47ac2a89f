/// What a command reads besides its arguments.
#pragma once

#include <cstddef>
#include <string>

#include "engine/base/moment.h"
#include "engine/base/result.h"

namespace unknot::cli {

inline constexpr std::size_t input_bytes_max = 256UL << 20U;  ///< as of an export

/// The bytes of a file; `-` is standard input. A folder, a pipe or a device is no file.
/// @error NotFound  `where` is the path; TooLarge  more bytes, or no memory for them
[[nodiscard]] Result<std::string> read_input(const std::string& path,
                                             std::size_t bytes_max = input_bytes_max);

/// The moment of `--at`, which is taken for now; empty: that of the clock.
/// @error OutOfRange  as service::read_moment(); `where` is the argument
[[nodiscard]] Result<Moment> moment_argument(const std::string& at);

/// @error OutOfRange  no day; `where` is the argument. Empty is none given.
[[nodiscard]] Result<bool> check_date_argument(const std::string& date);

/// For `--seed`: a sign would silently be another number.
/// @return  what is wrong; empty: nothing
[[nodiscard]] std::string seed_fault(const std::string& text);

}  // namespace unknot::cli
