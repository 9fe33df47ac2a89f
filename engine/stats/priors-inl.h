// What is believed of the parameters beforehand, with its gradient. Included once per vector
// target.
#if defined(UNKNOT_STATS_PRIORS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_PRIORS_INL_H_
#undef UNKNOT_STATS_PRIORS_INL_H_
#else
#define UNKNOT_STATS_PRIORS_INL_H_
#endif

#include <cmath>
#include <cstddef>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/priors.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// Log density up to a constant; sets the gradient of every parameter.
template <class D>
class Priors {
 public:
  using V = hn::Vec<D>;

  Priors(D d, const PriorTable& table, std::size_t parameters)
      : rows_{d},
        table_(table),
        values_(parameters, hn::Lanes(d)),
        center_(table.mixed.size(), hn::Lanes(d)),
        scale_(table.mixed.size(), hn::Lanes(d)),
        precision_(table.mixed.size(), hn::Lanes(d)),
        anchor_(table.mixed.size(), hn::Lanes(d)) {
    for (std::size_t i = 0; i < table.mixed.size(); ++i) {
      rows_.put(center(), i, rows_.set(table.mixed[i].mean));
      rows_.put(scale(), i, rows_.set(1 / std::sqrt(table.mixed[i].precision)));
      rows_.put(precision(), i, rows_.set(1.0));
    }
  }

  /// Parameters as they act; a mixed effect is center + scale * position.
  const double* values() const { return values_.data(); }
  double* values() { return values_.data(); }
  double* center() { return center_.data(); }  ///< [mixed] of the spike or slab it comes from
  double* scale() { return scale_.data(); }
  /// [mixed] Of the position, which is normal about the anchor.
  double* precision() { return precision_.data(); }
  double* anchor() { return anchor_.data(); }

  HWY_INLINE void place(const double* HWY_RESTRICT position) {
    for (const PlainPrior& prior : table_.plain) {
      rows_.put(values_.data(), prior.row, rows_.at(position, prior.row));
    }
    if (table_.repeat) {
      rows_.put(values_.data(), table_.repeat->row, rows_.at(position, table_.repeat->row));
    }
    for (std::size_t i = 0; i < table_.mixed.size(); ++i) {
      const std::size_t row = table_.mixed[i].row;
      rows_.put(values_.data(), row,
                hn::MulAdd(rows_.at(scale_.data(), i), rows_.at(position, row),
                           rows_.at(center_.data(), i)));
    }
  }

  /// Gradients of mixed effects become those of their positions.
  HWY_INLINE V choices_backward(const double* HWY_RESTRICT position,
                                double* HWY_RESTRICT gradient) const {
    V square = rows_.zero();
    for (std::size_t i = 0; i < table_.mixed.size(); ++i) {
      const std::size_t row = table_.mixed[i].row;
      const V own = rows_.at(position, row);
      const V apart = hn::Sub(own, rows_.at(anchor_.data(), i));
      const V pull = hn::Mul(apart, rows_.at(precision_.data(), i));
      square = hn::MulAdd(apart, pull, square);
      rows_.put(gradient, row,
                hn::MulSub(rows_.at(gradient, row), rows_.at(scale_.data(), i), pull));
    }
    return hn::Mul(rows_.set(-0.5), square);
  }

  /// place() went before; gradients are those of the values.
  /// @param counts  two rows: scores that were repeated, and those that were not although they
  ///                could have been; read where repeats are in the model
  HWY_INLINE V evaluate(const double* HWY_RESTRICT counts, double* HWY_RESTRICT gradient) const {
    const double* HWY_RESTRICT position = values_.data();
    V sum = rows_.zero();
    for (const PlainPrior& prior : table_.plain) {
      const V apart = hn::Sub(rows_.at(position, prior.row), rows_.set(prior.mean));
      const V pull = hn::Mul(apart, rows_.set(-prior.precision));
      sum = hn::MulAdd(hn::Mul(rows_.set(0.5), pull), apart, sum);
      rows_.put(gradient, prior.row, pull);
    }
    for (const MixedPrior& prior : table_.mixed) rows_.put(gradient, prior.row, rows_.zero());
    if (table_.repeat) sum = hn::Add(sum, repeat(*table_.repeat, position, counts, gradient));
    return sum;
  }

 private:
  /// Beta(a, b) of the probability, with its Jacobian, on the logit, and what was repeated.
  HWY_INLINE V repeat(const RepeatPrior& prior, const double* HWY_RESTRICT position,
                      const double* HWY_RESTRICT counts, double* HWY_RESTRICT gradient) const {
    const V a = hn::Add(rows_.set(prior.a), rows_.at(counts, 0));
    const V b = hn::Add(rows_.set(prior.b), rows_.at(counts, 1));
    const V logit = rows_.at(position, prior.row);
    const V e = hn::CallExp(rows_.d, hn::Neg(hn::Abs(logit)));
    const V both = hn::Add(rows_.set(1.0), e);
    const V p = hn::Div(hn::IfThenElse(hn::Lt(logit, rows_.zero()), e, rows_.set(1.0)), both);
    const V log_both = hn::CallLog(rows_.d, both);
    const V log_p = hn::Sub(hn::Min(logit, rows_.zero()), log_both);
    const V log_rest = hn::Sub(log_p, logit);
    rows_.put(gradient, prior.row, hn::NegMulAdd(hn::Add(a, b), p, a));
    return hn::MulAdd(a, log_p, hn::Mul(b, log_rest));
  }

  LaneRows<D> rows_;
  const PriorTable& table_;
  AlignedRows values_;
  AlignedRows center_;
  AlignedRows scale_;
  AlignedRows precision_;
  AlignedRows anchor_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
