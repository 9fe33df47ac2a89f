#include "engine/locate/network.h"

namespace unknot::locate {

Evidence no_evidence(const Network& network) {
  Evidence evidence;
  evidence.level.assign(static_cast<std::size_t>(network.areas), 0);
  evidence.depth.assign(evidence.level.size(), Depth::NotSaid);
  evidence.word.resize(evidence.level.size());
  evidence.group.resize(network.groups.size());
  evidence.alternative.assign(static_cast<std::size_t>(network.alternatives), 1.0);
  return evidence;
}

}  // namespace unknot::locate
