/// One function per thing a person can ask. The only engine header that server, cli and wasm use.
/// Everything is an argument: knowledge, person, answers, date. No files, clock or threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/knowledge.h"
#include "engine/body/person.h"
#include "engine/locate/locate_result.h"
#include "engine/plan/plan_result.h"
#include "engine/safety/screening.h"

namespace unknot {

struct LocateRequest {
  std::vector<body::Pain> pains;  ///< at least one with nrs_0_10 > 0
  body::Person person;
  body::Answers flags;
  safety::Unanswered unanswered_flags = safety::Unanswered::Open;
  body::Answers answers;  ///< to tests: `press_upper_trapezius_r`, `mouth_open`
};

struct LocateAnswer {
  safety::Screening red_flags;
  /// Empty lists when a flag of same_day or above is raised; no next tests while flags are open.
  locate::LocateResult result;
};

/// The safety questions of a drawing, and what the answers so far mean. Needs no painted place.
/// @error as safety::screen
[[nodiscard]] Result<safety::Screening> ask_safety(const body::Knowledge& knowledge,
                                                   const LocateRequest& request);

/// Red flags first, then which muscles fit the drawing and which test to do next.
/// @error UnknownId, OutOfRange, Contradiction  as safety::screen; also test ids and their sides
/// @error MissingField  no place is painted
/// @error TooLarge      more painted areas than the exact method bears
[[nodiscard]] Result<LocateAnswer> ask_locate(const body::Knowledge& knowledge,
                                              const LocateRequest& request);

struct PlanRequest {
  LocateRequest located;  ///< the same drawing and answers
  body::Answers contraindications;
  std::vector<std::string> equipment_missing;  ///< equipment ids the person does not have
  std::optional<double> minutes_max;           ///< a day; default 30
  std::string date;                            ///< YYYY-MM-DD of the first day; may be empty
};

struct PlanAnswer {
  safety::Screening red_flags;
  plan::PlanResult result;  ///< no days when refused
};

/// One to three safe actions for today, by rules (docs/methods/plan.md).
/// @error as ask_locate(); UnknownId for contraindication codes; OutOfRange for minutes_max
[[nodiscard]] Result<PlanAnswer> ask_plan(const body::Knowledge& knowledge,
                                          const PlanRequest& request);

/// True when the command line must end with exit code 3 (refused for safety).
[[nodiscard]] bool refused(const safety::Screening& screening);

}  // namespace unknot
