/// The causes in plain words for a terminal. The page says the same with pictures.
#pragma once

#include <string>

#include "engine/facade.h"

namespace unknot::cli {

/// "Stress goes with your pain most, so far."
[[nodiscard]] std::string headline_words(const causes::CausesResult& result);

/// Found causes first. While the days are too few nothing is said of the own causes.
[[nodiscard]] std::string causes_words(const body::Knowledge& knowledge,
                                       const causes::CausesResult& result);

}  // namespace unknot::cli
