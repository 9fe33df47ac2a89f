#include "engine/causes/along_days.h"

#include <algorithm>
#include <cmath>

#include "engine/base/local_date.h"
#include "engine/causes/kernel.h"
#include "engine/causes/replay.h"

namespace unknot::causes {
namespace {

std::string date_at(const DayModel& days, std::size_t day) {
  return days_after(days.first_date, static_cast<int>(day)).value_or(days.first_date);
}

/// Mean over all draws of a world on a day.
double world_on(const stats::Draws& draws, std::size_t scenario, std::size_t day,
                std::size_t length) {
  return draws.scenario_by_day[scenario * length + day] / (draws.chains * draws.draws);
}

/// Latent pain of the kept draws, [day][draw].
std::vector<std::vector<double>> latent_by_day(const FitView& fit, std::size_t length) {
  std::vector<std::vector<double>> out(length);
  const Replay replay(*fit.model);
  for (const stats::Trajectory& own : fit.draws->trajectories) {
    const std::vector<double> latent = replay.latent(own, {});
    for (std::size_t day = 0; day < length; ++day) out[day].push_back(latent[day]);
  }
  return out;
}

std::size_t first_scored(const stats::DiaryModel& model) {
  std::size_t day = 0;
  while (day < model.scores.size() && std::isnan(model.scores[day])) ++day;
  return day;
}

}  // namespace

std::vector<DayPart> day_parts(const FitView& fit, const ScenarioPlan& plan) {
  const stats::Draws& draws = *fit.draws;
  const auto days = static_cast<std::size_t>(fit.model->days);
  const std::size_t length = days + stats::horizon_days;
  const double count = draws.chains * draws.draws;
  const auto latent = latent_by_day(fit, days);
  std::vector<DayPart> out;
  for (std::size_t day = first_scored(*fit.model); day < days; ++day) {
    DayPart own{.date = date_at(*fit.days, day)};
    const double score = fit.model->scores[day];
    if (!std::isnan(score)) own.score = static_cast<int>(score);
    own.score_from_moments = fit.days->from_moments[day];
    own.expected = world_on(draws, 0, day, length);
    own.latent_mean = draws.latent_sum[day] / count;
    own.latent_p10 = quantile_of(latent[day], 0.1);
    own.latent_p90 = quantile_of(latent[day], 0.9);
    for (std::size_t g = 0; g < groups; ++g) {
      const auto& healthy = plan.healthy[g];
      own.points.push_back(healthy ? own.expected - world_on(draws, *healthy, day, length) : 0);
    }
    own.unexplained =
        plan.all_healthy ? world_on(draws, *plan.all_healthy, day, length) : own.expected;
    out.push_back(std::move(own));
  }
  return out;
}

double quantile_of_scores(const std::vector<double>& probabilities, double p) {
  const double highest = static_cast<double>(probabilities.size()) - 1;
  double below = 0;
  for (std::size_t score = 0; score < probabilities.size(); ++score) {
    const double own = probabilities[score];
    if (own > 0 && below + own >= p) {
      const double place = static_cast<double>(score) - 0.5 + (p - below) / own;
      return std::clamp(place, 0.0, highest);
    }
    below += own;
  }
  return highest;
}

std::vector<ForecastDay> forecast_of(const FitView& fit) {
  const stats::Draws& draws = *fit.draws;
  const stats::ScoreLayer& layer = fit.model->layer;
  const auto scores = static_cast<std::size_t>(layer.score_max - layer.score_min + 1);
  const double count = draws.chains * draws.draws;
  std::vector<ForecastDay> out;
  for (std::size_t k = 0; k < stats::horizon_days; ++k) {
    ForecastDay own{.date = date_at(*fit.days, static_cast<std::size_t>(fit.model->days) + k)};
    for (std::size_t score = 0; score < scores; ++score) {
      const double probability = draws.forecast_sum[k * scores + score] / count;
      own.probabilities.push_back(probability);
      own.mean += probability * (layer.score_min + static_cast<double>(score));
    }
    const auto at = [&](double p) { return quantile_of_scores(own.probabilities, p); };
    own.p05 = at(0.05);
    own.p10 = at(0.1);
    own.p25 = at(0.25);
    own.p50 = at(0.5);
    own.p75 = at(0.75);
    own.p90 = at(0.9);
    own.p95 = at(0.95);
    out.push_back(std::move(own));
  }
  return out;
}

}  // namespace unknot::causes
