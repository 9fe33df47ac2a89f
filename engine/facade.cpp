#include "engine/facade.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/locate/atlas_network.h"
#include "engine/locate/explanation.h"
#include "engine/locate/locate.h"
#include "engine/locate/test_ranking.h"
#include "engine/plan/first_plan.h"
#include "engine/safety/cleared.h"

namespace unknot {
namespace {

safety::ScreeningRequest screening_request(const LocateRequest& request) {
  return {.pains = request.pains,
          .person = request.person,
          .flags = request.flags,
          .unanswered = request.unanswered_flags};
}

Result<bool> check_answers(const body::Atlas& atlas, const body::Answers& answers) {
  for (const auto& [id, answer] : answers) {
    if (auto test = locate::find_test(atlas, id); !test) {
      return fail(test.error().code, "answers." + id, test.error().detail);
    }
  }
  return true;
}

/// What is wrong with the question is said even while it cannot be answered yet.
Result<bool> check_plan(const body::SafetyKnowledge& knowledge, const PlanRequest& request) {
  const auto& known = knowledge.contraindications;
  for (const auto& [id, answer] : request.contraindications) {
    const auto asks = [&](const auto& code) {
      return code.id == id && code.kind == body::CodeKind::Question;
    };
    if (std::none_of(known.begin(), known.end(), asks)) {
      return fail(ErrorCode::UnknownId, "contraindications." + id, "no question has this code");
    }
  }
  const auto& minutes = request.minutes_max;
  if (minutes && !(*minutes >= plan::minutes_day_min && *minutes <= plan::minutes_day_max)) {
    return fail(ErrorCode::OutOfRange, "minutes_max", "must lie in 1..600");
  }
  return true;
}

/// What the intake says of an illness reaches the screening: a yes to a code that raises a flag is
/// "not sure" to that flag, if it is asked here and the person's own answers do not raise it.
Result<LocateRequest> with_intake(const body::Knowledge& knowledge, const PlanRequest& request) {
  LocateRequest out = request.located;
  UNKNOT_TRY(const safety::Screening own,
             safety::screen(knowledge.safety, knowledge.atlas, screening_request(out)));
  const auto has = [](const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  for (const body::Contraindication& code : knowledge.safety.contraindications) {
    const auto answer = request.contraindications.find(code.id);
    const bool yes =
        answer != request.contraindications.end() && answer->second == body::Answer::Yes;
    if (yes && has(own.asked, code.raises) && !has(own.raised, code.raises)) {
      out.flags[code.raises] = body::Answer::Unknown;
    }
  }
  return out;
}

/// Screening and, unless a flag forbids it, the located knots.
struct Found {
  safety::Screening screening;
  std::optional<locate::AtlasNetwork> network;
  std::optional<locate::Located> located;
};

Result<Found> find(const body::Knowledge& knowledge, const LocateRequest& request) {
  Found found;
  UNKNOT_TRY(found.screening,
             safety::screen(knowledge.safety, knowledge.atlas, screening_request(request)));
  UNKNOT_CHECK(check_answers(knowledge.atlas, request.answers));
  const bool painted = std::any_of(request.pains.begin(), request.pains.end(),
                                   [](const body::Pain& pain) { return pain.nrs_0_10 > 0; });
  if (!painted) return fail(ErrorCode::MissingField, "pains", "no place is painted");
  if (refused(found.screening)) return found;
  UNKNOT_TRY(found.network, locate::make_network(knowledge.atlas));
  UNKNOT_TRY(found.located,
             locate::locate_knots(
                 knowledge.atlas, *found.network,
                 {.pains = request.pains, .person = request.person, .answers = request.answers}));
  return found;
}

}  // namespace

bool refused(const safety::Screening& screening) {
  return screening.level >= body::FlagLevel::SameDay;
}

Result<safety::Screening> ask_safety(const body::Knowledge& knowledge,
                                     const LocateRequest& request) {
  return safety::screen(knowledge.safety, knowledge.atlas, screening_request(request));
}

Result<LocateAnswer> ask_locate(const body::Knowledge& knowledge, const LocateRequest& request) {
  UNKNOT_TRY(Found found, find(knowledge, request));
  LocateAnswer answer{.red_flags = found.screening, .result = {}};
  if (!found.located) return answer;
  answer.result = found.located->result;
  if (!found.screening.open.empty()) return answer;
  UNKNOT_TRY(const safety::Cleared cleared,
             safety::clear(knowledge.safety, found.screening, body::Answers{}));
  answer.result.next_tests =
      locate::next_tests(knowledge.atlas, *found.network, *found.located, cleared);
  return answer;
}

Result<WhyAnswer> ask_why(const body::Knowledge& knowledge, const WhyRequest& request) {
  UNKNOT_TRY(const Found found, find(knowledge, request.located));
  WhyAnswer answer{.red_flags = found.screening, .result = {}};
  if (knowledge.atlas.muscle(request.member.muscle) == nullptr) {
    return fail(ErrorCode::UnknownId, "muscle", request.member.muscle);
  }
  if (!found.located) return answer;
  UNKNOT_TRY(answer.result,
             locate::explain(knowledge.atlas, *found.network, *found.located, request.member));
  return answer;
}

Result<PlanAnswer> ask_plan(const body::Knowledge& knowledge, const PlanRequest& request) {
  UNKNOT_CHECK(check_plan(knowledge.safety, request));
  UNKNOT_TRY(const LocateRequest located, with_intake(knowledge, request));
  UNKNOT_TRY(Found found, find(knowledge, located));
  PlanAnswer answer{.red_flags = found.screening, .result = {}};
  if (!found.located || !found.screening.open.empty()) return answer;
  UNKNOT_TRY(const safety::Cleared cleared,
             safety::clear(knowledge.safety, found.screening, request.contraindications));
  UNKNOT_TRY(answer.result, plan::make_first_plan({.knowledge = &knowledge,
                                                   .located = &found.located->result,
                                                   .pains = request.located.pains,
                                                   .person = request.located.person,
                                                   .equipment_missing = request.equipment_missing,
                                                   .minutes_max = request.minutes_max,
                                                   .date = request.date},
                                                  cleared));
  return answer;
}

}  // namespace unknot
