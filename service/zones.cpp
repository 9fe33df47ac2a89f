#include "service/zones.h"

#include <date/tz.h>

#include <chrono>
#include <stdexcept>

namespace unknot::service {
namespace {

int two_digits(std::string_view text) {
  const auto digit = [](char own) { return own >= '0' && own <= '9' ? own - '0' : -100; };
  return 10 * digit(text[0]) + digit(text[1]);
}

/// `+01:00`; nothing for another form.
std::optional<std::int64_t> fixed_offset_ms(std::string_view zone) {
  if (zone == "Z" || zone == "UTC") return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  const int hours = two_digits(zone.substr(1, 2));
  const int minutes = two_digits(zone.substr(4, 2));
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  return (zone[0] == '-' ? -1 : 1) * (60LL * hours + minutes) * 60'000;
}

}  // namespace

std::optional<std::int64_t> SystemZones::offset_ms(std::string_view zone,
                                                   std::int64_t at_ms) const {
  if (const auto fixed = fixed_offset_ms(zone)) return fixed;
  // The library throws for a name that it does not know and for a missing database.
  try {
    const date::time_zone* own = date::locate_zone(std::string(zone));
    const auto at = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>(
        std::chrono::milliseconds(at_ms));
    const auto info = own->get_info(at);
    return std::chrono::duration_cast<std::chrono::milliseconds>(info.offset).count();
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

}  // namespace unknot::service
