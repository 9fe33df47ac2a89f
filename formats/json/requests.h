/// What a person or a program asks, from JSON. Strict: a field nobody knows is an error.
/// Form: docs/cli.md. `where` of an error is the path, for example `pains[1].nrs_0_10`.
#pragma once

#include <string_view>

#include "engine/base/result.h"
#include "engine/facade.h"

namespace unknot::json {

inline constexpr std::size_t request_bytes_max = 1U << 20;
inline constexpr std::size_t pains_max = 200;
inline constexpr std::size_t answers_max = 500;
/// Counted as in parse(); the largest request that passes the bounds above needs about half.
inline constexpr std::size_t request_values_max = 4096;

/// @error Malformed, MissingField, UnknownField, WrongType, OutOfRange, UnknownId, DuplicateId
/// @error TooLarge  more bytes, pains or answers than the bounds above
[[nodiscard]] Result<LocateRequest> read_locate_request(std::string_view bytes);

/// A muscle of a located drawing that is to be explained.
[[nodiscard]] Result<WhyRequest> read_why_request(std::string_view bytes);

/// Ids are checked later, by the facade. With "contraindications_none": true every question code
/// of the knowledge that is not given counts as "no".
[[nodiscard]] Result<PlanRequest> read_plan_request(std::string_view bytes,
                                                    const body::Knowledge& knowledge);

}  // namespace unknot::json
