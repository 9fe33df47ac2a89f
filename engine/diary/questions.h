/// Which question of the day teaches most? Method: docs/methods/diary.md#questions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/cause.h"
#include "engine/diary/days.h"

namespace unknot::diary {

struct Question {
  std::string cause;
  double gain_bits = 0;   ///< what one more answer is expected to teach of its effect; 0 or more
  int answered_days = 0;  ///< before that day
};

struct Questions {
  /// At most three, of different groups: the two with most gain, then that of the group whose
  /// answers are fewest.
  std::vector<Question> asked;
  std::vector<Question> more;  ///< the others that may be answered, in the order of the causes
};

/// One more answer of an exposure with day-to-day variance v, when the effect is known with
/// variance tau^2 and the rating scatters with sigma: inclusion x 1/2 log2(1 + v tau^2 / sigma^2).
/// Answers given so far shrink tau^2: 1 / (1 / tau_0^2 + n v / sigma^2).
/// @param variance       of the exposure, its unit squared, 0 or more
/// @param answered_days  days with an answer and a rated pain, 0 or more
/// @return               bits, 0 or more; falls with answered_days
[[nodiscard]] double gain_bits(const body::CauseEffect& effect, double variance, int answered_days);

/// What to ask on a day. The order stands for a week, from Monday on: days that follow each other
/// must be comparable, as effects reach into the next days.
/// @param table  of the diary; days from the Monday of `date` on do not count
/// Cost: O(causes x days). Deterministic.
[[nodiscard]] Questions questions_of(std::span<const body::Cause> causes, const DayTable& table,
                                     std::string_view date);

}  // namespace unknot::diary
