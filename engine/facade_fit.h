/// The raw engine: a model of a diary that somebody wrote by hand, and what is answered of its
/// draws. Part of engine/facade.h. Method: docs/methods/causes.md. Form: docs/cli.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/stats/convergence.h"
#include "engine/stats/diary_model.h"
#include "engine/stats/fit.h"
#include "engine/stats/nuts_reference.h"

namespace unknot {

inline constexpr int fit_chains_max = 64;
inline constexpr int fit_iterations_max = 100'000;
inline constexpr int fit_draws_min = 4;                    ///< of a chain, or nothing can be said
inline constexpr std::size_t fit_values_max = 50'000'000;  ///< kept draws x parameters: 0.4 GB
/// Under this mean expected score a share is a ratio of nothing: none is given.
inline constexpr double fit_share_score_min = 0.3;

struct FitParameter {
  std::string name;
  stats::DrawSummary summary;
};

struct LatentDay {
  int day = 0;  ///< from 1
  double mean = 0;
  double sd = 0;
};

struct ForecastDay {
  int day = 0;                        ///< from 1; the first is the day after the diary
  std::vector<double> probabilities;  ///< of score_min..score_max
};

struct FitDiagnostics {
  int chains = 0;
  int draws = 0;  ///< kept, of each chain
  int divergences = 0;
  double ebfmi_min = 0;        ///< over the chains
  std::int64_t gradients = 0;  ///< of all chains, warm-up included; who ran them knows
  double seconds_cpu_warmup = 0;
  double seconds_cpu_sampling = 0;
};

struct FitAnswer {
  std::vector<FitParameter> parameters;  ///< by stats::Layout, then `share.<cause>`
  std::string share_note;                ///< why there are no shares; empty: there are
  std::vector<LatentDay> latent_pain;    ///< days of the diary
  std::vector<ForecastDay> forecast;     ///< stats::horizon_days; none by stats::nuts_fit()
  FitDiagnostics diagnostics;            ///< without gradients and seconds
};

/// One for each cause: 1 - expected score without it / expected score as it was, both counted from
/// score_min and summed over all days. Without it: its exposure is 0 on all days and before.
struct FitShares {
  std::vector<std::vector<double>> draws;  ///< [cause][chain x draw]; empty where a note is
  std::string note;
};

/// Checked, and with all that the answer needs: exposures beyond the given gap models follow their
/// own habit.
/// @error as stats::check()
[[nodiscard]] Result<stats::DiaryModel> prepare_fit(stats::DiaryModel model);

/// Checked, and with the scenarios of the shares.
/// @error OutOfRange  chains, warm-up or draws; TooLarge  more draws than fit in memory
[[nodiscard]] Result<stats::FitOptions> prepare_fit(const stats::DiaryModel& model,
                                                    stats::FitOptions options);

/// @param draws  of both prepare_fit()
[[nodiscard]] FitShares shares_of(const stats::DiaryModel& model, const stats::Draws& draws);

/// `share.<cause>`, in the order of the causes.
[[nodiscard]] std::vector<std::string> share_names(const stats::DiaryModel& model);

/// Cost: O(parameters x draws log draws).
[[nodiscard]] FitAnswer answer_fit(const stats::DiaryModel& model, const stats::Draws& draws);

}  // namespace unknot
