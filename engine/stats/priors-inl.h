// What is believed of the parameters beforehand, with its gradient. Included once per vector
// target.
#if defined(UNKNOT_STATS_PRIORS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_PRIORS_INL_H_
#undef UNKNOT_STATS_PRIORS_INL_H_
#else
#define UNKNOT_STATS_PRIORS_INL_H_
#endif

#include <cstddef>

#include "engine/stats/lanes-inl.h"
#include "engine/stats/priors.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// Log density up to a constant; sets the gradient of every parameter.
template <class D>
class Priors {
 public:
  using V = hn::Vec<D>;

  Priors(D d, const PriorTable& table) : rows_{d}, table_(table) {}

  /// @param counts  two rows: scores that were repeated, and those that were not although they
  ///                could have been; read where repeats are in the model
  HWY_INLINE V evaluate(const double* HWY_RESTRICT position, const double* HWY_RESTRICT counts,
                        double* HWY_RESTRICT gradient) const {
    V sum = rows_.zero();
    for (const PlainPrior& prior : table_.plain) {
      const V apart = hn::Sub(rows_.at(position, prior.row), rows_.set(prior.mean));
      const V pull = hn::Mul(apart, rows_.set(-prior.precision));
      sum = hn::MulAdd(hn::Mul(rows_.set(0.5), pull), apart, sum);
      rows_.put(gradient, prior.row, pull);
    }
    for (const MixedPrior& prior : table_.mixed) {
      sum = hn::Add(sum, mixed(prior, position, gradient));
    }
    if (table_.repeat) sum = hn::Add(sum, repeat(*table_.repeat, position, counts, gradient));
    return sum;
  }

 private:
  HWY_INLINE V mixed(const MixedPrior& prior, const double* HWY_RESTRICT position,
                     double* HWY_RESTRICT gradient) const {
    const V effect = rows_.at(position, prior.row);
    const V apart = hn::Sub(effect, rows_.set(prior.mean));
    const V pull = hn::Mul(apart, rows_.set(-prior.precision));
    V slab = hn::MulAdd(hn::Mul(rows_.set(0.5), pull), apart, rows_.set(prior.log_slab));
    V slab_bar = pull;
    if (prior.degrees_of_freedom > 0) {
      const V heavy = hn::NegMulAdd(pull, hn::Mul(apart, rows_.set(1 / prior.degrees_of_freedom)),
                                    rows_.set(1.0));
      const double power = 0.5 * (prior.degrees_of_freedom + 1);
      slab = hn::NegMulAdd(rows_.set(power), hn::Log(rows_.d, heavy), rows_.set(prior.log_slab));
      slab_bar = hn::Div(hn::Mul(rows_.set(2 * power / prior.degrees_of_freedom), pull), heavy);
    }
    if (!prior.spike) {
      rows_.put(gradient, prior.row, slab_bar);
      return slab;
    }
    const V spike_pull = hn::Mul(effect, rows_.set(-prior.spike_precision));
    const V spike =
        hn::MulAdd(hn::Mul(rows_.set(0.5), spike_pull), effect, rows_.set(prior.log_spike));
    // Logarithm of the sum, and the share of the slab in it.
    const V apart_log = hn::Sub(slab, spike);
    const V e = hn::Exp(rows_.d, hn::Neg(hn::Abs(apart_log)));
    const V both = hn::Add(rows_.set(1.0), e);
    const V larger = hn::Max(slab, spike);
    const V share =
        hn::Div(hn::IfThenElse(hn::Lt(apart_log, rows_.zero()), e, rows_.set(1.0)), both);
    rows_.put(gradient, prior.row, hn::MulAdd(share, hn::Sub(slab_bar, spike_pull), spike_pull));
    return hn::Add(larger, hn::Log(rows_.d, both));
  }

  /// Beta(a, b) of the probability, with its Jacobian, on the logit, and what was repeated.
  HWY_INLINE V repeat(const RepeatPrior& prior, const double* HWY_RESTRICT position,
                      const double* HWY_RESTRICT counts, double* HWY_RESTRICT gradient) const {
    const V a = hn::Add(rows_.set(prior.a), rows_.at(counts, 0));
    const V b = hn::Add(rows_.set(prior.b), rows_.at(counts, 1));
    const V logit = rows_.at(position, prior.row);
    const V e = hn::Exp(rows_.d, hn::Neg(hn::Abs(logit)));
    const V both = hn::Add(rows_.set(1.0), e);
    const V p = hn::Div(hn::IfThenElse(hn::Lt(logit, rows_.zero()), e, rows_.set(1.0)), both);
    const V log_both = hn::Log(rows_.d, both);
    const V log_p = hn::Sub(hn::Min(logit, rows_.zero()), log_both);
    const V log_rest = hn::Sub(log_p, logit);
    rows_.put(gradient, prior.row, hn::NegMulAdd(hn::Add(a, b), p, a));
    return hn::MulAdd(a, log_p, hn::Mul(b, log_rest));
  }

  LaneRows<D> rows_;
  const PriorTable& table_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
