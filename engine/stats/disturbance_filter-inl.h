// The disturbance between days, a stationary AR(1) seen through rating noise, integrated out by a
// scalar Kalman filter, with its adjoint, and drawn backwards. Equations: docs/methods/causes.md.
// Included once per vector target.
#if defined(UNKNOT_STATS_DISTURBANCE_FILTER_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_DISTURBANCE_FILTER_INL_H_
#undef UNKNOT_STATS_DISTURBANCE_FILTER_INL_H_
#else
#define UNKNOT_STATS_DISTURBANCE_FILTER_INL_H_
#endif

#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// phi: what is left of the disturbance after a day; variance: stationary; noise: variance of one
/// rating.
template <class D>
struct DisturbanceShape {
  hn::Vec<D> phi;
  hn::Vec<D> variance;
  hn::Vec<D> noise;
};

template <class D>
class DisturbanceFilter {
 public:
  using V = hn::Vec<D>;

  /// @param score_of_day  [day], number of its score or -1
  DisturbanceFilter(D d, std::size_t days, std::size_t scores)
      : rows_{d},
        mean_(days, hn::Lanes(d)),
        variance_(days, hn::Lanes(d)),
        error_(scores, hn::Lanes(d)),
        predicted_(scores, hn::Lanes(d)),
        precision_(scores, hn::Lanes(d)) {}

  /// log p(unrounded scores) without its constant.
  /// @param residual  [score] unrounded score minus what is explained, of lanes whose score says
  ///                  anything
  /// @param says      [score] 1 or 0: whether the score says anything in that lane
  HWY_INLINE V forward(const DisturbanceShape<D>& shape, const std::vector<int>& score_of_day,
                       const double* HWY_RESTRICT residual, const double* HWY_RESTRICT says,
                       std::size_t days) {
    const V one = rows_.set(1.0);
    const V phi2 = hn::Mul(shape.phi, shape.phi);
    V mean = rows_.zero();
    V variance = shape.variance;
    V square = rows_.zero();
    LogProduct<D> logs(rows_.d);
    for (std::size_t day = 0; day < days; ++day) {
      if (const int score = score_of_day[day]; score >= 0) {
        const auto index = static_cast<std::size_t>(score);
        const V spread = hn::Add(variance, shape.noise);
        const V told = rows_.at(says, index);
        const V precision = hn::Mul(told, hn::Div(one, spread));
        const V error = hn::Sub(rows_.at(residual, index), mean);
        rows_.put(error_.data(), index, error);
        rows_.put(predicted_.data(), index, variance);
        rows_.put(precision_.data(), index, precision);
        logs.times(hn::MulAdd(told, hn::Sub(spread, one), one));
        const V weighted = hn::Mul(precision, error);
        square = hn::MulAdd(weighted, error, square);
        mean = hn::MulAdd(variance, weighted, mean);
        variance = hn::NegMulAdd(hn::Mul(variance, variance), precision, variance);
      }
      rows_.put(mean_.data(), day, mean);
      rows_.put(variance_.data(), day, variance);
      mean = hn::Mul(shape.phi, mean);
      variance = hn::MulAdd(phi2, hn::Sub(variance, shape.variance), shape.variance);
    }
    return hn::Mul(rows_.set(-0.5), hn::Add(square, logs.sum()));
  }

  /// Adjoints of the shape, and of what is explained on each day (0 where there is no score); the
  /// adjoint of an unrounded score is its negative.
  HWY_INLINE DisturbanceShape<D> backward(const DisturbanceShape<D>& shape,
                                          const std::vector<int>& score_of_day,
                                          double* HWY_RESTRICT explained, std::size_t days) const {
    const V phi2 = hn::Mul(shape.phi, shape.phi);
    const V half = rows_.set(0.5);
    DisturbanceShape<D> bar{rows_.zero(), rows_.zero(), rows_.zero()};
    V next_mean = rows_.zero();      // adjoint of tomorrow's predicted mean
    V next_variance = rows_.zero();  // and of its variance
    for (std::size_t day = days; day-- > 0;) {
      const V mean = rows_.at(mean_.data(), day);
      const V apart = hn::Sub(rows_.at(variance_.data(), day), shape.variance);
      const V twice = hn::Mul(hn::Add(shape.phi, shape.phi), next_variance);
      bar.phi = hn::Add(bar.phi, hn::MulAdd(mean, next_mean, hn::Mul(twice, apart)));
      bar.variance = hn::Add(bar.variance, hn::NegMulAdd(phi2, next_variance, next_variance));
      V bar_mean = hn::Mul(shape.phi, next_mean);
      V bar_variance = hn::Mul(phi2, next_variance);
      V seen = rows_.zero();
      if (const int score = score_of_day[day]; score >= 0) {
        const auto index = static_cast<std::size_t>(score);
        const V error = rows_.at(error_.data(), index);
        const V predicted = rows_.at(predicted_.data(), index);
        const V precision = rows_.at(precision_.data(), index);
        const V weighted = hn::Mul(precision, error);
        const V gain = hn::Mul(predicted, precision);
        const V bar_error = hn::MulSub(bar_mean, gain, weighted);
        // Adjoint of 1 / spread, then of the spread.
        const V inverse = hn::NegMulAdd(
            half, hn::Mul(error, error),
            hn::Mul(predicted, hn::MulSub(bar_mean, error, hn::Mul(bar_variance, predicted))));
        const V spread =
            hn::Neg(hn::MulAdd(inverse, hn::Mul(precision, precision), hn::Mul(half, precision)));
        bar.noise = hn::Add(bar.noise, spread);
        const V kept = hn::NegMulAdd(hn::Add(gain, gain), bar_variance, bar_variance);
        bar_variance = hn::Add(kept, hn::MulAdd(bar_mean, weighted, spread));
        bar_mean = hn::Sub(bar_mean, bar_error);
        seen = hn::Neg(bar_error);
      }
      rows_.put(explained, day, seen);
      next_mean = bar_mean;
      next_variance = bar_variance;
    }
    bar.variance = hn::Add(bar.variance, next_variance);
    return bar;
  }

  /// One draw of the disturbance of every day given the scores, backwards from the last; the filter
  /// must have run over all these days.
  /// @param noise  [day] standard normals
  HWY_INLINE void draw(const DisturbanceShape<D>& shape, const double* HWY_RESTRICT noise,
                       double* HWY_RESTRICT disturbance, std::size_t days) const {
    const V phi2 = hn::Mul(shape.phi, shape.phi);
    const V floor = rows_.zero();
    V later = rows_.zero();
    for (std::size_t day = days; day-- > 0;) {
      V mean = rows_.at(mean_.data(), day);
      V variance = rows_.at(variance_.data(), day);
      if (day + 1 < days) {
        const V ahead = hn::MulAdd(phi2, hn::Sub(variance, shape.variance), shape.variance);
        const V gain = hn::Div(hn::Mul(variance, shape.phi), ahead);
        mean = hn::MulAdd(gain, hn::NegMulAdd(shape.phi, mean, later), mean);
        variance = hn::NegMulAdd(hn::Mul(gain, shape.phi), variance, variance);
      }
      later = hn::MulAdd(hn::Sqrt(hn::Max(variance, floor)), rows_.at(noise, day), mean);
      rows_.put(disturbance, day, later);
    }
  }

 private:
  LaneRows<D> rows_;
  AlignedRows mean_;       // filtered, [day]
  AlignedRows variance_;   // filtered, [day]
  AlignedRows error_;      // of the prediction, [score]
  AlignedRows predicted_;  // variance before the score, [score]
  AlignedRows precision_;  // 1 / spread, 0 where the score says nothing, [score]
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
