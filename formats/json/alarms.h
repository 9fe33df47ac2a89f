/// How often causes were named on diaries made up by chance, as JSON. Form:
/// docs/cli.md#validate-alarms.
#pragma once

#include <string>

#include "engine/facade.h"

namespace unknot::json {

[[nodiscard]] std::string to_json(const PreparedAlarms& prepared, const AlarmAnswer& answer);

}  // namespace unknot::json
