/// The questions of the record: a look to keep, and whether a knot may be pressed again.
/// Method: docs/methods/knots.md.
#include <algorithm>
#include <string>

#include "engine/facade.h"
#include "engine/locate/answers.h"
#include "engine/locate/test_gate.h"
#include "engine/safety/cleared.h"

namespace unknot {
namespace {

using knots::FoundMuscle;
using locate::LocateResult;
using locate::MuscleAnswer;

bool hurts(const LocateRequest& request) {
  return std::any_of(request.pains.begin(), request.pains.end(),
                     [](const body::Pain& pain) { return pain.nrs_0_10 > 0; });
}

Result<bool> check_sore(const LookRequest& request) {
  for (std::size_t k = 0; k < request.sore_different.size(); ++k) {
    const auto given = request.located.answers.find(request.sore_different[k]);
    if (given == request.located.answers.end() || given->second != body::Answer::No) {
      return fail(ErrorCode::Contradiction, "sore_different[" + std::to_string(k) + "]",
                  "this test was not answered no");
    }
  }
  return true;
}

double probability_in(const LocateResult& result, const MuscleAnswer& muscle) {
  for (const MuscleAnswer& own : result.muscles) {
    if (own.muscle == muscle.muscle && own.side == muscle.side) return own.probability_uncapped;
  }
  return 0;
}

FoundMuscle found_muscle(const MuscleAnswer& muscle, const LocateResult& drawn) {
  FoundMuscle out{.member = {.muscle = muscle.muscle, .side = muscle.side},
                  .probability_uncapped = muscle.probability_uncapped,
                  .probability_drawing_uncapped = probability_in(drawn, muscle),
                  .explains = {}};
  for (const locate::ExplainedPlace& place : muscle.explains) {
    out.explains.push_back({.region = place.region, .side = place.side});
  }
  return out;
}

knots::Found found_of(const LocateResult& result, const LocateResult& drawn) {
  knots::Found out{.verdict = locate::name_of(result.verdict),
                   .no_knot_probability = result.no_knot_probability,
                   .muscles = {},
                   .alternatives = {}};
  for (const MuscleAnswer& muscle : result.muscles) {
    if (muscle.probability_uncapped < knots::kept_probability_min) continue;
    out.muscles.push_back(found_muscle(muscle, drawn));
  }
  for (const auto& own : result.alternatives) {
    out.alternatives.push_back({.id = own.id, .probability = own.probability});
  }
  return out;
}

knots::Look look_of(const LookRequest& request, knots::Found found) {
  const LocateRequest& said = request.located;
  knots::Look out;
  out.moment = request.moment;
  out.pains = said.pains;
  out.person = said.person;
  out.flags = said.flags;
  out.flags_none = said.unanswered_flags == safety::Unanswered::CountAsNo;
  out.answers = said.answers;
  out.sore_different = request.sore_different;
  out.found = std::move(found);
  return out;
}

Result<bool> check_tests(const body::Atlas& atlas, const body::Answers& answers) {
  for (const auto& [id, answer] : answers) {
    if (auto test = locate::find_test(atlas, id); !test) {
      return fail(test.error().code, "answers." + id, test.error().detail);
    }
  }
  return true;
}

/// Nothing hurts: screened all the same, but there is nothing to locate.
Result<LookAnswer> painless_look(const body::Knowledge& knowledge, const LookRequest& request) {
  UNKNOT_CHECK(check_tests(knowledge.atlas, request.located.answers));
  UNKNOT_TRY(safety::Screening screening, ask_safety(knowledge, request.located));
  LookAnswer out{.red_flags = std::move(screening), .look = std::nullopt};
  if (refused(out.red_flags) || !out.red_flags.open.empty()) return out;
  out.look = look_of(request, {.verdict = "no_pain"});
  return out;
}

const body::Muscle* muscle_of(const body::Atlas& atlas, const std::string& id) {
  for (const body::Muscle& own : atlas.muscles) {
    if (own.id == id) return &own;
  }
  return nullptr;
}

}  // namespace

Result<LookAnswer> ask_look(const body::Knowledge& knowledge, const LookRequest& request) {
  UNKNOT_CHECK(check_sore(request));
  if (request.located.pains.empty()) {
    return fail(ErrorCode::MissingField, "pains", "no place is painted");
  }
  if (!hurts(request.located)) return painless_look(knowledge, request);
  UNKNOT_TRY(const LocateAnswer answer, ask_locate(knowledge, request.located));
  LookAnswer out{.red_flags = answer.red_flags, .look = std::nullopt};
  if (refused(answer.red_flags) || !answer.red_flags.open.empty()) return out;
  LocateRequest drawing = request.located;
  drawing.answers.clear();
  UNKNOT_TRY(const LocateAnswer drawn, ask_locate(knowledge, drawing));
  out.look = look_of(request, found_of(answer.result, drawn.result));
  return out;
}

Result<PressOffer> ask_press(const body::Knowledge& knowledge, const LocateRequest& request,
                             const knots::Member& member) {
  UNKNOT_TRY(safety::Screening screening, ask_safety(knowledge, request));
  PressOffer out{.red_flags = std::move(screening), .tests = {}};
  if (refused(out.red_flags) || !out.red_flags.open.empty()) return out;
  UNKNOT_TRY(const safety::Cleared cleared,
             safety::clear(knowledge.safety, out.red_flags, body::Answers{}));
  const body::Muscle* muscle = muscle_of(knowledge.atlas, member.muscle);
  if (muscle == nullptr) return out;  // a knot of an older atlas: nobody knows where to press
  for (const std::string& id : knots::press_tests_of(knowledge.atlas, member)) {
    UNKNOT_TRY(const locate::SidedTest test, locate::find_test(knowledge.atlas, id));
    const bool alone = test.examination->who == "self" || test.examination->who == "self_with_tool";
    const safety::Decision decision =
        locate::may_test(knowledge.atlas, *test.examination, member.side, {}, cleared);
    if (!alone || decision.verdict > safety::Verdict::Caution) continue;
    out.tests.push_back({.test = id, .caution_codes = decision.codes});
  }
  return out;
}

Result<bool> check_member(const body::Atlas& atlas, const knots::Member& member) {
  if (muscle_of(atlas, member.muscle) == nullptr) {
    return fail(ErrorCode::UnknownId, member.muscle, "no such muscle");
  }
  return true;
}

}  // namespace unknot
