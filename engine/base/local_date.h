/// Local days as text, YYYY-MM-DD, and as numbers to count with.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace unknot {

/// Nothing when it is not of that form or no such day exists. Years 0000 to 9999.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(std::string_view date);

[[nodiscard]] std::string date_of(std::chrono::sys_days day);

/// Nothing when the date is none.
[[nodiscard]] std::optional<std::string> days_after(std::string_view date, int days);

}  // namespace unknot
