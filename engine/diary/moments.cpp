/// Method: docs/methods/diary.md#moments.
#include "engine/diary/moments.h"

#include <algorithm>
#include <cmath>

namespace unknot::diary {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
/// The longest local day: two zones a day apart are crossed.
constexpr std::int64_t longest_day_ms = 50 * 3'600'000LL;
constexpr std::int64_t days_max = 31;

std::int64_t floor_divide(std::int64_t number, std::int64_t by) {
  return number >= 0 ? number / by : -((-number + by - 1) / by);
}

std::int64_t local_day(std::int64_t at_ms, std::string_view zone, const Zones& zones) {
  return floor_divide(at_ms + zones.offset_ms(zone, at_ms).value_or(0), day_ms);
}

/// The first moment after `at_ms` that lies on a later local day. The clock may be set at midnight
/// itself, so the day is searched and not computed.
std::int64_t next_day(std::int64_t at_ms, std::string_view zone, const Zones& zones) {
  const std::int64_t today = local_day(at_ms, zone, zones);
  const std::int64_t offset = zones.offset_ms(zone, at_ms).value_or(0);
  if (zones.offset_ms(zone, at_ms + longest_day_ms).value_or(0) == offset) {
    return (today + 1) * day_ms - offset;
  }
  std::int64_t before = at_ms;
  std::int64_t after = at_ms + longest_day_ms;
  while (after - before > 1) {
    const std::int64_t middle = before + (after - before) / 2;
    (local_day(middle, zone, zones) > today ? after : before) = middle;
  }
  return after;
}

/// Ratings of one moment become their mean.
std::vector<Rating> one_a_moment(std::vector<Rating> ratings) {
  std::sort(ratings.begin(), ratings.end(), [](const Rating& one, const Rating& other) {
    return one.at_ms != other.at_ms ? one.at_ms < other.at_ms : one.value < other.value;
  });
  std::vector<Rating> out;
  for (auto from = ratings.begin(); from != ratings.end();) {
    const auto to = std::find_if(from, ratings.end(),
                                 [&](const Rating& own) { return own.at_ms != from->at_ms; });
    double sum = 0;
    for (auto own = from; own != to; ++own) sum += own->value;
    out.push_back({.at_ms = from->at_ms, .value = sum / static_cast<double>(to - from)});
    from = to;
  }
  return out;
}

}  // namespace

double mean_over_time(std::vector<Rating> ratings) {
  const std::vector<Rating> own = one_a_moment(std::move(ratings));
  double area = own.front().value;
  if (own.size() > 1) {
    area = 0;
    for (std::size_t k = 1; k < own.size(); ++k) {
      const auto width = static_cast<double>(own[k].at_ms - own[k - 1].at_ms);
      area += width * (own[k].value + own[k - 1].value) / 2;
    }
    area /= static_cast<double>(own.back().at_ms - own.front().at_ms);
  }
  return std::floor(area + 0.5);
}

std::vector<DayStretch> cut_at_midnights(const Stretch& stretch, std::string_view zone,
                                         const Zones& zones) {
  std::vector<DayStretch> out;
  const std::int64_t end = std::min(stretch.to_ms, stretch.from_ms + days_max * day_ms);
  std::int64_t from = stretch.from_ms;
  do {
    const std::int64_t to = std::min(end, next_day(from, zone, zones));
    out.push_back({.day = local_day(from, zone, zones), .stretch = {from, to}});
    from = to;
  } while (from < end);
  return out;
}

std::int64_t covered_ms(std::vector<Stretch> stretches) {
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& one, const Stretch& other) { return one.from_ms < other.from_ms; });
  std::int64_t out = 0;
  std::int64_t until = stretches.empty() ? 0 : stretches.front().from_ms;
  for (const Stretch& own : stretches) {
    const std::int64_t from = std::max(own.from_ms, until);
    if (own.to_ms > from) out += own.to_ms - from;
    until = std::max(until, own.to_ms);
  }
  return out;
}

}  // namespace unknot::diary
