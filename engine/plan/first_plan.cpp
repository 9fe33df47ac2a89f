#include "engine/plan/first_plan.h"

#include <algorithm>

#include "engine/plan/candidate.h"
#include "engine/plan/plan_item.h"

namespace unknot::plan {
namespace {

using namespace body;
using safety::Verdict;

/// How many treatments beyond the chosen ones are worth the person's questions.
constexpr std::size_t considered_max = 5;

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
      const double minutes = minutes_planned(candidate);
      if (minutes > minutes_left_) continue;
      minutes_left_ -= minutes;
      add_item(candidate);
      ++taken;
    }
  }

  void exclude(const Candidate& candidate) {
    Excluded out;
    out.treatment = candidate.treatment->id;
    out.name = candidate.treatment->name.en;
    out.codes = candidate.decision.codes;
    out.waits_for_answer = candidate.decision.verdict == Verdict::Waits;
    out.reason = candidate.left_out;
    for (const std::string& code : out.codes) {
      if (!out.reason.empty()) break;
      if (out.waits_for_answer && cleared_.is_open(code)) continue;
      out.reason = cleared_.forbid_text(code);
    }
    if (out.reason.empty()) out.reason = "Waits for an answer about your body.";
    result_.excluded.push_back(std::move(out));
  }

  void add_item(const Candidate& candidate) {
    if (result_.days.empty()) result_.days.push_back({.date = request_.date, .items = {}});
    result_.days.front().items.push_back(make_item(request_, target_, candidate, cleared_));
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
      if (candidate.decision.verdict == Verdict::Forbidden) continue;
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
