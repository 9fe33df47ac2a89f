// E[written score] at a latent pain: sum over cut points of Phi((pain - cut) / noise_sd), tabulated
// for each draw since it is asked for every day of every scenario. docs/methods/causes.md. Included
// once per vector target.
#if defined(UNKNOT_STATS_SCORE_TABLE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_SCORE_TABLE_INL_H_
#undef UNKNOT_STATS_SCORE_TABLE_INL_H_
#else
#define UNKNOT_STATS_SCORE_TABLE_INL_H_
#endif

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

template <class D>
struct NormalAt {
  hn::Vec<D> cdf;
  hn::Vec<D> pdf;
};

/// The standard normal distribution by Hastings' approximation (Abramowitz and Stegun
/// 1964, 7.1.26); error of the distribution function below 1e-7.
template <class D>
HWY_INLINE NormalAt<D> normal_at(D d, hn::Vec<D> z) {
  using V = hn::Vec<D>;
  const V one = hn::Set(d, 1.0);
  const V e = hn::Exp(d, hn::Mul(hn::Set(d, -0.5), hn::Mul(z, z)));
  const V t =
      hn::Div(one, hn::MulAdd(hn::Set(d, 0.3275911 * 0.707106781186547524), hn::Abs(z), one));
  V sum = hn::MulAdd(t, hn::Set(d, 0.5 * 1.061405429), hn::Set(d, -0.5 * 1.453152027));
  sum = hn::MulAdd(t, sum, hn::Set(d, 0.5 * 1.421413741));
  sum = hn::MulAdd(t, sum, hn::Set(d, -0.5 * 0.284496736));
  sum = hn::MulAdd(t, sum, hn::Set(d, 0.5 * 0.254829592));
  const V tail = hn::Mul(hn::Mul(t, sum), e);
  return {hn::IfThenElse(hn::Lt(z, hn::Zero(d)), tail, hn::Sub(one, tail)),
          hn::Mul(hn::Set(d, 0.398942280401432678), e)};
}

/// One table a lane: cubics between nodes, whose values and slopes are kept. Error below 1e-5
/// points from a noise_sd of 0.5 on; at 0.15, where the steps are coarse, 4e-4. Outside of it the
/// score is the lowest or the highest.
template <class D>
class ScoreTable {
 public:
  using V = hn::Vec<D>;

  explicit ScoreTable(D d)
      : rows_{d},
        nodes_(2 * (steps + 1), hn::Lanes(d)),
        low_(1, hn::Lanes(d)),
        per_point_(1, hn::Lanes(d)) {}

  /// @param cuts  rows of cut points, rising
  HWY_NOINLINE void build(const double* HWY_RESTRICT cuts, std::size_t count, V noise_sd) {
    const V margin = hn::Mul(rows_.set(reach_sd), noise_sd);
    const V low = hn::Sub(rows_.at(cuts, 0), margin);
    const V width = hn::Sub(hn::Add(rows_.at(cuts, count - 1), margin), low);
    const V step = hn::Mul(width, rows_.set(1.0 / static_cast<double>(steps)));
    const V per_point = hn::Div(rows_.set(1.0), step);
    rows_.put(low_.data(), 0, low);
    rows_.put(per_point_.data(), 0, per_point);
    find_bands(cuts, count, per_point, hn::Mul(rows_.set(2.0), margin));
    const V inverse = hn::Div(rows_.set(1.0), noise_sd);
    const V step_sd = hn::Mul(step, inverse);
    std::size_t passed = 0;  // cuts that the node lies above, out of reach in every lane
    std::size_t met = 0;     // and those that are within reach in some lane, or passed
    for (std::size_t node = 0; node <= steps; ++node) {
      while (passed < count && bands_[passed].last < node) ++passed;
      while (met < count && bands_[met].first <= node) ++met;
      const V pain = hn::MulAdd(rows_.set(static_cast<double>(node)), step, low);
      V value = rows_.set(static_cast<double>(passed));
      V slope = rows_.zero();
      for (std::size_t cut = passed; cut < met; ++cut) {
        const auto own = normal_at(rows_.d, hn::Mul(hn::Sub(pain, rows_.at(cuts, cut)), inverse));
        value = hn::Add(value, own.cdf);
        slope = hn::Add(slope, own.pdf);
      }
      rows_.put(nodes_.data(), 2 * node, value);
      rows_.put(nodes_.data(), 2 * node + 1, hn::Mul(slope, step_sd));
    }
  }

  /// How many cut points the score is expected to lie above.
  HWY_INLINE V above_lowest(V pain) const {
    const hn::RebindToUnsigned<D> du;
    const hn::RebindToSigned<D> di;
    const V two52 = rows_.set(4503599627370496.0);
    const V last = rows_.set(static_cast<double>(steps) - 1e-9);
    const V at = hn::Min(
        hn::Max(hn::Mul(hn::Sub(pain, rows_.at(low_.data(), 0)), rows_.at(per_point_.data(), 0)),
                rows_.zero()),
        last);
    // Rounds down, since `at` is below 2^51: the low bits of 2^52 + n hold n.
    const V shifted = hn::Add(hn::Max(hn::Sub(at, rows_.set(0.5)), rows_.zero()), two52);
    const V part = hn::Sub(at, hn::Sub(shifted, two52));
    const auto node = hn::BitCast(di, hn::And(hn::BitCast(du, shifted), hn::Set(du, 0xFFFFFu)));
    const auto lanes = static_cast<std::int64_t>(hn::Lanes(rows_.d));
    const auto shift = lanes == 8   ? hn::ShiftLeft<4>(node)
                       : lanes == 4 ? hn::ShiftLeft<3>(node)
                       : lanes == 2 ? hn::ShiftLeft<2>(node)
                                    : hn::ShiftLeft<1>(node);
    const auto index = hn::Add(shift, hn::Iota(di, 0));
    const double* nodes = nodes_.data();
    const V from = hn::GatherIndex(rows_.d, nodes, index);
    const V slope_from = hn::GatherIndex(rows_.d, nodes + lanes, index);
    const V to = hn::GatherIndex(rows_.d, nodes + 2 * lanes, index);
    const V slope_to = hn::GatherIndex(rows_.d, nodes + 3 * lanes, index);
    const V rise = hn::Sub(to, from);
    const V rest = hn::Sub(rows_.set(1.0), part);
    const V a = hn::Sub(slope_from, rise);
    const V b = hn::Sub(rise, slope_to);
    const V bend = hn::Mul(rest, hn::MulAdd(a, rest, hn::Mul(b, part)));
    return hn::MulAdd(part, hn::Add(rise, bend), from);
  }

 private:
  static constexpr std::size_t steps = 128;
  static constexpr double reach_sd = 5.5;  // Phi(-5.5) is 2e-8

  /// Nodes, of any lane, that lie within reach of a cut point.
  struct Band {
    std::size_t first = 0;
    std::size_t last = steps;
  };

  void find_bands(const double* HWY_RESTRICT cuts, std::size_t count, V per_point, V reach) {
    bands_.assign(count, {});
    for (std::size_t cut = 0; cut < count; ++cut) {
      const V above = hn::Sub(rows_.at(cuts, cut), rows_.at(cuts, 0));
      const V begin = hn::MinOfLanes(rows_.d, hn::Mul(above, per_point));
      const V end = hn::MaxOfLanes(rows_.d, hn::Mul(hn::Add(above, reach), per_point));
      const double first = hn::GetLane(begin);
      const double last = hn::GetLane(end);
      constexpr auto all = static_cast<double>(steps);
      if (first > 0) bands_[cut].first = static_cast<std::size_t>(first < all ? first : all);
      if (last < all) bands_[cut].last = static_cast<std::size_t>(last > 0 ? last : 0.0);
    }
  }

  LaneRows<D> rows_;
  AlignedRows nodes_;  // [node][value, slope times the step]
  AlignedRows low_;    // pain at the first node
  AlignedRows per_point_;
  std::vector<Band> bands_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
