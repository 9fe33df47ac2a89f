// Log posterior density of a DiaryModel and its gradient, one chain a vector lane. The obvious twin
// is density_reference.cpp; equations: docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_DENSITY_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_DENSITY_INL_H_
#undef UNKNOT_STATS_DENSITY_INL_H_
#else
#define UNKNOT_STATS_DENSITY_INL_H_
#endif

#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/disturbance_filter-inl.h"
#include "engine/stats/exposure_filter-inl.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/prepared.h"
#include "engine/stats/priors-inl.h"
#include "engine/stats/score_cells-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

/// Rows of positions and gradients: the parameters by Layout, then one a score (its place in the
/// cell), then one a z.
template <class D>
class Density {
 public:
  using V = hn::Vec<D>;

  Density(D d, const DiaryModel& model, const Prepared& prepared, const PriorTable& table)
      : rows_{d},
        p_(prepared),
        layout_(prepared.layout),
        priors_(d, table),
        cells_(d, model, prepared),
        disturbance_(d, static_cast<std::size_t>(prepared.all_days), prepared.scores.size()),
        says_(prepared.scores.size(), hn::Lanes(d)),
        counts_(2, hn::Lanes(d)),
        residual_(prepared.scores.size(), hn::Lanes(d)) {
    for (const PreparedCause& cause : prepared.causes) exposures_.emplace_back(d, cause);
    const auto days = static_cast<std::size_t>(prepared.all_days);
    for (AlignedRows* part : {&mean_, &others_, &seed_, &others_seed_, &explained_}) {
      *part = AlignedRows(days, hn::Lanes(d));
    }
    reliefs_ = AlignedRows(days * prepared.treatments.size(), hn::Lanes(d));
    double fresh = 0;
    for (const PreparedScore& score : prepared.scores) fresh += score.after_scored ? 1 : 0;
    for (std::size_t i = 0; i < prepared.scores.size(); ++i) rows_.put(says(), i, rows_.set(1.0));
    rows_.put(counts(), 1, rows_.set(fresh));
  }

  std::size_t first_place() const { return layout_.size; }
  std::size_t first_z() const { return layout_.size + p_.scores.size(); }
  std::size_t size() const { return first_z() + static_cast<std::size_t>(p_.unknowns); }

  double* says() { return says_.data(); }      ///< [score], 1 or 0
  double* counts() { return counts_.data(); }  ///< repeated, fresh
  ScoreCells<D>& cells() { return cells_; }
  std::vector<ExposureFilter<D>>& exposures() { return exposures_; }
  DisturbanceFilter<D>& disturbance() { return disturbance_; }
  const double* explained_pain() const { return mean_.data(); }  ///< [day], of the last evaluation
  /// [treatment][day], doses as they are felt.
  const double* reliefs() const { return reliefs_.data(); }

  HWY_INLINE V rho(const double* HWY_RESTRICT position, std::size_t row) const {
    return hn::Exp(rows_.d, hn::Neg(decay_rate(rows_.d, rows_.at(position, row))));
  }

  HWY_INLINE DisturbanceShape<D> shape(const double* HWY_RESTRICT position) const {
    const V two = rows_.set(2.0);
    const auto squared = [&](std::size_t row) {
      return hn::Exp(rows_.d, hn::Mul(two, rows_.at(position, row)));
    };
    return {rho(position, layout_.disturbance_half_life), squared(layout_.disturbance_sd),
            squared(layout_.noise_sd)};
  }

  /// Log density up to a constant; writes the gradient. Not finite where the position is absurd.
  HWY_INLINE V evaluate(const double* HWY_RESTRICT position, double* HWY_RESTRICT gradient) {
    const auto days = static_cast<std::size_t>(p_.fitted_days);
    const std::size_t lanes = hn::Lanes(rows_.d);
    const double* place = position + first_place() * lanes;
    const double* z = position + first_z() * lanes;
    V sum = priors_.evaluate(position, counts(), gradient);
    sum = hn::Add(sum, cells_.forward(position, place, says()));
    explain(position, z, days);
    sum = hn::Add(sum, filter(position, days));
    disturbance_backward(position, gradient, days);
    cells_.backward(place, says(), explained_.data(), gradient + first_place() * lanes, gradient);
    const V z_part = z_priors(z, gradient + first_z() * lanes);
    linear_backward(gradient, days);
    treatments_backward(position, gradient, days);
    causes_backward(position, gradient, days);
    return hn::Add(sum, z_part);
  }

  /// Filtered exposures, reliefs and explained pain of the first `days` days.
  HWY_INLINE void explain(const double* HWY_RESTRICT position, const double* HWY_RESTRICT z,
                          std::size_t days) {
    for (std::size_t c = 0; c < exposures_.size(); ++c) {
      exposures_[c].forward(rho(position, layout_.half_life + c), z, days);
    }
    for (std::size_t k = 0; k < p_.treatments.size(); ++k) relieve(position, k, days);
    for (std::size_t day = 0; day < days; ++day) {
      V others = rows_.zero();
      for (std::size_t c = 0; c < exposures_.size(); ++c) {
        if (static_cast<int>(c) == p_.amplifier) continue;
        others = hn::MulAdd(rows_.at(position, layout_.effect + c),
                            rows_.at(exposures_[c].filtered(), day), others);
      }
      rows_.put(others_.data(), day, others);
      rows_.put(mean_.data(), day, hn::Add(base(position, day), amplified(position, day, others)));
    }
  }

  /// Explained pain of a day with other filtered exposures.
  HWY_INLINE V explained_with(const double* HWY_RESTRICT position, std::size_t day,
                              const std::vector<const double*>& filtered) const {
    V others = rows_.zero();
    for (std::size_t c = 0; c < filtered.size(); ++c) {
      if (static_cast<int>(c) == p_.amplifier) continue;
      others =
          hn::MulAdd(rows_.at(position, layout_.effect + c), rows_.at(filtered[c], day), others);
    }
    V sum = hn::Add(base(position, day), others);
    if (p_.amplifier < 0) return sum;
    const auto c = static_cast<std::size_t>(p_.amplifier);
    const V per_unit = hn::MulAdd(rows_.at(position, layout_.amplification), others,
                                  rows_.at(position, layout_.effect + c));
    return hn::MulAdd(per_unit, rows_.at(filtered[c], day), sum);
  }

  /// Intercept, covariates and reliefs.
  HWY_INLINE V base(const double* HWY_RESTRICT position, std::size_t day) const {
    V sum = rows_.at(position, layout_.intercept);
    for (std::size_t j = 0; j < p_.covariates.size(); ++j) {
      sum = hn::MulAdd(rows_.at(position, layout_.covariate + j), rows_.set(p_.covariates[j][day]),
                       sum);
    }
    for (std::size_t k = 0; k < p_.treatments.size(); ++k) {
      sum = hn::NegMulAdd(rows_.at(position, layout_.relief + k), relief(k, day), sum);
    }
    return sum;
  }

  /// The filter over the first `days` days, scores as far as there are; explain() went before.
  HWY_INLINE V filter(const double* HWY_RESTRICT position, std::size_t days) {
    for (std::size_t i = 0; i < p_.scores.size(); ++i) {
      const auto day = static_cast<std::size_t>(p_.scores[i].day);
      rows_.put(residual_.data(), i,
                hn::Sub(rows_.at(cells_.values(), i), rows_.at(mean_.data(), day)));
    }
    return disturbance_.forward(shape(position), p_.score_of_day, residual_.data(), says(), days);
  }

 private:
  V relief(std::size_t k, std::size_t day) const {
    return rows_.at(reliefs_.data(), k * static_cast<std::size_t>(p_.all_days) + day);
  }

  HWY_INLINE void relieve(const double* HWY_RESTRICT position, std::size_t k, std::size_t days) {
    const V left = rho(position, layout_.relief_half_life + k);
    V level = rows_.zero();
    for (std::size_t day = 0; day < days; ++day) {
      level = hn::MulAdd(left, level, rows_.set(p_.treatments[k].input[day]));
      rows_.put(reliefs_.data(), k * static_cast<std::size_t>(p_.all_days) + day, level);
    }
  }

  /// beta_D x_D + (1 + delta x_D) times the others.
  HWY_INLINE V amplified(const double* HWY_RESTRICT position, std::size_t day, V others) const {
    if (p_.amplifier < 0) return others;
    const auto c = static_cast<std::size_t>(p_.amplifier);
    const V x = rows_.at(exposures_[c].filtered(), day);
    const V per_unit = hn::MulAdd(rows_.at(position, layout_.amplification), others,
                                  rows_.at(position, layout_.effect + c));
    return hn::MulAdd(per_unit, x, others);
  }

  HWY_INLINE void disturbance_backward(const double* HWY_RESTRICT position,
                                       double* HWY_RESTRICT gradient, std::size_t days) {
    const DisturbanceShape<D> at = shape(position);
    const DisturbanceShape<D> bar =
        disturbance_.backward(at, p_.score_of_day, explained_.data(), days);
    const V two = rows_.set(2.0);
    add(gradient, layout_.disturbance_half_life,
        hn::Mul(bar.phi, rho_slope(position, layout_.disturbance_half_life, at.phi)));
    add(gradient, layout_.disturbance_sd, hn::Mul(two, hn::Mul(at.variance, bar.variance)));
    add(gradient, layout_.noise_sd, hn::Mul(two, hn::Mul(at.noise, bar.noise)));
  }

  /// d rho / d log half-life.
  HWY_INLINE V rho_slope(const double* HWY_RESTRICT position, std::size_t row, V rho) const {
    return hn::Mul(rho, decay_rate(rows_.d, rows_.at(position, row)));
  }

  HWY_INLINE void add(double* HWY_RESTRICT gradient, std::size_t row, V value) const {
    rows_.put(gradient, row, hn::Add(rows_.at(gradient, row), value));
  }

  HWY_INLINE V z_priors(const double* HWY_RESTRICT z, double* HWY_RESTRICT z_bar) const {
    V square = rows_.zero();
    for (std::size_t i = 0; i < static_cast<std::size_t>(p_.unknowns); ++i) {
      const V value = rows_.at(z, i);
      square = hn::MulAdd(value, value, square);
      rows_.put(z_bar, i, hn::Neg(value));
    }
    return hn::Mul(rows_.set(-0.5), square);
  }

  HWY_INLINE void linear_backward(double* HWY_RESTRICT gradient, std::size_t days) const {
    V sum = rows_.zero();
    for (std::size_t day = 0; day < days; ++day) {
      sum = hn::Add(sum, rows_.at(explained_.data(), day));
    }
    add(gradient, layout_.intercept, sum);
    for (std::size_t j = 0; j < p_.covariates.size(); ++j) {
      V dot = rows_.zero();
      for (std::size_t day = 0; day < days; ++day) {
        dot = hn::MulAdd(rows_.at(explained_.data(), day), rows_.set(p_.covariates[j][day]), dot);
      }
      add(gradient, layout_.covariate + j, dot);
    }
  }

  HWY_INLINE void treatments_backward(const double* HWY_RESTRICT position,
                                      double* HWY_RESTRICT gradient, std::size_t days) const {
    for (std::size_t k = 0; k < p_.treatments.size(); ++k) {
      const std::size_t row = layout_.relief_half_life + k;
      const V effect = rows_.at(position, layout_.relief + k);
      const V left = rho(position, row);
      V dot = rows_.zero();
      V level = rows_.zero();
      V left_bar = rows_.zero();
      for (std::size_t day = days; day-- > 0;) {
        const V seen = rows_.at(explained_.data(), day);
        dot = hn::MulAdd(seen, relief(k, day), dot);
        level = hn::NegMulAdd(effect, seen, hn::Mul(left, level));
        if (day > 0) left_bar = hn::MulAdd(level, relief(k, day - 1), left_bar);
      }
      add(gradient, layout_.relief + k, hn::Neg(dot));
      add(gradient, row, hn::Mul(left_bar, rho_slope(position, row, left)));
    }
  }

  HWY_INLINE void causes_backward(const double* HWY_RESTRICT position,
                                  double* HWY_RESTRICT gradient, std::size_t days) {
    const double* seed = explained_.data();
    if (p_.amplifier >= 0) {
      amplifier_backward(position, gradient, days);
      seed = others_seed_.data();
    }
    for (std::size_t c = 0; c < exposures_.size(); ++c) {
      if (static_cast<int>(c) == p_.amplifier) continue;
      const V effect = rows_.at(position, layout_.effect + c);
      add(gradient, layout_.effect + c, one_back(position, gradient, {c, effect, seed}, days));
    }
  }

  struct Branch {
    std::size_t cause;
    V scale;
    const double* seed;
  };

  /// @return sum of seed times filtered exposure
  HWY_INLINE V one_back(const double* HWY_RESTRICT position, double* HWY_RESTRICT gradient,
                        const Branch& branch, std::size_t days) {
    const std::size_t row = layout_.half_life + branch.cause;
    const V left = rho(position, row);
    double* z_bar = gradient + first_z() * hn::Lanes(rows_.d);
    const FilterAdjoint<D> bar =
        exposures_[branch.cause].backward(left, branch.scale, branch.seed, z_bar, days);
    add(gradient, row, hn::Mul(bar.rho, rho_slope(position, row, left)));
    return bar.dot;
  }

  HWY_INLINE void amplifier_backward(const double* HWY_RESTRICT position,
                                     double* HWY_RESTRICT gradient, std::size_t days) {
    const auto c = static_cast<std::size_t>(p_.amplifier);
    const V effect = rows_.at(position, layout_.effect + c);
    const V delta = rows_.at(position, layout_.amplification);
    V effect_bar = rows_.zero();
    V delta_bar = rows_.zero();
    for (std::size_t day = 0; day < days; ++day) {
      const V seen = rows_.at(explained_.data(), day);
      const V x = rows_.at(exposures_[c].filtered(), day);
      const V others = rows_.at(others_.data(), day);
      const V weighted = hn::Mul(seen, x);
      effect_bar = hn::Add(effect_bar, weighted);
      delta_bar = hn::MulAdd(weighted, others, delta_bar);
      rows_.put(seed_.data(), day, hn::Mul(seen, hn::MulAdd(delta, others, effect)));
      rows_.put(others_seed_.data(), day, hn::MulAdd(delta, weighted, seen));
    }
    add(gradient, layout_.effect + c, effect_bar);
    add(gradient, layout_.amplification, delta_bar);
    (void)one_back(position, gradient, {c, rows_.set(1.0), seed_.data()}, days);
  }

  LaneRows<D> rows_;
  const Prepared& p_;
  Layout layout_;
  Priors<D> priors_;
  ScoreCells<D> cells_;
  DisturbanceFilter<D> disturbance_;
  std::vector<ExposureFilter<D>> exposures_;
  AlignedRows says_;
  AlignedRows counts_;
  AlignedRows residual_;     // [score]
  AlignedRows mean_;         // explained pain, [day]
  AlignedRows others_;       // what all but the amplifier add before it acts, [day]
  AlignedRows explained_;    // adjoint of the explained pain, [day]
  AlignedRows seed_;         // of the amplifier's exposure, [day]
  AlignedRows others_seed_;  // of what the others add, [day]
  AlignedRows reliefs_;      // [treatment][day]
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
