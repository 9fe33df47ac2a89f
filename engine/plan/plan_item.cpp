#include "engine/plan/plan_item.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace unknot::plan {
namespace {

using namespace body;

constexpr double hours_per_day = 24;

bool cautious(const Candidate& candidate) {
  return candidate.decision.verdict == safety::Verdict::Caution;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

std::string why(const Target& target, const Candidate& candidate) {
  if (target.muscle == nullptr) {
    return "No single muscle stands out yet; this is safe for most people and often eases.";
  }
  std::string out = "For the likeliest knot: " + target.muscle->name_plain;
  if (target.side) out += ", " + std::string(name_of(*target.side)) + " side";
  out += ".";
  if (candidate.treatment->habit) out += " What loads it: " + target.muscle->daily_loads + ".";
  return out;
}

std::string times(int number, const std::string& word) {
  return std::to_string(number) + " " + word + (number == 1 ? "" : "s");
}

/// A caution halves the hold; a movement that holds nothing is done half as often.
std::string dose_line(const Candidate& candidate) {
  const Exercise& exercise = *candidate.exercise;
  const bool caution = cautious(candidate);
  double hold_s = exercise.hold_s;
  int repetitions = exercise.repetitions;
  if (caution && hold_s > 1) {
    hold_s = std::floor(hold_s / 2);
  } else if (caution) {
    repetitions = (repetitions + 1) / 2;
  }
  const std::string hold =
      hold_s > 0 ? "Hold " + times(static_cast<int>(hold_s), "second") : "Slowly";
  const std::string rounds = times(exercise.times_per_day, "round");
  return hold + ", " + times(repetitions, "time") + ", " + rounds +
         (exercise.times_per_day == 1 ? "" : " a day");
}

/// How a hand or a ball gets to the point.
std::string reach_line(const FirstPlanRequest& request, const Target& target) {
  const TriggerPoint& point = *target.point;
  if (point.palpation_mode == "pincer") return "Pinch: " + point.where.en;
  if (needs_ball(request, target)) return "Lean on a soft ball against a wall: " + point.where.en;
  if (point.self_reach == "tool") return "With the other hand's fingers: " + point.where.en;
  return "The spot: " + point.where.en;
}

/// What to mind at this muscle, as a sentence's start; empty where nothing is special.
std::string care_line(const Target& target) {
  std::string out = target.muscle == nullptr ? std::string() : target.muscle->caution;
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::vector<std::string> steps(const FirstPlanRequest& request, const Target& target,
                               const Candidate& candidate) {
  const bool caution = cautious(candidate);
  std::vector<std::string> out;
  const auto add = [&](const std::vector<Text>& texts) {
    for (const Text& step : texts) out.push_back(step.en);
  };
  if (const Exercise* exercise = candidate.exercise) {
    out = {exercise->start_pose.en, exercise->movement.en};
    if (caution) add(candidate.treatment->first_plan->steps_caution);
    out.push_back(dose_line(candidate));
    return out;
  }
  if (action_of(*candidate.treatment) == safety::ActionKind::Pressure && target.point != nullptr) {
    out.push_back(reach_line(request, target));
    if (std::string care = care_line(target); !care.empty()) out.push_back(std::move(care));
  }
  add(caution ? candidate.treatment->first_plan->steps_caution : candidate.treatment->steps);
  return out;
}

void add_effect(const Candidate& candidate, PlanItem& item) {
  const Treatment& t = *candidate.treatment;
  const auto& number =
      candidate.course || !t.session_effect_nrs ? t.course_effect_nrs : t.session_effect_nrs;
  if (number) {
    item.expected_change = {.p05 = number->low, .p50 = number->value, .p95 = number->high};
  }
  if (candidate.course) {
    const int weeks = static_cast<int>(std::ceil(t.course_ramp_weeks.value_or(1)));
    item.expected_when = "after about " + times(weeks, "week") + " of it";
  } else {
    const bool days = t.session_half_life_hours.value_or(0) >= hours_per_day;
    item.expected_when = days ? "over one to three days" : "straight after, for some hours";
  }
}

void add_cautions(const Candidate& candidate, const safety::Cleared& cleared, PlanItem& item) {
  if (!cautious(candidate)) return;
  for (const std::string& code : candidate.decision.codes) {
    item.cautions.push_back(cleared.caution_text(code));
  }
  if (candidate.minutes > 0) item.cautions.push_back("Half the usual time.");
}

/// Rules that always go with the item ("never fall asleep on it").
void add_stop_rules(const SafetyKnowledge& safety, const Candidate& candidate, PlanItem& item) {
  const auto add = [&](const std::string& rule) {
    const auto& own = item.stop_rules;
    if (std::find(own.begin(), own.end(), rule) == own.end()) item.stop_rules.push_back(rule);
  };
  for (const Text& rule : candidate.treatment->stop_rules) add(rule.en);
  if (candidate.exercise != nullptr) {
    for (const Text& rule : candidate.exercise->stop_rules) add(rule.en);
  }
  for (const CodeUse& use : candidate.codes) {
    for (const Contraindication& code : safety.contraindications) {
      if (code.id == use.code && code.kind == CodeKind::Instruction) add(code.forbid_text.en);
    }
  }
}

}  // namespace

double minutes_planned(const Candidate& candidate) {
  return cautious(candidate) ? std::ceil(candidate.minutes / 2) : candidate.minutes;
}

PlanItem make_item(const FirstPlanRequest& request, const Target& target,
                   const Candidate& candidate, const safety::Cleared& cleared) {
  const Treatment& t = *candidate.treatment;
  PlanItem item;
  item.treatment = t.id;
  if (candidate.exercise != nullptr) item.exercise = candidate.exercise->id;
  item.place = candidate.place;
  item.side = target.side;
  if (target.muscle != nullptr) item.muscle = target.muscle->id;
  item.name = candidate.exercise == nullptr ? t.name.en : candidate.exercise->name.en;
  item.minutes = minutes_planned(candidate);
  item.dose = cautious(candidate) ? t.first_plan->protocol_caution.en : t.protocol.en;
  item.why = why(target, candidate);
  item.source = join(t.sources);
  item.grade = t.grade;
  item.evidence_for = t.evidence_for.en;
  item.evidence_against = t.evidence_against.en;
  add_effect(candidate, item);
  item.steps = steps(request, target, candidate);
  add_stop_rules(request.knowledge->safety, candidate, item);
  add_cautions(candidate, cleared, item);
  if (candidate.exercise != nullptr) item.figure = candidate.exercise->figure;
  item.habit = t.habit;
  return item;
}

}  // namespace unknot::plan
