// Log posterior density of a DiaryModel and its gradient, one chain a vector lane. The obvious twin
// is density_reference.cpp; equations: docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_DENSITY_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_DENSITY_INL_H_
#undef UNKNOT_STATS_DENSITY_INL_H_
#else
#define UNKNOT_STATS_DENSITY_INL_H_
#endif

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/disturbance_filter-inl.h"
#include "engine/stats/exposure_filter-inl.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/prepared.h"
#include "engine/stats/priors-inl.h"
#include "engine/stats/recursion-inl.h"
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
        priors_(d, table, prepared.layout.size),
        cells_(d, model, prepared),
        disturbance_(d, static_cast<std::size_t>(prepared.all_days), prepared.scores.size()),
        says_(prepared.scores.size(), hn::Lanes(d)),
        counts_(2, hn::Lanes(d)),
        residual_(prepared.scores.size(), hn::Lanes(d)),
        rate_(prepared.layout.size, hn::Lanes(d)),
        rho_(prepared.layout.size, hn::Lanes(d)) {
    for (const PreparedCause& cause : prepared.causes) exposures_.emplace_back(d, cause);
    const auto days = static_cast<std::size_t>(prepared.all_days);
    for (AlignedRows* part : {&base_, &mean_, &others_, &seed_, &others_seed_, &explained_}) {
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
  Priors<D>& priors() { return priors_; }
  const double* explained_pain() const { return mean_.data(); }  ///< [day], of the last evaluation
  /// Log density up to a constant; writes the gradient. Not finite where the position is absurd.
  HWY_INLINE V evaluate(const double* HWY_RESTRICT position, double* HWY_RESTRICT gradient) {
    const auto days = static_cast<std::size_t>(p_.fitted_days);
    const std::size_t lanes = hn::Lanes(rows_.d);
    const double* place = position + first_place() * lanes;
    const double* z = position + first_z() * lanes;
    this->place(position);
    V sum = priors_.evaluate(counts(), gradient);
    sum = hn::Add(sum, cells_.forward(values(), place, says()));
    explain(z, days);
    sum = hn::Add(sum, filter(days));
    disturbance_backward(gradient, days);
    cells_.backward(place, says(), explained_.data(), gradient + first_place() * lanes, gradient);
    sum = hn::Add(sum, z_priors(z, gradient + first_z() * lanes));
    linear_backward(gradient, days);
    treatments_backward(gradient, days);
    causes_backward(gradient, days);
    return hn::Add(sum, priors_.choices_backward(position, gradient));
  }

  /// Everything that the gradient does not need, over the first `days` days: what is explained, and
  /// the filter, scores as far as there are.
  HWY_NOINLINE void look(const double* HWY_RESTRICT position, std::size_t days) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    place(position);
    (void)cells_.forward(values(), position + first_place() * lanes, says());
    explain(position + first_z() * lanes, days);
    (void)filter(days);
  }

  /// Explained pain of a day with other filtered exposures.
  HWY_INLINE V explained_with(std::size_t day, const std::vector<const double*>& filtered) const {
    V others = rows_.zero();
    for (std::size_t c = 0; c < filtered.size(); ++c) {
      if (static_cast<int>(c) == p_.amplifier) continue;
      others = hn::MulAdd(value(layout_.effect + c), rows_.at(filtered[c], day), others);
    }
    const V base = rows_.at(base_.data(), day);
    if (p_.amplifier < 0) return hn::Add(base, others);
    const auto c = static_cast<std::size_t>(p_.amplifier);
    return hn::Add(base, amplified(rows_.at(filtered[c], day), others));
  }

  /// What one unit of the effect of cause c adds on each day.
  HWY_INLINE void per_effect(std::size_t c, double* HWY_RESTRICT to, std::size_t days) const {
    const bool alone = p_.amplifier < 0 || static_cast<int>(c) == p_.amplifier;
    const double* HWY_RESTRICT own = exposures_[c].filtered();
    if (alone) {
      for (std::size_t day = 0; day < days; ++day) rows_.put(to, day, rows_.at(own, day));
      return;
    }
    const V delta = value(layout_.amplification);
    const double* x = exposures_[static_cast<std::size_t>(p_.amplifier)].filtered();
    for (std::size_t day = 0; day < days; ++day) {
      const V more = hn::MulAdd(delta, rows_.at(x, day), rows_.set(1.0));
      rows_.put(to, day, hn::Mul(more, rows_.at(own, day)));
    }
  }

  /// Parameters as they act, by Layout; of the last position looked at.
  const double* values() const { return priors_.values(); }
  /// What is left after a day, of the half-life in this row.
  HWY_INLINE V rho(std::size_t row) const { return rows_.at(rho_.data(), row); }
  HWY_INLINE const DisturbanceShape<D>& shape() const { return shape_; }

 private:
  HWY_INLINE V value(std::size_t row) const { return rows_.at(priors_.values(), row); }

  /// Parameters as they act, and what follows from them alone.
  HWY_INLINE void place(const double* HWY_RESTRICT position) {
    priors_.place(position);
    decays(layout_.half_life, exposures_.size());
    decays(layout_.relief_half_life, p_.treatments.size());
    decays(layout_.disturbance_half_life, 1);
    const auto squared = [&](std::size_t row) HWY_ATTR {
      return hn::CallExp(rows_.d, hn::Mul(rows_.set(2.0), value(row)));
    };
    shape_ = {rho(layout_.disturbance_half_life), squared(layout_.disturbance_sd),
              squared(layout_.noise_sd)};
  }

  HWY_INLINE void decays(std::size_t first, std::size_t count) {
    for (std::size_t row = first; row < first + count; ++row) {
      const V rate = decay_rate(rows_.d, value(row));
      rows_.put(rate_.data(), row, rate);
      rows_.put(rho_.data(), row, hn::CallExp(rows_.d, hn::Neg(rate)));
    }
  }

  /// Filtered exposures, reliefs and explained pain.
  HWY_NOINLINE void explain(const double* HWY_RESTRICT z, std::size_t days) {
    lay_base(days);
    const LaneRows<D> rows = rows_;
    const bool amplifies = p_.amplifier >= 0;
    double* HWY_RESTRICT mean = mean_.data();
    const double* HWY_RESTRICT base = base_.data();
    double* HWY_RESTRICT sum = amplifies ? others_.data() : mean;
    for (std::size_t day = 0; day < days; ++day) {
      rows.put(sum, day, amplifies ? rows.zero() : rows.at(base, day));
    }
    for (std::size_t c = 0; c < exposures_.size(); ++c) {
      const V left = rho(layout_.half_life + c);
      if (static_cast<int>(c) == p_.amplifier) {
        exposures_[c].forward(left, z, days, [](std::size_t, V) HWY_ATTR {});
        continue;
      }
      const V effect = value(layout_.effect + c);
      exposures_[c].forward(left, z, days, [&](std::size_t day, V level) HWY_ATTR {
        rows.put(sum, day, hn::MulAdd(effect, level, rows.at(sum, day)));
      });
    }
    if (!amplifies) return;
    const double* HWY_RESTRICT x = exposures_[static_cast<std::size_t>(p_.amplifier)].filtered();
    const V effect = value(layout_.effect + static_cast<std::size_t>(p_.amplifier));
    const V delta = value(layout_.amplification);
    for (std::size_t day = 0; day < days; ++day) {
      const V others = rows.at(sum, day);
      const V own = hn::MulAdd(hn::MulAdd(delta, others, effect), rows.at(x, day), others);
      rows.put(mean, day, hn::Add(rows.at(base, day), own));
    }
  }

  /// Intercept, covariates and reliefs.
  HWY_INLINE void lay_base(std::size_t days) {
    const V intercept = value(layout_.intercept);
    for (std::size_t day = 0; day < days; ++day) rows_.put(base_.data(), day, intercept);
    for (std::size_t j = 0; j < p_.covariates.size(); ++j) {
      const V effect = value(layout_.covariate + j);
      const double* HWY_RESTRICT given = p_.covariates[j].data();
      for (std::size_t day = 0; day < days; ++day) {
        const V sum = hn::MulAdd(effect, rows_.set(given[day]), rows_.at(base_.data(), day));
        rows_.put(base_.data(), day, sum);
      }
    }
    for (std::size_t k = 0; k < p_.treatments.size(); ++k) relieve(k, days);
  }

  HWY_NOINLINE V filter(std::size_t days) {
    for (std::size_t i = 0; i < p_.scores.size(); ++i) {
      const auto day = static_cast<std::size_t>(p_.scores[i].day);
      rows_.put(residual_.data(), i,
                hn::Sub(rows_.at(cells_.values(), i), rows_.at(mean_.data(), day)));
    }
    return disturbance_.forward(shape(), p_.score_of_day, residual_.data(), says(), days);
  }

  double* relief(std::size_t k) {
    return reliefs_.data() + k * static_cast<std::size_t>(p_.all_days) * hn::Lanes(rows_.d);
  }

  HWY_INLINE void relieve(std::size_t k, std::size_t days) {
    const V left = rho(layout_.relief_half_life + k);
    const double* HWY_RESTRICT input = p_.treatments[k].input.data();
    double* HWY_RESTRICT to = relief(k);
    double* HWY_RESTRICT base = base_.data();
    const V less = hn::Neg(value(layout_.relief + k));
    const LaneRows<D> rows = rows_;
    Recursion<D>(left).forward(
        rows.zero(), days, [&](std::size_t day) HWY_ATTR { return rows.set(input[day]); },
        [&](std::size_t day, std::size_t, V level) HWY_ATTR {
          rows.put(to, day, level);
          rows.put(base, day, hn::MulAdd(less, level, rows.at(base, day)));
        });
  }

  /// beta_D x_D + (1 + delta x_D) times the others.
  HWY_INLINE V amplified(V x, V others) const {
    const auto c = static_cast<std::size_t>(p_.amplifier);
    const V per_unit = hn::MulAdd(value(layout_.amplification), others, value(layout_.effect + c));
    return hn::MulAdd(per_unit, x, others);
  }

  HWY_INLINE void disturbance_backward(double* HWY_RESTRICT gradient, std::size_t days) {
    const DisturbanceShape<D> at = shape();
    const DisturbanceShape<D> bar =
        disturbance_.backward(at, p_.score_of_day, explained_.data(), days);
    const V two = rows_.set(2.0);
    add(gradient, layout_.disturbance_half_life,
        hn::Mul(bar.phi, rho_slope(layout_.disturbance_half_life)));
    add(gradient, layout_.disturbance_sd, hn::Mul(two, hn::Mul(at.variance, bar.variance)));
    add(gradient, layout_.noise_sd, hn::Mul(two, hn::Mul(at.noise, bar.noise)));
  }

  /// d rho / d log half-life.
  HWY_INLINE V rho_slope(std::size_t row) const {
    return hn::Mul(rho(row), rows_.at(rate_.data(), row));
  }

  HWY_INLINE void add(double* HWY_RESTRICT gradient, std::size_t row, V more) const {
    rows_.put(gradient, row, hn::Add(rows_.at(gradient, row), more));
  }

  HWY_INLINE V z_priors(const double* HWY_RESTRICT z, double* HWY_RESTRICT z_bar) const {
    const LaneRows<D> rows = rows_;
    const auto count = static_cast<std::size_t>(p_.unknowns);
    for (std::size_t i = 0; i < count; ++i) rows.put(z_bar, i, hn::Neg(rows.at(z, i)));
    const auto own = [&](std::size_t i) HWY_ATTR { return rows.at(z, i); };
    return hn::Mul(rows.set(-0.5), sum_of_products(rows.d, count, own, own));
  }

  HWY_INLINE void linear_backward(double* HWY_RESTRICT gradient, std::size_t days) const {
    const LaneRows<D> rows = rows_;
    const double* HWY_RESTRICT explained = explained_.data();
    const auto seen = [&](std::size_t day) HWY_ATTR { return rows.at(explained, day); };
    const auto one = [&](std::size_t) HWY_ATTR { return rows.set(1.0); };
    add(gradient, layout_.intercept, sum_of_products(rows.d, days, seen, one));
    for (std::size_t j = 0; j < p_.covariates.size(); ++j) {
      const double* HWY_RESTRICT given = p_.covariates[j].data();
      const auto own = [&](std::size_t day) HWY_ATTR { return rows.set(given[day]); };
      add(gradient, layout_.covariate + j, sum_of_products(rows.d, days, seen, own));
    }
  }

  HWY_INLINE void treatments_backward(double* HWY_RESTRICT gradient, std::size_t days) {
    const LaneRows<D> rows = rows_;
    for (std::size_t k = 0; k < p_.treatments.size(); ++k) {
      const std::size_t row = layout_.relief_half_life + k;
      const V left = rho(row);
      const double* HWY_RESTRICT levels = relief(k);
      const double* HWY_RESTRICT explained = explained_.data();
      FourSums<D> dot(rows.d);
      FourSums<D> left_bar(rows.d);
      Recursion<D>(left).backward(
          rows.d, days, [&](std::size_t day) HWY_ATTR { return rows.at(explained, day); },
          [&](std::size_t day, std::size_t slot, V bar) HWY_ATTR {
            dot.add_product(slot, rows.at(explained, day), rows.at(levels, day));
            if (day > 0) left_bar.add_product(slot, bar, rows.at(levels, day - 1));
          });
      add(gradient, layout_.relief + k, hn::Neg(dot.sum()));
      const V effect = hn::Neg(value(layout_.relief + k));
      add(gradient, row, hn::Mul(effect, hn::Mul(left_bar.sum(), rho_slope(row))));
    }
  }

  HWY_INLINE void causes_backward(double* HWY_RESTRICT gradient, std::size_t days) {
    const double* seed = explained_.data();
    if (p_.amplifier >= 0) {
      amplifier_backward(gradient, days);
      seed = others_seed_.data();
    }
    for (std::size_t c = 0; c < exposures_.size(); ++c) {
      if (static_cast<int>(c) == p_.amplifier) continue;
      const V effect = value(layout_.effect + c);
      add(gradient, layout_.effect + c, one_back(gradient, {c, effect, seed}, days));
    }
  }

  struct Branch {
    std::size_t cause;
    V scale;
    const double* seed;
  };

  /// @return sum of seed times filtered exposure
  HWY_INLINE V one_back(double* HWY_RESTRICT gradient, const Branch& branch, std::size_t days) {
    const std::size_t row = layout_.half_life + branch.cause;
    const V left = rho(row);
    double* z_bar = gradient + first_z() * hn::Lanes(rows_.d);
    const FilterAdjoint<D> bar =
        exposures_[branch.cause].backward(left, branch.scale, branch.seed, z_bar, days);
    add(gradient, row, hn::Mul(branch.scale, hn::Mul(bar.rho, rho_slope(row))));
    return bar.dot;
  }

  HWY_INLINE void amplifier_backward(double* HWY_RESTRICT gradient, std::size_t days) {
    const auto c = static_cast<std::size_t>(p_.amplifier);
    const V effect = value(layout_.effect + c);
    const V delta = value(layout_.amplification);
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
    (void)one_back(gradient, {c, rows_.set(1.0), seed_.data()}, days);
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
  AlignedRows residual_;  // [score]
  AlignedRows rate_;      // ln 2 / half-life, in the rows of the half-lives
  AlignedRows rho_;       // what is left after a day, in the same rows
  DisturbanceShape<D> shape_;
  AlignedRows base_;         // intercept, covariates and reliefs, [day]
  AlignedRows mean_;         // explained pain, [day]
  AlignedRows others_;       // what all but the amplifier add before it acts, [day]
  AlignedRows explained_;    // adjoint of the explained pain, [day]
  AlignedRows seed_;         // of the amplifier's exposure, [day]
  AlignedRows others_seed_;  // of what the others add, [day]
  AlignedRows reliefs_;      // [treatment][day], doses as they are felt
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
