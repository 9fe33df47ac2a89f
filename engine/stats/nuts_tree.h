/// The no-U-turn sampler with multinomial choice along the trajectory, as in Stan: Hoffman and
/// Gelman (2014), Betancourt (2017). Scalar, without allocation. docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/stats/nuts_metric.h"
#include "engine/stats/random.h"

namespace unknot::stats {

/// What is sampled from.
class NutsTarget {
 public:
  virtual ~NutsTarget() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// Log density; its gradient is written to `gradient`.
  virtual double evaluate(std::span<const double> position, std::span<double> gradient) = 0;
};

struct NutsStep {
  double acceptance = 0;  ///< mean over the trajectory
  double energy = 0;      ///< of its first point
  bool divergent = false;
};

class NutsTree {
 public:
  static constexpr int depth_max = 10;

  /// @param target  outlives the tree
  NutsTree(NutsTarget* target, const Random& random);
  /// @param metric  outlives the tree
  void use(const NutsMetric& metric) { metric_ = &metric; }
  void start_at(std::span<const double> position);
  [[nodiscard]] std::span<const double> position() const { return sample_.position; }
  [[nodiscard]] double log_density() const { return sample_.log_density; }
  /// @param depth  after so many doublings the trajectory ends in any case
  NutsStep step(double step_size, int depth = depth_max);
  /// One at which a single step is accepted about as often as wanted, from `guess` on.
  [[nodiscard]] double usable_step_size(double guess);
  [[nodiscard]] std::int64_t gradients() const { return gradients_; }

 private:
  using Row = std::vector<double>;
  struct Chosen {
    Row position, gradient;
    double log_density = 0;
  };
  struct End {
    Row momentum, velocity;
  };
  struct Point : End {
    Row position, gradient, push;  ///< push: metric times gradient
    double log_density = 0;
  };
  struct Subtree {
    End begin, end;
    Row momentum_sum;
    Chosen chosen;
    double log_weight = 0;
  };

  void begin_trajectory();
  void leapfrog(double step_size);
  [[nodiscard]] double energy() const;
  /// Builds into subtrees_[slot]; false when it turned back or diverged.
  bool build(int depth, std::size_t slot);
  bool leaf(std::size_t slot);
  bool chooses(double log_weight, double log_weight_of_all);
  /// Whether neither two joined trajectories nor their seam have turned back.
  [[nodiscard]] static bool goes_on(const End& far, const End& near, const Row& momentum_sum,
                                    const Subtree& added);

  NutsTarget* target_;
  Random random_;
  const NutsMetric* metric_ = nullptr;
  std::size_t size_;
  Chosen sample_;
  Point point_, front_, back_;
  Row momentum_sum_;
  /// [depth] the second half of a subtree of that depth; the first one: what a doubling adds.
  std::vector<Subtree> subtrees_;
  // Of the trajectory that is being built.
  double signed_step_ = 0, first_energy_ = 0, acceptance_sum_ = 0;
  int leaves_ = 0;
  bool divergent_ = false;
  std::int64_t gradients_ = 0;
};

}  // namespace unknot::stats
