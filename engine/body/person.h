/// What a person says about pain and about themselves.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/body/side.h"

namespace unknot::body {

enum class Sex { Female, Male };

struct Person {
  std::optional<Sex> sex;
  std::optional<int> age_years;  ///< 0..120
};

/// How a pain feels. Deep and NearSkin together say nothing about depth.
enum class PainWord { Deep, NearSkin, Dull, Pulling, Burning, Stabbing, Throbbing };
inline constexpr std::array<std::pair<std::string_view, PainWord>, 7> pain_words = {{
    {"deep", PainWord::Deep},
    {"near_skin", PainWord::NearSkin},
    {"dull", PainWord::Dull},
    {"pulling", PainWord::Pulling},
    {"burning", PainWord::Burning},  // tingling included
    {"stabbing", PainWord::Stabbing},
    {"throbbing", PainWord::Throbbing},
}};

/// One painted place. 0 means: looked at, no pain there.
struct Pain {
  std::string region;                   ///< id of the atlas
  PaintSide side = PaintSide::Midline;  ///< Midline exactly for unpaired regions
  int nrs_0_10 = 0;                     ///< 0..10
  std::vector<PainWord> words = {};     ///< what was said of it; none: not said
  bool operator==(const Pain&) const = default;
};

/// Absent from a map means: not asked or not answered yet.
enum class Answer { Yes, No, Unknown };
using Answers = std::map<std::string, Answer, std::less<>>;

/// "yes", "no", "unknown"
[[nodiscard]] constexpr std::string_view name_of(Answer answer) {
  return answer == Answer::Yes ? "yes" : answer == Answer::No ? "no" : "unknown";
}

}  // namespace unknot::body
