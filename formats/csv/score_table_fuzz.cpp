/// Any bytes as a table of scores: what is read has one value a column and no infinite number.
#include <cmath>
#include <cstdint>

#include "engine/base/contracts.h"
#include "formats/csv/csv.h"
#include "formats/csv/score_table.h"

using namespace unknot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = csv::read_score_table(bytes, "score");
  if (!table) return 0;
  UNKNOT_ENSURES(!table->rows.empty());
  UNKNOT_ENSURES(table->rows.size() < csv::rows_max);
  for (const csv::ScoreRow& row : table->rows) {
    UNKNOT_ENSURES(row.values.size() == table->columns.size());
    UNKNOT_ENSURES(!std::isinf(row.score));
    for (const double value : row.values) UNKNOT_ENSURES(!std::isinf(value));
  }
  return 0;
}
