/// Draws from the posterior of a DiaryModel: options, what is kept of them, and how they are read.
/// Method: docs/methods/causes.md.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/stats/diary_model.h"

namespace unknot::stats {

/// What-if: other exposures of one cause, and what follows for the recorded score.
struct Change {
  enum class How {
    Replace,  ///< the exposure is `values`
    Shift     ///< the exposure, known or drawn, plus `values`, but not below `floor`
  };
  int cause = 0;
  How how = How::Replace;
  std::vector<double> values;  ///< one a day, horizon included
  double start_level = 0;      ///< of the filtered exposure before day 1; Shift: added to it
  double floor = -1e9;         ///< of the exposure; Shift only
};

struct Scenario {
  std::vector<Change> changes;  ///< none: as it was
};

struct FitOptions {
  int chains = 4;
  int warmup = 1000;  ///< iterations, none of them kept
  int draws = 1000;   ///< kept, of each chain
  std::uint64_t seed = 1;
  double acceptance = 0.8;  ///< what the step size of a cold start aims at; more: shorter steps
  std::vector<Scenario> scenarios;  ///< that as it was need not be among them
  int from_day = 0;                 ///< first day over which scenarios are summed
  int to_day = -1;                  ///< the day after the last; -1: the end of the diary
  /// How many whole trajectories are kept, over all chains; in fact a multiple of their number.
  int trajectories = 0;
};

/// One draw of everything along the days, horizon included.
struct Trajectory {
  std::vector<double> parameters;  ///< by Layout
  std::vector<float> disturbance;  ///< one a day
  std::vector<float> exposures;    ///< [cause][day], unknown ones as drawn
};

/// Where chains stood, so that the next fit of a diary with a few days more begins there. Values of
/// days and terms that a later model does not have are not read; new ones begin afresh.
struct WarmStart {
  int chains = 0;
  int days = 0;
  std::size_t causes = 0;
  double step_size = 0;
  std::vector<double> parameters;      ///< [chain][parameter], as in Draws::values
  std::vector<double> metric_factor;   ///< [row][column], L of their covariance LL'
  std::vector<double> scores;          ///< [chain][day], place inside the cell; not a number: none
  std::vector<double> exposures;       ///< [chain][cause][day], z; not a number: none
  std::vector<char> repeated;          ///< [chain][day], 1: written down again without looking
  std::vector<double> idle_mean;       ///< [cause] positions of effects from the spike
  std::vector<double> idle_sd;         ///< [cause]
  std::vector<double> slab_stretch;    ///< [chain][cause], variance of a Student slab / scale^2
  std::vector<double> score_scale;     ///< [day]
  std::vector<double> exposure_scale;  ///< [cause][day]
  [[nodiscard]] bool empty() const { return chains == 0; }
};

struct ChainQuality {
  int divergences = 0;
  double energy_bfmi = 0;  ///< energy Bayesian fraction of missing information
  double acceptance = 0;   ///< mean
};

/// What one chunk of chains leaves. Chunks of one fit are independent of each other; the caller
/// may run them at the same time and joins them with join().
struct Draws {
  int chains = 0;
  int draws = 0;
  std::size_t parameters = 0;
  std::vector<double> values;           ///< [chain][draw][parameter]
  std::size_t scenarios = 0;            ///< the first is as it was
  std::vector<double> scenario_sums;    ///< [chain][draw][scenario], expected scores over the days
  std::vector<double> scenario_by_day;  ///< [scenario][day], sum over all draws; horizon included
  std::vector<double> latent_sum;       ///< [day] of the latent pain, horizon included
  std::vector<double> latent_square_sum;  ///< [day]
  std::vector<double> forecast_sum;       ///< [horizon day][score] of probabilities
  std::vector<Trajectory> trajectories;
  std::vector<ChainQuality> quality;  ///< one a chain
  std::int64_t gradients = 0;         ///< evaluations, of each chain
  std::int64_t gradients_warmup = 0;
  WarmStart warm;
  bool cancelled = false;
};

/// Told how much is done, 0..1; false stops the fit.
using Progress = std::function<bool(double)>;

/// How many chains one vector of this machine carries: 8, 4 or 2.
[[nodiscard]] int chains_at_once();

/// Sizes of the chunks in which `chains` chains run best here.
[[nodiscard]] std::vector<int> chunks_of(int chains);

struct ChainRange {
  int first = 0;
  int chains = 0;  ///< at most chains_at_once()
};

/// Draws of some of the chains.
/// @param model  passed check()
/// @param warm   of an earlier fit of the same terms; empty: from the prior. Of a warm start the
///               warm-up only moves: metric and step size stay
/// Deterministic for one seed on one kind of processor. Cost: O(draws x (days + unknown exposures)
/// x terms).
[[nodiscard]] Draws run_chunk(const DiaryModel& model, const FitOptions& options,
                              const ChainRange& range, const WarmStart& warm,
                              const Progress& progress);

/// All chunks one after the other.
[[nodiscard]] Draws fit(const DiaryModel& model, const FitOptions& options,
                        const WarmStart& warm = {}, const Progress& progress = {});

/// @param parts  of one fit, in the order of their chains
[[nodiscard]] Draws join(std::vector<Draws> parts);

}  // namespace unknot::stats
