/// What the engine needs to know of time zones; the caller looks it up.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace unknot {

class Zones {
 public:
  virtual ~Zones() = default;
  /// Milliseconds east of UTC in that zone at that moment (milliseconds since 1970, UTC). The zone
  /// is a name as `Europe/Berlin` or an offset as `+01:00`. Nothing for a zone that is not known.
  [[nodiscard]] virtual std::optional<std::int64_t> offset_ms(std::string_view zone,
                                                              std::int64_t at_ms) const = 0;
};

}  // namespace unknot
