#include "engine/causes/day_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/local_date.h"
#include "engine/causes/kernel.h"
#include "engine/causes/priors.h"
#include "engine/causes/range.h"
#include "engine/diary/record.h"
#include "engine/stats/gap_model.h"

namespace unknot::causes {
namespace {

using diary::Column;
using diary::ColumnKind;
using diary::DayTable;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t usual_days_before = 28;
constexpr std::size_t usual_known_min = 14;
/// Exposures before the first score fill the slow filters.
constexpr int days_before_first_score = 60;
constexpr double painkillers_max = 6;  ///< of one day
constexpr int ramp_days = 30;
constexpr int ramps_max = 60;  ///< longer diaries have longer ramps

/// Days of the table that the model reads.
struct Span {
  std::size_t from = 0;
  std::size_t to = 0;  ///< the day after the last
  [[nodiscard]] std::size_t size() const { return to - from; }
};

std::vector<double> pains_of(const DayModelInput& input) {
  if (!input.place) return diary::worst_pain(*input.table);
  const Column* own =
      column_of(*input.table, ColumnKind::Pain, input.place->region, input.place->side);
  return own != nullptr ? own->values : std::vector<double>(input.table->days(), unknown);
}

/// Whether the number of that day is a mean of moments.
bool is_mean_of_moments(const DayModelInput& input, std::size_t day, double pain) {
  for (const Column& own : input.table->columns) {
    const bool counts =
        own.kind == ColumnKind::Pain && own.values[day] == pain &&
        (!input.place || (own.id == input.place->region && own.side == input.place->side));
    if (counts && input.table->sources[own.source[day]] != diary::source_mean_of_moments) {
      return false;
    }
  }
  return true;
}

std::size_t end_of(const DayModelInput& input) {
  const std::size_t days = input.table->days();
  if (input.date.empty() || days == 0) return days;
  if (input.date < input.table->from_date) return 0;
  const auto at = index_of(*input.table, input.date);
  return at ? *at + 1 : days;
}

Span span_of(const std::vector<double>& pains, std::size_t end) {
  std::size_t first = 0;
  while (first < end && std::isnan(pains[first])) ++first;
  if (first == end) return {};
  Span out{first - std::min<std::size_t>(first, days_before_first_score), end};
  out.from = std::max(out.from, end - std::min<std::size_t>(end, days_read_max));
  return out;
}

void add_scores(const DayModelInput& input, const std::vector<double>& pains, const Span& span,
                DayModel& out) {
  for (std::size_t day = span.from; day < span.to; ++day) {
    const bool known = !std::isnan(pains[day]);
    out.model.scores.push_back(known ? std::clamp(std::floor(pains[day] + 0.5), 0.0, 10.0)
                                     : unknown);
    out.from_moments.push_back(known && is_mean_of_moments(input, day, pains[day]));
    out.days_scored += known ? 1 : 0;
  }
}

/// Typing errors far outside of what there is would rule all else.
double within_reason(const body::Cause& cause, double value) {
  const body::Number& range = cause.exposure.range;
  const double reach = 3 * (range.high - range.low);
  return std::clamp(value, range.low - reach, range.high + reach);
}

/// By a person, as far as the table says. What devices recorded ended before the rating.
bool is_felt(std::string_view source) {
  return source.empty() || source == diary::source_typed || source == diary::source_days_csv ||
         source == diary::source_session || source == diary::source_derived;
}

void add_values(const DayTable& table, const Span& span, ExposureColumn& out) {
  const Column* own = column_of(table, ColumnKind::Exposure, out.cause->id);
  out.values.assign(span.size(), unknown);
  if (own == nullptr) return;
  const bool lagged = left_on_the_day_after(out.cause->id).has_value();
  if (lagged) out.values.push_back(unknown);
  for (std::size_t day = span.from; day < span.to; ++day) {
    const double value = own->values[day];
    if (std::isnan(value)) continue;
    const bool shift = lagged && is_felt(table.sources[own->source[day]]);
    out.day_before = out.day_before || shift;
    double& place = out.values[day - span.from + (shift ? 1 : 0)];
    // A device that says the day itself stands over the feeling of the evening before.
    if (!shift || std::isnan(place)) place = within_reason(*out.cause, value);
  }
  for (const double value : out.values) out.days_known += std::isnan(value) ? 0 : 1;
}

std::vector<double> deviations(const ExposureColumn& column) {
  std::vector<double> out;
  for (std::size_t day = 0; day < column.values.size(); ++day) {
    out.push_back(column.values[day] - column.usual[day]);
  }
  return out;
}

/// What the spike is measured in: the own range at the median half-life, or what is usual for
/// other people where the exposure never changed.
double range_for_spike(const ExposureColumn& column, const stats::CauseTerm& term) {
  constexpr double sds_from_5_to_95 = 3.29;
  const double range = OwnRange(term.exposure, term.kernel, term.log_half_life_days)
                           .at(term.log_half_life_days.mean);
  if (range > 0) return range;
  const double half_life_days = std::exp(term.log_half_life_days.mean);
  return sds_from_5_to_95 * column.cause->exposure.daily_sd.value *
         peak_of(term.kernel, half_life_days);
}

void add_cause(ExposureColumn& column, stats::DiaryModel& model) {
  const std::size_t length = static_cast<std::size_t>(model.days + stats::horizon_days);
  column.usual = usual_levels(column.values, length);
  if (column.days_known == 0 || column.cause->id == pain_medicine) return;
  const Meets meets = column.day_before ? Meets::DayAfter : Meets::SameDay;
  stats::CauseTerm term;
  term.name = column.cause->id;
  term.exposure = deviations(column);
  term.gaps = stats::bridge(stats::habit_of(term.exposure, stats::WeekdayMeans::Own), term.exposure,
                            length);
  term.effect = effect_prior(*column.cause, meets);
  term.log_half_life_days = log_half_life_days_prior(column.cause->effect.half_life_hours);
  term.slab_degrees_of_freedom = slab_degrees_of_freedom;
  term.kernel = kernel_of(*column.cause);
  term.inclusion = {.probability = column.cause->effect.inclusion_probability,
                    .spike_sd = none_points / range_for_spike(column, term)};
  column.term = model.causes.size();
  model.causes.push_back(std::move(term));
}

std::size_t group_of(const body::Cause& cause) {
  const auto* const end = std::end(body::cause_groups);
  return static_cast<std::size_t>(std::find(std::begin(body::cause_groups), end, cause.group) -
                                  std::begin(body::cause_groups));
}

void add_causes(const DayModelInput& input, const Span& span, DayModel& out) {
  for (const body::Cause& cause : input.causes) {
    ExposureColumn column{.cause = &cause, .group = group_of(cause)};
    add_values(*input.table, span, column);
    column.range_p05 = quantile_of(column.values, 0.05);
    column.range_p95 = quantile_of(column.values, 0.95);
    if (span.size() > 0) add_cause(column, out.model);
    if (column.term && cause.id == amplifier_cause) {
      out.model.amplifier =
          stats::Amplifier{.cause = static_cast<int>(*column.term), .prior = amplification_prior};
    }
    out.exposures.push_back(std::move(column));
  }
}

void add_treatment(TreatmentColumn column, std::vector<double> dose, const ReliefPrior& prior,
                   DayModel& out) {
  for (double& own : dose) {
    if (!std::isnan(own)) ++column.days_known;
    own = std::isnan(own) ? 0 : own;
    if (own > 0) ++column.days_done;
  }
  if (column.days_done == 0) return;
  column.term = out.model.treatments.size();
  out.model.treatments.push_back({.name = column.id,
                                  .dose = std::move(dose),
                                  .effect = prior.effect,
                                  .log_half_life_days = prior.log_half_life_days});
  out.treatments.push_back(std::move(column));
}

void add_treatments(const DayModelInput& input, const Span& span, DayModel& out) {
  const auto days = static_cast<std::ptrdiff_t>(span.from);
  for (const body::Treatment& own : input.treatments) {
    const Column* minutes = column_of(*input.table, ColumnKind::Treatment, own.id);
    const auto prior = relief_prior(own);
    if (minutes == nullptr || !prior) continue;
    std::vector<double> dose(minutes->values.begin() + days,
                             minutes->values.begin() + static_cast<std::ptrdiff_t>(span.to));
    for (double& one : dose) one = std::isnan(one) ? one : (one > 0 ? 1.0 : 0.0);
    add_treatment({.id = own.id, .name = own.name.en, .course = is_course(own)}, std::move(dose),
                  *prior, out);
  }
  for (const ExposureColumn& own : out.exposures) {
    if (own.cause->id != pain_medicine) continue;
    std::vector<double> dose = own.values;
    for (double& one : dose) one = std::isnan(one) ? one : std::clamp(one, 0.0, painkillers_max);
    add_treatment({.id = own.cause->id, .name = own.cause->name.en, .painkiller = true},
                  std::move(dose), painkiller_prior(*own.cause), out);
  }
}

void add_weekend(const std::string& first_date, stats::DiaryModel& model) {
  const auto first = day_of(first_date);
  if (!first) return;
  constexpr double weekend_share = 2.0 / 7;
  stats::Covariate own{.name = "weekend", .prior = weekend_prior};
  for (int day = 0; day < model.days + stats::horizon_days; ++day) {
    const std::chrono::weekday weekday(*first + std::chrono::days(day));
    const bool free = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    own.values.push_back((free ? 1.0 : 0.0) - weekend_share);
  }
  model.covariates.push_back(std::move(own));
}

/// A random walk by the month, straight within each: ramps from 0 to 1 that stay there.
bool add_drift(stats::DiaryModel& model) {
  if (model.days <= drift_days_min) return false;
  const int length = std::max(ramp_days, (model.days + ramps_max - 1) / ramps_max);
  const double sd = drift_sd_a_month * std::sqrt(static_cast<double>(length) / ramp_days);
  for (int start = 0; start < model.days; start += length) {
    stats::Covariate own{.name = "drift." + std::to_string(start), .prior = {0, sd}};
    for (int day = 0; day < model.days; ++day) {
      own.values.push_back(std::clamp(static_cast<double>(day - start) / length, 0.0, 1.0));
    }
    model.covariates.push_back(std::move(own));
  }
  return true;
}

}  // namespace

std::vector<double> usual_levels(std::span<const double> values, std::size_t length) {
  std::vector<std::size_t> known;
  std::vector<double> sums{0};
  for (std::size_t day = 0; day < values.size(); ++day) {
    if (std::isnan(values[day])) continue;
    known.push_back(day);
    sums.push_back(sums.back() + values[day]);
  }
  std::vector<double> out(length, unknown);
  if (known.empty()) return out;
  const auto mean = [&](std::size_t from, std::size_t to) {
    return (sums[to] - sums[from]) / static_cast<double>(to - from);
  };
  std::size_t before = 0;  // known days before this one
  std::size_t oldest = 0;  // the first of them within the 28 days
  for (std::size_t day = 0; day < length; ++day) {
    while (before < known.size() && known[before] < day) ++before;
    while (oldest < before && known[oldest] + usual_days_before < day) ++oldest;
    if (before - oldest >= usual_known_min) {
      out[day] = mean(oldest, before);
    } else if (before >= usual_known_min) {
      out[day] = mean(before - usual_known_min, before);
    } else {
      out[day] = mean(0, std::min(usual_known_min, known.size()));
    }
  }
  return out;
}

DayModel day_model_of(const DayModelInput& input) {
  DayModel out;
  const std::vector<double> pains = pains_of(input);
  const std::size_t end = end_of(input);
  const Span span = span_of(pains, end);
  out.diary_from = input.table->from_date;
  out.diary_days = static_cast<int>(end);
  out.model.days = static_cast<int>(span.size());
  out.model.intercept = input.person.intercept;
  out.model.log_disturbance_half_life_days = input.person.log_disturbance_half_life_days;
  out.model.log_disturbance_sd = input.person.log_disturbance_sd;
  out.model.log_noise_sd = input.person.log_noise_sd;
  if (input.intake_pain) out.model.intercept.mean = *input.intake_pain;
  out.model.layer = {.repeat = input.person.repeat, .log_width_sd = log_width_sd};
  if (span.size() > 0) {
    const int from = static_cast<int>(span.from);
    out.first_date = days_after(input.table->from_date, from).value_or(input.table->from_date);
    const auto first =
        std::find_if(pains.begin(), pains.end(), [](double own) { return own >= 0; });
    const int first_scored = static_cast<int>(first - pains.begin()) - from;
    out.window_from = std::max({0, first_scored, out.model.days - window_days});
  }
  add_scores(input, pains, span, out);
  add_causes(input, span, out);
  if (span.size() == 0) return out;
  add_treatments(input, span, out);
  add_weekend(out.first_date, out.model);
  out.drifts = add_drift(out.model);
  return out;
}

}  // namespace unknot::causes
