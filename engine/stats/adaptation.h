/// What warm-up learns: the step size of Hamiltonian steps and the covariance that makes them
/// round, pooled over all chains of a chunk. docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace unknot::stats {

/// Dual averaging (Hoffman and Gelman 2014, The No-U-Turn sampler, section 3.2).
class StepSize {
 public:
  StepSize(double first, double target_acceptance);
  void update(double acceptance);  ///< mean over the chains, 0..1
  void restart();                  ///< from the present value, after a new metric
  [[nodiscard]] double now() const { return now_; }
  [[nodiscard]] double settled() const;  ///< the averaged value

 private:
  double target_;
  double now_;
  double center_ = 0;
  double error_ = 0;
  double log_average_ = 0;
  int count_ = 0;
};

/// Running mean and covariance of a few numbers (Welford).
class RunningCovariance {
 public:
  explicit RunningCovariance(std::size_t size);
  void add(std::span<const double> values);
  void clear();
  [[nodiscard]] int count() const { return count_; }
  /// Lower factor L of a covariance LL', rows one after the other, shrunk towards the diagonal as
  /// few draws ask.
  [[nodiscard]] std::vector<double> factor() const;

 private:
  std::size_t size_;
  int count_ = 0;
  std::vector<double> mean_;
  std::vector<double> products_;
};

/// Iterations of warm-up after which the metric is learnt anew; the rest settles the step size.
[[nodiscard]] std::vector<int> metric_updates(int warmup);

}  // namespace unknot::stats
