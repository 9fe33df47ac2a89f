/// Any bytes as a table of days: what is read stays within its bounds, and names its place.
#include <cmath>
#include <cstdint>

#include "engine/base/contracts.h"
#include "engine/base/local_date.h"
#include "formats/csv/csv.h"
#include "formats/csv/days.h"

using namespace unknot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto file = csv::read_days_csv(bytes);
  if (!file) return 0;
  UNKNOT_ENSURES(csv::is_days_csv(bytes));
  UNKNOT_ENSURES(file->days <= csv::rows_max);
  UNKNOT_ENSURES((file->days == 0) == file->first_date.empty());
  for (const csv::DayValue& own : file->values) {
    UNKNOT_ENSURES(std::isfinite(own.entry.value.value()));
    UNKNOT_ENSURES(day_of(own.entry.date).has_value());
    UNKNOT_ENSURES(!own.entry.about.empty());
    UNKNOT_ENSURES(own.place.row >= 2);
    UNKNOT_ENSURES(own.place.row <= file->days + 1);
  }
  return 0;
}
