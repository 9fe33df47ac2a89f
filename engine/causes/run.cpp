#include "engine/causes/run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/causes/priors.h"

namespace unknot::causes {
namespace {

constexpr int chains = 8;
constexpr int trajectories = 400;
constexpr int short_warmup = 10;  ///< from a warm start
constexpr int short_draws = 50;   ///< of each chain
constexpr int cold_warmup = 400;
constexpr int full_warmup = 600;
constexpr int full_draws = 500;
constexpr int belief_warmup = 150;  ///< from where the main fit stood
constexpr int doublings_max = 2;
constexpr double shorter_steps[] = {0.9, 0.95};  ///< acceptance that each doubling aims at
/// Days times terms times gradients after which no run is doubled: about ten seconds of a core.
constexpr double work_max = 7e8;

/// Parts of the whole that single fits are, for progress.
class Steps {
 public:
  Steps(const stats::Progress& progress, int count) : progress_(progress), count_(count) {}
  [[nodiscard]] stats::Progress next() {
    const double from = static_cast<double>(done_++) / count_;
    const double to = static_cast<double>(std::min(done_, count_)) / count_;
    if (!progress_) return {};
    return [this, from, to](double part) {
      return progress_(std::min(1.0, from + part * (to - from)));
    };
  }

 private:
  const stats::Progress& progress_;
  int count_ = 1;
  int done_ = 0;
};

/// The scenarios are for the main fit; names need effects alone.
stats::FitOptions plain_options(std::uint64_t seed) {
  return {.chains = chains, .warmup = full_warmup, .draws = full_draws, .seed = seed};
}

/// Nothing where the run before was of something else.
stats::WarmStart warm_of(const DayModel& days, const WarmRun& before) {
  const bool same = before.first_date == days.first_date &&
                    before.parameters == stats::parameter_names(days.model);
  return same ? before.start : stats::WarmStart{};
}

stats::FitOptions main_options(const DayModel& days, const ScenarioPlan& plan,
                               const RunOptions& options) {
  stats::FitOptions out = plain_options(options.seed);
  out.scenarios = plan.scenarios;
  out.from_day = days.window_from;
  out.to_day = days.days();
  out.trajectories = trajectories;
  if (options.depth == Depth::Update) {
    const bool is_cold = warm_of(days, options.warm).empty();
    out.warmup = is_cold ? cold_warmup : short_warmup;
    out.draws = short_draws;
  }
  return out;
}

double work_of(const stats::Draws& draws, const DayModel& days) {
  return static_cast<double>(draws.gradients) * days.days() *
         static_cast<double>(days.model.causes.size() + 2);
}

/// Longer and in shorter steps by itself before it says that it could not.
stats::Draws settled_fit(const DayModel& days, stats::FitOptions options, const RunOptions& run,
                         Steps& steps) {
  // What may be named comes from chains that began apart and learnt this diary themselves.
  const stats::WarmStart warm =
      run.depth == Depth::Full ? stats::WarmStart{} : warm_of(days, run.warm);
  stats::Draws draws = stats::fit(days.model, options, warm, steps.next());
  // Nothing is named of so few days, whatever the chains say.
  if (run.depth != Depth::Full || days.days_scored < naming_rule.days_scored_min) return draws;
  for (int k = 0; k < doublings_max && !draws.cancelled; ++k) {
    if (quality_of(draws, naming_rule).settled || work_of(draws, days) > work_max) break;
    options.acceptance = shorter_steps[k];
    options.warmup *= 2;
    options.draws *= 2;
    ++options.seed;
    draws = {};  // years of days need not lie in memory twice
    draws = stats::fit(days.model, options, {}, steps.next());
  }
  return draws;
}

std::array<Strength, groups> strengths_of(const FitView& fit) {
  const auto evidence = evidence_of(fit, term_draws(fit), naming_rule.effect_points_min);
  const NamingRule rule = naming_rule_at(fit.days->days_scored);
  std::array<Strength, groups> out{};
  for (std::size_t g = 0; g < groups; ++g) out[g] = strength_of(evidence[g], rule);
  return out;
}

/// Days without a score between the first and the last, a point below what is thought of them.
stats::DiaryModel unlogged_better(const DayModel& days, const stats::Draws& draws) {
  stats::DiaryModel out = days.model;
  const auto known = [](double own) { return !std::isnan(own); };
  const auto first = std::find_if(out.scores.begin(), out.scores.end(), known);
  for (auto own = first; own != out.scores.end(); ++own) {
    if (known(*own)) continue;
    const auto day = static_cast<std::size_t>(own - out.scores.begin());
    const double latent = draws.latent_sum[day] / (draws.chains * draws.draws);
    *own = std::clamp(std::floor(latent - 1 + 0.5), 0.0, 10.0);
  }
  return out;
}

struct Beliefs {
  std::vector<std::array<Strength, groups>> others;
  std::vector<Strength> unlogged;
  bool cancelled = false;
};

Beliefs other_beliefs(const DayModel& days, const stats::Draws& draws, std::uint64_t seed,
                      Steps& steps) {
  Beliefs out;
  stats::FitOptions options = plain_options(seed);
  options.warmup = belief_warmup;
  const auto strengths = [&](const stats::DiaryModel& model) {
    ++options.seed;
    const stats::Draws own = stats::fit(model, options, draws.warm, steps.next());
    out.cancelled = out.cancelled || own.cancelled;
    if (own.cancelled) return std::array<Strength, groups>{};
    return strengths_of({.days = &days, .model = &model, .draws = &own});
  };
  for (const Variant own : variants) {
    if (!out.cancelled) out.others.push_back(strengths(believed(days.model, own)));
  }
  if (out.cancelled || days.days_scored == days.days()) return out;
  const auto unlogged = strengths(unlogged_better(days, draws));
  out.unlogged.assign(unlogged.begin(), unlogged.end());
  return out;
}

bool any_may_be_named(const DayModel& days, const std::array<Strength, groups>& strengths) {
  for (std::size_t g = 0; g < groups; ++g) {
    if (strengths[g] == Strength::Named && enough_days(days, g, naming_rule)) return true;
  }
  return false;
}

}  // namespace

Result<Run> run_causes(const DayModelInput& input, const RunOptions& options) {
  auto base = std::make_shared<WhatIfBase>();
  base->days = day_model_of(input);
  const DayModel& days = base->days;
  AnswerInput answer{.days = &days, .depth = options.depth, .place = input.place};
  answer.guess = options.guess;
  answer.before = options.before;
  Run out;
  if (days.days() == 0 || options.depth == Depth::Prior) {
    out.result = answer_of(answer).result;
    return out;
  }
  UNKNOT_CHECK(stats::check(days.model));
  const ScenarioPlan plan = scenarios_of(days);
  constexpr int fits = 1 + static_cast<int>(std::size(variants)) + 1;
  Steps steps(options.progress, options.depth == Depth::Full ? fits : 1);
  stats::Draws draws = settled_fit(days, main_options(days, plan, options), options, steps);
  answer.plan = &plan;
  answer.draws = &draws;
  Beliefs beliefs{.cancelled = draws.cancelled};
  if (options.depth == Depth::Full && !draws.cancelled) {
    const auto strengths = strengths_of({.days = &days, .model = &days.model, .draws = &draws});
    if (any_may_be_named(days, strengths)) {
      beliefs = other_beliefs(days, draws, options.seed + 100, steps);
    }
  }
  out.cancelled = beliefs.cancelled;
  if (out.cancelled) return out;
  answer.others = std::move(beliefs.others);
  answer.unlogged = std::move(beliefs.unlogged);
  Answer said = answer_of(answer);
  out.result = std::move(said.result);
  out.asks_for_full_run = said.asks_for_full_run;
  out.warm = {.start = std::move(draws.warm),
              .first_date = days.first_date,
              .parameters = stats::parameter_names(days.model)};
  base->draws = std::move(draws.trajectories);
  out.what_if = std::move(base);
  return out;
}

}  // namespace unknot::causes
