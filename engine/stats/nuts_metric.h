/// The metric and the step size of the reference sampler and how both are learnt in the warm-up:
/// dual averaging and growing windows as in Stan. docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/stats/random.h"

namespace unknot::stats {

/// Covariance of the positions: dense among the first ones, diagonal for the rest.
class NutsMetric {
 public:
  /// Diagonal at first.
  NutsMetric(std::span<const double> variances, std::size_t dense);
  /// velocity = covariance * momentum
  void multiply(std::span<const double> momentum, std::span<double> velocity) const;
  /// N(0, covariance^-1)
  void draw_momentum(Random& random, std::span<double> momentum) const;
  [[nodiscard]] std::size_t dense() const { return dense_; }
  /// @param covariance  [row][column] of the first ones; kept as it was when not positive definite
  void set(std::span<const double> covariance, std::span<const double> variances);

 private:
  std::size_t dense_;
  std::vector<double> covariance_;
  std::vector<double> factor_;     ///< lower L, covariance = L L'
  std::vector<double> variances_;  ///< of the rest
};

/// Running covariance of the first ones and variances of the rest, shrunk as in Stan and, where the
/// draws are few, also in its correlations.
class NutsMoments {
 public:
  NutsMoments(std::size_t size, std::size_t dense);
  void add(std::span<const double> position);
  void give_to(NutsMetric& metric);
  void reset();

 private:
  std::size_t dense_;
  double count_ = 0;
  std::vector<double> mean_, products_, squares_, shift_;
};

/// Nesterov's dual averaging, Hoffman and Gelman (2014).
class NutsStepSize {
 public:
  explicit NutsStepSize(double acceptance) : acceptance_(acceptance) {}
  void restart(double step);
  void learn(double acceptance);
  [[nodiscard]] double now() const { return step_; }
  [[nodiscard]] double settled() const;

 private:
  double acceptance_;
  double centre_ = 0, error_ = 0, log_mean_ = 0, count_ = 0, step_ = 1;
};

/// When windows of the warm-up begin and end: as in Stan, 75 iterations before, then windows of 25,
/// 50, 100 ..., 50 after; fewer of each in a short warm-up.
class NutsWindows {
 public:
  explicit NutsWindows(int warmup);
  [[nodiscard]] bool collects(int iteration) const {
    return iteration >= first_ && iteration < last_;
  }
  /// True at the last iteration of a window; moves on to the next.
  bool closes(int iteration);

 private:
  int first_ = 0, last_ = 0, end_ = 0, width_ = 0;
};

}  // namespace unknot::stats
