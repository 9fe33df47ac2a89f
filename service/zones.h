/// Time zones of this computer's database, as the engine asks for them.
#pragma once

#include "engine/base/zones.h"

namespace unknot::service {

/// Names as `Europe/Berlin`, offsets as `+01:00`, `Z` and `UTC`. Safe for several threads.
class SystemZones : public Zones {
 public:
  [[nodiscard]] std::optional<std::int64_t> offset_ms(std::string_view zone,
                                                      std::int64_t at_ms) const override;
};

}  // namespace unknot::service
