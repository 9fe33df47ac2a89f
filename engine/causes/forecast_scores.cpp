#include "engine/causes/forecast_scores.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/base/contracts.h"

namespace unknot::causes {
namespace {

constexpr std::size_t resamples = 2000;

}  // namespace

DayScore score_of(std::span<const double> probabilities, int step, double chance) {
  const auto recorded = static_cast<std::size_t>(step);
  UNKNOT_EXPECTS(recorded < probabilities.size());
  DayScore out;
  out.log_score = -std::log(probabilities[recorded]);
  double at_most = 0;
  for (std::size_t k = 0; k + 1 < probabilities.size(); ++k) {
    if (k == recorded) out.place = at_most;
    at_most += probabilities[k];
    const double miss = at_most - (k >= recorded ? 1.0 : 0.0);
    out.rps += miss * miss;
  }
  if (recorded + 1 == probabilities.size()) out.place = at_most;
  out.place += chance * probabilities[recorded];
  return out;
}

ForecastSkill skill_of(std::span<const DayScore> days, double step_width) {
  UNKNOT_EXPECTS(!days.empty());
  ForecastSkill out;
  for (const DayScore& day : days) {
    out.log_score += day.log_score;
    out.rps += day.rps;
    for (std::size_t i = 0; i < coverage_levels.size(); ++i) {
      if (std::abs(day.place - 0.5) <= coverage_levels[i] / 2) out.coverage[i] += 1;
    }
  }
  const auto count = static_cast<double>(days.size());
  out.log_score /= count;
  out.rps /= count;
  for (double& covered : out.coverage) covered /= count;
  out.crps = out.rps * step_width;
  return out;
}

SkillDifference difference_of(std::span<const double> differences, std::uint64_t seed) {
  UNKNOT_EXPECTS(!differences.empty());
  const std::size_t n = differences.size();
  SkillDifference out;
  for (const double own : differences) out.mean += own / static_cast<double>(n);
  std::mt19937_64 random(seed);
  std::vector<double> means(resamples, 0.0);
  for (double& mean : means) {
    // The remainder favours no person by more than n / 2^64.
    for (std::size_t i = 0; i < n; ++i) mean += differences[random() % n];
    mean /= static_cast<double>(n);
  }
  std::sort(means.begin(), means.end());
  out.p025 = means[resamples / 40];
  out.p975 = means[resamples - 1 - resamples / 40];
  return out;
}

}  // namespace unknot::causes
