/// Any bytes as a question of what if: what is accepted is finite and bounded.
#include <cmath>
#include <cstdint>

#include "engine/base/contracts.h"
#include "formats/json/causes.h"

using namespace unknot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto shifts = json::read_what_if_request(bytes);
  if (!shifts) return 0;
  UNKNOT_ENSURES(shifts->size() <= json::shifts_max);
  for (const causes::Shift& own : *shifts) UNKNOT_ENSURES(std::isfinite(own.shift));
  return 0;
}
