/// What may be asked of a day, as the page and the terminal get it.
#pragma once

#include <string>

#include "engine/body/knowledge.h"

namespace unknot::json {

/// Schema DiaryQuestions of api/diary.yaml: the questions of all causes that are asked or can be
/// typed, in the order of the causes; treatments that are counted in minutes, as habits without
/// minutes (drinking, resting) are answers and no sessions; what can be guessed.
/// Deterministic.
[[nodiscard]] std::string diary_questions_json(const body::Knowledge& knowledge);

}  // namespace unknot::json
