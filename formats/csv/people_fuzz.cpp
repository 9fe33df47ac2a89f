/// Any bytes as a table of several persons: no value is lost or made up, and each has one owner.
#include <cmath>
#include <cstdint>
#include <set>

#include "engine/base/contracts.h"
#include "engine/base/local_date.h"
#include "formats/csv/csv.h"
#include "formats/csv/people.h"

using namespace unknot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto people = csv::read_people_csv(bytes);
  if (!people) return 0;
  UNKNOT_ENSURES(!people->empty());
  std::set<std::string> names;
  std::size_t days = 0;
  for (const csv::PersonDays& own : *people) {
    UNKNOT_ENSURES(names.insert(own.person).second);
    days += own.file.days;
    for (const csv::DayValue& value : own.file.values) {
      UNKNOT_ENSURES(std::isfinite(value.entry.value.value()));
      UNKNOT_ENSURES(day_of(value.entry.date).has_value());
    }
  }
  const auto table = csv::read_table(bytes);
  UNKNOT_ENSURES(table.has_value());
  UNKNOT_ENSURES(days + 1 == table->size());
  return 0;
}
