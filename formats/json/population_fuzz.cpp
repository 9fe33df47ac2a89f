/// Any bytes as priors of a population: what is accepted comes back as it was written, and is a
/// prior.
#include <cmath>
#include <cstdint>

#include "engine/base/contracts.h"
#include "formats/json/population.h"

using namespace unknot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = json::read_priors({reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  const std::string written = json::to_json(*read);
  const auto again = json::read_priors(written);
  UNKNOT_ENSURES(again.has_value());
  UNKNOT_ENSURES(json::to_json(*again) == written);
  for (const causes::LearntExposure& own : read->priors.exposures) {
    UNKNOT_ENSURES(std::isfinite(own.effect.mean));
    UNKNOT_ENSURES(own.effect.sd > 0);
  }
  const causes::PersonPriors person = causes::person_priors(read->priors);
  UNKNOT_ENSURES(person.repeat.a > 0);
  UNKNOT_ENSURES(person.repeat.b > 0);
  return 0;
}
