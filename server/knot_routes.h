/// The addresses of the record below /api/knots: HTTP words to calls of service::Knots.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/knots.h"

namespace unknot::server {

enum class KnotAction { List, Keep, Show, Erase, Press, Look, Close, Reopen };

/// An address below /api/knots. Ids are plain numbers, so an address says nothing about a person.
struct KnotAddress {
  std::optional<std::int64_t> knot_id;
  std::string_view rest;  ///< "", "keep", "press", "look", "close" or "reopen"
};

/// Nothing when no such address exists.
[[nodiscard]] std::optional<KnotAddress> knot_address(std::string_view path);

/// "GET", "POST" or "GET, DELETE"
[[nodiscard]] std::string_view methods_of(const KnotAddress& address);

/// Nothing when the method is not one of methods_of().
[[nodiscard]] std::optional<KnotAction> knot_action(const KnotAddress& address,
                                                    std::string_view method);

struct KnotCall {
  KnotAction action = KnotAction::List;
  std::int64_t knot_id = 0;  ///< not used by List and Keep
  std::string_view body;
  Moment moment;
};

/// The JSON of the answer. After closing, reopening and erasing: the record as it is then.
/// @error as service::Knots and formats/json/knots.h
[[nodiscard]] Result<std::string> answer_knots(service::Knots& record, const KnotCall& call);

}  // namespace unknot::server
