#include "engine/causes/findings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "engine/causes/kernel.h"
#include "engine/causes/priors.h"
#include "engine/causes/shares.h"

namespace unknot::causes {
namespace {

constexpr double hours_a_day = 24;
constexpr double sds_from_5_to_95 = 3.29;
/// So many draws are enough for the curve of delay and decay.
constexpr std::size_t response_draws_max = 400;
constexpr std::uint64_t prior_seed = 20260203;

std::optional<double> known_or_none(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

std::vector<double> each(const std::vector<double>& values,
                         const std::function<double(double)>& change) {
  std::vector<double> out;
  for (const double own : values) out.push_back(change(own));
  return out;
}

std::vector<ResponseDay> response_curve(stats::Kernel kernel, const std::vector<double>& effects,
                                        const std::vector<double>& log_half_lives) {
  const double median = std::exp(quantile_of(log_half_lives, 0.5));
  const double peak = peak_of(kernel, median);
  const std::size_t stride = 1 + (effects.size() - 1) / response_draws_max;
  std::vector<ResponseDay> out;
  bool past_peak = false;
  for (int day = 0; day <= response_days_max; ++day) {
    const double now = response_of(kernel, median, day);
    past_peak = past_peak || now >= peak * (1 - 1e-9);
    if (past_peak && now < response_left_min * peak) break;
    std::vector<double> points;
    for (std::size_t k = 0; k < effects.size(); k += stride) {
      points.push_back(effects[k] * response_of(kernel, std::exp(log_half_lives[k]), day));
    }
    const Quantiles own = quantiles_of(std::move(points));
    out.push_back({.days_after = day, .p05 = own.p05, .p50 = own.p50, .p95 = own.p95});
  }
  return out;
}

ExposureFinding named(const DayModel& days, const ExposureColumn& column) {
  const body::Cause& cause = *column.cause;
  ExposureFinding out{.cause = cause.id, .name = cause.name.en, .unit = cause.exposure.unit};
  out.days_known = column.days_known;
  out.in_model = column.term.has_value();
  out.day_before = column.day_before;
  out.usual = usual_in_window(days, column);
  out.range_p05 = known_or_none(column.range_p05);
  out.range_p95 = known_or_none(column.range_p95);
  out.healthy_level = cause.exposure.healthy_level.value;
  out.prior_probability = cause.effect.inclusion_probability;
  return out;
}

void add_effects(const std::vector<double>& effects, const std::vector<double>& log_half_lives,
                 stats::Kernel kernel, ExposureFinding& out) {
  out.effect_per_unit = quantiles_of(effects);
  out.half_life_hours =
      quantiles_of(each(log_half_lives, [](double own) { return std::exp(own) * hours_a_day; }));
  out.response = response_curve(kernel, effects, log_half_lives);
}

TreatmentFinding treatment_of(const FitView& fit, const TreatmentColumn& column) {
  const stats::Layout layout = stats::layout_of(*fit.model);
  const stats::TreatmentTerm& term = fit.model->treatments[column.term];
  // Of a course the level that three sessions a week reach, else one session.
  const auto change = [&](double relief, double log_half_life_days) {
    if (!column.course) return -relief;
    return -relief * course_sessions_a_day / (1 - decay_of(std::exp(log_half_life_days)));
  };
  const std::vector<double> reliefs = column_of(*fit.draws, layout.relief + column.term);
  const std::vector<double> lasts = column_of(*fit.draws, layout.relief_half_life + column.term);
  std::vector<double> changes;
  for (std::size_t k = 0; k < reliefs.size(); ++k) changes.push_back(change(reliefs[k], lasts[k]));
  TreatmentFinding out{.treatment = column.id, .name = column.name};
  out.days_done = column.days_done;
  out.days_known = column.days_known;
  out.painkiller = column.painkiller;
  out.course = column.course;
  out.change = quantiles_of(changes);
  const auto less =
      std::count_if(changes.begin(), changes.end(), [](double own) { return own < 0; });
  out.probability_less = static_cast<double>(less) / static_cast<double>(changes.size());
  const auto before = [&](double sds) {
    return change(term.effect.mean + sds * term.effect.sd, term.log_half_life_days.mean);
  };
  constexpr double z25 = 0.6745;
  constexpr double z05 = 1.6449;
  out.prior_change = {.p05 = before(z05),
                      .p25 = before(z25),
                      .p50 = before(0),
                      .p75 = before(-z25),
                      .p95 = before(-z05)};
  out.mostly_assumption = moments_of(reliefs).sd > assumption_sd_min * term.effect.sd;
  return out;
}

}  // namespace

ExposureFinding finding_of(const FitView& fit, const ExposureColumn& column,
                           const TermDraws& draws) {
  const stats::Layout layout = stats::layout_of(*fit.model);
  const std::size_t c = *column.term;
  const stats::CauseTerm& term = fit.model->causes[c];
  ExposureFinding out = named(*fit.days, column);
  const std::vector<double> log_half_lives = column_of(*fit.draws, layout.half_life + c);
  add_effects(column_of(*fit.draws, layout.effect + c), log_half_lives, term.kernel, out);
  out.probability_matters = moments_of(draws.slab).mean;
  out.effect_over_range = quantiles_of(draws.effect);
  out.half_life_learnt = moments_of(log_half_lives).sd < learnt_sd_max * term.log_half_life_days.sd;
  return out;
}

ExposureFinding finding_before(const DayModel& days, const ExposureColumn& column) {
  ExposureFinding out = named(days, column);
  const PriorDraws prior = prior_draws(column, prior_seed);
  const stats::Kernel kernel = kernel_of(*column.cause);
  add_effects(prior.effect, prior.log_half_life_days, kernel, out);
  out.probability_matters = out.prior_probability;
  const double range = sds_from_5_to_95 * column.cause->exposure.daily_sd.value;
  std::vector<double> over_range;
  for (std::size_t k = 0; k < prior.effect.size(); ++k) {
    over_range.push_back(prior.effect[k] * range *
                         peak_of(kernel, std::exp(prior.log_half_life_days[k])));
  }
  out.effect_over_range = quantiles_of(std::move(over_range));
  return out;
}

std::vector<TreatmentFinding> treatments_of(const FitView& fit) {
  std::vector<TreatmentFinding> out;
  for (const TreatmentColumn& own : fit.days->treatments) out.push_back(treatment_of(fit, own));
  return out;
}

}  // namespace unknot::causes
