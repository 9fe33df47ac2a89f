// One chunk of chains from its beginning to the last kept draw. Method: docs/methods/causes.md.
// Included once per vector target.
#if defined(UNKNOT_STATS_CHAINS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_CHAINS_INL_H_
#undef UNKNOT_STATS_CHAINS_INL_H_
#else
#define UNKNOT_STATS_CHAINS_INL_H_
#endif

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/stats/adaptation.h"
#include "engine/stats/chunk.h"
#include "engine/stats/effect_choice-inl.h"
#include "engine/stats/emission-inl.h"
#include "engine/stats/hmc-inl.h"
#include "engine/stats/lanes-inl.h"
#include "engine/stats/repeats-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

template <class D>
class Chains {
 public:
  using V = hn::Vec<D>;

  Chains(D d, const Chunk& chunk)
      : rows_{d},
        chunk_(chunk),
        p_(chunk.prepared),
        lanes_(hn::Lanes(d)),
        random_(d, chunk.options.seed, chunk.first_chain),
        density_(d, chunk.model, chunk.prepared, chunk.priors),
        hmc_(d, density_, random_, static_cast<std::size_t>(chunk.prepared.later_unknowns)),
        repeats_(d, chunk.model, chunk.prepared),
        choice_(d, chunk.prepared, chunk.priors),
        emission_(d, chunk.model, chunk.prepared, chunk.options),
        covariance_(chunk.prepared.layout.size),
        latent_sum_(density_.size() - density_.first_place(), lanes_),
        latent_square_(density_.size() - density_.first_place(), lanes_),
        step_size_(cold() ? first_step : chunk.warm->step_size, chunk.options.acceptance) {}

  Draws run() {
    begin();
    const int warmup = chunk_.options.warmup;
    const int all = warmup + chunk_.options.draws;
    // A warm start knows its metric: its few steps only move.
    const std::vector<int> updates = cold() ? metric_updates(warmup) : std::vector<int>{};
    for (int iteration = 0; iteration < all; ++iteration) {
      if (iteration % 16 == 0 && !chunk_.go_on(iteration / static_cast<double>(all))) {
        out_.cancelled = true;
        return std::move(out_);
      }
      if (iteration == warmup) settle();
      const bool warming = iteration < warmup && cold();
      const Transition<D> done = warming ? transition(trajectory_warmup, steps_max_warmup)
                                         : transition(trajectory, steps_max);
      if (iteration < warmup) {
        learn(done, updates, iteration);
      } else {
        keep(done, iteration - warmup);
      }
    }
    finish();
    return std::move(out_);
  }

 private:
  static constexpr double first_step = 0.1;
  /// Of a round posterior a quarter turn, pi / 2, forgets where it began; noise and disturbance,
  /// which share the variance, turn slower: decision 0011. In warm-up, where draws only teach, less
  /// is enough.
  static constexpr double trajectory = 2.2;
  static constexpr double trajectory_warmup = 1.0;
  static constexpr int steps_max_warmup = 32;
  static constexpr int steps_max = 96;
  static constexpr double place_scale = 1.6;  // about that of a score anywhere in its cell

  bool cold() const { return chunk_.warm == nullptr; }

  void begin() {
    out_.chains = chunk_.chains;
    out_.draws = chunk_.options.draws;
    out_.parameters = p_.layout.size;
    out_.scenarios = chunk_.options.scenarios.size() + 1;
    const auto kept = static_cast<std::size_t>(out_.chains) * static_cast<std::size_t>(out_.draws);
    out_.values.resize(kept * out_.parameters);
    out_.scenario_sums.resize(kept * out_.scenarios);
    out_.quality.resize(static_cast<std::size_t>(out_.chains));
    energies_.resize(static_cast<std::size_t>(out_.chains));
    step_now_ = step_size_.now();
    first_metric();
    first_positions();
    if (!cold()) first_choices();
    hmc_.refresh();
  }

  void first_metric() {
    const std::size_t size = p_.layout.size;
    Metric& metric = hmc_.metric();
    if (cold()) {
      metric.factor.assign(size * size, 0.0);
      for (std::size_t row = 0; row < size; ++row) {
        metric.factor[row * size + row] = 0.3 * chunk_.spread[row];
      }
    } else {
      metric.factor = chunk_.warm->metric_factor;
    }
    metric.scale.assign(p_.scores.size(), place_scale);
    metric.scale.resize(density_.size() - density_.first_place(), 1.0);
    for (std::size_t i = 0; i < metric.scale.size(); ++i) {
      const double known = chunk_.warm_scale[i];
      if (known > 0) metric.scale[i] = known;
    }
  }

  void first_positions() {
    random_.fill_normals(hmc_.position(), density_.size());
    for (std::size_t row = 0; row < density_.size(); ++row) {
      for (std::size_t lane = 0; lane < lanes_; ++lane) {
        double& value = hmc_.position()[row * lanes_ + lane];
        const std::size_t chain = lane % static_cast<std::size_t>(chunk_.chains);
        const double warm = chunk_.warm_position(chain, row);
        if (!std::isnan(warm)) {
          value = warm;
        } else if (row < p_.layout.size) {
          value = chunk_.center[row] + 0.5 * chunk_.spread[row] * value;
        }
      }
    }
  }

  /// Of a warm start: which scores were only repeated, and how wide the slabs are.
  void first_choices() {
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
      const std::size_t chain = lane % static_cast<std::size_t>(chunk_.chains);
      for (std::size_t i = 0; i < p_.scores.size(); ++i) {
        density_.says()[i * lanes_ + lane] = chunk_.warm_repeated(chain, i) ? 0 : 1;
      }
      for (std::size_t i = 0; i < chunk_.priors.mixed.size(); ++i) {
        choice_.stretch()[i * lanes_ + lane] = chunk_.warm_stretch(chain, i);
      }
    }
    for (std::size_t i = 0; i < chunk_.priors.mixed.size(); ++i) {
      choice_.idle_mean()[i] = chunk_.warm_idle_mean(i);
      choice_.idle_sd()[i] = chunk_.warm_idle_sd(i);
    }
    repeats_.count(density_);
  }

  Transition<D> transition(double length, int most) {
    if (repeats_.active() || choice_.active()) {
      density_.look(hmc_.position(), static_cast<std::size_t>(p_.fitted_days));
      if (choice_.active()) choice_.step(density_, hmc_.position(), random_);
      if (repeats_.active()) repeats_.step(density_, hmc_.position(), random_);
      hmc_.refresh();
      ++gradients_;
    }
    const double jitter = 0.7 + 0.6 * hn::GetLane(random_.uniform());
    const double wanted = std::round(length * jitter / step_now_);
    const int steps = static_cast<int>(std::clamp(wanted, 1.0, static_cast<double>(most)));
    gradients_ += steps;
    return hmc_.step(step_now_, steps);
  }

  void learn(const Transition<D>& done, const std::vector<int>& updates, int iteration) {
    if (cold()) {
      step_size_.update(hn::GetLane(hn::SumOfLanes(rows_.d, done.acceptance)) /
                        static_cast<double>(lanes_));
      step_now_ = step_size_.now();
    }
    const int first = updates.empty() ? chunk_.options.warmup : updates.front() / 2;
    if (iteration < first || updates.empty()) return;
    remember();
    if (std::find(updates.begin(), updates.end(), iteration + 1) != updates.end()) new_metric();
  }

  void remember() {
    std::vector<double> own(p_.layout.size);
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
      for (std::size_t row = 0; row < own.size(); ++row) {
        own[row] = hmc_.position()[row * lanes_ + lane];
      }
      covariance_.add(own);
    }
    const std::size_t latents = hmc_.metric().scale.size();
    const double* from = hmc_.position() + density_.first_place() * lanes_;
    for (std::size_t i = 0; i < latents; ++i) {
      const V value = rows_.at(from, i);
      rows_.put(latent_sum_.data(), i, hn::Add(rows_.at(latent_sum_.data(), i), value));
      rows_.put(latent_square_.data(), i,
                hn::MulAdd(value, value, rows_.at(latent_square_.data(), i)));
    }
  }

  void new_metric() {
    std::vector<double> factor = covariance_.factor();
    if (!factor.empty()) hmc_.metric().factor = std::move(factor);
    const double n = covariance_.count();
    for (std::size_t i = 0; i < hmc_.metric().scale.size(); ++i) {
      const double mean = lane_sum(latent_sum_, i) / n;
      const double variance = lane_sum(latent_square_, i) / n - mean * mean;
      const double before = hmc_.metric().scale[i];
      // A few draws know a scale roughly: they are joined with what was assumed.
      hmc_.metric().scale[i] =
          std::sqrt((n * std::max(variance, 1e-6) + 20 * before * before) / (n + 20));
    }
    choice_.learn_idle();
    covariance_.clear();
    latent_sum_ = AlignedRows(hmc_.metric().scale.size(), lanes_);
    latent_square_ = AlignedRows(hmc_.metric().scale.size(), lanes_);
    step_size_.restart();
  }

  double lane_sum(const AlignedRows& rows, std::size_t row) const {
    double sum = 0;
    for (std::size_t lane = 0; lane < lanes_; ++lane) sum += rows.data()[row * lanes_ + lane];
    return sum;
  }

  void settle() {
    out_.gradients_warmup = gradients_;
    if (cold() && chunk_.options.warmup > 0) step_now_ = step_size_.settled();
  }

  void keep(const Transition<D>& done, int draw) {
    emission_.draw(density_, hmc_.position(), random_);
    AlignedRows lanes(3, lanes_);
    rows_.put(lanes.data(), 0, done.acceptance);
    rows_.put(lanes.data(), 1, done.energy);
    rows_.put(lanes.data(), 2, done.diverged);
    const auto each = static_cast<std::size_t>(out_.draws);
    for (std::size_t chain = 0; chain < static_cast<std::size_t>(out_.chains); ++chain) {
      const std::size_t at = chain * each + static_cast<std::size_t>(draw);
      for (std::size_t row = 0; row < out_.parameters; ++row) {
        out_.values[at * out_.parameters + row] = density_.values()[row * lanes_ + chain];
      }
      for (std::size_t s = 0; s < out_.scenarios; ++s) {
        out_.scenario_sums[at * out_.scenarios + s] = emission_.scenario_sums()[s * lanes_ + chain];
      }
      out_.quality[chain].acceptance += lanes.data()[chain] / static_cast<double>(each);
      energies_[chain].push_back(lanes.data()[lanes_ + chain]);
      out_.quality[chain].divergences += lanes.data()[2 * lanes_ + chain] > 0.5 ? 1 : 0;
    }
    if (chunk_.keeps_trajectory(draw)) keep_trajectories();
  }

  void keep_trajectories() {
    const auto days = static_cast<std::size_t>(p_.all_days);
    for (std::size_t chain = 0; chain < static_cast<std::size_t>(out_.chains); ++chain) {
      Trajectory own;
      for (std::size_t row = 0; row < out_.parameters; ++row) {
        own.parameters.push_back(density_.values()[row * lanes_ + chain]);
      }
      for (std::size_t day = 0; day < days; ++day) {
        own.disturbance.push_back(
            static_cast<float>(emission_.disturbance()[day * lanes_ + chain]));
      }
      for (ExposureFilter<D>& cause : density_.exposures()) {
        for (std::size_t day = 0; day < days; ++day) {
          own.exposures.push_back(static_cast<float>(cause.exposures()[day * lanes_ + chain]));
        }
      }
      out_.trajectories.push_back(std::move(own));
    }
  }

  void finish() {
    out_.gradients = gradients_;
    for (std::size_t chain = 0; chain < energies_.size(); ++chain) {
      out_.quality[chain].energy_bfmi = energy_bfmi(energies_[chain]);
    }
    emission_.add_to(out_, out_.chains);
    density_.look(hmc_.position(), 0);
    const ChainRows rows{.lanes = lanes_,
                         .values = density_.values(),
                         .positions = hmc_.position(),
                         .says = density_.says(),
                         .stretch = choice_.stretch(),
                         .idle_mean = &choice_.idle_mean(),
                         .idle_sd = &choice_.idle_sd()};
    out_.warm = warm_of(chunk_, rows, hmc_.metric().factor, hmc_.metric().scale);
    out_.warm.step_size = step_now_;
  }

  LaneRows<D> rows_;
  const Chunk& chunk_;
  const Prepared& p_;
  std::size_t lanes_;
  VectorRandom<D> random_;
  Density<D> density_;
  Hmc<D> hmc_;
  Repeats<D> repeats_;
  EffectChoice<D> choice_;
  Emission<D> emission_;
  RunningCovariance covariance_;
  AlignedRows latent_sum_;
  AlignedRows latent_square_;
  StepSize step_size_;
  double step_now_ = 0;
  std::int64_t gradients_ = 0;
  std::vector<std::vector<double>> energies_;
  Draws out_;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
