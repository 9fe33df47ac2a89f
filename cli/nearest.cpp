#include "cli/nearest.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace unknot::cli {
namespace {

/// Longer texts are no ids; what stands behind would only cost time.
constexpr std::size_t compared_bytes_max = 60;
constexpr std::size_t word_bytes_min = 3;

/// Letters to change, add or leave out.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t changed = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

bool shares_a_word(std::string_view text, std::string_view id) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('_'), text.size());
    const std::string_view word = text.substr(0, end);
    if (word.size() >= word_bytes_min && id.find(word) != std::string_view::npos) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

}  // namespace

std::vector<std::string> nearest(std::string_view text, const std::vector<std::string>& ids) {
  text = text.substr(0, compared_bytes_max);
  std::vector<std::tuple<bool, std::size_t, std::string>> ranked;
  ranked.reserve(ids.size());
  for (const std::string& id : ids) {
    ranked.emplace_back(!shares_a_word(text, id), distance(text, id), id);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  for (const auto& own : ranked) {
    if (out.size() < nearest_shown) out.push_back(std::get<std::string>(own));
  }
  return out;
}

std::string one_of_words(const std::vector<std::string>& ids) {
  std::string out;
  for (std::size_t k = 0; k < ids.size(); ++k) {
    if (k > 0) out += k + 1 == ids.size() ? " or " : ", ";
    out += ids[k];
  }
  return out;
}

}  // namespace unknot::cli
