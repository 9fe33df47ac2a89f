#include "engine/causes/teach.h"

#include <algorithm>
#include <cmath>

#include "engine/causes/kernel.h"
#include "engine/causes/priors.h"

namespace unknot::causes {
namespace {

constexpr int fortnight = 14;
constexpr double sds_from_5_to_95 = 3.29;
constexpr double hours_a_day = 24;
constexpr double day_sd_usual = 1.2;  ///< of a rating from day to day, nrs; the facts' assumption
/// A name needs an effect of about this many of its sds; the thresholds themselves are of chances.
constexpr double sds_for_a_name = 3;
constexpr double days_more_max = 365;

double square(double value) { return value * value; }

/// What of a day's rating no cause explains: noise, and what is new in the disturbance.
double day_variance(const FitView& fit) {
  if (fit.draws == nullptr) return square(day_sd_usual);
  const stats::Layout layout = stats::layout_of(*fit.model);
  const auto middle = [&](std::size_t parameter) {
    return quantile_of(column_of(*fit.draws, parameter), 0.5);
  };
  const double rho = decay_of(std::exp(middle(layout.disturbance_half_life)));
  const double disturbance = std::exp(middle(layout.disturbance_sd));
  const double noise = std::exp(middle(layout.noise_sd));
  return square(noise) + square(disturbance) * (1 - square(rho));
}

/// Of the effect of a unit that goes on.
double effect_variance(const FitView& fit, const ExposureColumn& column) {
  if (fit.draws != nullptr && column.term) {
    const stats::Layout layout = stats::layout_of(*fit.model);
    return square(moments_of(column_of(*fit.draws, layout.effect + *column.term)).sd);
  }
  const bool lags = left_on_the_day_after(column.cause->id).has_value();
  const stats::NormalPrior slab =
      effect_prior(*column.cause, lags ? Meets::DayAfter : Meets::SameDay);
  constexpr double variance_of_t3 = 3;
  const double pi = column.cause->effect.inclusion_probability;
  return pi * variance_of_t3 * square(slab.sd) + pi * (1 - pi) * square(slab.mean);
}

/// Of what one day's exposure adds to the filter: the assumed sd weighs as much as two weeks.
double arriving_variance(const ExposureColumn& column) {
  double sum = 0;
  double squares = 0;
  for (const double own : column.values) {
    if (std::isnan(own)) continue;
    sum += own;
    squares += own * own;
  }
  const double n = column.days_known;
  const double own = n > 0 ? std::max(0.0, squares - sum * sum / n) : 0;
  const double assumed = square(column.cause->exposure.daily_sd.value);
  const double variance = (fortnight * assumed + own) / (fortnight + n);
  const double half_life_days = column.cause->effect.half_life_hours.value / hours_a_day;
  return variance * square(peak_of(kernel_of(*column.cause), half_life_days));
}

int known_lately(const DayModel& days, const ExposureColumn& column) {
  int out = 0;
  for (int day = std::max(0, days.days() - fortnight); day < days.days(); ++day) {
    out += std::isnan(column.values[static_cast<std::size_t>(day)]) ? 0 : 1;
  }
  return out;
}

int days_missing(const DayModel& days, std::size_t group) {
  int known = 0;
  for (const ExposureColumn& own : days.exposures) {
    if (own.group == group) known = std::max(known, own.days_known);
  }
  return std::max(
      {0, naming_rule.days_scored_min - days.days_scored, naming_rule.days_known_min - known});
}

std::optional<int> days_until_sure(const DayModel& days, const GroupEvidence& evidence) {
  const Moments effect = moments_of(evidence.effect);
  if (!(effect.mean > 0)) return std::nullopt;
  const double factor = square(sds_for_a_name * effect.sd / effect.mean);
  const double more = std::ceil(days.days_scored * (factor - 1));
  // It is sure enough already: what keeps it from a name is not a matter of days.
  if (more <= 0 || more > days_more_max) return std::nullopt;
  return static_cast<int>(more);
}

/// Two weeks of writing it down would teach something: not of what happens once in a month.
bool teaches_in_a_fortnight(const body::Cause& cause) {
  if (!cause.asked || cause.asked->rhythm != body::Rhythm::Daily) return false;
  const double times = fortnight * square(cause.exposure.daily_sd.value);
  return cause.asked->form != body::AnswerForm::YesNo || times >= 1;
}

}  // namespace

std::vector<WouldTeach> would_teach(const FitView& fit) {
  const double noise = day_variance(fit);
  std::vector<WouldTeach> out;
  for (const ExposureColumn& own : fit.days->exposures) {
    if (own.group >= groups || !teaches_in_a_fortnight(*own.cause)) continue;
    const double v = arriving_variance(own);
    const double before = effect_variance(fit, own);
    const auto after = [&](int days) { return 1 / (1 / before + days * v / noise); };
    const double as_now = after(known_lately(*fit.days, own));
    const double gain = (as_now - after(fortnight)) * square(sds_from_5_to_95) * v;
    if (!(gain > 0)) continue;
    WouldTeach row{.cause = own.cause->id, .group = own.cause->group, .variance_reduction = gain};
    row.days_logged = own.days_known;
    const int missing = naming_rule.days_known_min - own.days_known;
    if (missing > 0) row.days_more = missing;
    out.push_back(std::move(row));
  }
  std::stable_sort(out.begin(), out.end(), [](const WouldTeach& one, const WouldTeach& other) {
    return one.variance_reduction > other.variance_reduction;
  });
  if (out.size() > would_teach_max) out.resize(would_teach_max);
  return out;
}

std::array<std::optional<int>, groups> days_more(const DayModel& days,
                                                 const std::array<GroupEvidence, groups>& evidence,
                                                 const std::array<Verdict, groups>& said) {
  std::array<std::optional<int>, groups> out;
  for (std::size_t g = 0; g < groups; ++g) {
    if (said[g] == Verdict::NotEnoughDays) out[g] = days_missing(days, g);
    if (said[g] == Verdict::Leaning) out[g] = days_until_sure(days, evidence[g]);
  }
  return out;
}

}  // namespace unknot::causes
