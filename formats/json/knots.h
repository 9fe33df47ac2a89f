/// The record of located knots as JSON: what is asked of it, and what it answers.
/// Forms: docs/cli.md and api/knots.yaml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/facade.h"

namespace unknot::json {

inline constexpr std::size_t members_max = 20;

/// @error as read_locate_request(), its places below `located`
[[nodiscard]] Result<KeepRequest> read_keep_request(std::string_view bytes);
/// Also the question whether to press. Pains may be an empty list: not painted anew.
[[nodiscard]] Result<AgainRequest> read_again_request(std::string_view bytes);
/// {"as": "gone" | "no_knot"}
[[nodiscard]] Result<knots::EventKind> read_close_request(std::string_view bytes);

[[nodiscard]] std::string to_json(const std::vector<KnotView>& views);  ///< {"knots": [...]}
[[nodiscard]] std::string to_json(const KnotView& view);
[[nodiscard]] std::string to_json(const Kept& kept);
[[nodiscard]] std::string to_json(const Looked& looked);
[[nodiscard]] std::string to_json(const PressOffer& offer);

}  // namespace unknot::json
