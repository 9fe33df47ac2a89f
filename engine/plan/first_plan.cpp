#include "engine/plan/first_plan.h"

#include <algorithm>
#include <cmath>

#include "engine/plan/candidate.h"

namespace unknot::plan {
namespace {

using namespace body;
using safety::Verdict;

/// How many treatments beyond the chosen ones are worth the person's questions.
constexpr std::size_t considered_max = 5;

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

std::string side_word(std::optional<Side> side) {
  return side ? std::string(name_of(*side)) + " " : "";
}

class Planner {
 public:
  Planner(const FirstPlanRequest& request, const safety::Cleared& cleared)
      : request_(request),
        cleared_(cleared),
        target_(choose_target(request)),
        minutes_left_(request.minutes_max.value_or(minutes_default)) {}

  PlanResult run() {
    const std::vector<Candidate> all = candidates(request_, target_, cleared_);
    choose(all, true);
    choose(all, false);
    order_items();
    add_open_codes(all);
    result_.stop_rules = {
        "Stop when it gets sharper, tingles, goes numb, or you feel dizzy or unwell.",
        "Worse by 2 of 10 for two days: leave it out and answer the safety questions again.",
        "No gain of 1 of 10 after two weeks (ten weeks for strength): drop it.",
        "No change after six weeks, or anything that worries you: let a professional look."};
    return std::move(result_);
  }

 private:
  /// One new treatment at most; habits are one bundle of at most two.
  void choose(const std::vector<Candidate>& all, bool habits) {
    std::size_t taken = 0;
    std::size_t considered = 0;
    for (const Candidate& candidate : all) {
      if (candidate.treatment->habit != habits) continue;
      if (++considered > considered_max) break;
      const Verdict verdict = candidate.decision.verdict;
      if (verdict == Verdict::Waits || verdict == Verdict::Forbidden) {
        exclude(candidate);
        continue;
      }
      if (taken == (habits ? items_max - 1 : 1) || candidate.score <= 0) continue;
      const double minutes = minutes_of(candidate);
      if (minutes > minutes_left_) continue;
      minutes_left_ -= minutes;
      add_item(candidate, minutes);
      ++taken;
    }
  }

  /// A caution halves the time; its own words say what else changes.
  static double minutes_of(const Candidate& candidate) {
    const bool caution = candidate.decision.verdict == Verdict::Caution;
    return caution ? std::ceil(candidate.minutes / 2) : candidate.minutes;
  }

  void exclude(const Candidate& candidate) {
    Excluded out;
    out.treatment = candidate.treatment->id;
    out.name = candidate.treatment->name.en;
    out.codes = candidate.decision.codes;
    out.waits_for_answer = candidate.decision.verdict == Verdict::Waits;
    for (const std::string& code : out.codes) {
      if (!out.waits_for_answer || !cleared_.is_open(code)) {
        out.reason = cleared_.forbid_text(code);
        if (!out.reason.empty()) break;
      }
    }
    if (out.reason.empty()) out.reason = "Waits for an answer about your body.";
    result_.excluded.push_back(std::move(out));
  }

  std::string why(const Candidate& candidate) const {
    if (target_.muscle == nullptr) {
      return "No single muscle stands out yet; this is safe for most people and often eases.";
    }
    const std::string muscle = side_word(target_.side) + target_.muscle->name_plain;
    if (candidate.treatment->habit) {
      return "Your " + muscle + " is the likeliest knot; what loads it is " +
             target_.muscle->daily_loads + ".";
    }
    return "For your " + muscle + ", the likeliest knot.";
  }

  std::vector<std::string> steps(const Candidate& candidate) const {
    std::vector<std::string> out;
    if (const Exercise* exercise = candidate.exercise) {
      out.push_back(exercise->start_pose.en);
      out.push_back(exercise->movement.en);
      std::string dose = exercise->hold_s > 0
                             ? "Hold " + std::to_string(static_cast<int>(exercise->hold_s)) + " s"
                             : "Slowly";
      dose += ", " + std::to_string(exercise->repetitions) + " times";
      dose += ", " + std::to_string(exercise->times_per_day) +
              (exercise->times_per_day == 1 ? " round a day" : " rounds a day");
      out.push_back(dose);
      return out;
    }
    if (candidate.treatment->id == "trp_self_compression" && target_.point != nullptr) {
      out.push_back((target_.point->palpation_mode == "pincer" ? "Pinch: " : "The spot: ") +
                    target_.point->where.en);
    }
    for (const Text& step : candidate.treatment->steps) out.push_back(step.en);
    return out;
  }

  void add_effect(const Candidate& candidate, PlanItem& item) const {
    const Treatment& t = *candidate.treatment;
    const auto& number =
        candidate.course || !t.session_effect_nrs ? t.course_effect_nrs : t.session_effect_nrs;
    if (number) {
      item.expected_change = {.p05 = number->low, .p50 = number->value, .p95 = number->high};
    }
    if (candidate.course) {
      const int weeks = static_cast<int>(std::ceil(t.course_ramp_weeks.value_or(1)));
      item.expected_when =
          "after about " + std::to_string(weeks) + (weeks == 1 ? " week" : " weeks") + " of it";
    } else {
      item.expected_when = "straight after, for some hours";
    }
  }

  void add_item(const Candidate& candidate, double minutes) {
    const Treatment& t = *candidate.treatment;
    PlanItem item;
    item.treatment = t.id;
    if (candidate.exercise != nullptr) item.exercise = candidate.exercise->id;
    item.place = target_.region;
    item.side = target_.side;
    if (target_.muscle != nullptr) item.muscle = target_.muscle->id;
    item.name = candidate.exercise == nullptr ? t.name.en : candidate.exercise->name.en;
    item.minutes = minutes;
    item.dose = t.protocol.en;
    item.why = why(candidate);
    item.source = join(t.sources);
    item.grade = t.grade;
    item.evidence_for = t.evidence_for.en;
    item.evidence_against = t.evidence_against.en;
    add_effect(candidate, item);
    item.steps = steps(candidate);
    for (const Text& rule : t.stop_rules) item.stop_rules.push_back(rule.en);
    for (const std::string& code : candidate.decision.codes) {
      item.cautions.push_back(cleared_.caution_text(code));
    }
    if (!item.cautions.empty()) item.cautions.push_back("Half the usual time.");
    add_instructions(candidate, item);
    if (candidate.exercise != nullptr) item.figure = candidate.exercise->figure;
    item.habit = t.habit;
    if (result_.days.empty()) result_.days.push_back({.date = request_.date, .items = {}});
    result_.days.front().items.push_back(std::move(item));
  }

  /// Rules that always go with the item ("never fall asleep on it").
  void add_instructions(const Candidate& candidate, PlanItem& item) const {
    for (const CodeUse& use : candidate.codes) {
      for (const Contraindication& code : request_.knowledge->safety.contraindications) {
        if (code.id == use.code && code.kind == CodeKind::Instruction) {
          item.stop_rules.push_back(code.forbid_text.en);
        }
      }
    }
  }

  /// The new treatment stands first: it is what to do now.
  void order_items() {
    if (result_.days.empty()) return;
    auto& items = result_.days.front().items;
    std::stable_partition(items.begin(), items.end(), [](const PlanItem& i) { return !i.habit; });
  }

  void add_open_codes(const std::vector<Candidate>& all) {
    std::vector<std::string> open;
    std::size_t considered[2] = {0, 0};
    for (const Candidate& candidate : all) {
      if (++considered[candidate.treatment->habit ? 1 : 0] > considered_max) continue;
      for (const CodeUse& use : candidate.codes) {
        if (cleared_.is_open(use.code)) open.push_back(use.code);
      }
    }
    for (const auto& code : request_.knowledge->safety.contraindications) {
      if (std::find(open.begin(), open.end(), code.id) != open.end()) {
        result_.open_codes.push_back(code.id);
      }
    }
  }

  const FirstPlanRequest& request_;
  const safety::Cleared& cleared_;
  Target target_;
  double minutes_left_;
  PlanResult result_;
};

}  // namespace

Result<PlanResult> make_first_plan(const FirstPlanRequest& request,
                                   const safety::Cleared& cleared) {
  const auto& minutes = request.minutes_max;
  if (minutes && !(*minutes >= minutes_day_min && *minutes <= minutes_day_max)) {
    return fail(ErrorCode::OutOfRange, "minutes_max", "must lie in 1..600");
  }
  return Planner(request, cleared).run();
}

}  // namespace unknot::plan
