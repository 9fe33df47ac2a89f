/// How well scores were forecast, as JSON. Form: docs/cli.md#validate-forecast.
#pragma once

#include <string>

#include "engine/facade.h"

namespace unknot::json {

[[nodiscard]] std::string to_json(const ForecastAnswer& answer);

}  // namespace unknot::json
