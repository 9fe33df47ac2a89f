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

constexpr std::array<std::string_view, 5> causes = {
    "overuse_or_injury", "dehydration", "poor_posture", "sitting_all_day", "stress_and_tension"};

/// What a person can start today at home. All other treatments are for later or for a clinic.
constexpr std::array<std::string_view, 15> today = {"breaks_micro",
                                                    "relative_rest",
                                                    "sleep_support",
                                                    "stretch_static",
                                                    "heat_pack",
                                                    "ice",
                                                    "ice_then_heat",
                                                    "trp_self_compression",
                                                    "relax_breathing",
                                                    "walking_plan",
                                                    "shoulder_rotations_mobility",
                                                    "mobility_back_hip",
                                                    "band_strength_neck_shoulder",
                                                    "strength_back_hip_leg",
                                                    "ergonomics"};

/// Good for anybody; the only ones when no muscle can be named.
constexpr std::array<std::string_view, 4> general = {"heat_pack", "relax_breathing", "walking_plan",
                                                     "breaks_micro"};

/// These need a movement shown; without a figure that somebody looked at they are not planned.
constexpr std::array<std::string_view, 5> shown = {
    "stretch_static", "band_strength_neck_shoulder", "strength_back_hip_leg",
    "shoulder_rotations_mobility", "mobility_back_hip"};

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

bool suits(const Treatment& treatment, const Target& target) {
  if (treatment.suits == "any") return true;
  static constexpr std::array<std::string_view, 8> upper = {
      "neck", "shoulder", "head", "chest", "scapula", "axilla", "arm", "thoracic"};
  const bool is_upper = std::any_of(upper.begin(), upper.end(), [&](std::string_view word) {
    return std::string_view(target.region).find(word) != std::string_view::npos;
  });
  return (treatment.suits == "neck_shoulder") == is_upper;
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

double minutes_of(const Treatment& treatment, const Exercise* exercise) {
  if (exercise != nullptr && exercise->seconds_total > 0) {
    return std::ceil(exercise->seconds_total * exercise->times_per_day / 60);
  }
  return treatment.minutes_low.value_or(0);
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

bool reachable(const Treatment& treatment, const Target& target) {
  if (treatment.id != "trp_self_compression") return true;
  return target.point != nullptr &&
         (target.point->self_reach == "hand" || target.point->self_reach == "tool");
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
    if (!contains(today, treatment.id)) continue;
    if (target.muscle == nullptr && !contains(general, treatment.id)) continue;
    if (!suits(treatment, target) || !reachable(treatment, target)) continue;
    Candidate candidate{.treatment = &treatment};
    if (contains(shown, treatment.id)) {
      candidate.exercise = find_exercise(request, treatment, target);
      if (candidate.exercise == nullptr) continue;
      candidate.codes = candidate.exercise->contraindications;
    }
    if (!equipped(request, treatment, candidate.exercise)) continue;
    candidate.codes.insert(candidate.codes.end(), treatment.contraindications.begin(),
                           treatment.contraindications.end());
    candidate.minutes = minutes_of(treatment, candidate.exercise);
    candidate.decision = cleared.decide(candidate.codes, action_of(treatment),
                                        {.region = target.region, .side = target.side});
    set_score(candidate, target);
    out.push_back(std::move(candidate));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  return out;
}

}  // namespace unknot::plan
