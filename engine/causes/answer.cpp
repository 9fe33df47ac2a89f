#include "engine/causes/answer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/local_date.h"
#include "engine/causes/along_days.h"
#include "engine/causes/checks.h"
#include "engine/causes/findings.h"
#include "engine/causes/priors.h"
#include "engine/causes/shares.h"
#include "engine/causes/teach.h"

namespace unknot::causes {
namespace {

constexpr std::uint64_t check_seed = 20260204;

std::string day_at(const DayModel& days, int day) {
  return days_after(days.first_date, day).value_or(std::string());
}

std::optional<double> pain_in_window(const DayModel& days) {
  double sum = 0;
  int known = 0;
  for (int day = days.window_from; day < days.days(); ++day) {
    const double own = days.model.scores[static_cast<std::size_t>(day)];
    if (std::isnan(own)) continue;
    sum += own;
    ++known;
  }
  return known > 0 ? std::optional(sum / known) : std::nullopt;
}

int days_logged(const DayModel& days, std::size_t group) {
  int out = 0;
  for (int day = 0; day < days.days(); ++day) {
    out += std::any_of(days.exposures.begin(), days.exposures.end(), [&](const auto& own) {
      return own.group == group && !std::isnan(own.values[static_cast<std::size_t>(day)]);
    });
  }
  return out;
}

void add_frame(const AnswerInput& input, CausesResult& out) {
  const DayModel& days = *input.days;
  out.first_date = days.diary_from;
  out.days = days.diary_days;
  out.days_scored = days.days_scored;
  out.days_from_moments =
      static_cast<int>(std::count(days.from_moments.begin(), days.from_moments.end(), true));
  out.days_needed = naming_rule.days_scored_min;
  out.days_to_go = std::max(0, out.days_needed - out.days_scored);
  if (input.place) {
    out.place_region = input.place->region;
    out.place_side = input.place->side;
  }
  if (days.diary_days > 0) {
    out.date = days_after(days.diary_from, days.diary_days - 1).value_or(std::string());
  }
  if (days.days() == 0) return;
  out.window_days = days.days() - days.window_from;
  out.window_from = day_at(days, days.window_from);
  out.window_to = day_at(days, days.days() - 1);
  out.pain_mean = pain_in_window(days);
}

/// What was known before any day stands in every answer.
void add_priors(const DayModel& days, CausesResult& out) {
  const auto prior = prior_shares(days, out.pain_mean.value_or(days.model.intercept.mean));
  for (std::size_t g = 0; g < groups; ++g) {
    GroupFinding own{.group = body::cause_groups[g]};
    own.prior_share = quantiles_of(prior[g].share);
    own.prior_points = quantiles_of(prior[g].points);
    own.days_logged = days_logged(days, g);
    own.mostly_assumption = true;
    double none = 1;
    for (const ExposureColumn& column : days.exposures) {
      if (column.group == g) none *= 1 - column.cause->effect.inclusion_probability;
    }
    own.prior_probability = own.probability_matters = 1 - none;
    out.groups.push_back(std::move(own));
  }
}

void add_allowed(const DayModel& days, CausesResult& out) {
  for (const ExposureColumn& own : days.exposures) {
    if (own.group != confounder_group || !own.term) continue;
    out.allowed_for.push_back({own.cause->id, own.cause->name.en, own.days_known});
  }
  for (const TreatmentColumn& own : days.treatments) {
    out.allowed_for.push_back({own.id, own.name, own.days_known});
  }
  out.allowed_for.push_back({"weekend", "Weekends", days.days()});
  if (days.drifts) out.allowed_for.push_back({"slow_drift", "Slow rise or fall", days.days()});
}

/// All exposures, also those that the diary says nothing of.
void add_exposures(const FitView& fit, const std::vector<TermDraws>& draws, CausesResult& out) {
  for (const ExposureColumn& own : fit.days->exposures) {
    if (own.group >= groups) continue;
    const bool modelled = own.term && fit.draws != nullptr;
    out.groups[own.group].exposures.push_back(modelled ? finding_of(fit, own, draws[*own.term])
                                                       : finding_before(*fit.days, own));
  }
}

void add_shares(const Shares& shares, CausesResult& out) {
  out.expected_pain = quantiles_of(shares.expected);
  out.in_points = shares.in_points;
  out.unexplained_points = quantiles_of(shares.unexplained_points);
  if (!shares.too_low) out.unexplained_share = quantiles_of(shares.unexplained_share);
  for (std::size_t g = 0; g < groups; ++g) {
    const auto& own = shares.by_group[g];
    if (!own) continue;
    GroupFinding& group = out.groups[g];
    group.points = quantiles_of(own->points);
    if (!shares.too_low) group.share = quantiles_of(own->share);
    group.points_not_seen = own->points_not_seen;
    // A finding far outside of what was believed is the diary's, however wide it still is.
    const bool believed_before =
        group.points->p50 > group.prior_points.p05 && group.points->p50 < group.prior_points.p95;
    const double width = group.points->p95 - group.points->p05;
    group.mostly_assumption =
        believed_before &&
        width > assumption_sd_min * (group.prior_points.p95 - group.prior_points.p05);
  }
}

/// Only what the diary has something to say of can be moved.
void add_sliders(const DayModel& days, CausesResult& out) {
  for (const ExposureColumn& own : days.exposures) {
    if (own.group >= groups || !own.term || own.days_known < naming_rule.days_known_min) continue;
    const Verdict said = out.groups[own.group].verdict;
    if (said == Verdict::NothingFound || said == Verdict::NotEnoughDays) continue;
    const auto usual = usual_in_window(days, own);
    if (!usual || !(own.range_p95 > own.range_p05)) continue;
    const body::Cause& cause = *own.cause;
    const double healthy = cause.exposure.healthy_level.value;
    Slider slider{.cause = cause.id, .group = cause.group, .name = cause.name.en};
    slider.unit = cause.exposure.unit;
    slider.low = std::min({own.range_p05, healthy, *usual});
    slider.high = std::max({own.range_p95, healthy, *usual});
    slider.step = slider.high - slider.low > 2 ? 0.5 : 0.1;
    slider.current = *usual;
    out.sliders.push_back(std::move(slider));
  }
}

void add_verdicts(const std::array<Verdict, groups>& verdicts,
                  const std::array<GroupEvidence, groups>& evidence, const DayModel& days,
                  CausesResult& out) {
  const auto more = days_more(days, evidence, verdicts);
  double most = -std::numeric_limits<double>::infinity();
  out.headline = headline_of(verdicts);
  for (std::size_t g = 0; g < groups; ++g) {
    GroupFinding& own = out.groups[g];
    own.verdict = verdicts[g];
    own.days_more = more[g];
    if (!evidence[g].terms.empty()) {
      own.probability_matters = evidence[g].matters.after;
      own.prior_probability = evidence[g].matters.before;
      own.effect_over_range = quantiles_of(evidence[g].effect);
    }
    const bool leads = verdicts[g] == out.headline &&
                       (out.headline == Verdict::Found || out.headline == Verdict::Leaning);
    if (!leads || !own.effect_over_range || own.effect_over_range->p50 <= most) continue;
    most = own.effect_over_range->p50;
    out.headline_group = own.group;
  }
}

void add_guess(const std::optional<GuessOfDayOne>& guess, CausesResult& out) {
  if (!guess) return;
  Guess own{.group = guess->group, .date = guess->date, .first = out.headline_group};
  for (const GroupFinding& group : out.groups) {
    if (group.group == guess->group) own.verdict = group.verdict;
  }
  out.guess = own;
}

void add_amplification(const FitView& fit, CausesResult& out) {
  if (!fit.model->amplifier) return;
  const stats::Layout layout = stats::layout_of(*fit.model);
  const std::vector<double> draws = column_of(*fit.draws, layout.amplification);
  out.amplification = quantiles_of(draws);
  out.amplification_learnt = moments_of(draws).sd < learnt_sd_max * fit.model->amplifier->prior.sd;
}

void add_checks(const FitView& fit, const std::vector<TermDraws>& draws,
                const VerdictInput& verdict, const std::vector<Strength>& unlogged,
                CausesResult& out) {
  for (const auto& some : {name_checks(verdict, unlogged), predictive_checks(fit, check_seed),
                           diary_checks(fit, draws)}) {
    out.checks.insert(out.checks.end(), some.begin(), some.end());
  }
}

/// Names as they would be after a full run differ from those that stand.
bool differs(const VerdictInput& verdict, const std::array<Verdict, groups>& said) {
  if (!verdict.before) return true;
  for (std::size_t g = 0; g < groups; ++g) {
    const bool named = (*verdict.before)[g] == Verdict::Found;
    if (said[g] != Verdict::NotEnoughDays && named != (verdict.strengths[g] == Strength::Named)) {
      return true;
    }
  }
  return false;
}

Answer before_any_score(const AnswerInput& input) {
  Answer out;
  CausesResult& result = out.result;
  add_frame(input, result);
  static_cast<void>(add_priors(*input.days, result));
  const FitView fit{.days = input.days, .model = &input.days->model};
  add_exposures(fit, {}, result);
  std::array<Verdict, groups> verdicts{};
  verdicts.fill(Verdict::NotEnoughDays);
  const auto more = days_more(*input.days, {}, verdicts);
  for (std::size_t g = 0; g < groups; ++g) result.groups[g].days_more = more[g];
  result.would_teach = would_teach(fit);
  add_guess(input.guess, result);
  return out;
}

}  // namespace

Answer answer_of(const AnswerInput& input) {
  if (input.draws == nullptr) return before_any_score(input);
  const DayModel& days = *input.days;
  const FitView fit{.days = &days, .model = &days.model, .draws = input.draws};
  Answer out;
  CausesResult& result = out.result;
  add_frame(input, result);
  add_priors(days, result);
  const std::vector<TermDraws> draws = term_draws(fit);
  const NamingRule rule = naming_rule_at(days.days_scored);
  const auto evidence = evidence_of(fit, draws, rule.effect_points_min);
  VerdictInput verdict{
      .days = &days, .depth = input.depth, .others = input.others, .before = input.before};
  for (std::size_t g = 0; g < groups; ++g) {
    verdict.strengths[g] = strength_of(evidence[g], rule);
  }
  out.strengths = verdict.strengths;
  verdict.quality = result.quality = quality_of(*input.draws, rule_for(input.depth));
  verdict.pairs = result.pairs = pairs_of(fit, draws, rule);
  const auto verdicts = verdicts_of(verdict, rule);
  result.depth = input.depth;
  add_verdicts(verdicts, evidence, days, result);
  add_exposures(fit, draws, result);
  add_shares(shares_of(days, *input.plan, *input.draws), result);
  add_amplification(fit, result);
  add_sliders(days, result);
  add_allowed(days, result);
  result.treatments = treatments_of(fit);
  result.would_teach = would_teach(fit);
  result.day_by_day = day_parts(fit, *input.plan);
  result.forecast = forecast_of(fit);
  add_guess(input.guess, result);
  add_checks(fit, draws, verdict, input.unlogged, result);
  const bool may_ask = input.depth == Depth::Update && result.headline != Verdict::NotEnoughDays;
  out.asks_for_full_run = may_ask && (!result.quality.settled || differs(verdict, verdicts));
  return out;
}

}  // namespace unknot::causes
