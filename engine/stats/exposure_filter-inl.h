// How exposures reach into the days after: first-order filters over known and drawn exposures, with
// their adjoints. Equations: docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_EXPOSURE_FILTER_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_EXPOSURE_FILTER_INL_H_
#undef UNKNOT_STATS_EXPOSURE_FILTER_INL_H_
#else
#define UNKNOT_STATS_EXPOSURE_FILTER_INL_H_
#endif

#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/prepared.h"
#include "engine/stats/recursion-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// What comes back along one filter, for a seed of scale 1.
template <class D>
struct FilterAdjoint {
  hn::Vec<D> rho;
  hn::Vec<D> dot;  ///< sum over days of the seed times the filtered exposure
};

/// Takes (day, filtered exposure) and leaves it.
struct Nothing {
  template <class V>
  HWY_INLINE void operator()(std::size_t, V) const {}
};

/// x_t = rho x_{t-1} + (1 - rho) u_t of one cause.
template <class D>
class ExposureFilter {
 public:
  using V = hn::Vec<D>;

  ExposureFilter(D d, const PreparedCause& cause)
      : rows_{d},
        cause_(cause),
        drawn_(cause.known.size(), hn::Lanes(d)),
        first_(cause.kernel == Kernel::Cascade ? cause.known.size() : 0, hn::Lanes(d)),
        filtered_(cause.known.size(), hn::Lanes(d)),
        seed_(cause.kernel == Kernel::Cascade ? cause.known.size() : 0, hn::Lanes(d)) {
    for (std::size_t day = 0; day < cause.known.size(); ++day) {
      rows_.put(drawn_.data(), day, rows_.set(cause.known[day]));
      if (cause.unknown[day] >= 0) unknown_days_.push_back(day);
    }
  }

  const double* exposures() const { return drawn_.data(); }
  const double* filtered() const { return filtered_.data(); }

  /// @param z    rows of all unknowns; those of this cause are read
  /// @param add  takes (day, filtered exposure)
  template <class Add>
  HWY_INLINE void forward(V rho, const double* HWY_RESTRICT z, std::size_t days, const Add& add) {
    draw(z, days);
    const V start = rows_.set(cause_.start_level);
    if (cause_.kernel == Kernel::Single) {
      return run(rho, drawn_.data(), filtered_.data(), start, days, add);
    }
    run(rho, drawn_.data(), first_.data(), start, days, Nothing{});
    run(rho, first_.data(), filtered_.data(), start, days, add);
  }

  /// @param seed   [day]; the adjoint of the filtered exposure is scale * seed
  /// @param z_bar  rows of all unknowns; those of this cause get their adjoint added
  /// @return       of the filter, for a scale of 1
  HWY_INLINE FilterAdjoint<D> backward(V rho, V scale, const double* HWY_RESTRICT seed,
                                       double* HWY_RESTRICT z_bar, std::size_t days) {
    const V rest = hn::Mul(scale, hn::Sub(rows_.set(1.0), rho));
    if (cause_.kernel == Kernel::Single) {
      const FilterAdjoint<D> bar = cause_.any_unknown
                                       ? back<true>(rho, seed, filtered_.data(), days)
                                       : back<false>(rho, seed, filtered_.data(), days);
      draws_back(rest, z_bar, days);
      return bar;
    }
    // Through the second filter into the first.
    const FilterAdjoint<D> second = back<true>(rho, seed, filtered_.data(), days);
    const V own_rest = hn::Sub(rows_.set(1.0), rho);
    for (std::size_t day = 0; day < days; ++day) {
      rows_.put(seed_.data(), day, hn::Mul(own_rest, rows_.at(filtered_.data(), day)));
    }
    const FilterAdjoint<D> first = back<true>(rho, seed_.data(), first_.data(), days);
    for (std::size_t day = 0; day < days; ++day) {
      rows_.put(filtered_.data(), day, rows_.at(first_.data(), day));
    }
    draws_back(rest, z_bar, days);
    return {hn::Add(first.rho, second.rho), second.dot};
  }

  /// Writes what other exposures than those of the diary are filtered to.
  HWY_INLINE void filter_only(V rho, const double* HWY_RESTRICT exposure,
                              double* HWY_RESTRICT between, double* HWY_RESTRICT filtered, V start,
                              std::size_t days) const {
    if (cause_.kernel == Kernel::Single)
      return run(rho, exposure, filtered, start, days, Nothing{});
    run(rho, exposure, between, start, days, Nothing{});
    run(rho, between, filtered, start, days, Nothing{});
  }

 private:
  HWY_INLINE void draw(const double* HWY_RESTRICT z, std::size_t days) {
    for (const std::size_t day : unknown_days_) {
      if (day >= days) return;
      const V before = day == 0 ? rows_.zero() : rows_.at(drawn_.data(), day - 1);
      const V chance = hn::MulAdd(rows_.set(cause_.gaps.s[day]), rows_.at(z, z_of(day)),
                                  rows_.set(cause_.gaps.b[day]));
      rows_.put(drawn_.data(), day, hn::MulAdd(rows_.set(cause_.gaps.a[day]), before, chance));
    }
  }

  std::size_t z_of(std::size_t day) const { return static_cast<std::size_t>(cause_.unknown[day]); }

  template <class Add>
  HWY_INLINE void run(V rho, const double* HWY_RESTRICT from, double* HWY_RESTRICT to, V start,
                      std::size_t days, const Add& add) const {
    const LaneRows<D> rows = rows_;
    const V rest = hn::Sub(rows.set(1.0), rho);
    Recursion<D>(rho).forward(
        start, days, [&](std::size_t day) HWY_ATTR { return hn::Mul(rest, rows.at(from, day)); },
        [&](std::size_t day, std::size_t, V level) HWY_ATTR {
          rows.put(to, day, level);
          add(day, level);
        });
  }

  /// Since x_{t-1} - u_t = (x_{t-1} - x_t) / (1 - rho), the filtered exposure alone is read.
  /// @param levels  filtered exposure; with `keep` overwritten by the adjoint of each level
  template <bool keep>
  HWY_INLINE FilterAdjoint<D> back(V rho, const double* HWY_RESTRICT seed,
                                   double* HWY_RESTRICT levels, std::size_t days) const {
    const LaneRows<D> rows = rows_;
    const V start = rows.set(cause_.start_level);
    FourSums<D> dot(rows.d);
    FourSums<D> fall(rows.d);
    Recursion<D>(rho).backward(
        rows.d, days, [&](std::size_t day) HWY_ATTR { return rows.at(seed, day); },
        [&](std::size_t day, std::size_t slot, V bar) HWY_ATTR {
          const V level = rows.at(levels, day);
          const V before = day > 0 ? rows.at(levels, day - 1) : start;
          dot.add_product(slot, rows.at(seed, day), level);
          fall.add_product(slot, bar, hn::Sub(before, level));
          if constexpr (keep) rows.put(levels, day, bar);
        });
    return {hn::Div(fall.sum(), hn::Sub(rows.set(1.0), rho)), dot.sum()};
  }

  /// From the adjoints of the levels, which stand in filtered_, to those of the z.
  HWY_INLINE void draws_back(V rest, double* HWY_RESTRICT z_bar, std::size_t days) const {
    V carried = rows_.zero();  // adjoint through tomorrow's exposure, which was drawn from today's
    std::size_t tomorrow = days;
    for (std::size_t i = unknown_days_.size(); i-- > 0;) {
      const std::size_t day = unknown_days_[i];
      if (day >= days) continue;
      if (day + 1 != tomorrow) carried = rows_.zero();
      const V exposure = hn::MulAdd(rest, rows_.at(filtered_.data(), day), carried);
      const std::size_t z = z_of(day);
      rows_.put(z_bar, z, hn::MulAdd(rows_.set(cause_.gaps.s[day]), exposure, rows_.at(z_bar, z)));
      carried = hn::Mul(rows_.set(cause_.gaps.a[day]), exposure);
      tomorrow = day;
    }
  }

  LaneRows<D> rows_;
  const PreparedCause& cause_;
  std::vector<std::size_t> unknown_days_;
  AlignedRows drawn_;     // exposures, unknown ones as drawn
  AlignedRows first_;     // after the first filter of two
  AlignedRows filtered_;  // after the last
  AlignedRows seed_;      // adjoint of the first filter's output
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
