// Where each effect with a mixed prior comes from, spike or slab, and the effect itself, drawn
// together from their exact conditional: given all else the scores are normal and the effect enters
// linearly. A Student slab is a normal one whose scale is drawn too. Method:
// docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_EFFECT_CHOICE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_EFFECT_CHOICE_INL_H_
#undef UNKNOT_STATS_EFFECT_CHOICE_INL_H_
#else
#define UNKNOT_STATS_EFFECT_CHOICE_INL_H_
#endif

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/density-inl.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/vector_random-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

template <class D>
class EffectChoice {
 public:
  using V = hn::Vec<D>;

  EffectChoice(D d, const Prepared& prepared, const PriorTable& table)
      : rows_{d},
        p_(prepared),
        table_(table),
        regressor_(static_cast<std::size_t>(prepared.fitted_days), hn::Lanes(d)),
        error_(prepared.scores.size(), hn::Lanes(d)),
        stretch_(table.mixed.size(), hn::Lanes(d)),
        idle_mean_(table.mixed.size(), 0.0),
        idle_sd_(table.mixed.size(), 1.0),
        sums_(3 * table.mixed.size(), hn::Lanes(d)),
        position_(1, hn::Lanes(d)) {
    for (std::size_t i = 0; i < table.mixed.size(); ++i) {
      rows_.put(stretch_.data(), i, rows_.set(1.0));
    }
  }

  bool active() const { return !table_.mixed.empty(); }
  double* stretch() { return stretch_.data(); }  ///< [mixed]

  /// Where positions of effects stand that come from the spike: they do nothing, the effect itself
  /// stays as it was drawn. They keep to where those of the slab are, so that one metric fits all.
  std::vector<double>& idle_mean() { return idle_mean_; }
  std::vector<double>& idle_sd() { return idle_sd_; }

  /// In warm-up: takes over what was seen of the slab's positions since the last time.
  void learn_idle() {
    for (std::size_t i = 0; i < table_.mixed.size(); ++i) {
      const double count = lane_sum(3 * i);
      if (count < positions_min) continue;
      const double mean = lane_sum(3 * i + 1) / count;
      const double variance = lane_sum(3 * i + 2) / count - mean * mean;
      idle_mean_[i] = mean;
      idle_sd_[i] = std::sqrt(std::max(variance, 1e-6));
    }
    sums_ = AlignedRows(3 * table_.mixed.size(), hn::Lanes(rows_.d));
  }

  /// density.look() went before.
  HWY_NOINLINE void step(Density<D>& density, double* HWY_RESTRICT position,
                         VectorRandom<D>& random) {
    const auto days = static_cast<std::size_t>(p_.fitted_days);
    const DisturbanceShape<D> shape = density.shape();
    for (std::size_t i = 0; i < table_.mixed.size(); ++i) {
      const std::size_t row = table_.mixed[i].row;
      density.per_effect(row - p_.layout.effect, regressor_.data(), days);
      const auto fit = density.disturbance().whiten(shape, p_.score_of_day, regressor_.data(),
                                                    error_.data(), days);
      const V before = rows_.at(density.values(), row);
      const V after = choose(i, before, fit, density.priors(), random);
      density.disturbance().explain_more(hn::Sub(after, before), error_.data(), p_.scores.size());
      rows_.put(density.priors().values(), row, after);
      rows_.put(position, row, rows_.at(position_.data(), 0));
    }
  }

 private:
  static constexpr double positions_min = 20;  ///< before they are taken for a mean and an sd

  struct Part {
    V log_weight;
    V mean;
    V variance;
  };

  /// The likelihood exp(h b - a b^2 / 2) times weight N(b; m, s^2).
  HWY_INLINE Part part(V a, V h, V mean, V variance) const {
    const V one = rows_.set(1.0);
    const V widened = hn::MulAdd(a, variance, one);
    const V own = hn::Div(variance, widened);
    const V middle = hn::Div(hn::MulAdd(h, variance, mean), widened);
    const V pull = hn::MulSub(hn::Div(hn::Mul(middle, middle), own), one,
                              hn::Div(hn::Mul(mean, mean), variance));
    const V log_weight = hn::Mul(rows_.set(0.5), hn::Sub(pull, hn::CallLog(rows_.d, widened)));
    return {log_weight, middle, own};
  }

  template <class Fit>
  HWY_INLINE V choose(std::size_t i, V before, const Fit& fit, Priors<D>& priors,
                      VectorRandom<D>& random) {
    const MixedPrior& prior = table_.mixed[i];
    const FourNormals<D> chance = random.normals();
    const V stretch = rows_.at(stretch_.data(), i);
    const V h = hn::MulAdd(fit.square, before, fit.with_residual);
    const V slab_variance = hn::Mul(rows_.set(1 / prior.precision), stretch);
    const Part slab = part(fit.square, h, rows_.set(prior.mean), slab_variance);
    V mean = slab.mean;
    V variance = slab.variance;
    auto spiked = hn::Lt(rows_.set(1.0), rows_.zero());
    if (prior.spike) {
      const V spike_variance = rows_.set(1 / prior.spike_precision);
      const Part spike = part(fit.square, h, rows_.zero(), spike_variance);
      const V odds =
          hn::Add(rows_.set(prior.log_spike_odds), hn::Sub(spike.log_weight, slab.log_weight));
      // log(u / (1 - u)) is below the log odds with their probability.
      const V u = random.uniform();
      const V logit =
          hn::Sub(hn::CallLog(rows_.d, u), hn::CallLog(rows_.d, hn::Sub(rows_.set(1.0), u)));
      spiked = hn::Lt(logit, odds);
      mean = hn::IfThenElse(spiked, spike.mean, mean);
      variance = hn::IfThenElse(spiked, spike.variance, variance);
    }
    const V after = hn::MulAdd(hn::Sqrt(variance), chance.value[0], mean);
    if (prior.degrees_of_freedom > 0) {
      restretch(i, hn::Sub(after, rows_.set(prior.mean)), spiked, random);
    }
    place(i, after, spiked, chance.value[1], priors);
    return after;
  }

  /// The unit stays that of the slab, so that a wide one makes no chain stumble.
  template <class M>
  HWY_INLINE void place(std::size_t i, V effect, M spiked, V chance, Priors<D>& priors) {
    const MixedPrior& prior = table_.mixed[i];
    const V one = rows_.set(1.0);
    const V unit = rows_.set(1 / std::sqrt(prior.precision));
    const V mean = rows_.set(prior.mean);
    const V own = hn::Div(hn::Sub(effect, mean), unit);
    const V idle = hn::MulAdd(rows_.set(idle_sd_[i]), chance, rows_.set(idle_mean_[i]));
    const V idle_precision = rows_.set(1 / (idle_sd_[i] * idle_sd_[i]));
    rows_.put(position_.data(), 0, hn::IfThenElse(spiked, idle, own));
    rows_.put(priors.center(), i, hn::IfThenElse(spiked, effect, mean));
    rows_.put(priors.scale(), i, hn::IfThenElse(spiked, rows_.zero(), unit));
    rows_.put(priors.anchor(), i, hn::IfThenElseZero(spiked, rows_.set(idle_mean_[i])));
    rows_.put(priors.precision(), i,
              hn::IfThenElse(spiked, idle_precision, hn::Div(one, rows_.at(stretch_.data(), i))));
    const V counted = hn::IfThenElse(spiked, rows_.zero(), one);
    const V seen = hn::Mul(counted, own);
    rows_.put(sums_.data(), 3 * i, hn::Add(rows_.at(sums_.data(), 3 * i), counted));
    rows_.put(sums_.data(), 3 * i + 1, hn::Add(rows_.at(sums_.data(), 3 * i + 1), seen));
    rows_.put(sums_.data(), 3 * i + 2, hn::MulAdd(seen, own, rows_.at(sums_.data(), 3 * i + 2)));
  }

  double lane_sum(std::size_t row) const {
    const std::size_t lanes = hn::Lanes(rows_.d);
    double sum = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) sum += sums_.data()[row * lanes + lane];
    return sum;
  }

  /// n / (variance of the slab) is chi-squared with n degrees of freedom, before and, where the
  /// effect comes from the slab, after it was seen.
  template <class M>
  HWY_INLINE void restretch(std::size_t i, V apart, M spiked, VectorRandom<D>& random) {
    const double n = table_.mixed[i].degrees_of_freedom;
    const V square = hn::Mul(hn::Mul(apart, apart), rows_.set(table_.mixed[i].precision));
    V chi = rows_.zero();
    V last = rows_.zero();
    for (int k = 0; k <= static_cast<int>(n); k += 4) {
      const FourNormals<D> four = random.normals();
      for (int j = 0; j < 4 && k + j <= static_cast<int>(n); ++j) {
        last = hn::Mul(four.value[j], four.value[j]);
        chi = hn::Add(chi, last);
      }
    }
    const V seen = hn::Div(hn::Add(rows_.set(n), square), chi);
    const V unseen = hn::Div(rows_.set(n), hn::Sub(chi, last));
    rows_.put(stretch_.data(), i, hn::IfThenElse(spiked, unseen, seen));
  }

  LaneRows<D> rows_;
  const Prepared& p_;
  const PriorTable& table_;
  AlignedRows regressor_;  // [day]
  AlignedRows error_;      // [score]
  AlignedRows stretch_;    // [mixed] of the slab's variance
  std::vector<double> idle_mean_;
  std::vector<double> idle_sd_;
  AlignedRows sums_;      // [mixed] count, sum and sum of squares of the slab's positions
  AlignedRows position_;  // of the effect that was just chosen
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
