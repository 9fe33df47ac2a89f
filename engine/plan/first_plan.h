/// The first plan, by rules: one to three safe actions for today.
/// Method, sources, what is left out: docs/methods/plan.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/knowledge.h"
#include "engine/body/person.h"
#include "engine/locate/locate_result.h"
#include "engine/plan/plan_result.h"
#include "engine/safety/cleared.h"

namespace unknot::plan {

struct FirstPlanRequest {
  const body::Knowledge* knowledge = nullptr;     ///< outlives the call
  const locate::LocateResult* located = nullptr;  ///< outlives the call
  std::vector<body::Pain> pains;
  body::Person person;
  std::vector<std::string> equipment_missing;
  std::optional<double> minutes_max;  ///< a day, 1..600; default 30
  std::string date;
};

/// Habits count as one bundle and start at once; beyond them one new treatment.
/// @param cleared  the only way to a treatment; made by engine/safety
/// @error OutOfRange  minutes_max outside 1..600
[[nodiscard]] Result<PlanResult> make_first_plan(const FirstPlanRequest& request,
                                                 const safety::Cleared& cleared);

inline constexpr double minutes_day_min = 1;
inline constexpr double minutes_day_max = 600;
inline constexpr double minutes_default = 30;
inline constexpr std::size_t items_max = 3;

}  // namespace unknot::plan
