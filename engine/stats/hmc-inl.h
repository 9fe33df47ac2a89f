// Hamiltonian Monte Carlo with a fixed number of steps, all chains of a vector side by side.
// Method: docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_HMC_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_HMC_INL_H_
#undef UNKNOT_STATS_HMC_INL_H_
#else
#define UNKNOT_STATS_HMC_INL_H_
#endif

#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/density-inl.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/recursion-inl.h"
#include "engine/stats/vector_random-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// What makes the posterior round: a full factor for the parameters, one scale a latent.
struct Metric {
  std::vector<double> factor;  ///< [row][column], lower
  std::vector<double> scale;   ///< of the latents
};

template <class D>
struct Transition {
  hn::Vec<D> acceptance;  ///< probability, 0 where it diverged
  hn::Vec<D> energy;      ///< after accepting or not
  hn::Vec<D> diverged;    ///< 1 or 0
};

template <class D>
class Hmc {
 public:
  using V = hn::Vec<D>;

  /// @param extra  rows behind the positions that are not sampled
  Hmc(D d, Density<D>& density, VectorRandom<D>& random, std::size_t extra)
      : rows_{d},
        density_(density),
        random_(random),
        size_(density.size()),
        parameters_(density.first_place()),
        position_(size_ + extra, hn::Lanes(d)),
        gradient_(size_, hn::Lanes(d)),
        momentum_(size_, hn::Lanes(d)),
        kept_position_(size_, hn::Lanes(d)),
        kept_gradient_(size_, hn::Lanes(d)) {}

  double* position() { return position_.data(); }
  Metric& metric() { return metric_; }

  /// After positions or what the density depends on were changed from outside.
  void refresh() { log_density_ = evaluate(); }

  HWY_INLINE Transition<D> step(double step_size, int steps) {
    random_.fill_normals(momentum_.data(), size_);
    const V before = hn::Sub(kinetic(), log_density_);
    const V log_density_before = log_density_;
    copy(position_, kept_position_);
    copy(gradient_, kept_gradient_);
    kick(0.5 * step_size);
    for (int i = 0; i < steps; ++i) {
      drift(step_size);
      log_density_ = evaluate();
      kick(i + 1 < steps ? step_size : 0.5 * step_size);
    }
    const V after = hn::Sub(kinetic(), log_density_);
    return decide(before, after, log_density_before);
  }

 private:
  static constexpr double divergence = 1000;  // of the energy, as in Stan

  HWY_NOINLINE V evaluate() { return density_.evaluate(position_.data(), gradient_.data()); }

  HWY_INLINE V kinetic() const {
    const double* HWY_RESTRICT momentum = momentum_.data();
    const auto own = [&](std::size_t i) HWY_ATTR { return rows_.at(momentum, i); };
    return hn::Mul(rows_.set(0.5), sum_of_products(rows_.d, size_, own, own));
  }

  void copy(const AlignedRows& from, AlignedRows& to) const {
    for (std::size_t i = 0; i < size_; ++i) rows_.put(to.data(), i, rows_.at(from.data(), i));
  }

  HWY_INLINE void kick(double time) {
    const LaneRows<D> rows = rows_;
    const double* HWY_RESTRICT factor = metric_.factor.data();
    const double* HWY_RESTRICT scale = metric_.scale.data();
    const double* HWY_RESTRICT gradient = gradient_.data();
    double* HWY_RESTRICT momentum = momentum_.data();
    for (std::size_t row = 0; row < parameters_; ++row) {
      const V own = hn::Mul(rows.set(time), rows.at(gradient, row));
      const double* HWY_RESTRICT of_row = factor + row * parameters_;
      for (std::size_t column = 0; column <= row; ++column) {
        rows.put(momentum, column,
                 hn::MulAdd(rows.set(of_row[column]), own, rows.at(momentum, column)));
      }
    }
    for (std::size_t i = parameters_; i < size_; ++i) {
      rows.put(momentum, i,
               hn::MulAdd(rows.set(time * scale[i - parameters_]), rows.at(gradient, i),
                          rows.at(momentum, i)));
    }
  }

  HWY_INLINE void drift(double time) {
    const LaneRows<D> rows = rows_;
    const double* HWY_RESTRICT factor = metric_.factor.data();
    const double* HWY_RESTRICT scale = metric_.scale.data();
    const double* HWY_RESTRICT momentum = momentum_.data();
    double* HWY_RESTRICT position = position_.data();
    for (std::size_t row = 0; row < parameters_; ++row) {
      const double* HWY_RESTRICT of_row = factor + row * parameters_;
      const V sum = sum_of_products(
          rows.d, row + 1, [&](std::size_t column) HWY_ATTR { return rows.set(of_row[column]); },
          [&](std::size_t column) HWY_ATTR { return rows.at(momentum, column); });
      rows.put(position, row, hn::MulAdd(rows.set(time), sum, rows.at(position, row)));
    }
    for (std::size_t i = parameters_; i < size_; ++i) {
      rows.put(position, i,
               hn::MulAdd(rows.set(time * scale[i - parameters_]), rows.at(momentum, i),
                          rows.at(position, i)));
    }
  }

  /// Chains that do not accept go back to where they were.
  HWY_INLINE Transition<D> decide(V before, V after, V log_density_before) {
    const V gain = hn::Sub(before, after);
    const auto sound = hn::Gt(gain, rows_.set(-divergence));  // false for what is not a number
    const V chance = hn::Exp(rows_.d, hn::Min(gain, rows_.zero()));
    const V acceptance = hn::IfThenElseZero(sound, chance);
    const auto accepted = hn::Lt(random_.uniform(), acceptance);
    for (std::size_t i = 0; i < size_; ++i) {
      rows_.put(position_.data(), i,
                hn::IfThenElse(accepted, rows_.at(position_.data(), i),
                               rows_.at(kept_position_.data(), i)));
      rows_.put(gradient_.data(), i,
                hn::IfThenElse(accepted, rows_.at(gradient_.data(), i),
                               rows_.at(kept_gradient_.data(), i)));
    }
    log_density_ = hn::IfThenElse(accepted, log_density_, log_density_before);
    return {acceptance, hn::IfThenElse(accepted, after, before),
            hn::IfThenElse(sound, rows_.zero(), rows_.set(1.0))};
  }

  LaneRows<D> rows_;
  Density<D>& density_;
  VectorRandom<D>& random_;
  std::size_t size_;
  std::size_t parameters_;
  AlignedRows position_;
  AlignedRows gradient_;
  AlignedRows momentum_;
  AlignedRows kept_position_;
  AlignedRows kept_gradient_;
  Metric metric_;
  V log_density_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
