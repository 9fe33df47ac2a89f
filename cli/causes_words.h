/// The causes in plain words for a terminal. The page says the same with pictures.
#pragma once

#include <string>

#include "engine/facade.h"

namespace unknot::cli {

/// "Stress and tension goes with your pain most, so far."
[[nodiscard]] std::string headline_words(const causes::CausesResult& result);

[[nodiscard]] std::string causes_words(const causes::CausesResult& result);

}  // namespace unknot::cli
