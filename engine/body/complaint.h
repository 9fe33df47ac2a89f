/// What a layman calls it ("headache", "stiff neck") and which regions of the map that means.
#pragma once

#include <string>
#include <vector>

#include "engine/body/provenance.h"

namespace unknot::body {

/// For finding muscles by words only: no question of safety and no probability rests on it.
struct Complaint {
  std::string id;
  Text name;                         ///< the plainest name, "headache"
  std::vector<std::string> also;     ///< other words for it, lower case; may be empty
  std::vector<std::string> regions;  ///< ids of regions; never empty, none twice
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

}  // namespace unknot::body
