/// Filter of the latent pain behind recorded scores: state-space model with score layer, one pass
/// over the days. Method, and what is approximated: docs/validation/causes.md#forecast.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/stats/matrix.h"

namespace unknot::causes {

/// Places in the vector of hyper-parameters; the widths of the inner cells follow, as logarithms,
/// on scales of at most named_steps_max steps.
enum FilterParameter : std::size_t {
  log_drift_sd,         ///< of the level, from day to day
  log_half_life_days,   ///< of the disturbance
  log_disturbance_sd,   ///< stationary
  log_noise_sd,         ///< of a rating
  logit_repeat,         ///< probability that the last score is written down again
  logit_repeat_kept,    ///< what a day without a score leaves of that probability
  logit_outlier,        ///< probability of a rating with wide_noise times the sd
  log_volatility_step,  ///< how fast the sd of all follows what it sees
  filter_parameters     ///< how many
};

/// Every step up to here has a width of its own. On finer scales people have favourite numbers
/// instead: how often each was chosen in the past, against how often it was expected.
inline constexpr int named_steps_max = 11;

[[nodiscard]] std::size_t parameters_of(int steps);

/// What is believed before the first day. The unit of the latent pain is `unit` steps.
struct FilterStart {
  int steps = 0;
  double unit = 1;
  double level_mean = 0;
  double level_sd = 1;
  std::vector<double> effect_mean;  ///< of one sd of each feature
  stats::Matrix effect_covariance;
};

class ForecastFilter {
 public:
  /// @param parameters  parameters_of(start.steps) of them
  ForecastFilter(const FilterStart& start, std::span<const double> parameters);

  /// Of the next day. @return one a step, above 0, together 1. O(features^2 + steps).
  [[nodiscard]] std::vector<double> probabilities(std::span<const double> features) const;

  /// The next day is over: no_score or what was recorded.
  /// @return  ln P(that score), 0 without one. O(features^2).
  double learn(std::span<const double> features, int step);

  [[nodiscard]] std::vector<double> effect_mean() const;
  [[nodiscard]] stats::Matrix effect_covariance() const;

 private:
  struct Outlook;
  struct Rating;
  [[nodiscard]] Outlook outlook(std::span<const double> features) const;
  [[nodiscard]] std::vector<double> cells(const Outlook& ahead) const;
  [[nodiscard]] double preference(std::size_t step) const;
  [[nodiscard]] Rating rated(const Outlook& ahead, std::size_t step) const;
  void take_in(const Outlook& ahead, const Rating& rating);
  void to_next_day();

  std::size_t steps_ = 0;
  std::vector<double> cuts_;  ///< between the steps, in units
  double drift_variance_ = 0;
  double rho_ = 0;
  double disturbance_variance_ = 0;
  double noise_variance_ = 0;
  double repeat_ = 0;
  double repeat_kept_ = 0;
  double outlier_ = 0;
  double volatility_step_ = 0;
  bool preferences_ = false;

  std::vector<double> mean_;  ///< disturbance, level, effects
  stats::Matrix covariance_;
  double log_volatility_ = 0;  ///< of the variance
  int last_ = -1;
  double repeat_now_ = 0;
  std::vector<double> chosen_;    ///< how often each step was rated
  std::vector<double> expected_;  ///< how often it should have been
};

}  // namespace unknot::causes
