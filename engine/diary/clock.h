/// Clock times of a local day. Method: docs/methods/diary.md#time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/base/zones.h"

namespace unknot::diary {

/// The moment at which the clock of that zone shows that time on that day. When the clock shows it
/// twice, because it was put back, the first of both.
/// @param clock  as 18:40
/// @return       milliseconds since 1970, UTC
/// @error OutOfRange  no such time, or the clock was put forward over it; UnknownId for the zone
[[nodiscard]] Result<std::int64_t> instant_of(std::string_view date, std::string_view clock,
                                              std::string_view zone, const Zones& zones);

/// As 18:40; of an unknown zone in UTC.
[[nodiscard]] std::string clock_of(std::int64_t at_ms, std::string_view zone, const Zones& zones);

}  // namespace unknot::diary
