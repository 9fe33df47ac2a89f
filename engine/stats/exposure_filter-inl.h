// How exposures reach into the days after: first-order filters over known and drawn exposures, with
// their adjoints. Equations: docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_EXPOSURE_FILTER_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_EXPOSURE_FILTER_INL_H_
#undef UNKNOT_STATS_EXPOSURE_FILTER_INL_H_
#else
#define UNKNOT_STATS_EXPOSURE_FILTER_INL_H_
#endif

#include <cstddef>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/prepared.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// What comes back along one filter.
template <class D>
struct FilterAdjoint {
  hn::Vec<D> rho;
  hn::Vec<D> dot;  ///< sum over days of the seed times the filtered exposure
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
        seed_(cause.kernel == Kernel::Cascade ? cause.known.size() : 0, hn::Lanes(d)) {}

  const double* exposures() const { return drawn_.data(); }
  const double* filtered() const { return filtered_.data(); }

  /// @param z  rows of all unknowns; those of this cause are read
  HWY_INLINE void forward(V rho, const double* HWY_RESTRICT z, std::size_t days) {
    draw(z, days);
    if (cause_.kernel == Kernel::Single) return smooth(rho, drawn_.data(), filtered_.data(), days);
    smooth(rho, drawn_.data(), first_.data(), days);
    smooth(rho, first_.data(), filtered_.data(), days);
  }

  /// @param seed   [day]; the adjoint of the filtered exposure is scale * seed
  /// @param z_bar  rows of all unknowns; those of this cause get their adjoint added
  HWY_INLINE FilterAdjoint<D> backward(V rho, V scale, const double* HWY_RESTRICT seed,
                                       double* HWY_RESTRICT z_bar, std::size_t days) {
    if (cause_.kernel == Kernel::Single) {
      return cause_.any_unknown ? back<true>(rho, scale, seed, z_bar, days)
                                : back<false>(rho, scale, seed, z_bar, days);
    }
    const FilterAdjoint<D> second = back_into_first(rho, scale, seed, days);
    const V one = rows_.set(1.0);
    FilterAdjoint<D> whole = cause_.any_unknown ? back<true>(rho, one, seed_.data(), z_bar, days)
                                                : back<false>(rho, one, seed_.data(), z_bar, days);
    whole.rho = hn::Add(whole.rho, second.rho);
    whole.dot = second.dot;
    return whole;
  }

  /// Writes other exposures than those of the diary, and what they are filtered to.
  HWY_INLINE void filter_only(V rho, const double* HWY_RESTRICT exposure,
                              double* HWY_RESTRICT between, double* HWY_RESTRICT filtered, V start,
                              std::size_t days) const {
    if (cause_.kernel == Kernel::Single) return run(rho, exposure, filtered, start, days);
    run(rho, exposure, between, start, days);
    run(rho, between, filtered, start, days);
  }

 private:
  HWY_INLINE void draw(const double* HWY_RESTRICT z, std::size_t days) {
    V before = rows_.zero();
    for (std::size_t day = 0; day < days; ++day) {
      V exposure = rows_.set(cause_.known[day]);
      if (const int unknown = cause_.unknown[day]; unknown >= 0) {
        const V chance = hn::MulAdd(rows_.set(cause_.gaps.s[day]),
                                    rows_.at(z, static_cast<std::size_t>(unknown)),
                                    rows_.set(cause_.gaps.b[day]));
        exposure = hn::MulAdd(rows_.set(cause_.gaps.a[day]), before, chance);
      }
      rows_.put(drawn_.data(), day, exposure);
      before = exposure;
    }
  }

  HWY_INLINE void smooth(V rho, const double* HWY_RESTRICT from, double* HWY_RESTRICT to,
                         std::size_t days) const {
    run(rho, from, to, rows_.set(cause_.start_level), days);
  }

  HWY_INLINE void run(V rho, const double* HWY_RESTRICT from, double* HWY_RESTRICT to, V start,
                      std::size_t days) const {
    const V rest = hn::Sub(rows_.set(1.0), rho);
    V level = start;
    for (std::size_t day = 0; day < days; ++day) {
      level = hn::MulAdd(rho, level, hn::Mul(rest, rows_.at(from, day)));
      rows_.put(to, day, level);
    }
  }

  HWY_INLINE V level_before(const double* HWY_RESTRICT rows, std::size_t day) const {
    return day == 0 ? rows_.set(cause_.start_level) : rows_.at(rows, day - 1);
  }

  const double* first_filtered() const {
    return cause_.kernel == Kernel::Cascade ? first_.data() : filtered_.data();
  }

  template <bool any_unknown>
  HWY_INLINE FilterAdjoint<D> back(V rho, V scale, const double* HWY_RESTRICT seed,
                                   double* HWY_RESTRICT z_bar, std::size_t days) const {
    const double* levels = first_filtered();
    const V rest = hn::Sub(rows_.set(1.0), rho);
    FilterAdjoint<D> bar{rows_.zero(), rows_.zero()};
    V level = rows_.zero();    // adjoint of the level
    V carried = rows_.zero();  // adjoint of today's exposure through tomorrow's, which was unknown
    for (std::size_t day = days; day-- > 0;) {
      const V own = rows_.at(seed, day);
      level = hn::MulAdd(rho, level, hn::Mul(scale, own));
      bar.dot = hn::MulAdd(own, rows_.at(levels, day), bar.dot);
      const V apart = hn::Sub(level_before(levels, day), rows_.at(drawn_.data(), day));
      bar.rho = hn::MulAdd(level, apart, bar.rho);
      if constexpr (!any_unknown) continue;
      const int unknown = cause_.unknown[day];
      if (unknown < 0) {
        carried = rows_.zero();
        continue;
      }
      const auto index = static_cast<std::size_t>(unknown);
      const V exposure = hn::MulAdd(rest, level, carried);
      rows_.put(z_bar, index,
                hn::MulAdd(rows_.set(cause_.gaps.s[day]), exposure, rows_.at(z_bar, index)));
      carried = hn::Mul(rows_.set(cause_.gaps.a[day]), exposure);
    }
    return bar;
  }

  HWY_INLINE FilterAdjoint<D> back_into_first(V rho, V scale, const double* HWY_RESTRICT seed,
                                              std::size_t days) {
    const V rest = hn::Sub(rows_.set(1.0), rho);
    FilterAdjoint<D> bar{rows_.zero(), rows_.zero()};
    V level = rows_.zero();
    for (std::size_t day = days; day-- > 0;) {
      const V own = rows_.at(seed, day);
      level = hn::MulAdd(rho, level, hn::Mul(scale, own));
      bar.dot = hn::MulAdd(own, rows_.at(filtered_.data(), day), bar.dot);
      const V apart = hn::Sub(level_before(filtered_.data(), day), rows_.at(first_.data(), day));
      bar.rho = hn::MulAdd(level, apart, bar.rho);
      rows_.put(seed_.data(), day, hn::Mul(rest, level));
    }
    return bar;
  }

  LaneRows<D> rows_;
  const PreparedCause& cause_;
  AlignedRows drawn_;     // exposures, unknown ones as drawn
  AlignedRows first_;     // after the first filter of two
  AlignedRows filtered_;  // after the last
  AlignedRows seed_;      // adjoint of the first filter's output
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
