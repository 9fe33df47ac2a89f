#include "engine/stats/nuts_reference.h"

#include <algorithm>
#include <cmath>

#include "engine/stats/density_reference.h"
#include "engine/stats/nuts_tree.h"
#include "engine/stats/path_reference.h"

namespace unknot::stats {
namespace {

constexpr double acceptance_wanted = 0.8;
/// Before the first covariance is learnt, long trajectories cost much and teach little.
constexpr int depth_max_at_first = 6;
constexpr int progress_every = 50;

class DiaryTarget : public NutsTarget {
 public:
  explicit DiaryTarget(const DiaryModel& model)
      : density(model), repeats(density.scored().size(), 0) {}
  std::size_t size() const override { return density.size(); }
  double evaluate(std::span<const double> position, std::span<double> gradient) override {
    return density.evaluate(position, repeats, gradient);
  }
  DensityReference density;
  std::vector<char> repeats;
};

struct Prior {
  std::vector<double> mean;
  std::vector<double> variance;
};

/// Mean and variance of each place of a position, as far as a start and a first metric need them.
Prior prior_of(const DiaryModel& model, const DensityReference& density) {
  const Layout& layout = density.layout();
  Prior prior{std::vector<double>(density.size(), 0.0), std::vector<double>(density.size(), 1.0)};
  const auto set = [&prior](std::size_t place, const NormalPrior& normal) {
    prior.mean[place] = normal.mean;
    prior.variance[place] = normal.sd * normal.sd;
  };
  set(layout.intercept, model.intercept);
  for (std::size_t c = 0; c < model.causes.size(); ++c) {
    set(layout.effect + c, model.causes[c].effect);
    set(layout.half_life + c, model.causes[c].log_half_life_days);
  }
  if (model.amplifier) set(layout.amplification, model.amplifier->prior);
  for (std::size_t k = 0; k < model.treatments.size(); ++k) {
    set(layout.relief + k, model.treatments[k].effect);
    set(layout.relief_half_life + k, model.treatments[k].log_half_life_days);
  }
  for (std::size_t j = 0; j < model.covariates.size(); ++j)
    set(layout.covariate + j, model.covariates[j].prior);
  set(layout.disturbance_half_life, model.log_disturbance_half_life_days);
  set(layout.disturbance_sd, model.log_disturbance_sd);
  set(layout.noise_sd, model.log_noise_sd);
  if (model.layer.repeat) prior.mean[layout.repeat] = -1;
  for (std::size_t k = layout.width; k < layout.size; ++k) set(k, {0, model.layer.log_width_sd});
  return prior;
}

class NutsChain {
 public:
  NutsChain(const DiaryModel& model, const FitOptions& options, int chain)
      : model_(model),
        options_(options),
        random_(options.seed, stream(chain, 0)),
        target_(model),
        paths_(model, target_.density, Random(options.seed, stream(chain, 1))),
        prior_(prior_of(model, target_.density)),
        metric_(prior_.variance, target_.density.layout().size),
        tree_(&target_, Random(options.seed, stream(chain, 2))),
        steps_(acceptance_wanted),
        scratch_(target_.size()) {
    tree_.use(metric_);
    start();
  }

  void warm_up() {
    NutsWindows windows(options_.warmup);
    NutsMoments moments(target_.size(), metric_.dense());
    steps_.restart(tree_.usable_step_size(0.1));
    int depth = depth_max_at_first;
    for (int i = 0; i < options_.warmup; ++i) {
      steps_.learn(advance(depth).acceptance);
      if (windows.collects(i)) moments.add(tree_.position());
      if (!windows.closes(i)) continue;
      metric_.set(moments.take());
      depth = NutsTree::depth_max;
      steps_.restart(tree_.usable_step_size(steps_.now()));
    }
    step_size_ = steps_.settled();
    gradients_warmup_ = tree_.gradients();
  }

  NutsStep advance(int depth = NutsTree::depth_max) {
    const NutsStep step = tree_.step(step_size_ > 0 ? step_size_ : steps_.now(), depth);
    if (model_.layer.repeat) redraw_repeats();
    return step;
  }

  /// Adds the draw where the chain stands.
  void keep(Draws& draws) {
    const auto position = tree_.position();
    draws.values.insert(draws.values.end(), position.begin(),
                        position.begin() + static_cast<std::ptrdiff_t>(draws.parameters));
    target_.evaluate(position, scratch_);  // the filter of this very position
    paths_.draw_disturbance();
    paths_.draw_exposures(position);
    const auto latent = paths_.latent(position, {});
    for (std::size_t t = 0; t < latent.size(); ++t) {
      draws.latent_sum[t] += latent[t];
      draws.latent_square_sum[t] += latent[t] * latent[t];
    }
    steps_expected_.use(target_.density.cuts(), std::sqrt(target_.density.noise_variance()));
    draws.scenario_sums.push_back(expected_sum(latent));
    for (const Scenario& scenario : options_.scenarios)
      draws.scenario_sums.push_back(expected_sum(paths_.latent(position, scenario.changes)));
  }

  [[nodiscard]] std::int64_t gradients() const { return tree_.gradients(); }
  [[nodiscard]] std::int64_t gradients_warmup() const { return gradients_warmup_; }

 private:
  static std::uint64_t stream(int chain, int part) {
    return 3 * static_cast<std::uint64_t>(chain) + static_cast<std::uint64_t>(part);
  }

  void start() {
    std::vector<double> position(target_.size());
    for (int attempt = 0; attempt < 100; ++attempt) {
      // Half the spread of the prior: far enough apart, and not lost in its tails.
      for (std::size_t p = 0; p < position.size(); ++p)
        position[p] = prior_.mean[p] + 0.5 * std::sqrt(prior_.variance[p]) * random_.normal();
      tree_.start_at(position);
      if (std::isfinite(tree_.log_density())) return;
    }
  }

  void redraw_repeats() {
    std::vector<double>& position = scratch_position_;
    position.assign(tree_.position().begin(), tree_.position().end());
    target_.evaluate(position, scratch_);
    paths_.draw_disturbance();
    paths_.redraw_repeats(position, target_.repeats);
    tree_.start_at(position);
  }

  [[nodiscard]] double expected_sum(const std::vector<double>& latent) {
    const int end = options_.to_day < 0 ? model_.days : options_.to_day;
    double sum = 0;
    for (int t = std::max(0, options_.from_day); t < end; ++t)
      sum += model_.layer.score_min + steps_expected_.at(latent[static_cast<std::size_t>(t)]);
    return sum;
  }

  const DiaryModel& model_;
  const FitOptions& options_;
  Random random_;
  DiaryTarget target_;
  PathReference paths_;
  Prior prior_;
  NutsMetric metric_;
  NutsTree tree_;
  NutsStepSize steps_;
  double step_size_ = 0;
  std::int64_t gradients_warmup_ = 0;
  ExpectedSteps steps_expected_;
  std::vector<double> scratch_, scratch_position_;
};

/// Mean square step of the energy against its variance.
double bfmi(const std::vector<double>& energies) {
  double mean = 0, steps = 0, squares = 0;
  for (double energy : energies) mean += energy / static_cast<double>(energies.size());
  for (std::size_t i = 0; i < energies.size(); ++i) {
    squares += (energies[i] - mean) * (energies[i] - mean);
    if (i > 0) steps += (energies[i] - energies[i - 1]) * (energies[i] - energies[i - 1]);
  }
  return squares > 0 ? steps / squares : 0;
}

/// @return false when it was stopped
bool run_chain(NutsChain& chain, const FitOptions& options, const Progress& progress,
               Draws& draws) {
  const double all = static_cast<double>(options.chains);
  const double done = static_cast<double>(draws.quality.size());
  if (progress && !progress(done / all)) return false;
  chain.warm_up();
  ChainQuality quality;
  std::vector<double> energies;
  for (int i = 0; i < options.draws; ++i) {
    if (progress && i % progress_every == 0 &&
        !progress((done + 0.5 + 0.5 * i / options.draws) / all))
      return false;
    const NutsStep step = chain.advance();
    if (step.divergent) ++quality.divergences;
    quality.acceptance += step.acceptance / options.draws;
    energies.push_back(step.energy);
    chain.keep(draws);
  }
  quality.energy_bfmi = bfmi(energies);
  draws.quality.push_back(quality);
  draws.gradients += chain.gradients() / options.chains;
  draws.gradients_warmup += chain.gradients_warmup() / options.chains;
  return true;
}

}  // namespace

Draws nuts_fit(const DiaryModel& model, const FitOptions& options, const Progress& progress) {
  Draws draws;
  draws.chains = options.chains;
  draws.draws = options.draws;
  draws.parameters = layout_of(model).size;
  draws.scenarios = options.scenarios.size() + 1;
  const std::size_t all_days = static_cast<std::size_t>(model.days) + horizon_days;
  draws.latent_sum.assign(all_days, 0.0);
  draws.latent_square_sum.assign(all_days, 0.0);
  draws.values.reserve(static_cast<std::size_t>(options.chains * options.draws) * draws.parameters);
  for (int c = 0; c < options.chains && !draws.cancelled; ++c) {
    NutsChain chain(model, options, c);
    draws.cancelled = !run_chain(chain, options, progress, draws);
  }
  return draws;
}

}  // namespace unknot::stats
