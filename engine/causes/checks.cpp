#include "engine/causes/checks.h"

#include <algorithm>
#include <cmath>

#include "engine/base/local_date.h"
#include "engine/causes/chance.h"
#include "engine/causes/kernel.h"
#include "engine/causes/replay.h"

namespace unknot::causes {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t habits = 5;

/// What is known of a diary beside its scores.
struct Days {
  std::vector<bool> scored;
  std::vector<bool> weekend;
  double high = 0;  ///< scores from here on are extremes
};

double mean(double sum, double count) { return count > 0 ? sum / count : unknown; }

double weekend_difference(const std::vector<int>& scores, const Days& days) {
  double free_sum = 0;
  double free_count = 0;
  double work_sum = 0;
  double work_count = 0;
  for (std::size_t day = 0; day < scores.size(); ++day) {
    if (!days.scored[day]) continue;
    (days.weekend[day] ? free_sum : work_sum) += scores[day];
    (days.weekend[day] ? free_count : work_count) += 1;
  }
  return mean(free_sum, free_count) - mean(work_sum, work_count);
}

double neighbours(const std::vector<int>& scores, const Days& days) {
  std::vector<double> before;
  std::vector<double> after;
  for (std::size_t day = 1; day < scores.size(); ++day) {
    if (!days.scored[day] || !days.scored[day - 1]) continue;
    before.push_back(scores[day - 1]);
    after.push_back(scores[day]);
  }
  return before.size() < 5 ? unknown : correlation_of(before, after);
}

double extremes(const std::vector<int>& scores, const Days& days) {
  double above = 0;
  double count = 0;
  for (std::size_t day = 0; day < scores.size(); ++day) {
    if (!days.scored[day]) continue;
    above += scores[day] >= days.high ? 1 : 0;
    count += 1;
  }
  return mean(above, count);
}

double equal_in_a_row(const std::vector<int>& scores, const Days& days) {
  double equal = 0;
  double count = 0;
  for (std::size_t day = 1; day < scores.size(); ++day) {
    if (!days.scored[day] || !days.scored[day - 1]) continue;
    equal += scores[day] == scores[day - 1] ? 1 : 0;
    count += 1;
  }
  return mean(equal, count);
}

/// Mean of the second half of the scored days minus that of the first.
double trend(const std::vector<int>& scores, const Days& days) {
  const auto count = std::count(days.scored.begin(), days.scored.end(), true);
  double first = 0;
  double second = 0;
  std::ptrdiff_t seen = 0;
  for (std::size_t day = 0; day < scores.size(); ++day) {
    if (!days.scored[day]) continue;
    (seen++ < count / 2 ? first : second) += scores[day];
  }
  return mean(second, static_cast<double>(count - count / 2)) -
         mean(first, static_cast<double>(count / 2));
}

std::array<double, habits> habits_of(const std::vector<int>& scores, const Days& days) {
  return {weekend_difference(scores, days), neighbours(scores, days), extremes(scores, days),
          equal_in_a_row(scores, days), trend(scores, days)};
}

constexpr std::array<CheckKind, habits> habit_kinds = {CheckKind::Weekends, CheckKind::Neighbours,
                                                       CheckKind::Extremes, CheckKind::EqualRuns,
                                                       CheckKind::Trend};

Days days_of(const FitView& fit) {
  Days out;
  std::vector<double> known;
  const auto first = day_of(fit.days->first_date);
  for (std::size_t day = 0; day < fit.model->scores.size(); ++day) {
    const double score = fit.model->scores[day];
    out.scored.push_back(!std::isnan(score));
    if (!std::isnan(score)) known.push_back(score);
    const std::chrono::weekday weekday(*first + std::chrono::days(static_cast<int>(day)));
    out.weekend.push_back(weekday == std::chrono::Saturday || weekday == std::chrono::Sunday);
  }
  out.high = std::ceil(quantile_of(known, 0.9));
  return out;
}

/// As the disturbance of another diary of this person would run.
std::vector<float> new_disturbance(const stats::Trajectory& draw, const stats::Layout& layout,
                                   Chance& chance) {
  const double rho = decay_of(std::exp(draw.parameters[layout.disturbance_half_life]));
  const double sd = std::exp(draw.parameters[layout.disturbance_sd]);
  std::vector<float> out;
  double s = sd * chance.normal();
  for (std::size_t day = 0; day < draw.disturbance.size(); ++day) {
    out.push_back(static_cast<float>(s));
    s = rho * s + sd * std::sqrt(1 - rho * rho) * chance.normal();
  }
  return out;
}

/// How rarely the model is as far off, to either side.
Check compared(CheckKind kind, double observed, const std::vector<double>& drawn) {
  double at_least = 1;
  double at_most = 1;
  double sum = 0;
  for (const double own : drawn) {
    at_least += own >= observed ? 1 : 0;
    at_most += own <= observed ? 1 : 0;
    sum += own;
  }
  const auto count = static_cast<double>(drawn.size());
  return {.kind = kind,
          .observed = observed,
          .expected = sum / count,
          .tail = std::min(1.0, 2 * std::min(at_least, at_most) / (count + 1))};
}

}  // namespace

std::vector<Check> predictive_checks(const FitView& fit, std::uint64_t seed) {
  if (fit.days->days_scored < naming_rule.days_scored_min) return {};
  const Days days = days_of(fit);
  const stats::Layout layout = stats::layout_of(*fit.model);
  const Replay replay(*fit.model);
  Chance chance(seed);
  std::array<std::vector<double>, habits> drawn;
  for (const stats::Trajectory& own : fit.draws->trajectories) {
    stats::Trajectory fresh = own;
    fresh.disturbance = new_disturbance(own, layout, chance);
    const auto scores = replay.written(fresh, replay.latent(fresh, {}), ++seed);
    const auto values = habits_of(scores, days);
    for (std::size_t k = 0; k < habits; ++k) drawn[k].push_back(values[k]);
  }
  std::vector<int> written;
  for (const double own : fit.model->scores) {
    written.push_back(std::isnan(own) ? 0 : static_cast<int>(own));
  }
  const auto observed = habits_of(written, days);
  std::vector<Check> out;
  for (std::size_t k = 0; k < habits; ++k) {
    if (std::isnan(observed[k]) || drawn[k].empty()) continue;
    const Check own = compared(habit_kinds[k], observed[k], drawn[k]);
    if (*own.tail < check_tail_max) out.push_back(own);
  }
  return out;
}

std::vector<Check> diary_checks(const FitView& fit, const std::vector<TermDraws>& draws) {
  std::vector<Check> out;
  const std::vector<double>& scores = fit.model->scores;
  const double spread = quantile_of(scores, 1) - quantile_of(scores, 0);
  if (fit.days->days_scored >= naming_rule.days_scored_min && spread == 0) {
    out.push_back({.kind = CheckKind::AllEqual, .observed = quantile_of(scores, 0.5)});
  }
  const stats::Layout layout = stats::layout_of(*fit.model);
  for (const ExposureColumn& own : fit.days->exposures) {
    if (!own.term || own.days_known < naming_rule.days_known_min) continue;
    const stats::CauseTerm& term = fit.model->causes[*own.term];
    const double effect = quantile_of(column_of(*fit.draws, layout.effect + *own.term), 0.5);
    const bool far = std::abs(effect - term.effect.mean) > conflict_scales_min * term.effect.sd;
    if (far && moments_of(draws[*own.term].slab).mean > 0.5) {
      out.push_back({.kind = CheckKind::PriorConflict,
                     .about = own.cause->id,
                     .observed = effect,
                     .expected = term.effect.mean});
    }
    constexpr double sds_from_5_to_95 = 3.29;
    constexpr double part_min = 0.2;
    const double usual = sds_from_5_to_95 * own.cause->exposure.daily_sd.value;
    const double ends = quantile_of(own.values, 1) - quantile_of(own.values, 0);
    if (own.group < groups && ends < part_min * usual) {
      out.push_back({.kind = CheckKind::LittleVariation,
                     .about = own.cause->id,
                     .observed = ends,
                     .expected = usual});
    }
  }
  return out;
}

std::vector<Check> name_checks(const VerdictInput& input, const std::vector<Strength>& unlogged) {
  std::vector<Check> out;
  for (std::size_t g = 0; g < groups; ++g) {
    const bool now = input.strengths[g] == Strength::Named;
    const auto differs = [&](const auto& own) { return (own[g] == Strength::Named) != now; };
    const std::string group = body::cause_groups[g];
    if (now && std::any_of(input.others.begin(), input.others.end(), differs)) {
      out.push_back({.kind = CheckKind::PriorSensitive, .about = group});
    }
    if (!unlogged.empty() && (unlogged[g] == Strength::Named) != now) {
      out.push_back({.kind = CheckKind::UnloggedDays, .about = group});
    }
  }
  if (!input.quality.settled) {
    out.push_back({.kind = CheckKind::ChainsDisagree,
                   .observed = input.quality.rhat_max,
                   .expected = naming_rule.rhat_max});
  }
  return out;
}

}  // namespace unknot::causes
