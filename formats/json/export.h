/// Everything that a store holds as one JSON file, the form `unknot_export`: docs/cli.md#export.
/// What is written comes back the same. What an entry does not have is left out.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/everything.h"

namespace unknot::json {

inline constexpr std::string_view export_form = "unknot_export";
inline constexpr int export_version = 1;
inline constexpr std::size_t export_bytes_max = 256UL << 20U;

/// Text that is no UTF-8 is mended by replacement characters.
[[nodiscard]] std::string write_export(const Everything& everything,
                                       const std::string& program_version);

/// Whether the bytes begin as this form does.
[[nodiscard]] bool is_export(std::string_view bytes);

/// The form alone; what it says is checked by check_everything().
/// @error Unsupported  a version that a newer program wrote
/// @error TooLarge     more than 256 MB, or an element that is too large
/// @error Malformed, MissingField, UnknownField, WrongType, OutOfRange, UnknownId, DuplicateId
/// `where` is the place, as `entries[17].value`. Cost: O(bytes).
[[nodiscard]] Result<Everything> read_export(std::string_view bytes);

}  // namespace unknot::json
