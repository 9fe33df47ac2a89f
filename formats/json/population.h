/// Priors learnt from many diaries as a small JSON file, the form `unknot_priors`: docs/cli.md.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/facade.h"
#include "formats/json/reader.h"

namespace unknot::json {

inline constexpr int priors_version = 1;
inline constexpr std::size_t priors_bytes_max = 1UL << 20U;

[[nodiscard]] std::string to_json(const LearntPriors& learnt);

/// Where they come from, as an answer tells it.
[[nodiscard]] Json provenance_json(const PriorsProvenance& from);

/// Strict. Whether the exposures are those of the knowledge is checked later, by believe().
/// @error Malformed, MissingField, UnknownField, WrongType, UnknownId  a form of another name
/// @error OutOfRange   a number that no prior can be, a date or hash that is none
/// @error Unsupported  of a newer version
/// @error DuplicateId  an exposure twice
/// @error TooLarge     more than priors_bytes_max
[[nodiscard]] Result<LearntPriors> read_priors(std::string_view bytes);

}  // namespace unknot::json
