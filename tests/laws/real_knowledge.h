/// The knowledge of this repository, loaded once for the laws that run over all of it.
#pragma once

#include "server/knowledge_source.h"

namespace unknot::laws {

inline const json::LoadedKnowledge& real() {
  static const auto loaded =
      server::load_knowledge(std::string(UNKNOT_SOURCE_DIR) + "/knowledge").value();
  return loaded;
}

}  // namespace unknot::laws
