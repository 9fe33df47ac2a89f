/// The record in plain words for a terminal. The page says the same with pictures.
#pragma once

#include <string>
#include <vector>

#include "engine/facade.h"

namespace unknot::cli {

[[nodiscard]] std::string list_words(const body::Atlas& atlas, const std::vector<KnotView>& views);
[[nodiscard]] std::string show_words(const body::Atlas& atlas, const KnotView& view);
[[nodiscard]] std::string kept_words(const Kept& kept);

}  // namespace unknot::cli
