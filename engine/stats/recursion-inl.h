// level_t = left * level_{t-1} + input_t over the days, and its adjoint, which is the same
// backwards. Four days are worked at a time from the level before them: a processor that waited for
// each day's arithmetic before it began the next would be idle most of the time. Included once per
// vector target.
#if defined(UNKNOT_STATS_RECURSION_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_RECURSION_INL_H_
#undef UNKNOT_STATS_RECURSION_INL_H_
#else
#define UNKNOT_STATS_RECURSION_INL_H_
#endif

#include <cstddef>

#include "engine/stats/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// A sum whose terms need not wait for each other: slot k of four at a time.
template <class D>
class FourSums {
 public:
  explicit FourSums(D d) : sums_{hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d)} {}
  HWY_INLINE void add_product(std::size_t slot, hn::Vec<D> a, hn::Vec<D> b) {
    sums_[slot] = hn::MulAdd(a, b, sums_[slot]);
  }
  HWY_INLINE hn::Vec<D> sum() const {
    return hn::Add(hn::Add(sums_[0], sums_[1]), hn::Add(sums_[2], sums_[3]));
  }

 private:
  hn::Vec<D> sums_[4];
};

/// Sum over i below count of a(i) b(i).
template <class D, class A, class B>
HWY_INLINE hn::Vec<D> sum_of_products(D d, std::size_t count, const A& a, const B& b) {
  FourSums<D> sums(d);
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (std::size_t slot = 0; slot < 4; ++slot) {
      sums.add_product(slot, a(i + slot), b(i + slot));
    }
  }
  for (; i < count; ++i) sums.add_product(0, a(i), b(i));
  return sums.sum();
}

template <class D>
class Recursion {
 public:
  using V = hn::Vec<D>;

  explicit Recursion(V left) : left_(left), left2_(hn::Mul(left, left)) {
    left3_ = hn::Mul(left2_, left);
    left4_ = hn::Mul(left2_, left2_);
  }

  /// @param level  before day 0
  /// @param input  of a day
  /// @param visit  (day, slot for FourSums, level of that day), in the order of the days
  template <class Input, class Visit>
  HWY_INLINE void forward(V level, std::size_t days, const Input& input, const Visit& visit) const {
    std::size_t day = 0;
    for (; day + 4 <= days; day += 4) {
      const V in0 = input(day);
      const V in1 = hn::MulAdd(left_, in0, input(day + 1));
      const V in2 = hn::MulAdd(left_, in1, input(day + 2));
      const V in3 = hn::MulAdd(left_, in2, input(day + 3));
      visit(day, 0, hn::MulAdd(left_, level, in0));
      visit(day + 1, 1, hn::MulAdd(left2_, level, in1));
      visit(day + 2, 2, hn::MulAdd(left3_, level, in2));
      level = hn::MulAdd(left4_, level, in3);
      visit(day + 3, 3, level);
    }
    for (; day < days; ++day) {
      level = hn::MulAdd(left_, level, input(day));
      visit(day, 0, level);
    }
  }

  /// From the last day to the first; the level after the last is 0.
  template <class Input, class Visit>
  HWY_INLINE void backward(D d, std::size_t days, const Input& input, const Visit& visit) const {
    forward(
        hn::Zero(d), days, [&](std::size_t i) HWY_ATTR { return input(days - 1 - i); },
        [&](std::size_t i, std::size_t slot, V level)
            HWY_ATTR { visit(days - 1 - i, slot, level); });
  }

 private:
  V left_;
  V left2_;
  V left3_;
  V left4_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
