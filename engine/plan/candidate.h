/// One treatment that today's plan could hold: where, for whom, how good, how allowed.
/// Method: docs/methods/plan.md#score.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/plan/first_plan.h"

namespace unknot::plan {

/// The place and muscle that the plan is about. Without a located muscle: the sorest place.
struct Target {
  const body::Muscle* muscle = nullptr;
  const body::TriggerPoint* point = nullptr;  ///< its most probable point
  std::optional<body::Side> side;
  std::string region;
  double probability = 0;  ///< of the muscle, uncapped
};

struct Candidate {
  const body::Treatment* treatment = nullptr;
  const body::Exercise* exercise = nullptr;
  std::string place;   ///< bare region; heat may go beside the target, where it is allowed
  double minutes = 0;  ///< a day, without any caution
  double score = 0;
  bool course = false;  ///< the expected change is that of the whole course
  safety::Decision decision;
  std::string left_out;              ///< why it is not done, when no code says so; else empty
  std::vector<body::CodeUse> codes;  ///< of treatment and exercise
};

/// The point is out of reach of the hand and lies where a ball may press. At the neck never: there
/// the fingers of the other hand do it.
[[nodiscard]] bool needs_ball(const FirstPlanRequest& request, const Target& target);

[[nodiscard]] Target choose_target(const FirstPlanRequest& request);

/// Everything that could be done today for the target, best first; forbidden and waiting ones
/// included. Things for later or for a clinic are not candidates.
[[nodiscard]] std::vector<Candidate> candidates(const FirstPlanRequest& request,
                                                const Target& target,
                                                const safety::Cleared& cleared);

[[nodiscard]] safety::ActionKind action_of(const body::Treatment& treatment);

/// P(cause) on the first day: how strongly each cause loads the muscle, without dehydration, which
/// no muscle-specific evidence tells apart; even when no muscle is known.
/// Index as Muscle::cause_loads; sums to 1.
[[nodiscard]] std::vector<double> cause_shares(const body::Muscle* muscle);

}  // namespace unknot::plan
