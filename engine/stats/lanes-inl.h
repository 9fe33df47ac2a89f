// What every kernel of a target needs to read and write rows. Included once per vector target.
#if defined(UNKNOT_STATS_LANES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_LANES_INL_H_
#undef UNKNOT_STATS_LANES_INL_H_
#else
#define UNKNOT_STATS_LANES_INL_H_
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// One chain a lane; a row is one number of every chain.
template <class D>
struct LaneRows {
  using V = hn::Vec<D>;
  D d;
  HWY_INLINE V at(const double* HWY_RESTRICT rows, std::size_t index) const {
    return hn::Load(d, rows + index * hn::Lanes(d));
  }
  HWY_INLINE void put(double* HWY_RESTRICT rows, std::size_t index, V value) const {
    hn::Store(value, d, rows + index * hn::Lanes(d));
  }
  HWY_INLINE V set(double value) const { return hn::Set(d, value); }
  HWY_INLINE V zero() const { return hn::Zero(d); }
};

/// ln 2 / half-life, from the logarithm of the half-life: -log of what is left a day later.
template <class D>
HWY_INLINE hn::Vec<D> decay_rate(D d, hn::Vec<D> log_half_life) {
  return hn::Mul(hn::Set(d, 0.693147180559945309), hn::CallExp(d, hn::Neg(log_half_life)));
}

/// Sum of logarithms as the logarithm of products that neither overflow nor vanish, as long as the
/// factors lie within 1e-30..1e30.
template <class D>
class LogProduct {
 public:
  explicit LogProduct(D d) : d_(d), sum_(hn::Zero(d)), product_(hn::Set(d, 1.0)) {}
  HWY_INLINE void times(hn::Vec<D> factor) {
    product_ = hn::Mul(product_, factor);
    if (++count_ < factors_at_once) return;
    sum_ = hn::Add(sum_, hn::CallLog(d_, product_));
    product_ = hn::Set(d_, 1.0);
    count_ = 0;
  }
  HWY_INLINE hn::Vec<D> sum() const { return hn::Add(sum_, hn::CallLog(d_, product_)); }

 private:
  static constexpr int factors_at_once = 8;
  D d_;
  hn::Vec<D> sum_;
  hn::Vec<D> product_;
  int count_ = 0;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
