/// Known ids for one that is not known: what was meant?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unknot::cli {

inline constexpr std::size_t nearest_shown = 3;

/// The three ids most like the text: those that share a word with it first, then by how many
/// letters have to be changed, added or left out. Fewer when fewer are known.
/// Cost: O(ids x length^2). Deterministic.
[[nodiscard]] std::vector<std::string> nearest(std::string_view text,
                                               const std::vector<std::string>& ids);

/// "temple_r, ear_r or jaw_r"; empty without any.
[[nodiscard]] std::string one_of_words(const std::vector<std::string>& ids);

}  // namespace unknot::cli
