/// Words of a pain in one column: their names with a space between.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/body/person.h"

namespace unknot::store {

/// In the order of body::pain_words.
[[nodiscard]] std::string words_text(const std::vector<body::PainWord>& words);
/// Words that this program does not know are left out: a later one may have more.
[[nodiscard]] std::vector<body::PainWord> words_of(std::string_view names);

}  // namespace unknot::store
