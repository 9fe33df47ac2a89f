/// Results to JSON text. Keys are the C++ names, sides "left"|"right"|"unknown"|null, numbers in
/// their shortest exact form. The command line prints the same text that the server sends.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/facade.h"
#include "formats/json/knowledge.h"

namespace unknot::json {

[[nodiscard]] std::string to_json(const Error& error);
[[nodiscard]] std::string to_json(const safety::Screening& screening);  ///< {"red_flags": ...}
[[nodiscard]] std::string to_json(const LocateAnswer& answer);
[[nodiscard]] std::string to_json(const WhyAnswer& answer);
[[nodiscard]] std::string to_json(const PlanAnswer& answer);

/// What the page needs to draw and to name things.
[[nodiscard]] std::string atlas_json(const LoadedKnowledge& loaded);
[[nodiscard]] std::string care_json(const body::Knowledge& knowledge);
[[nodiscard]] std::string red_flags_json(const body::SafetyKnowledge& knowledge);
[[nodiscard]] std::string intake_json(const body::SafetyKnowledge& knowledge);
[[nodiscard]] std::string claims_json(const LoadedKnowledge& loaded);

}  // namespace unknot::json
