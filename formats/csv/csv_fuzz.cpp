/// Any bytes as a table: what is read is written, and read again as the same.
#include <cstdint>

#include "engine/base/contracts.h"
#include "formats/csv/csv.h"

using namespace unknot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = csv::read_table(bytes);
  const auto heading = csv::read_heading(bytes);
  if (!table) return 0;
  UNKNOT_ENSURES(heading.has_value() == !table->empty());
  std::string written;
  for (const csv::Row& row : *table) csv::add_row(written, row);
  UNKNOT_ENSURES(csv::read_table(written) == table);
  return 0;
}
