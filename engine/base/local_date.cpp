#include "engine/base/local_date.h"

namespace unknot {
namespace {

int number_in(std::string_view text) {
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    out = 10 * out + (c - '0');
  }
  return out;
}

std::string two_digits(unsigned number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

std::optional<std::chrono::sys_days> day_of(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const int year = number_in(date.substr(0, 4));
  const int month = number_in(date.substr(5, 2));
  const int day = number_in(date.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day own{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!own.ok()) return std::nullopt;
  return std::chrono::sys_days{own};
}

std::string date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day own{day};
  std::string year = std::to_string(static_cast<int>(own.year()));
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  return year + '-' + two_digits(static_cast<unsigned>(own.month())) + '-' +
         two_digits(static_cast<unsigned>(own.day()));
}

std::optional<std::string> days_after(std::string_view date, int days) {
  const auto day = day_of(date);
  if (!day) return std::nullopt;
  return date_of(*day + std::chrono::days{days});
}

}  // namespace unknot
