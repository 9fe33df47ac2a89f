#include "engine/diary/clock.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/local_date.h"

namespace unknot::diary {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;

int two_digits(std::string_view text) {
  const auto digit = [](char own) { return own >= '0' && own <= '9' ? own - '0' : -100; };
  return 10 * digit(text[0]) + digit(text[1]);
}

/// Minutes after midnight.
std::optional<int> minutes_of(std::string_view clock) {
  if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
  const int hours = two_digits(clock.substr(0, 2));
  const int minutes = two_digits(clock.substr(3, 2));
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return 60 * hours + minutes;
}

}  // namespace

Result<std::int64_t> instant_of(std::string_view date, std::string_view clock,
                                std::string_view zone, const Zones& zones) {
  const auto day = day_of(date);
  const auto minutes = minutes_of(clock);
  if (!day || !minutes) return fail(ErrorCode::OutOfRange, "at", "must be a time as 18:40");
  const std::int64_t local = day->time_since_epoch().count() * day_ms + *minutes * minute_ms;
  // The clock is never put by more than a day: one of the offsets around is the one of then.
  std::array<std::int64_t, 2> offsets{};
  for (std::size_t k = 0; k < offsets.size(); ++k) {
    const auto offset = zones.offset_ms(zone, local + (k == 0 ? -day_ms : day_ms));
    if (!offset) return fail(ErrorCode::UnknownId, "zone", "no such time zone");
    offsets[k] = *offset;
  }
  std::optional<std::int64_t> first;
  for (const std::int64_t offset : offsets) {
    const std::int64_t instant = local - offset;
    if (zones.offset_ms(zone, instant) != offset) continue;
    first = std::min(first.value_or(instant), instant);
  }
  if (!first) {
    return fail(ErrorCode::OutOfRange, "at", "the clock was put forward over that time");
  }
  return *first;
}

std::string clock_of(std::int64_t at_ms, std::string_view zone, const Zones& zones) {
  const std::int64_t local = at_ms + zones.offset_ms(zone, at_ms).value_or(0);
  const std::int64_t minutes = ((local % day_ms + day_ms) % day_ms) / minute_ms;
  const auto two = [](std::int64_t number) {
    return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  };
  return two(minutes / 60) + ':' + two(minutes % 60);
}

}  // namespace unknot::diary
