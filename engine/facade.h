/// One function per thing a person can ask. The only engine header that server, cli and wasm use.
/// Everything is an argument: knowledge, person, answers, date. No files, clock or threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/knowledge.h"
#include "engine/body/person.h"
#include "engine/facade_alarms.h"
#include "engine/facade_causes.h"
#include "engine/facade_diary.h"
#include "engine/facade_everything.h"
#include "engine/facade_fit.h"
#include "engine/facade_forecast.h"
#include "engine/facade_population.h"
#include "engine/knots/comparison.h"
#include "engine/knots/record.h"
#include "engine/locate/explanation_result.h"
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
[[nodiscard]] Result<LocateAnswer> ask_locate(const body::Knowledge& knowledge,
                                              const LocateRequest& request);

struct WhyRequest {
  LocateRequest located;  ///< the same drawing and answers
  locate::Member member;
};

struct WhyAnswer {
  safety::Screening red_flags;
  locate::Explanation result;  ///< empty when a flag of same_day or above is raised
};

/// What speaks for a muscle and against it, why not its neighbour, what would change the answer.
/// @error as ask_locate(); UnknownId for the muscle
[[nodiscard]] Result<WhyAnswer> ask_why(const body::Knowledge& knowledge,
                                        const WhyRequest& request);

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

struct LookRequest {
  LocateRequest located;
  /// Press tests answered "no" because the spot was sore in another way; each is in `answers`.
  std::vector<std::string> sore_different;
  Moment moment;
};

struct LookAnswer {
  safety::Screening red_flags;
  /// Nothing while a safety question is open or a flag of same_day or above is raised.
  std::optional<knots::Look> look;
};

/// One look at the body, to be kept: what was said, and what locate makes of it. When all painted
/// places have 0, nothing is located and the look says "no_pain".
/// @error as ask_locate(); Contradiction  sore_different names a test that was not answered no
[[nodiscard]] Result<LookAnswer> ask_look(const body::Knowledge& knowledge,
                                          const LookRequest& request);

/// A recorded knot with all that is said of it.
struct KnotView {
  knots::Knot knot;
  knots::Comparison comparison;
};

struct KeepRequest {
  LocateRequest located;
  std::vector<std::string> sore_different;
  std::vector<knots::Member> members;
};

/// As LookRequest, about a knot. No pains at all: not painted anew, the last drawing holds. No
/// answer to a safety question and no flags_none: those of a look of the same day hold.
struct AgainRequest {
  LocateRequest located;
  std::vector<std::string> sore_different;
};

/// What came of keeping. Empty ids: nothing was stored, because of `red_flags`.
struct Kept {
  safety::Screening red_flags;
  std::vector<std::int64_t> knot_ids;
};

struct Looked {
  safety::Screening red_flags;
  bool stored = false;  ///< false: nothing was, because of `red_flags`
};

struct PressTest {
  std::string test;  ///< id as answers carry it, `press_levator_scapulae_r`
  std::vector<std::string> caution_codes;
};

struct PressOffer {
  safety::Screening red_flags;
  /// Press tests of this muscle that one person may do now; empty
  /// while a question is open, when refused, or when none is safe at that place.
  std::vector<PressTest> tests;
};

/// May a recorded knot be pressed again, and how? The same gate as for every other test.
/// @error as ask_safety()
[[nodiscard]] Result<PressOffer> ask_press(const body::Knowledge& knowledge,
                                           const LocateRequest& request,
                                           const knots::Member& member);

/// Whether a muscle of that id exists.
/// @error UnknownId
[[nodiscard]] Result<bool> check_member(const body::Atlas& atlas, const knots::Member& member);

/// True when the command line must end with exit code 3 (refused for safety).
[[nodiscard]] bool refused(const safety::Screening& screening);

}  // namespace unknot
