#include "engine/stats/gap_model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace unknot::stats {
namespace {

constexpr double coefficient_max = 0.95;

struct Known {
  double day = 0;
  double value = 0;  ///< less the deviation of its weekday
};

double power(double base, double exponent) {
  return exponent == 0 ? 1 : (base == 0 ? 0 : std::exp(exponent * std::log(base)));
}

struct ProfileFit {
  double mean = 0;
  double variance = 0;  ///< stationary
  double log_likelihood = 0;
};

/// Likelihood of an AR(1) at one coefficient with mean and variance at their best, which are in
/// closed form: each known value less a^gap times the one before is independent of the others.
ProfileFit profile(std::span<const Known> known, double coefficient) {
  double sum_weight = 0, sum_value = 0, sum_square = 0, log_determinant = 0;
  for (std::size_t i = 0; i < known.size(); ++i) {
    const double carried =
        i == 0 ? 0 : power(coefficient, known[i].day - known[i - 1].day);  // a^gap
    const double value = known[i].value - (i == 0 ? 0 : carried * known[i - 1].value);
    const double scale = 1 - carried * carried;
    const double slope = 1 - carried;
    sum_weight += slope * slope / scale;
    sum_value += slope * value / scale;
    sum_square += value * value / scale;
    log_determinant += std::log(scale);
  }
  const double n = static_cast<double>(known.size());
  ProfileFit fit;
  fit.mean = sum_value / sum_weight;
  fit.variance = std::max(0.0, (sum_square - sum_value * fit.mean) / n);
  fit.log_likelihood = -0.5 * (n * std::log(fit.variance) + log_determinant);
  return fit;
}

/// A grid, since the likelihood of irregular days may have two maxima, then golden sections.
double best_coefficient(std::span<const Known> known) {
  constexpr int steps = 19;
  constexpr double width = coefficient_max / steps;
  const auto value = [&](double at) { return profile(known, at).log_likelihood; };
  double best = 0;
  for (int k = 1; k <= steps; ++k)
    if (value(k * width) > value(best)) best = k * width;
  double low = std::max(0.0, best - width);
  double high = std::min(coefficient_max, best + width);
  constexpr double golden = 0.61803398874989485;
  while (high - low > 1e-7) {
    const double left = high - golden * (high - low);
    const double right = low + golden * (high - low);
    if (value(left) > value(right))
      high = right;
    else
      low = left;
  }
  const double middle = 0.5 * (low + high);
  if (value(0) >= value(middle)) return 0;
  return value(coefficient_max) >= value(middle) ? coefficient_max : middle;
}

struct WeekdayDeviations {
  double value[7] = {0, 0, 0, 0, 0, 0, 0};
};

/// Each weekday's mean less the overall one, times t / (t + w / n): t the variance between weekdays
/// and w the variance within, both by the moments of a one-way layout.
WeekdayDeviations weekday_deviations(std::span<const Known> known) {
  WeekdayDeviations result;
  double sum[7] = {}, count[7] = {}, total = 0;
  for (const Known& one : known) {
    const auto weekday = static_cast<std::size_t>(one.day) % 7;
    sum[weekday] += one.value;
    count[weekday] += 1;
    total += one.value;
  }
  const double n = static_cast<double>(known.size());
  const double mean = total / n;
  double groups = 0, between = 0, squared_counts = 0;
  for (std::size_t d = 0; d < 7; ++d) {
    if (count[d] == 0) continue;
    groups += 1;
    squared_counts += count[d] * count[d];
    between += count[d] * (sum[d] / count[d] - mean) * (sum[d] / count[d] - mean);
  }
  if (groups < 2 || n <= groups) return result;
  double within = 0;
  for (const Known& one : known) {
    const auto weekday = static_cast<std::size_t>(one.day) % 7;
    within +=
        (one.value - sum[weekday] / count[weekday]) * (one.value - sum[weekday] / count[weekday]);
  }
  within /= n - groups;
  const double effective = (n - squared_counts / n) / (groups - 1);
  const double variance = (between / (groups - 1) - within) / effective;
  if (!(variance > 0)) return result;
  for (std::size_t d = 0; d < 7; ++d)
    if (count[d] > 0)
      result.value[d] = (sum[d] / count[d] - mean) * variance / (variance + within / count[d]);
  return result;
}

double mean_of(const ExposureHabit& habit, std::size_t day) { return habit.mean[day % 7]; }

}  // namespace

ExposureHabit habit_of(std::span<const double> exposure, WeekdayMeans means) {
  std::vector<Known> known;
  for (std::size_t t = 0; t < exposure.size(); ++t)
    if (!std::isnan(exposure[t])) known.push_back({static_cast<double>(t), exposure[t]});
  ExposureHabit habit;
  if (known.empty()) return habit;
  WeekdayDeviations weekdays;
  if (means == WeekdayMeans::Own) weekdays = weekday_deviations(known);
  for (Known& one : known) one.value -= weekdays.value[static_cast<std::size_t>(one.day) % 7];

  const auto [low, high] = std::minmax_element(
      known.begin(), known.end(), [](const Known& a, const Known& b) { return a.value < b.value; });
  const double reach = high->value - low->value;
  // Values that differ by rounding only must not be taken for variation.
  const double largest = std::max(std::abs(low->value), std::abs(high->value));
  double mean = known.front().value;
  if (reach > 1e-12 * largest) {
    habit.coefficient = best_coefficient(known);
    const ProfileFit fit = profile(known, habit.coefficient);
    mean = fit.mean;
    habit.sd = std::sqrt(fit.variance * (1 - habit.coefficient * habit.coefficient));
  }
  for (std::size_t d = 0; d < 7; ++d) habit.mean[d] = mean + weekdays.value[d];
  return habit;
}

/// With d the deviation from the mean, the day before says d_t ~ N(a d_{t-1}, s^2) and the known
/// day k later says d_{t+k} ~ N(a^k d_t, s^2 q), q = 1 + a^2 + ... + a^(2(k-1)). Precisions in
/// units of 1/s^2 need no division by s, which may be 0.
GapModel bridge(const ExposureHabit& habit, std::span<const double> exposure, std::size_t length) {
  GapModel gaps{std::vector<double>(length, 0.0), std::vector<double>(length, 0.0),
                std::vector<double>(length, 0.0)};
  const double a = habit.coefficient;
  bool has_next = false;
  double next_deviation = 0, carried = 1, q = 0;  // carried: a^k
  for (std::size_t t = length; t-- > 0;) {
    if (t < exposure.size() && !std::isnan(exposure[t])) {
      has_next = true;
      next_deviation = exposure[t] - mean_of(habit, t);
      carried = 1;
      q = 0;
      continue;
    }
    q += carried * carried;
    carried *= a;
    const bool starts = t == 0;
    const double from_before = starts ? 1 - a * a : 1;
    const double precision = from_before + (has_next ? carried * carried / q : 0);
    gaps.a[t] = starts ? 0 : a / precision;
    gaps.b[t] = mean_of(habit, t) - (starts ? 0 : gaps.a[t] * mean_of(habit, t - 1)) +
                (has_next ? carried / q / precision * next_deviation : 0);
    gaps.s[t] = habit.sd / std::sqrt(precision);
  }
  return gaps;
}

}  // namespace unknot::stats
