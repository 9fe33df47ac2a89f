#include "store/words_text.h"

#include <algorithm>

namespace unknot::store {

std::string words_text(const std::vector<body::PainWord>& words) {
  std::string out;
  for (const auto& [name, word] : body::pain_words) {
    if (std::find(words.begin(), words.end(), word) == words.end()) continue;
    if (!out.empty()) out += ' ';
    out += name;
  }
  return out;
}

std::vector<body::PainWord> words_of(std::string_view names) {
  std::vector<body::PainWord> out;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    for (const auto& [name, word] : body::pain_words) {
      if (names.substr(0, end) == name) out.push_back(word);
    }
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return out;
}

}  // namespace unknot::store
