/// Results in plain words for a terminal. The page says the same with pictures.
#pragma once

#include <string>

#include "engine/facade.h"

namespace unknot::cli {

/// "7 in 10"; never above 9 in 10, never 0: "under 1 in 10".
[[nodiscard]] std::string chance_words(double probability);

[[nodiscard]] std::string locate_words(const body::Knowledge& knowledge,
                                       const LocateAnswer& answer);
[[nodiscard]] std::string why_words(const body::Knowledge& knowledge, const WhyAnswer& answer);
[[nodiscard]] std::string plan_words(const PlanAnswer& answer);
[[nodiscard]] std::string safety_words(const body::SafetyKnowledge& knowledge,
                                       const safety::Screening& screening);

}  // namespace unknot::cli
