/// The gradient of density_reference.cpp: each step of its recursions backwards, by hand.
#include <cmath>

#include "engine/stats/density_reference.h"

namespace unknot::stats {

void DensityReference::backward(std::span<const double> position, std::span<const char> repeats,
                                std::span<double> gradient) {
  const double phi = persistence_.rho;
  for (std::size_t t = days_; t-- > 0;) {
    // From the prediction of the next day: level' = phi level, variance' = phi^2 variance + rest.
    by_persistence_ += by_level_ * filtered_mean_[t] +
                       2 * phi * by_variance_ * (filtered_variance_[t] - disturbance_variance_);
    by_disturbance_variance_ += by_variance_ * (1 - phi * phi);
    by_level_ *= phi;
    by_variance_ *= phi * phi;
    double by_mean = 0;
    if (const int index = score_of_day_[t]; index >= 0) {
      const auto i = static_cast<std::size_t>(index);
      if (!repeats.empty() && repeats[i] != 0)
        gradient[layout_.size + i] = 1 - 2 * kalman_[i].cell.share;
      else
        by_mean = backward_score(i, gradient);
    }
    backward_mean(t, by_mean, gradient);
    backward_inputs(t, gradient);
  }
  if (days_ > 0) by_disturbance_variance_ += by_variance_;
  cut_points_adjoint(position.subspan(layout_.width, layout_.size - layout_.width), by_cut_,
                     gradient.subspan(layout_.width, layout_.size - layout_.width));
}

/// @return the derivative by the mean of the day
double DensityReference::backward_score(std::size_t index, std::span<double> gradient) {
  const KalmanDay& day = kalman_[index];
  const double by_error = day.gain * by_level_ - day.error_by_variance;
  const double by_gain = day.error * by_level_ + by_variance_ * noise_variance_;
  const double by_total = -by_gain * day.gain * day.inverse_variance - 0.5 * day.inverse_variance +
                          0.5 * day.error_by_variance * day.error_by_variance;
  by_noise_variance_ += by_variance_ * day.gain + by_total;
  by_variance_ = by_gain * day.inverse_variance + by_total;
  by_level_ -= by_error;

  const InCell& cell = day.cell;
  gradient[layout_.size + index] = by_error * cell.by_w + cell.log_jacobian_by_w;
  const auto above = static_cast<std::size_t>(scored_[index].step);
  if (above > 0 && above < cuts_.size()) {
    const double by_width = 1 / (cuts_[above] - cuts_[above - 1]);
    by_cut_[above - 1] += by_error * (1 - cell.share) - by_width;
    by_cut_[above] += by_error * cell.share + by_width;
  } else {
    by_cut_[above == 0 ? 0 : above - 1] += by_error;
  }
  return -by_error;
}

/// Also takes the levels of the filters one day back.
void DensityReference::backward_mean(std::size_t day, double by_mean, std::span<double> gradient) {
  const std::size_t count = filters_.size();
  const std::size_t others = amplifies_ ? count - 1 : count;
  const double* level = level_.data() + (day + 1) * count;
  double by_sum = by_mean;
  if (amplifies_) {
    Filter& amplifier = filters_[others];
    by_sum = by_mean * (1 + amplification_ * level[others]);
    by_amplification_ += by_mean * level[others] * amplified_[day];
    amplifier.by_effect += by_mean * level[others];
    amplifier.by_level += by_mean * (amplifier.effect + amplification_ * amplified_[day]);
  }
  for (std::size_t f = 0; f < others; ++f) {
    filters_[f].by_effect += by_sum * level[f];
    filters_[f].by_level += by_sum * filters_[f].effect;
  }
  const std::size_t treatments = treatments_.size();
  const double* dose_before = dose_level_.data() + day * treatments;
  const double* dose_level = dose_before + treatments;
  for (std::size_t k = 0; k < treatments; ++k) {
    Treatment& treatment = treatments_[k];
    treatment.by_relief -= by_mean * dose_level[k];
    treatment.by_level -= by_mean * treatment.relief;
    treatment.by_rho += treatment.by_level * dose_before[k];
    treatment.by_level *= treatment.decay.rho;
  }
  gradient[layout_.intercept] += by_mean;
  const std::size_t covariates = layout_.disturbance_half_life - layout_.covariate;
  const double* covariate = covariate_.data() + day * covariates;
  for (std::size_t j = 0; j < covariates; ++j)
    gradient[layout_.covariate + j] += by_mean * covariate[j];
}

/// From the levels of the day to those of the day before and to the exposures of the day.
void DensityReference::backward_inputs(std::size_t day, std::span<double> gradient) {
  const std::size_t count = filters_.size();
  const double* exposure = exposure_.data() + day * count;
  const double* before = level_.data() + day * count;
  const double* first_before = first_level_.data() + day * first_filters_.size();
  const double* first = first_before + first_filters_.size();
  // The derivative by an unknown exposure needs the levels of the day itself.
  for (; gap_ > 0 && gaps_[gap_ - 1].day == day; --gap_) {
    const Gap& one = gaps_[gap_ - 1];
    const Filter& filter = filters_[one.filter];
    const double rest = 1 - filter.decay.rho;
    double by_exposure = rest * filter.by_level;
    if (filter.cascade >= 0) {
      const FirstFilter& own = first_filters_[static_cast<std::size_t>(filter.cascade)];
      by_exposure = rest * (own.by_level + by_exposure);
    }
    if (one.reaches_on) by_exposure += gap_carry_[one.filter];
    gradient[one.z] += one.s * by_exposure;
    gap_carry_[one.filter] = one.a * by_exposure;
  }
  for (std::size_t f = 0; f < count; ++f) {
    Filter& filter = filters_[f];
    const double rho = filter.decay.rho;
    double input = exposure[f];
    if (filter.cascade >= 0) {
      const auto k = static_cast<std::size_t>(filter.cascade);
      FirstFilter& own = first_filters_[k];
      own.by_level += (1 - rho) * filter.by_level;
      filter.by_rho += own.by_level * (first_before[k] - exposure[f]);
      own.by_level *= rho;
      input = first[k];
    }
    filter.by_rho += filter.by_level * (before[f] - input);
    filter.by_level *= rho;
  }
}

void DensityReference::give_parameters(std::span<double> gradient) const {
  for (const Filter& filter : filters_) {
    gradient[layout_.effect + filter.cause] += filter.by_effect;
    gradient[layout_.half_life + filter.cause] += filter.by_rho * filter.decay.by_log_half_life;
  }
  for (std::size_t k = 0; k < treatments_.size(); ++k) {
    gradient[layout_.relief + k] += treatments_[k].by_relief;
    gradient[layout_.relief_half_life + k] +=
        treatments_[k].by_rho * treatments_[k].decay.by_log_half_life;
  }
  if (amplifies_) gradient[layout_.amplification] += by_amplification_;
  gradient[layout_.disturbance_half_life] += by_persistence_ * persistence_.by_log_half_life;
  gradient[layout_.disturbance_sd] += 2 * disturbance_variance_ * by_disturbance_variance_;
  gradient[layout_.noise_sd] += 2 * noise_variance_ * by_noise_variance_;
}

}  // namespace unknot::stats
