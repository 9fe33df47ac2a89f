// Which scores were only yesterday's written down again: drawn together with their unrounded scores
// and with how probable that is, given the disturbance, once an iteration. Method:
// docs/methods/causes.md. Included once per vector target.
#if defined(UNKNOT_STATS_REPEATS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_REPEATS_INL_H_
#undef UNKNOT_STATS_REPEATS_INL_H_
#else
#define UNKNOT_STATS_REPEATS_INL_H_
#endif

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "engine/stats/aligned_rows.h"
#include "engine/stats/density-inl.h"
#include "engine/stats/expected_score.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/normal.h"
#include "engine/stats/vector_random-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

template <class D>
class Repeats {
 public:
  using V = hn::Vec<D>;

  Repeats(D d, const DiaryModel& model, const Prepared& prepared)
      : rows_{d},
        p_(prepared),
        score_min_(model.layer.score_min),
        active_(model.layer.repeat.has_value()),
        prior_(model.layer.repeat.value_or(BetaPrior{})),
        noise_(static_cast<std::size_t>(prepared.fitted_days), hn::Lanes(d)),
        disturbance_(static_cast<std::size_t>(prepared.fitted_days), hn::Lanes(d)),
        inside_(prepared.scores.size(), hn::Lanes(d)),
        below_(prepared.scores.size(), hn::Lanes(d)),
        chance_(2, hn::Lanes(d)) {
    for (const PreparedScore& own : prepared.scores) {
      if (own.after_scored && !own.may_repeat) changed_ += 1;
    }
  }

  bool active() const { return active_; }

  /// Changes the probability of a repeat, which scores say anything, and the places of those that
  /// may be repeats.
  void step(Density<D>& density, double* position, VectorRandom<D>& random) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    const auto days = static_cast<std::size_t>(p_.fitted_days);
    density.look(position, days);
    random.fill_normals(noise_.data(), days);
    density.disturbance().draw(density.shape(), noise_.data(), disturbance_.data(), days);
    for (std::size_t i = 0; i < p_.scores.size(); ++i) {
      if (!p_.scores[i].may_repeat) continue;
      for (std::size_t lane = 0; lane < lanes; ++lane) look(density, i, lane);
    }
    probability(position, random);
    for (std::size_t i = 0; i < p_.scores.size(); ++i) {
      if (!p_.scores[i].may_repeat) continue;
      rows_.put(chance_.data(), 0, random.uniform());
      rows_.put(chance_.data(), 1, random.uniform());
      for (std::size_t lane = 0; lane < lanes; ++lane) one(density, position, i, lane);
    }
    count(density);
  }

  /// Counts which scores say anything, for the prior of repeating.
  void count(Density<D>& density) const {
    V repeated = rows_.zero();
    V fresh = rows_.zero();
    for (std::size_t i = 0; i < p_.scores.size(); ++i) {
      if (!p_.scores[i].after_scored) continue;
      const V told = rows_.at(density.says(), i);
      fresh = hn::Add(fresh, told);
      repeated = hn::Add(repeated, hn::Sub(rows_.set(1.0), told));
    }
    rows_.put(density.counts(), 0, repeated);
    rows_.put(density.counts(), 1, fresh);
  }

 private:
  static constexpr int tries = 4;  ///< of each iteration
  static constexpr double stride = 0.8;

  double pain(Density<D>& density, std::size_t i, std::size_t lane) const {
    const auto day = static_cast<std::size_t>(p_.scores[i].day) * hn::Lanes(rows_.d) + lane;
    return density.explained_pain()[day] + disturbance_.data()[day];
  }

  double noise_sd(Density<D>& density, std::size_t lane) const {
    return std::exp(density.values()[p_.layout.noise_sd * hn::Lanes(rows_.d) + lane]);
  }

  /// How probable this score and a lower one are for who looks.
  void look(Density<D>& density, std::size_t i, std::size_t lane) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    const PreparedScore& score = p_.scores[i];
    const double mean = pain(density, i, lane);
    const double sd = noise_sd(density, lane);
    const double* cuts = density.cells().cuts().cuts();
    const auto above = static_cast<std::size_t>(score.value - score_min_);
    const auto z_of = [&](std::size_t k) { return (cuts[k * lanes + lane] - mean) / sd; };
    const double below = score.cell == Cell::Bottom ? 0.0 : normal_.cdf(z_of(above - 1));
    const double upto = score.cell == Cell::Top ? 1.0 : normal_.cdf(z_of(above));
    below_.data()[i * lanes + lane] = below;
    inside_.data()[i * lanes + lane] = std::max(upto - below, 1e-300);
  }

  /// Logarithm of the density of the logit given the disturbance, whichever scores are repeats.
  V collapsed(V logit) const {
    const auto d = rows_.d;
    const V one = rows_.set(1.0);
    const V small = hn::CallExp(d, hn::Neg(hn::Abs(logit)));
    const V log_again = hn::Sub(hn::Min(logit, rows_.zero()), hn::CallLog(d, hn::Add(one, small)));
    const V again = hn::Max(rows_.set(1e-30), hn::CallExp(d, log_again));
    const V looked = hn::Sub(one, again);
    LogProduct<D> same(d);
    for (std::size_t i = 0; i < p_.scores.size(); ++i) {
      if (p_.scores[i].may_repeat)
        same.times(hn::MulAdd(looked, rows_.at(inside_.data(), i), again));
    }
    const V log_prior =
        hn::MulAdd(rows_.set(prior_.a), log_again,
                   hn::Mul(rows_.set(prior_.b + changed_), hn::Sub(log_again, logit)));
    return hn::Add(log_prior, same.sum());
  }

  /// Some Metropolis steps of the logit with all choices summed out: were they kept, it could move
  /// only as far as their number lets it, and years of days would take thousands of iterations.
  void probability(double* position, VectorRandom<D>& random) {
    const auto d = rows_.d;
    V logit = rows_.at(position, p_.layout.repeat);
    V here = collapsed(logit);
    for (int k = 0; k < tries; ++k) {
      const FourNormals<D> normals = random.normals();  // a Student t of three degrees of freedom
      V squares = hn::Mul(normals.value[1], normals.value[1]);
      squares = hn::MulAdd(normals.value[2], normals.value[2], squares);
      squares = hn::MulAdd(normals.value[3], normals.value[3], squares);
      const V far = hn::Sqrt(hn::Div(rows_.set(3 * stride * stride), squares));
      const V next = hn::MulAdd(normals.value[0], far, logit);
      const V there = collapsed(next);
      const auto taken = hn::Lt(hn::CallLog(d, random.uniform()), hn::Sub(there, here));
      logit = hn::IfThenElse(taken, next, logit);
      here = hn::IfThenElse(taken, there, here);
    }
    rows_.put(position, p_.layout.repeat, logit);
  }

  void one(Density<D>& density, double* position, std::size_t i, std::size_t lane) {
    const std::size_t lanes = hn::Lanes(rows_.d);
    const PreparedScore& score = p_.scores[i];
    const double logit = position[p_.layout.repeat * lanes + lane];
    const double* cuts = density.cells().cuts().cuts();
    const auto above = static_cast<std::size_t>(score.value - score_min_);
    const double below = below_.data()[i * lanes + lane];
    const double inside = inside_.data()[i * lanes + lane];
    const double repeated = 1 / (1 + inside * std::exp(-logit));
    double* place = position + (density.first_place() + i) * lanes + lane;
    double* says = density.says() + i * lanes + lane;
    const double chance = chance_.data()[lane];
    *says = chance_.data()[lanes + lane] < repeated ? 0 : 1;
    if (*says == 0) {
      *place = std::sqrt(idle_place_variance) * normal_quantile(chance);
      return;
    }
    const double at = std::clamp(below + chance * inside, 1e-15, 1 - 1e-15);
    const double unrounded = pain(density, i, lane) + noise_sd(density, lane) * normal_quantile(at);
    const auto cut = [&](std::size_t k) { return cuts[k * lanes + lane]; };
    if (score.cell == Cell::Bottom) *place = beyond_place(cut(above) - unrounded);
    if (score.cell == Cell::Top) *place = beyond_place(unrounded - cut(above - 1));
    if (score.cell != Cell::Inside) return;
    const double low = cut(above - 1);
    const double part = std::clamp((unrounded - low) / (cut(above) - low), 1e-9, 1 - 1e-9);
    *place = std::log(part / (1 - part));
  }

  /// The place whose distance beyond the edge this is: the inverse of log(1 + e^w).
  static double beyond_place(double distance) {
    const double d = std::max(distance, 1e-9);
    return d > 30 ? d : std::log(std::expm1(d));
  }

  LaneRows<D> rows_;
  const Prepared& p_;
  int score_min_;
  bool active_;
  BetaPrior prior_;
  double changed_ = 0;  ///< scores after another one: these are no repeats
  NormalTable normal_;
  AlignedRows noise_;
  AlignedRows disturbance_;
  AlignedRows inside_;
  AlignedRows below_;
  AlignedRows chance_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
