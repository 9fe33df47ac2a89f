#include "engine/plan/candidate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

namespace unknot::plan {
namespace {

using namespace body;

/// Own judgement (docs/methods/plan.md): a minute costs 0.01 of 10, an euro of the first year
/// 0.001, and half of a course is done.
constexpr double burden_per_minute = 0.01;
constexpr double burden_per_euro = 0.001;
constexpr double adherence = 0.5;

/// Below it a nerve root or an inner organ is only the largest of small numbers.
constexpr double deep_cause_probability_min = 0.1;

constexpr std::array<std::string_view, 5> causes = {
    "overuse_or_injury", "dehydration", "poor_posture", "sitting_all_day", "stress_and_tension"};

template <class List>
bool contains(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

const TriggerPoint* best_point(const FirstPlanRequest& request, const Muscle& muscle, Side side) {
  for (const locate::PointAnswer& answer : request.located->points) {
    if (answer.muscle != muscle.id || answer.side != side) continue;
    for (const TriggerPoint& point : muscle.points) {
      if (point.id == answer.point) return &point;
    }
  }
  return &muscle.points.front();
}

bool in_area(const SafetyKnowledge& safety, const std::string& area, const std::string& region) {
  return std::any_of(
      safety.complaint_areas.begin(), safety.complaint_areas.end(),
      [&](const ComplaintArea& own) { return own.id == area && contains(own.regions, region); });
}

bool suits(const FirstPlanRequest& request, const Treatment& treatment, const Target& target) {
  return std::any_of(treatment.suits.begin(), treatment.suits.end(), [&](const std::string& area) {
    return area == "any" || in_area(request.knowledge->safety, area, target.region);
  });
}

/// The exercise with a figure that is aimed at the muscle.
const Exercise* find_exercise(const FirstPlanRequest& request, const Treatment& treatment,
                              const Target& target) {
  if (target.muscle == nullptr) return nullptr;
  for (const Exercise& exercise : request.knowledge->exercises) {
    if (exercise.treatment != treatment.id || exercise.figure.empty()) continue;
    for (const std::string& name : target.muscle->exercise_targets) {
      if (contains(exercise.target_muscles, name)) return &exercise;
    }
  }
  return nullptr;
}

/// A day: the exercise's time for all its rounds, else the low end of a session for all sessions.
double minutes_of(const Treatment& treatment, const Exercise* exercise) {
  if (exercise != nullptr && exercise->seconds_total > 0) {
    return std::ceil(exercise->seconds_total * exercise->times_per_day / 60);
  }
  return treatment.minutes_low.value_or(0) * treatment.first_plan->sessions_per_day;
}

bool equipped(const FirstPlanRequest& request, const Treatment& treatment,
              const Exercise* exercise) {
  const auto missing = [&](const std::string& id) {
    return contains(request.equipment_missing, id);
  };
  if (std::any_of(treatment.equipment.begin(), treatment.equipment.end(), missing)) return false;
  return exercise == nullptr ||
         std::none_of(exercise->equipment.begin(), exercise->equipment.end(), missing);
}

double share_of(const Treatment& treatment, const Target& target) {
  const std::vector<double> shares = cause_shares(target.muscle);
  double sum = 0;
  for (std::size_t k = 0; k < causes.size(); ++k) {
    if (contains(treatment.causes, causes[k]) || contains(treatment.causes, "all"))
      sum += shares[k];
  }
  return sum;
}

/// Local things work as far as the muscle is the right one; general ones work anyway.
double place_probability(const Treatment& treatment, const Target& target) {
  const bool local = treatment.group == "stretch" || treatment.group == "ice_heat" ||
                     treatment.group == "self_massage";
  return local && target.muscle != nullptr ? target.probability : 1;
}

void set_score(Candidate& candidate, const Target& target) {
  const Treatment& t = *candidate.treatment;
  const double session = t.session_effect_nrs ? -t.session_effect_nrs->value : 0;
  const double course = t.course_effect_nrs ? -t.course_effect_nrs->value * adherence : 0;
  candidate.course = course > session;
  candidate.score = place_probability(t, target) * share_of(t, target) * std::max(session, course) -
                    burden_per_minute * candidate.minutes - burden_per_euro * t.cost_eur_first_year;
}

bool is_pressing(const Treatment& treatment) {
  return action_of(treatment) == safety::ActionKind::Pressure;
}

bool reachable(const Treatment& treatment, const Target& target) {
  if (!is_pressing(treatment)) return true;
  return target.point != nullptr &&
         (target.point->self_reach == "hand" || target.point->self_reach == "tool");
}

std::vector<std::string> places_of(const Muscle& muscle) {
  std::vector<std::string> out;
  for (const TriggerPoint& point : muscle.points) {
    out.insert(out.end(), point.location_regions.begin(), point.location_regions.end());
  }
  return out;
}

/// Where warmth and cold may go: the target first, then every place at which the muscle has a
/// point. Without a muscle only the painted place, and only where there is muscle to warm.
std::vector<std::string> heat_places(const FirstPlanRequest& request, const Target& target) {
  std::vector<std::string> out{target.region};
  if (target.muscle != nullptr) {
    for (std::string& place : places_of(*target.muscle)) out.push_back(std::move(place));
    return out;
  }
  const auto& muscles = request.knowledge->atlas.muscles;
  const bool muscular = std::any_of(muscles.begin(), muscles.end(), [&](const Muscle& muscle) {
    return contains(places_of(muscle), target.region);
  });
  if (!muscular) out.clear();
  return out;
}

/// A nerve root or an inner organ is likelier than the muscle and than any other named cause.
bool deep_cause_leads(const FirstPlanRequest& request, const Target& target) {
  const locate::AlternativeAnswer* first = nullptr;
  for (const locate::AlternativeAnswer& own : request.located->alternatives) {
    if (own.id == "not_a_knot") continue;
    if (first == nullptr || own.probability > first->probability) first = &own;
  }
  return first != nullptr && (first->id == "nerve_root" || first->id == "inner_organ") &&
         first->probability > std::max(deep_cause_probability_min, target.probability);
}

void forbid(Candidate& candidate, std::string reason) {
  candidate.decision = {.verdict = safety::Verdict::Forbidden, .codes = {}};
  candidate.left_out = std::move(reason);
}

/// Heat goes to the first place that may have it; a point that only a ball reaches is not pressed
/// under a caution, which allows the hand alone.
void decide(const FirstPlanRequest& request, const Target& target, const safety::Cleared& cleared,
            Candidate& candidate) {
  const safety::ActionKind action = action_of(*candidate.treatment);
  const auto at = [&](const std::string& region) {
    return cleared.decide(candidate.codes, action, {.region = region, .side = target.side});
  };
  candidate.place = target.region;
  candidate.decision = at(candidate.place);
  if (action == safety::ActionKind::Heat) {
    for (const std::string& region : heat_places(request, target)) {
      if (candidate.decision.verdict != safety::Verdict::Forbidden) break;
      safety::Decision other = at(region);
      if (other.verdict == safety::Verdict::Forbidden) continue;
      candidate.place = region;
      candidate.decision = std::move(other);
    }
    if (deep_cause_leads(request, target)) {
      forbid(candidate,
             "This may come from a nerve or an inner organ. No warmth or cold on it yet.");
    }
  }
  if (is_pressing(*candidate.treatment) && needs_ball(request, target) &&
      candidate.decision.verdict == safety::Verdict::Caution) {
    const auto& codes = candidate.decision.codes;
    const bool open = std::any_of(codes.begin(), codes.end(),
                                  [&](const std::string& code) { return cleared.is_open(code); });
    candidate.decision.verdict = open ? safety::Verdict::Waits : safety::Verdict::Forbidden;
    candidate.left_out = "Only a ball reaches this spot, and your answers allow the hand alone.";
  }
}

}  // namespace

safety::ActionKind action_of(const Treatment& treatment) {
  using enum safety::ActionKind;
  const std::string& id = treatment.id;
  if (id.find("strength") != std::string::npos) return Strength;
  if (treatment.group == "stretch" || id.find("mobility") != std::string::npos) return Stretch;
  if (treatment.group == "ice_heat" || treatment.group == "light") return Heat;
  if (treatment.group == "self_massage" || treatment.group == "massage") return Pressure;
  if (id == "jumping_jacks") return Strength;
  return Other;
}

bool needs_ball(const FirstPlanRequest& request, const Target& target) {
  return target.point != nullptr && target.point->self_reach == "tool" &&
         !in_area(request.knowledge->safety, "neck", target.region);
}

std::vector<double> cause_shares(const Muscle* muscle) {
  std::vector<double> out(causes.size(), 1.0);
  if (muscle != nullptr && muscle->cause_loads.size() == causes.size()) {
    out.assign(muscle->cause_loads.begin(), muscle->cause_loads.end());
  }
  static_assert(causes[1] == "dehydration");
  out[1] = 0;
  const double sum = std::accumulate(out.begin(), out.end(), 0.0);
  if (sum <= 0) return cause_shares(nullptr);
  for (double& share : out) share /= sum;
  return out;
}

Target choose_target(const FirstPlanRequest& request) {
  Target target;
  const locate::LocateResult& located = *request.located;
  if (!located.leading.empty()) {
    const locate::Member& first = located.leading.front();
    target.muscle = request.knowledge->atlas.muscle(first.muscle);
    target.side = first.side;
    for (const locate::MuscleAnswer& answer : located.muscles) {
      if (answer.muscle == first.muscle && answer.side == first.side) {
        target.probability = answer.probability_uncapped;
      }
    }
    target.point = best_point(request, *target.muscle, first.side);
    target.region = target.point->location_regions.front();
    return target;
  }
  const auto sorest =
      std::max_element(request.pains.begin(), request.pains.end(),
                       [](const Pain& a, const Pain& b) { return a.nrs_0_10 < b.nrs_0_10; });
  if (sorest == request.pains.end()) return target;
  target.region = sorest->region;
  if (sorest->side == PaintSide::Left) target.side = Side::Left;
  if (sorest->side == PaintSide::Right) target.side = Side::Right;
  return target;
}

std::vector<Candidate> candidates(const FirstPlanRequest& request, const Target& target,
                                  const safety::Cleared& cleared) {
  std::vector<Candidate> out;
  for (const Treatment& treatment : request.knowledge->treatments) {
    if (!treatment.first_plan) continue;
    if (target.muscle == nullptr && !treatment.first_plan->without_muscle) continue;
    if (!suits(request, treatment, target) || !reachable(treatment, target)) continue;
    const bool heat = action_of(treatment) == safety::ActionKind::Heat;
    if (heat && heat_places(request, target).empty()) continue;
    Candidate candidate{.treatment = &treatment};
    if (treatment.first_plan->by_exercise) {
      candidate.exercise = find_exercise(request, treatment, target);
      if (candidate.exercise == nullptr) continue;
      candidate.codes = candidate.exercise->contraindications;
    }
    if (!equipped(request, treatment, candidate.exercise)) continue;
    candidate.codes.insert(candidate.codes.end(), treatment.contraindications.begin(),
                           treatment.contraindications.end());
    candidate.minutes = minutes_of(treatment, candidate.exercise);
    decide(request, target, cleared, candidate);
    set_score(candidate, target);
    out.push_back(std::move(candidate));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  return out;
}

}  // namespace unknot::plan
