/// The metric and the step size of the reference sampler and how both are learnt in the warm-up:
/// dual averaging and growing windows as in Stan. docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace unknot::stats {

struct NutsCovariance {
  std::vector<double> dense;      ///< [row][column] of the first ones
  std::vector<double> variances;  ///< of the rest
};

/// Covariance of the positions: dense among the first ones, diagonal for the rest.
class NutsMetric {
 public:
  /// Diagonal at first.
  NutsMetric(std::span<const double> variances, std::size_t dense);
  /// velocity = covariance * momentum
  void multiply(std::span<const double> momentum, std::span<double> velocity) const;
  /// Makes N(0, covariance^-1) of standard normals, in place.
  void to_momentum(std::span<double> normals) const;
  [[nodiscard]] std::size_t dense() const { return dense_; }
  /// The dense part stays as it was when the new one is not positive definite.
  void set(const NutsCovariance& covariance);

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
  /// Of what was added since the last time; begins anew.
  [[nodiscard]] NutsCovariance take();

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
