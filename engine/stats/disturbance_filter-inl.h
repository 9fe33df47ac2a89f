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

  DisturbanceFilter(D d, std::size_t days, std::size_t scores)
      : rows_{d},
        mean_(days, hn::Lanes(d)),
        variance_(days, hn::Lanes(d)),
        gain_(scores, hn::Lanes(d)),
        precision_(scores, hn::Lanes(d)),
        weighted_(scores, hn::Lanes(d)) {}

  /// log p(unrounded scores) without its constant.
  /// @param score_of_day  [day], number of its score or -1
  /// @param residual  [score] unrounded score minus what is explained
  /// @param says      [score] 1 or 0: whether the score says anything in that lane
  ///
  /// The predicted variance is kept as n / d, whose recursion is linear: no division waits for the
  /// one of the day before. Every few days n and d are scaled; d has then grown by the product of
  /// the variances of the scores, whose logarithm is wanted.
  HWY_INLINE V forward(const DisturbanceShape<D>& shape, const std::vector<int>& score_of_day,
                       const double* HWY_RESTRICT residual, const double* HWY_RESTRICT says,
                       std::size_t days) {
    // Told apart for the compiler, which must else fear that every store moves them.
    const int* HWY_RESTRICT score_at = score_of_day.data();
    double* HWY_RESTRICT to_mean = mean_.data();
    double* HWY_RESTRICT to_variance = variance_.data();
    double* HWY_RESTRICT to_gain = gain_.data();
    double* HWY_RESTRICT to_precision = precision_.data();
    double* HWY_RESTRICT to_weighted = weighted_.data();
    const V one = rows_.set(1.0);
    const V phi2 = hn::Mul(shape.phi, shape.phi);
    const V added = hn::NegMulAdd(phi2, shape.variance, shape.variance);
    V mean = rows_.zero();
    V n = shape.variance;
    V d = one;
    V square = rows_.zero();
    V logs = rows_.zero();
    int unscaled = 0;
    for (std::size_t day = 0; day < days; ++day) {
      if (const int score = score_at[day]; score >= 0) {
        const auto index = static_cast<std::size_t>(score);
        const auto told = hn::Gt(rows_.at(says, index), rows_.zero());
        const V spread = hn::MulAdd(shape.noise, d, n);
        const V next_d = hn::IfThenElse(told, spread, d);
        const V next_n = hn::IfThenElse(told, hn::Mul(shape.noise, n), n);
        const V inverse = hn::Div(one, next_d);
        const V gain = hn::IfThenElseZero(told, hn::Mul(n, inverse));
        const V precision = hn::IfThenElseZero(told, hn::Mul(d, inverse));
        const V seen = rows_.at(residual, index);
        const V error = hn::Sub(seen, mean);
        const V weighted = hn::Mul(precision, error);
        rows_.put(to_gain, index, gain);
        rows_.put(to_precision, index, precision);
        rows_.put(to_weighted, index, weighted);
        rows_.put(to_variance, day, hn::Mul(next_n, inverse));
        square = hn::MulAdd(weighted, error, square);
        const V rest = hn::Sub(one, gain);
        const V part = hn::Mul(gain, seen);
        rows_.put(to_mean, day, hn::MulAdd(rest, mean, part));
        mean = hn::MulAdd(hn::Mul(shape.phi, rest), mean, hn::Mul(shape.phi, part));
        n = next_n;
        d = next_d;
      } else {
        rows_.put(to_variance, day, hn::Div(n, d));
        rows_.put(to_mean, day, mean);
        mean = hn::Mul(shape.phi, mean);
      }
      n = hn::MulAdd(phi2, n, hn::Mul(added, d));
      if (++unscaled < days_unscaled) continue;
      unscaled = 0;
      logs = hn::Add(logs, hn::CallLog(rows_.d, d));
      n = hn::Div(n, d);
      d = one;
    }
    logs = hn::Add(logs, hn::CallLog(rows_.d, d));
    return hn::Mul(rows_.set(-0.5), hn::Add(square, logs));
  }

  /// Adjoints of the shape, and of what is explained on each day (0 where there is no score); the
  /// adjoint of an unrounded score is its negative.
  HWY_INLINE DisturbanceShape<D> backward(const DisturbanceShape<D>& shape,
                                          const std::vector<int>& score_of_day,
                                          double* HWY_RESTRICT explained, std::size_t days) const {
    const int* HWY_RESTRICT score_at = score_of_day.data();
    const double* HWY_RESTRICT of_mean = mean_.data();
    const double* HWY_RESTRICT of_variance = variance_.data();
    const double* HWY_RESTRICT of_gain = gain_.data();
    const double* HWY_RESTRICT of_precision = precision_.data();
    const double* HWY_RESTRICT of_weighted = weighted_.data();
    const V phi2 = hn::Mul(shape.phi, shape.phi);
    const V half = rows_.set(0.5);
    DisturbanceShape<D> bar{rows_.zero(), rows_.zero(), rows_.zero()};
    V apart_sum = rows_.zero();
    V variance_sum = rows_.zero();
    V next_mean = rows_.zero();      // adjoint of tomorrow's predicted mean
    V next_variance = rows_.zero();  // and of its variance
    for (std::size_t day = days; day-- > 0;) {
      const V apart = hn::Sub(rows_.at(of_variance, day), shape.variance);
      bar.phi = hn::MulAdd(rows_.at(of_mean, day), next_mean, bar.phi);
      apart_sum = hn::MulAdd(apart, next_variance, apart_sum);
      variance_sum = hn::Add(variance_sum, next_variance);
      const int score = score_at[day];
      if (score < 0) {
        rows_.put(explained, day, rows_.zero());
        next_mean = hn::Mul(shape.phi, next_mean);
        next_variance = hn::Mul(phi2, next_variance);
        continue;
      }
      // What waits for the day after is one product and one sum a day.
      const auto index = static_cast<std::size_t>(score);
      const V gain = rows_.at(of_gain, index);
      const V weighted = rows_.at(of_weighted, index);
      const V rest = hn::Sub(rows_.set(1.0), gain);
      const V told = hn::Mul(half, hn::MulSub(weighted, weighted, rows_.at(of_precision, index)));
      const V bar_mean = hn::Mul(shape.phi, next_mean);
      const V turned = hn::Mul(weighted, bar_mean);
      const V kept = hn::Mul(gain, hn::Mul(phi2, next_variance));
      bar.noise = hn::Add(bar.noise, hn::NegMulAdd(gain, turned, hn::MulAdd(gain, kept, told)));
      rows_.put(explained, day, hn::NegMulAdd(gain, bar_mean, weighted));
      next_mean = hn::MulAdd(hn::Mul(rest, shape.phi), next_mean, weighted);
      next_variance = hn::MulAdd(hn::Mul(hn::Mul(rest, rest), phi2), next_variance,
                                 hn::MulAdd(rest, turned, told));
    }
    const V twice = hn::Add(shape.phi, shape.phi);
    bar.phi = hn::MulAdd(twice, apart_sum, bar.phi);
    bar.variance = hn::Add(next_variance, hn::NegMulAdd(phi2, variance_sum, variance_sum));
    return bar;
  }

  struct Fit {
    V square;  ///< of the regressor
    V with_residual;
  };

  /// A regressor, [day], becomes its prediction errors, [score]; with its product with itself and
  /// with the residual, both weighted by the precisions.
  HWY_INLINE Fit whiten(const DisturbanceShape<D>& shape, const std::vector<int>& score_of_day,
                        const double* HWY_RESTRICT regressor, double* HWY_RESTRICT error,
                        std::size_t days) const {
    const int* HWY_RESTRICT score_at = score_of_day.data();
    const double* HWY_RESTRICT of_gain = gain_.data();
    const double* HWY_RESTRICT of_precision = precision_.data();
    const double* HWY_RESTRICT of_weighted = weighted_.data();
    V mean = rows_.zero();
    Fit fit{rows_.zero(), rows_.zero()};
    for (std::size_t day = 0; day < days; ++day) {
      if (const int score = score_at[day]; score >= 0) {
        const auto index = static_cast<std::size_t>(score);
        const V own = hn::Sub(rows_.at(regressor, day), mean);
        rows_.put(error, index, own);
        const V weighted = hn::Mul(rows_.at(of_precision, index), own);
        fit.square = hn::MulAdd(weighted, own, fit.square);
        fit.with_residual = hn::MulAdd(rows_.at(of_weighted, index), own, fit.with_residual);
        mean = hn::MulAdd(rows_.at(of_gain, index), own, mean);
      }
      mean = hn::Mul(shape.phi, mean);
    }
    return fit;
  }

  /// What is explained grew by `by` times the regressor whose prediction errors these are.
  HWY_INLINE void explain_more(V by, const double* HWY_RESTRICT error, std::size_t scores) {
    for (std::size_t index = 0; index < scores; ++index) {
      const V less =
          hn::Mul(by, hn::Mul(rows_.at(precision_.data(), index), rows_.at(error, index)));
      rows_.put(weighted_.data(), index, hn::Sub(rows_.at(weighted_.data(), index), less));
    }
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
  static constexpr int days_unscaled = 8;
  LaneRows<D> rows_;
  AlignedRows mean_;       // filtered, [day]
  AlignedRows variance_;   // filtered, [day]
  AlignedRows gain_;       // [score]; this and the next two are 0 where the score says nothing
  AlignedRows precision_;  // 1 / variance of the prediction error, [score]
  AlignedRows weighted_;   // precision times prediction error, [score]
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
