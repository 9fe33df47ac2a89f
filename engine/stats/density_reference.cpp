#include "engine/stats/density_reference.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/contracts.h"
#include "engine/stats/gap_model.h"

namespace unknot::stats {
namespace {

constexpr double log_two_pi = 1.83787706640934548356;

double value_or(const std::vector<double>& values, std::size_t index, double otherwise) {
  return index < values.size() ? values[index] : otherwise;
}

}  // namespace

GapModel gap_model_of(const CauseTerm& cause, std::size_t length) {
  GapModel gaps = bridge(habit_of(cause.exposure, WeekdayMeans::Shared), cause.exposure, length);
  if (!cause.gaps) return gaps;
  for (std::size_t t = 0; t < length; ++t) {
    gaps.a[t] = value_or(cause.gaps->a, t, gaps.a[t]);
    gaps.b[t] = value_or(cause.gaps->b, t, gaps.b[t]);
    gaps.s[t] = value_or(cause.gaps->s, t, gaps.s[t]);
  }
  return gaps;
}

DensityReference::DensityReference(const DiaryModel& model)
    : layout_(layout_of(model)), layer_(model.layer) {
  read_scores(model);
  read_causes(model);
  read_treatments(model);
  if (layer_.repeat) log_beta_ = log_beta(*layer_.repeat);
  normal_priors_.assign(layout_.size, NormalPrior{0, 0});
  normal_priors_[layout_.intercept] = model.intercept;
  for (std::size_t c = 0; c < model.causes.size(); ++c)
    normal_priors_[layout_.half_life + c] = model.causes[c].log_half_life_days;
  if (model.amplifier) normal_priors_[layout_.amplification] = model.amplifier->prior;
  for (std::size_t k = 0; k < model.treatments.size(); ++k) {
    normal_priors_[layout_.relief + k] = model.treatments[k].effect;
    normal_priors_[layout_.relief_half_life + k] = model.treatments[k].log_half_life_days;
  }
  for (std::size_t j = 0; j < model.covariates.size(); ++j)
    normal_priors_[layout_.covariate + j] = model.covariates[j].prior;
  normal_priors_[layout_.disturbance_half_life] = model.log_disturbance_half_life_days;
  normal_priors_[layout_.disturbance_sd] = model.log_disturbance_sd;
  normal_priors_[layout_.noise_sd] = model.log_noise_sd;
  for (std::size_t k = layout_.width; k < layout_.size; ++k)
    normal_priors_[k] = {0, layer_.log_width_sd};
  size_ = layout_.size + scored_.size() + unknown_.size();
  reserve();
}

void DensityReference::read_scores(const DiaryModel& model) {
  const std::size_t written = std::min(model.scores.size(), static_cast<std::size_t>(model.days));
  for (std::size_t t = 0; t < written; ++t) {
    if (std::isnan(model.scores[t])) continue;
    ScoredDay scored;
    scored.day = static_cast<int>(t);
    scored.step = static_cast<int>(model.scores[t]) - layer_.score_min;
    scored.may_repeat = t > 0 && !std::isnan(model.scores[t - 1]);
    scored.same_score = scored.may_repeat && model.scores[t - 1] == model.scores[t];
    scored_.push_back(scored);
    days_ = t + 1;
  }
  score_of_day_.assign(days_, -1);
  for (std::size_t i = 0; i < scored_.size(); ++i)
    score_of_day_[static_cast<std::size_t>(scored_[i].day)] = static_cast<int>(i);
}

void DensityReference::read_causes(const DiaryModel& model) {
  const std::size_t count = model.causes.size();
  amplifies_ = model.amplifier.has_value();
  const std::size_t last = amplifies_ ? static_cast<std::size_t>(model.amplifier->cause) : count;
  for (std::size_t c = 0; c < count; ++c)
    if (c != last) filters_.push_back({.cause = c});
  if (amplifies_) filters_.push_back({.cause = last});
  for (const CauseTerm& cause : model.causes) effect_priors_.emplace_back(cause);

  exposure_.assign(days_ * count, 0.0);
  for (std::size_t f = 0; f < count; ++f) {
    Filter& filter = filters_[f];
    const CauseTerm& cause = model.causes[filter.cause];
    filter.start = cause.start_level;
    if (cause.kernel == Kernel::Cascade) {
      filter.cascade = static_cast<int>(first_filters_.size());
      first_filters_.push_back({.filter = f});
    }
    for (std::size_t t = 0; t < days_; ++t)
      exposure_[t * count + f] = value_or(cause.exposure, t, std::nan(""));
  }
  const std::size_t length = static_cast<std::size_t>(model.days) + horizon_days;
  for (std::size_t c = 0; c < count; ++c) {
    const auto filter = static_cast<std::size_t>(
        std::find_if(filters_.begin(), filters_.end(), [&](auto& f) { return f.cause == c; }) -
        filters_.begin());
    const GapModel gaps = gap_model_of(model.causes[c], length);
    for (std::size_t t = 0; t < days_; ++t) {
      if (!std::isnan(exposure_[t * count + filter])) continue;
      const bool reaches_on = t + 1 < days_ && std::isnan(exposure_[(t + 1) * count + filter]);
      gaps_.push_back({t, filter, layout_.size + scored_.size() + unknown_.size(), gaps.a[t],
                       gaps.b[t], gaps.s[t], reaches_on});
      unknown_.push_back({static_cast<int>(c), static_cast<int>(t)});
    }
  }
  std::stable_sort(gaps_.begin(), gaps_.end(),
                   [](const Gap& a, const Gap& b) { return a.day < b.day; });
}

void DensityReference::read_treatments(const DiaryModel& model) {
  treatments_.resize(model.treatments.size());
  for (std::size_t t = 0; t < days_; ++t) {
    for (const TreatmentTerm& term : model.treatments) {
      const bool same_day = term.acts == DoseActs::SameDay;
      dose_.push_back(same_day ? value_or(term.dose, t, 0)
                               : (t == 0 ? 0 : value_or(term.dose, t - 1, 0)));
    }
    for (const Covariate& term : model.covariates)
      covariate_.push_back(value_or(term.values, t, term.values.back()));
  }
}

void DensityReference::reserve() {
  gap_carry_.assign(filters_.size(), 0.0);
  first_level_.assign((days_ + 1) * first_filters_.size(), 0.0);
  for (std::size_t k = 0; k < first_filters_.size(); ++k)
    first_level_[k] = filters_[first_filters_[k].filter].start;
  level_.assign((days_ + 1) * filters_.size(), 0.0);
  for (std::size_t f = 0; f < filters_.size(); ++f) level_[f] = filters_[f].start;
  dose_level_.assign((days_ + 1) * treatments_.size(), 0.0);
  for (auto* path : {&amplified_, &mean_, &filtered_mean_, &filtered_variance_})
    path->assign(days_, 0.0);
  cuts_.assign(static_cast<std::size_t>(layer_.score_max - layer_.score_min), 0.0);
  by_cut_ = cuts_;
  kalman_.resize(scored_.size());
}

double DensityReference::evaluate(std::span<const double> position, std::span<const char> repeats,
                                  std::span<double> gradient) {
  UNKNOT_EXPECTS(position.size() == size_);
  UNKNOT_EXPECTS(gradient.size() == size_);
  UNKNOT_EXPECTS(repeats.empty() || repeats.size() == scored_.size());
  take_parameters(position);
  double log_density = priors(position, gradient) + repeat_terms(position, repeats, gradient);
  log_density += forward(position, repeats);
  backward(position, repeats, gradient);
  give_parameters(gradient);
  return log_density;
}

/// Writes the gradient of the parameters and of each z anew; the w follow in backward().
double DensityReference::priors(std::span<const double> position,
                                std::span<double> gradient) const {
  double sum = 0;
  for (std::size_t p = 0; p < layout_.size; ++p) {
    gradient[p] = 0;
    if (normal_priors_[p].sd == 0) continue;
    const Slope prior = normal_slope(normal_priors_[p], position[p]);
    sum += prior.value;
    gradient[p] = prior.slope;
  }
  for (std::size_t c = 0; c < effect_priors_.size(); ++c) {
    const Slope prior = effect_priors_[c].at(position[layout_.effect + c]);
    sum += prior.value;
    gradient[layout_.effect + c] = prior.slope;
  }
  double squares = 0;
  for (std::size_t p = layout_.size + scored_.size(); p < size_; ++p) {
    squares += position[p] * position[p];
    gradient[p] = -position[p];
  }
  return sum - 0.5 * squares - 0.5 * log_two_pi * static_cast<double>(unknown_.size());
}

double DensityReference::repeat_terms(std::span<const double> position,
                                      std::span<const char> repeats,
                                      std::span<double> gradient) const {
  if (!layer_.repeat) return 0;
  double repeated = 0, looked = 0;
  for (std::size_t i = 0; i < scored_.size(); ++i) {
    if (!scored_[i].may_repeat) continue;
    const bool is_repeat = !repeats.empty() && repeats[i] != 0;
    (is_repeat ? repeated : looked) += 1;
  }
  // The terms kappa^repeated (1 - kappa)^looked only raise the exponents of the prior.
  const BetaPrior& prior = *layer_.repeat;
  const double logit = position[layout_.repeat];
  const Slope slope = logit_beta_slope({prior.a + repeated, prior.b + looked}, logit);
  gradient[layout_.repeat] = slope.slope;
  return slope.value - log_beta_;
}

void DensityReference::take_parameters(std::span<const double> position) {
  for (Filter& filter : filters_) {
    filter.effect = position[layout_.effect + filter.cause];
    filter.decay = decay_of(position[layout_.half_life + filter.cause]);
    filter.by_effect = filter.by_rho = filter.by_level = 0;
  }
  for (FirstFilter& first : first_filters_) first.by_level = 0;
  for (std::size_t k = 0; k < treatments_.size(); ++k) {
    Treatment& treatment = treatments_[k];
    treatment.relief = position[layout_.relief + k];
    treatment.decay = decay_of(position[layout_.relief_half_life + k]);
    treatment.by_relief = treatment.by_rho = treatment.by_level = 0;
  }
  amplification_ = amplifies_ ? position[layout_.amplification] : 0;
  persistence_ = decay_of(position[layout_.disturbance_half_life]);
  disturbance_variance_ = std::exp(2 * position[layout_.disturbance_sd]);
  noise_variance_ = std::exp(2 * position[layout_.noise_sd]);
  cut_points(layer_, position.subspan(layout_.width, layout_.size - layout_.width), cuts_);
  std::fill(by_cut_.begin(), by_cut_.end(), 0.0);
  by_level_ = by_variance_ = by_persistence_ = 0;
  by_disturbance_variance_ = by_noise_variance_ = by_amplification_ = 0;
}

double DensityReference::forward(std::span<const double> position, std::span<const char> repeats) {
  LogProduct variances, jacobians;
  double squares = 0;
  double level = 0, variance = disturbance_variance_;  // of the disturbance, predicted
  std::size_t active = 0;
  gap_ = 0;
  const double phi = persistence_.rho;
  const double innovation = disturbance_variance_ * (1 - phi * phi);
  for (std::size_t t = 0; t < days_; ++t) {
    fill_day(t, position);
    mean_[t] = mean_of_day(t, position);
    if (const int index = score_of_day_[t]; index >= 0) {
      const auto i = static_cast<std::size_t>(index);
      KalmanDay& day = kalman_[i];
      day.cell = in_cell(cuts_, scored_[i].step, position[layout_.size + i]);
      if (!repeats.empty() && repeats[i] != 0) {
        jacobians.times(day.cell.share * (1 - day.cell.share));
      } else {
        jacobians.times(day.cell.jacobian);
        const double total = variance + noise_variance_;
        day.error = day.cell.unrounded - mean_[t] - level;
        day.inverse_variance = 1 / total;
        day.error_by_variance = day.error * day.inverse_variance;
        day.gain = variance * day.inverse_variance;
        variances.times(total);
        squares += day.error * day.error_by_variance;
        level += day.gain * day.error;
        variance = day.gain * noise_variance_;
        ++active;
      }
    }
    filtered_mean_[t] = level;
    filtered_variance_[t] = variance;
    level *= phi;
    variance = phi * phi * variance + innovation;
  }
  return jacobians.log() - 0.5 * (variances.log() + squares) -
         0.5 * log_two_pi * static_cast<double>(active);
}

/// Unknown exposures of the day, then the first filters of cascades, whose level is what the second
/// one takes for its exposure.
void DensityReference::fill_day(std::size_t day, std::span<const double> position) {
  const std::size_t count = filters_.size();
  double* today = exposure_.data() + day * count;
  for (; gap_ < gaps_.size() && gaps_[gap_].day == day; ++gap_) {
    const Gap& one = gaps_[gap_];
    const double before = day == 0 ? 0 : exposure_[(day - 1) * count + one.filter];
    today[one.filter] = one.a * before + one.b + one.s * position[one.z];
  }
  const std::size_t cascades = first_filters_.size();
  const double* before = first_level_.data() + day * cascades;
  double* level = first_level_.data() + (day + 1) * cascades;
  for (std::size_t k = 0; k < cascades; ++k) {
    const Filter& filter = filters_[first_filters_[k].filter];
    const double rho = filter.decay.rho;
    level[k] = rho * before[k] + (1 - rho) * today[first_filters_[k].filter];
  }
}

double DensityReference::mean_of_day(std::size_t day, std::span<const double> position) {
  const std::size_t count = filters_.size();
  const double* exposure = exposure_.data() + day * count;
  const double* first = first_level_.data() + (day + 1) * first_filters_.size();
  const double* before = level_.data() + day * count;
  double* level = level_.data() + (day + 1) * count;
  const std::size_t others = amplifies_ ? count - 1 : count;
  double sum = 0;
  for (std::size_t f = 0; f < count; ++f) {
    const Filter& filter = filters_[f];
    const double input = filter.cascade < 0 ? exposure[f] : first[filter.cascade];
    level[f] = filter.decay.rho * before[f] + (1 - filter.decay.rho) * input;
    if (f < others) sum += filter.effect * level[f];
  }
  amplified_[day] = sum;
  double mean = position[layout_.intercept] + sum;
  if (amplifies_) mean += level[others] * (filters_[others].effect + amplification_ * sum);
  const std::size_t treatments = treatments_.size();
  const double* dose = dose_.data() + day * treatments;
  const double* dose_before = dose_level_.data() + day * treatments;
  double* dose_level = dose_level_.data() + (day + 1) * treatments;
  for (std::size_t k = 0; k < treatments; ++k) {
    dose_level[k] = treatments_[k].decay.rho * dose_before[k] + dose[k];
    mean -= treatments_[k].relief * dose_level[k];
  }
  const std::size_t covariates = layout_.disturbance_half_life - layout_.covariate;
  const double* covariate = covariate_.data() + day * covariates;
  for (std::size_t j = 0; j < covariates; ++j)
    mean += position[layout_.covariate + j] * covariate[j];
  return mean;
}

}  // namespace unknot::stats
