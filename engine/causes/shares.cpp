#include "engine/causes/shares.h"

#include <cmath>

#include "engine/causes/chance.h"
#include "engine/causes/priors.h"
#include "engine/stats/expected_score.h"
#include "engine/stats/prepared.h"

namespace unknot::causes {
namespace {

constexpr int prior_draws_count = 1000;
constexpr std::uint64_t prior_seed = 20260202;
constexpr double noise_sd_usual = 0.7;

/// Mean score over the window in one world, one a draw.
std::vector<double> world(const DayModel& days, const stats::Draws& draws, std::size_t scenario) {
  const double length = days.days() - days.window_from;
  std::vector<double> out;
  for (std::size_t row = scenario; row < draws.scenario_sums.size(); row += draws.scenarios) {
    out.push_back(draws.scenario_sums[row] / length);
  }
  return out;
}

std::vector<double> ratio(const std::vector<double>& parts, const std::vector<double>& whole) {
  std::vector<double> out;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    out.push_back(whole[k] > 0 ? parts[k] / whole[k] : 0);
  }
  return out;
}

std::vector<double> minus(const std::vector<double>& one, const std::vector<double>& other) {
  std::vector<double> out;
  for (std::size_t k = 0; k < one.size(); ++k) out.push_back(one[k] - other[k]);
  return out;
}

double mean_of(const std::vector<double>& values) { return moments_of(values).mean; }

}  // namespace

Shares shares_of(const DayModel& days, const ScenarioPlan& plan, const stats::Draws& draws) {
  Shares out;
  out.expected = world(days, draws, 0);
  const double pain = mean_of(out.expected);
  out.too_low = pain < share_pain_min;
  out.in_points = pain < points_pain_max;
  for (std::size_t g = 0; g < groups; ++g) {
    if (!plan.healthy[g]) continue;
    const std::vector<double> healthy = world(days, draws, *plan.healthy[g]);
    GroupShare own{.points = minus(out.expected, healthy)};
    own.share = ratio(own.points, out.expected);
    if (plan.seen[g]) {
      own.points_not_seen = mean_of(minus(world(days, draws, *plan.seen[g]), healthy));
    }
    out.by_group[g] = std::move(own);
  }
  out.unexplained_points = plan.all_healthy ? world(days, draws, *plan.all_healthy) : out.expected;
  out.unexplained_share = ratio(out.unexplained_points, out.expected);
  return out;
}

std::optional<double> usual_in_window(const DayModel& days, const ExposureColumn& column) {
  double sum = 0;
  int known = 0;
  for (int day = days.window_from; day < days.days(); ++day) {
    const double own = column.values[static_cast<std::size_t>(day)];
    if (std::isnan(own)) continue;
    sum += own;
    ++known;
  }
  return known > 0 ? std::optional(sum / known) : std::nullopt;
}

PriorDraws prior_draws(const ExposureColumn& column, std::uint64_t seed) {
  const body::CauseEffect& effect = column.cause->effect;
  const bool lags =
      column.day_before || (column.days_known == 0 && left_on_the_day_after(column.cause->id));
  const stats::NormalPrior slab =
      effect_prior(*column.cause, lags ? Meets::DayAfter : Meets::SameDay);
  const stats::NormalPrior half_life = log_half_life_days_prior(effect.half_life_hours);
  Chance chance(seed);
  PriorDraws out{.scale = slab.sd, .mean = slab.mean};
  for (int k = 0; k < prior_draws_count; ++k) {
    const bool in_slab = chance.uniform() < effect.inclusion_probability;
    const double own = slab.mean + slab.sd * chance.student_t3();
    out.effect.push_back(in_slab ? own : 0.0);
    out.log_half_life_days.push_back(half_life.mean + half_life.sd * chance.normal());
  }
  return out;
}

std::array<PriorShare, groups> prior_shares(const DayModel& days, double pain) {
  const std::vector<double> cuts = stats::half_points({});
  const auto expected = [&](double latent) {
    return stats::expected_above_lowest(cuts, noise_sd_usual, latent);
  };
  std::array<std::vector<double>, groups> shifts;
  for (std::vector<double>& own : shifts) own.assign(prior_draws_count, 0.0);
  // Set beside what the diary says: of the exposures that it says anything of, if there are any.
  std::array<bool, groups> modelled{};
  for (const ExposureColumn& column : days.exposures) {
    if (column.group < groups && column.term) modelled[column.group] = true;
  }
  std::uint64_t seed = prior_seed;
  for (const ExposureColumn& column : days.exposures) {
    ++seed;
    if (column.group >= groups || (modelled[column.group] && !column.term)) continue;
    const body::CauseExposure& exposure = column.cause->exposure;
    const double usual = usual_in_window(days, column).value_or(exposure.range.value);
    const PriorDraws draws = prior_draws(column, seed);
    for (std::size_t k = 0; k < draws.effect.size(); ++k) {
      shifts[column.group][k] += draws.effect[k] * (usual - exposure.healthy_level.value);
    }
  }
  std::array<PriorShare, groups> out;
  const double whole = expected(pain);
  for (std::size_t g = 0; g < groups; ++g) {
    for (const double shift : shifts[g]) {
      out[g].points.push_back(whole - expected(pain - shift));
      out[g].share.push_back(whole > 0 ? out[g].points.back() / whole : 0);
    }
  }
  return out;
}

}  // namespace unknot::causes
