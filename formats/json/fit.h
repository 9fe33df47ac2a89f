/// The raw engine as JSON: a model of a diary in, what its draws say out. Forms: docs/cli.md.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/facade.h"

namespace unknot::json {

inline constexpr std::size_t fit_bytes_max = 128UL << 20U;
/// Counted as in parse(): terms_max of each kind over twenty years, each exposure with its gaps.
inline constexpr std::size_t fit_values_read_max = 6'000'000;
inline constexpr std::size_t fit_lists_max = 8000;  ///< objects and lists

/// Strict: a field that nobody reads is refused. What stats::check() asks is checked later.
/// @error Malformed, MissingField, UnknownField, WrongType, OutOfRange, UnknownId, DuplicateId,
/// Contradiction; TooLarge  more than the bounds above
/// `where` is the path, for example `causes[1].exposure[30]`, its day counted from 0.
[[nodiscard]] Result<stats::DiaryModel> read_fit_request(std::string_view bytes);

/// What is no finite number is null.
[[nodiscard]] std::string to_json(const FitAnswer& answer);

}  // namespace unknot::json
