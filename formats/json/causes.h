/// The causes as JSON: what is told of them, how far it is computed, what if. Forms: docs/cli.md
/// and api/causes.yaml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/facade.h"

namespace unknot::json {

inline constexpr std::size_t shifts_max = 40;

/// {"changes": [{"cause": "stress", "shift": -2}]}. Whether the cause is there is checked later.
/// @error Malformed, MissingField, UnknownField, WrongType, OutOfRange, TooLarge
[[nodiscard]] Result<std::vector<causes::Shift>> read_what_if_request(std::string_view bytes);

[[nodiscard]] std::string to_json(const CausesAnswer& answer);
[[nodiscard]] std::string to_json(const CausesProgress& progress);
[[nodiscard]] std::string to_json(const causes::WhatIf& what_if);

/// Where the priors of an answer come from; nothing: from the knowledge.
using PriorsOf = std::optional<PriorsProvenance>;

/// One object, as of `unknot causes --json`.
[[nodiscard]] std::string to_json(const causes::CausesResult& result, const PriorsOf& priors);

/// The persons of `unknot causes --days FILE --json`: an object each in a list; one without a name
/// is that object alone.
[[nodiscard]] std::string to_json(const std::vector<PersonCauses>& persons, const PriorsOf& priors);

}  // namespace unknot::json
