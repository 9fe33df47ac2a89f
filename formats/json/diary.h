/// The diary as JSON and CSV: what is asked of it, and what it answers. Forms: docs/cli.md and
/// api/diary.yaml.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/base/zones.h"
#include "engine/facade.h"

namespace unknot::json {

inline constexpr std::size_t entries_max = 200;

/// Ids and values are checked later, by check_entry().
/// @error Malformed, MissingField, UnknownField, WrongType, OutOfRange, UnknownId, TooLarge
[[nodiscard]] Result<LogRequest> read_log_request(std::string_view bytes);
/// {"date": "2026-02-26"} or {}. @return the date; empty when there is none
[[nodiscard]] Result<std::string> read_day_request(std::string_view bytes);
[[nodiscard]] Result<DaysRequest> read_days_request(std::string_view bytes);
[[nodiscard]] Result<DeleteRequest> read_delete_request(std::string_view bytes);

/// Clock times are those of the zone of each entry.
[[nodiscard]] std::string to_json(const Logged& logged, const Zones& zones);
[[nodiscard]] std::string to_json(const CheckInAnswer& answer, const Zones& zones);
[[nodiscard]] std::string to_json(const diary::Day& day, const Zones& zones);
[[nodiscard]] std::string to_json(const TodayAnswer& answer, const Zones& zones);
/// Column by column; not known is null.
[[nodiscard]] std::string to_json(const diary::DayTable& table);
[[nodiscard]] std::string to_json(const Deleted& deleted);

}  // namespace unknot::json
