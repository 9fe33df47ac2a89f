/// What `unknot validate alarms` says, and the table of all its looks.
#pragma once

#include <string>
#include <string_view>

#include "engine/facade.h"

namespace unknot::cli {

[[nodiscard]] std::string alarms_words(const PreparedAlarms& prepared, const AlarmAnswer& answer);

inline constexpr std::string_view alarm_rows_head =
    "person,day,scored,group,exposure,log_odds_ratio,probability_size,computed_others,"
    "log_odds_ratio_least,probability_size_least,share,gls_t,correlates,three_and_three\n";

/// One row a look and group, its exposure empty, then one a look and exposure. Share, t and the
/// simple rules are those of the group in both.
[[nodiscard]] std::string alarm_rows(const PreparedAlarms& prepared, const AlarmPerson& person);

}  // namespace unknot::cli
