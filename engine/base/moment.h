/// When something was said, as the person's clock showed it.
#pragma once

#include <cstdint>
#include <string>

namespace unknot {

struct Moment {
  std::int64_t at_ms = 0;  ///< milliseconds since 1970 in UTC
  std::string zone;        ///< name of the time zone, or an offset as `+01:00`
  std::string date;        ///< local day, YYYY-MM-DD
  bool operator==(const Moment&) const = default;
};

}  // namespace unknot
