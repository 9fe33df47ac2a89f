/// The posterior density of a diary and its gradient, written plainly and for one position at a
/// time: the independent twin of the vectorised sampler. Equations: docs/methods/causes.md.
///
/// A position holds the parameters (Layout), then one w for each scored day, then one standard
/// normal z for each unknown exposure up to the last scored day. Given the unrounded scores the
/// disturbance is integrated out by a Kalman filter.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/stats/diary_model.h"
#include "engine/stats/terms_reference.h"

namespace unknot::stats {

struct ScoredDay {
  int day = 0;
  int step = 0;             ///< score - score_min
  bool may_repeat = false;  ///< the day before was scored
  bool same_score = false;  ///< ... and with the same score
};

struct UnknownExposure {
  int cause = 0;
  int day = 0;
};

/// Given values, and beyond their end the exposure's own habits.
[[nodiscard]] GapModel gap_model_of(const CauseTerm& cause, std::size_t length);

class DensityReference {
 public:
  /// @param model  passed check()
  explicit DensityReference(const DiaryModel& model);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] std::span<const ScoredDay> scored() const { return scored_; }
  /// In the order of their z: cause by cause, day by day.
  [[nodiscard]] std::span<const UnknownExposure> unknown() const { return unknown_; }

  /// Log density with all its constants.
  /// @param position  size() values
  /// @param repeats   one a scored day: 1 where the score was only written down again, which needs
  ///                  same_score; its w then has the standard logistic density. Empty: none
  /// @param gradient  out, size() values
  /// Cost: O(days x terms), no allocation. Deterministic.
  double evaluate(std::span<const double> position, std::span<const char> repeats,
                  std::span<double> gradient);

  // What evaluate() saw last, one a day up to the last scored one.
  [[nodiscard]] std::span<const double> mean_path() const { return mean_; }
  [[nodiscard]] std::span<const double> filtered_mean() const { return filtered_mean_; }
  [[nodiscard]] std::span<const double> filtered_variance() const { return filtered_variance_; }
  [[nodiscard]] std::span<const double> cuts() const { return cuts_; }
  [[nodiscard]] double persistence() const { return persistence_.rho; }
  [[nodiscard]] double disturbance_variance() const { return disturbance_variance_; }
  [[nodiscard]] double noise_variance() const { return noise_variance_; }

 private:
  /// Cause in the order of the loops: the amplifier is the last one.
  struct Filter {
    std::size_t cause = 0;
    Decay decay;
    double effect = 0;
    double start = 0;
    int cascade = -1;  ///< number among the first filters of cascades
    // Adjoints.
    double by_effect = 0;
    double by_rho = 0;
    double by_level = 0;
  };
  /// First of the two filters of a cascade.
  struct FirstFilter {
    std::size_t filter = 0;
    double by_level = 0;
  };
  struct Treatment {
    Decay decay;
    double relief = 0;
    double by_relief = 0;
    double by_rho = 0;
    double by_level = 0;
  };
  /// u_t = a u_{t-1} + b + s z, in the order of the days.
  struct Gap {
    std::size_t day = 0;
    std::size_t filter = 0;
    std::size_t z = 0;  ///< place in the position
    double a = 0;
    double b = 0;
    double s = 0;
    bool reaches_on = false;  ///< the next day is unknown, too
  };
  struct KalmanDay {
    double gain = 0;
    double error_by_variance = 0;  ///< v / F
    double inverse_variance = 0;   ///< 1 / F
    double error = 0;              ///< v
    InCell cell;
  };

  void read_scores(const DiaryModel& model);
  void read_causes(const DiaryModel& model);
  void read_treatments(const DiaryModel& model);
  void reserve();

  double priors(std::span<const double> position, std::span<double> gradient) const;
  double repeat_terms(std::span<const double> position, std::span<const char> repeats,
                      std::span<double> gradient) const;
  void take_parameters(std::span<const double> position);
  void give_parameters(std::span<double> gradient) const;
  double forward(std::span<const double> position, std::span<const char> repeats);
  void backward(std::span<const double> position, std::span<const char> repeats,
                std::span<double> gradient);
  void fill_day(std::size_t day, std::span<const double> position);
  double mean_of_day(std::size_t day, std::span<const double> position);
  double backward_score(std::size_t index, std::span<double> gradient);
  void backward_mean(std::size_t day, double by_mean, std::span<double> gradient);
  void backward_inputs(std::size_t day, std::span<double> gradient);

  Layout layout_;
  ScoreLayer layer_;
  std::size_t size_ = 0;
  std::size_t days_ = 0;                    ///< to the last scored one
  std::vector<NormalPrior> normal_priors_;  ///< [place]; sd 0: the place has another prior
  std::vector<EffectPrior> effect_priors_;
  double log_beta_ = 0;  ///< constant of the prior of the repeat probability
  std::vector<ScoredDay> scored_;
  std::vector<int> score_of_day_;
  std::vector<UnknownExposure> unknown_;

  bool amplifies_ = false;
  double amplification_ = 0;
  std::vector<Filter> filters_;
  std::vector<FirstFilter> first_filters_;
  std::vector<Treatment> treatments_;
  std::vector<Gap> gaps_;
  std::size_t gap_ = 0;              ///< the next one forward, or the one after the next backward
  std::vector<double> gap_carry_;    ///< [filter] a_{t+1} times the adjoint of u_{t+1}
  std::vector<double> exposure_;     ///< [day][filter]
  std::vector<double> first_level_;  ///< [day + 1][cascade]
  std::vector<double> level_;        ///< [day + 1][filter]
  std::vector<double> dose_;         ///< [day][treatment], as it enters
  std::vector<double> dose_level_;   ///< [day + 1][treatment]
  std::vector<double> covariate_;    ///< [day][covariate]
  std::vector<double> amplified_;    ///< [day] sum of the causes other than the amplifier

  std::vector<double> cuts_, by_cut_;
  std::vector<double> mean_, filtered_mean_, filtered_variance_;
  std::vector<KalmanDay> kalman_;  ///< [scored day]
  Decay persistence_;
  double disturbance_variance_ = 0;
  double noise_variance_ = 0;
  // Adjoints of the Kalman filter.
  double by_level_ = 0, by_variance_ = 0, by_persistence_ = 0;
  double by_disturbance_variance_ = 0, by_noise_variance_ = 0, by_amplification_ = 0;
};

}  // namespace unknot::stats
