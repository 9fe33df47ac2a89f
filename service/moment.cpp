#include "service/moment.h"

#include <time.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "service/zones.h"

namespace unknot::service {
namespace {

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string offset_name(long seconds) {
  const long minutes = std::abs(seconds) / 60;
  return (seconds < 0 ? "-" : "+") + two_digits(static_cast<int>(minutes / 60)) + ":" +
         two_digits(static_cast<int>(minutes % 60));
}

/// "Europe/Berlin" from TZ, or from the link that /etc/localtime is.
std::string zone_name() {
  const char* set = std::getenv("TZ");
  if (set != nullptr && std::string_view(set).find('/') != std::string_view::npos &&
      set[0] != '/' && set[0] != ':') {
    return set;
  }
  if (set != nullptr && set[0] != '\0') return {};
  char link[512];
  const ssize_t size = readlink("/etc/localtime", link, sizeof link);
  if (size <= 0) return {};
  const std::string_view path(link, static_cast<std::size_t>(size));
  constexpr std::string_view mark = "zoneinfo/";
  const std::size_t at = path.find(mark);
  return at == std::string_view::npos ? std::string() : std::string(path.substr(at + mark.size()));
}

/// The digits from `from` on, or -1.
int digits(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return -1;
  int out = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return -1;
    out = 10 * out + (c - '0');
  }
  return out;
}

/// Minutes east of Greenwich of `Z` or `+01:00`.
Result<int> offset_minutes(std::string_view text) {
  if (text == "Z") return 0;
  const bool formed = text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':';
  const int hours = formed ? digits(text, 1, 2) : -1;
  const int minutes = formed ? digits(text, 4, 2) : -1;
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
    return fail(ErrorCode::OutOfRange, std::string(text), "the offset must be Z or as +01:00");
  }
  return (text[0] == '-' ? -1 : 1) * (60 * hours + minutes);
}

}  // namespace

Moment now() {
  const auto instant = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(instant);
  std::tm local{};
  localtime_r(&seconds, &local);
  char date[16];
  std::strftime(date, sizeof date, "%Y-%m-%d", &local);
  const auto since = instant.time_since_epoch();
  const auto at_ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  // A name that the database of zones does not hold would say nothing later.
  const std::string zone = zone_name();
  const bool known = !zone.empty() && SystemZones().offset_ms(zone, at_ms);
  return {.at_ms = at_ms, .zone = known ? zone : offset_name(local.tm_gmtoff), .date = date};
}

Result<Moment> read_moment(std::string_view text) {
  using namespace std::chrono;
  const std::string where(text);
  const bool formed =
      text.size() > 16 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':';
  const year_month_day day{year{digits(text, 0, 4)},
                           month{static_cast<unsigned>(digits(text, 5, 2))},
                           std::chrono::day{static_cast<unsigned>(digits(text, 8, 2))}};
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  if (!formed || digits(text, 0, 4) < 1970 || !day.ok() || hour < 0 || hour > 23 || minute < 0 ||
      minute > 59) {
    return fail(ErrorCode::OutOfRange, where, "must be as 2026-02-02T18:30+01:00");
  }
  UNKNOT_TRY(const int offset, offset_minutes(text.substr(16)));
  const auto instant = sys_days{day} + hours{hour} + minutes{minute - offset};
  return Moment{.at_ms = duration_cast<milliseconds>(instant.time_since_epoch()).count(),
                .zone = std::string(text.substr(16)),
                .date = std::string(text.substr(0, 10))};
}

}  // namespace unknot::service
