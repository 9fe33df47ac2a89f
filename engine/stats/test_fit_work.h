/// A diary by chance as the benchmark of the fit measures it, and a test runs it small.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "engine/stats/fit.h"
#include "engine/stats/random.h"

namespace unknot::stats {

/// One cause's exposure, an AR(1) about 0.5, and what is left of it in the days after.
struct WorkedExposure {
  std::vector<double> level;
  std::vector<double> filtered;
};

inline WorkedExposure worked_exposure(int days, double half_life_days, Random& random) {
  WorkedExposure out;
  const double rho = std::exp2(-1 / half_life_days);
  double own = 0;
  double filtered = 0.5;
  for (int t = 0; t < days; ++t) {
    own = 0.5 * own + std::sqrt(0.75) * random.normal();
    filtered = rho * filtered + (1 - rho) * (0.5 + 0.5 * own);
    out.level.push_back(0.5 + 0.5 * own);
    out.filtered.push_back(filtered);
  }
  return out;
}

/// Five causes, the first of which amplifies, three treatments, weekends; a fifth of the scores and
/// of the exposures is missing. The reference form.
inline DiaryModel worked_diary(int days, std::uint64_t seed) {
  constexpr double effects[] = {1.0, 0.5, 0.3, 0.8, 0.2};
  constexpr double half_lives[] = {1, 0.5, 2, 1, 1.5};
  Random random(seed, 0);
  DiaryModel model;
  model.days = days;
  model.amplifier = Amplifier{0, {0.25, 0.25}};
  std::vector<double> others(static_cast<std::size_t>(days), 0.0);
  std::vector<double> pain(others.size(), 2.0);
  std::vector<double> amplifier;
  for (int c = 0; c < 5; ++c) {
    const WorkedExposure own = worked_exposure(days, half_lives[c], random);
    if (c == 0) amplifier = own.filtered;
    CauseTerm cause;
    cause.name = "cause" + std::to_string(c);
    cause.start_level = 0.5;
    cause.effect = {0.6, 0.6};
    cause.log_half_life_days = {0, 0.6};
    for (std::size_t t = 0; t < others.size(); ++t) {
      cause.exposure.push_back(random.uniform() < 0.2 ? std::nan("") : own.level[t]);
      (c == 0 ? pain : others)[t] += effects[c] * own.filtered[t];
    }
    model.causes.push_back(std::move(cause));
  }
  for (int k = 0; k < 3; ++k) {
    TreatmentTerm treatment;
    treatment.name = "treatment" + std::to_string(k);
    treatment.effect = {0.4, 0.4};
    treatment.log_half_life_days = {0, 0.5};
    double felt = 0;
    for (double& today : pain) {
      today -= 0.4 * felt;
      treatment.dose.push_back(random.uniform() < 0.3 ? 1 : 0);
      felt = 0.5 * felt + treatment.dose.back();
    }
    model.treatments.push_back(std::move(treatment));
  }
  Covariate weekend;
  weekend.name = "weekend";
  weekend.prior = {0, 0.3};
  double disturbance = 0.8 * random.normal();
  for (std::size_t t = 0; t < pain.size(); ++t) {
    weekend.values.push_back(t % 7 >= 5 ? 1 : 0);
    disturbance = 0.7 * disturbance + std::sqrt(1 - 0.49) * 0.8 * random.normal();
    const double latent =
        pain[t] + (1 + 0.25 * amplifier[t]) * others[t] + 0.2 * weekend.values.back() + disturbance;
    const double score = std::clamp(std::round(latent + 0.7 * random.normal()), 0.0, 10.0);
    model.scores.push_back(random.uniform() < 0.2 ? std::nan("") : score);
  }
  model.covariates = {weekend};
  return model;
}

/// As the product asks: repeats, free cut points, effects that may be none.
inline DiaryModel worked_product_diary(int days, std::uint64_t seed) {
  DiaryModel model = worked_diary(days, seed);
  model.layer.repeat = BetaPrior{1, 4};
  model.layer.log_width_sd = 0.3;
  for (CauseTerm& cause : model.causes) {
    cause.inclusion = {0.5, 0.05};
    cause.slab_degrees_of_freedom = 4;
  }
  return model;
}

/// One scenario a cause: without it.
inline std::vector<Scenario> without_each_cause(const DiaryModel& model) {
  std::vector<Scenario> out;
  for (int c = 0; c < static_cast<int>(model.causes.size()); ++c) {
    Change change{.cause = c};
    change.values.assign(static_cast<std::size_t>(model.days + horizon_days), 0.0);
    out.push_back({.changes = {change}});
  }
  return out;
}

/// One number that changes when any draw does.
inline double checksum(const Draws& draws) {
  double sum = 0;
  double place = 1;
  for (const double value : draws.values) sum += value / ++place;
  for (const double value : draws.scenario_sums) sum += value / ++place;
  return sum;
}

}  // namespace unknot::stats
