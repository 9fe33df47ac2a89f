#include "engine/causes/forecast_filter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/base/contracts.h"
#include "engine/causes/forecast_series.h"
#include "engine/stats/normal.h"

namespace unknot::causes {
namespace {

constexpr double wide_noise = 3;           ///< sds of a rating that is an outlier
constexpr double unlike_anything = 0.002;  ///< probability of a day that fits nothing
constexpr double preference_days = 1;      ///< before a favourite number is believed
constexpr double surprise_max = 8;         ///< of one day, on the volatility
constexpr double log_volatility_max = 6;
constexpr double certain = 1e-14;  ///< least probability of a cell, against dividing by nothing
constexpr std::size_t disturbance = 0;
constexpr std::size_t level = 1;
constexpr std::size_t effects = 2;

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double density(double z) {
  return std::exp(-0.5 * z * z) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

/// Half-way between the steps, or by the widths of the inner cells: their geometric mean is one
/// step, the mean of all cuts the middle of the scale.
std::vector<double> cuts_of(const FilterStart& start, std::span<const double> log_widths) {
  const auto cuts = static_cast<std::size_t>(start.steps - 1);
  std::vector<double> out(cuts, 0.0);
  double shift = 0;
  for (const double width : log_widths) shift += width / static_cast<double>(log_widths.size());
  for (std::size_t k = 1; k < cuts; ++k) {
    out[k] = out[k - 1] + (log_widths.empty() ? 1.0 : std::exp(log_widths[k - 1] - shift));
  }
  double middle = 0;
  for (const double cut : out) middle += cut / static_cast<double>(cuts);
  for (double& cut : out) {
    cut = (cut - middle + 0.5 * static_cast<double>(start.steps - 1)) / start.unit;
  }
  return out;
}

/// A standard normal variable known to lie between two bounds.
struct Bounded {
  double probability = 0;
  double mean = 0;
  double variance = 0;
};

Bounded bounded(double low, double high) {
  Bounded out;
  // On the side where no digits are lost.
  const double p = low > 0 ? stats::normal_cdf(-low) - stats::normal_cdf(-high)
                           : stats::normal_cdf(high) - stats::normal_cdf(low);
  out.probability = std::max(p, certain);
  const double at_low = density(low);
  const double at_high = density(high);
  out.mean = (at_low - at_high) / out.probability;
  const double slope = (high * at_high - low * at_low) / out.probability;
  out.variance = std::clamp(1 - out.mean * out.mean - slope, 1e-6, 1.0);
  return out;
}

}  // namespace

std::size_t parameters_of(int steps) {
  const bool widths = steps > 2 && steps <= named_steps_max;
  return filter_parameters + (widths ? static_cast<std::size_t>(steps - 2) : 0U);
}

/// Of the latent rating of the next day, before its score; variances at usual volatility.
struct ForecastFilter::Outlook {
  double mean = 0;
  std::array<double, 2> variance{};     ///< usual, outlier
  std::array<double, 2> sd{};           ///< with the volatility of now
  std::array<double, 2> probability{};  ///< of either
  std::vector<double> gain;             ///< covariance of the state with the latent rating
  double norm = 1;                      ///< of the preferences
  std::vector<double> cells;            ///< only where preferences are kept
};

/// What a score says of the latent rating.
struct ForecastFilter::Rating {
  double probability = 0;  ///< of the score
  double weight = 0;       ///< P(it was a rating, no repeat)
  double shift = 0;        ///< of the state, in gains
  double shrink = 0;       ///< of its covariance, in gains
  double surprise = 0;     ///< squared deviation less what was expected
};

ForecastFilter::ForecastFilter(const FilterStart& start, std::span<const double> parameters)
    : steps_(static_cast<std::size_t>(start.steps)) {
  UNKNOT_EXPECTS(start.steps >= 2);
  UNKNOT_EXPECTS(parameters.size() == parameters_of(start.steps));
  cuts_ = cuts_of(start, parameters.subspan(filter_parameters));
  drift_variance_ = std::exp(2 * parameters[log_drift_sd]);
  rho_ = std::exp2(-std::exp(-parameters[log_half_life_days]));
  disturbance_variance_ = std::exp(2 * parameters[log_disturbance_sd]);
  noise_variance_ = std::exp(2 * parameters[log_noise_sd]);
  repeat_ = logistic(parameters[logit_repeat]);
  repeat_kept_ = logistic(parameters[logit_repeat_kept]);
  outlier_ = logistic(parameters[logit_outlier]);
  volatility_step_ = std::exp(parameters[log_volatility_step]);
  preferences_ = start.steps > named_steps_max;
  chosen_.assign(preferences_ ? steps_ : 0, 0.0);
  expected_ = chosen_;
  const std::size_t n = effects + start.effect_mean.size();
  mean_.assign(n, 0.0);
  mean_[level] = start.level_mean;
  std::copy(start.effect_mean.begin(), start.effect_mean.end(), mean_.begin() + effects);
  covariance_ = stats::Matrix::zero(n);
  covariance_.at(disturbance, disturbance) = disturbance_variance_;
  covariance_.at(level, level) = start.level_sd * start.level_sd;
  for (std::size_t i = effects; i < n; ++i) {
    for (std::size_t j = effects; j < n; ++j) {
      covariance_.at(i, j) = start.effect_covariance.at(i - effects, j - effects);
    }
  }
}

double ForecastFilter::preference(std::size_t step) const {
  if (!preferences_) return 1;
  return (chosen_[step] + preference_days) / (expected_[step] + preference_days);
}

ForecastFilter::Outlook ForecastFilter::outlook(std::span<const double> features) const {
  const std::size_t n = mean_.size();
  UNKNOT_EXPECTS(features.size() + effects == n);
  Outlook out;
  out.gain.resize(n);
  double variance = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double* row = &covariance_.values[i * n];
    double sum = row[disturbance] + row[level];
    for (std::size_t j = effects; j < n; ++j) sum += row[j] * features[j - effects];
    const double own = i < effects ? 1.0 : features[i - effects];
    out.gain[i] = sum;
    out.mean += own * mean_[i];
    variance += own * sum;
  }
  const double now = std::exp(log_volatility_);
  out.variance = {variance + noise_variance_, variance + wide_noise * wide_noise * noise_variance_};
  out.sd = {std::sqrt(out.variance[0] * now), std::sqrt(out.variance[1] * now)};
  out.probability = {1 - outlier_, outlier_};
  if (!preferences_) return out;
  out.cells = cells(out);
  out.norm = 0;
  for (std::size_t k = 0; k < steps_; ++k) out.norm += out.cells[k] * preference(k);
  return out;
}

std::vector<double> ForecastFilter::cells(const Outlook& ahead) const {
  std::vector<double> out(steps_, 0.0);
  for (std::size_t i = 0; i < ahead.sd.size(); ++i) {
    double below = 0;
    for (std::size_t k = 0; k < steps_; ++k) {
      const double at_most =
          k + 1 < steps_ ? stats::normal_cdf((cuts_[k] - ahead.mean) / ahead.sd[i]) : 1.0;
      out[k] += ahead.probability[i] * (at_most - below);
      below = at_most;
    }
  }
  return out;
}

std::vector<double> ForecastFilter::probabilities(std::span<const double> features) const {
  const Outlook ahead = outlook(features);
  std::vector<double> out = preferences_ ? ahead.cells : cells(ahead);
  for (std::size_t k = 0; k < steps_; ++k) {
    const double rated = (1 - repeat_now_) * out[k] * preference(k) / ahead.norm;
    const double repeated = static_cast<int>(k) == last_ ? repeat_now_ : 0.0;
    out[k] =
        (1 - unlike_anything) * (rated + repeated) + unlike_anything / static_cast<double>(steps_);
  }
  return out;
}

ForecastFilter::Rating ForecastFilter::rated(const Outlook& ahead, std::size_t step) const {
  constexpr double far = 40;  // where the normal density is 0 in double precision
  std::array<double, 2> part{};
  std::array<Bounded, 2> inside;
  double cell = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const double low = step > 0 ? (cuts_[step - 1] - ahead.mean) / ahead.sd[i] : -far;
    const double high = step + 1 < steps_ ? (cuts_[step] - ahead.mean) / ahead.sd[i] : far;
    inside[i] = bounded(low, high);
    part[i] = ahead.probability[i] * inside[i].probability;
    cell += part[i];
  }
  const double own =
      (1 - unlike_anything) * (1 - repeat_now_) * cell * preference(step) / ahead.norm;
  const double repeated = static_cast<int>(step) == last_ ? repeat_now_ : 0.0;
  Rating out;
  out.probability =
      own + (1 - unlike_anything) * repeated + unlike_anything / static_cast<double>(steps_);
  out.weight = own / out.probability;
  double squares = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const double weight = out.weight * part[i] / cell;
    const double shift = inside[i].mean / std::sqrt(ahead.variance[i]);
    out.shift += weight * shift;
    squares += weight * shift * shift;
    out.shrink += weight * (1 - inside[i].variance) / ahead.variance[i];
    out.surprise += weight * (inside[i].variance + inside[i].mean * inside[i].mean - 1);
  }
  out.shrink -= squares - out.shift * out.shift;
  return out;
}

void ForecastFilter::take_in(const Outlook& ahead, const Rating& rating) {
  const std::size_t n = mean_.size();
  // The volatility scales the whole state, so that a shift grows with its root.
  const double scale = rating.shift * std::exp(0.5 * log_volatility_);
  for (std::size_t i = 0; i < n; ++i) {
    mean_[i] += scale * ahead.gain[i];
    const double row = rating.shrink * ahead.gain[i];
    for (std::size_t j = 0; j < n; ++j) covariance_.values[i * n + j] -= row * ahead.gain[j];
  }
  const double surprise = std::clamp(rating.surprise, -1.0, surprise_max);
  log_volatility_ = std::clamp(log_volatility_ + 0.5 * volatility_step_ * surprise,
                               -log_volatility_max, log_volatility_max);
}

void ForecastFilter::to_next_day() {
  const std::size_t n = mean_.size();
  mean_[disturbance] *= rho_;
  for (std::size_t j = 0; j < n; ++j) {
    covariance_.at(disturbance, j) *= rho_;
    covariance_.at(j, disturbance) *= rho_;
  }
  covariance_.at(disturbance, disturbance) += disturbance_variance_ * (1 - rho_ * rho_);
  covariance_.at(level, level) += drift_variance_;
}

double ForecastFilter::learn(std::span<const double> features, int step) {
  double log_probability = 0;
  if (step == no_score) {
    repeat_now_ *= repeat_kept_;
  } else {
    const auto recorded = static_cast<std::size_t>(step);
    UNKNOT_EXPECTS(recorded < steps_);
    const Outlook ahead = outlook(features);
    const Rating rating = rated(ahead, recorded);
    take_in(ahead, rating);
    for (std::size_t k = 0; k < expected_.size(); ++k) {
      expected_[k] += rating.weight * ahead.cells[k];
    }
    if (preferences_) chosen_[recorded] += rating.weight;
    last_ = step;
    repeat_now_ = repeat_;
    log_probability = std::log(rating.probability);
  }
  to_next_day();
  return log_probability;
}

std::vector<double> ForecastFilter::effect_mean() const {
  return {mean_.begin() + effects, mean_.end()};
}

stats::Matrix ForecastFilter::effect_covariance() const {
  stats::Matrix out = stats::Matrix::zero(mean_.size() - effects);
  for (std::size_t i = 0; i < out.size; ++i) {
    for (std::size_t j = 0; j < out.size; ++j) {
      out.at(i, j) = covariance_.at(i + effects, j + effects);
    }
  }
  return out;
}

}  // namespace unknot::causes
