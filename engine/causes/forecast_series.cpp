#include "engine/causes/forecast_series.h"

#include <algorithm>
#include <cmath>

namespace unknot::causes {
namespace {

constexpr double deviation_max = 3;    ///< one wrong entry must not throw the forecast
constexpr double start_days_mean = 1;  ///< what others say counts as so many days
constexpr double start_days_sd = 10;

/// Sums of one exposure so far.
struct Seen {
  double count = 0;
  double sum = 0;
  double squares = 0;

  void add(double value) {
    count += 1;
    sum += value;
    squares += value * value;
  }

  /// About its own mean, times the count.
  [[nodiscard]] double spread() const {
    return count > 0 ? std::max(0.0, squares - sum * sum / count) : 0.0;
  }
};

Usual usual_so_far(const Seen& seen, const Usual& start) {
  const bool known = start.sd > 0;
  const double mean_days = known ? start_days_mean : 0;
  const double sd_days = known ? start_days_sd : 0;
  Usual out;
  out.mean = (seen.sum + mean_days * start.mean) / std::max(1.0, seen.count + mean_days);
  const double spread = seen.spread() + sd_days * start.sd * start.sd;
  out.sd = std::sqrt(spread / std::max(1.0, seen.count + sd_days));
  return out;
}

double deviation(double value, const Usual& usual) {
  if (std::isnan(value) || !(usual.sd > 0)) return 0;
  return std::clamp((value - usual.mean) / usual.sd, -deviation_max, deviation_max);
}

Features empty_features(const Series& series) {
  Features out;
  out.width = series.exposures + weekdays;
  out.values.assign(series.steps.size() * out.width, 0.0);
  for (std::size_t t = 0; t < series.steps.size(); ++t) {
    const std::chrono::weekday day(series.first_day + std::chrono::days(static_cast<int>(t)));
    for (std::size_t k = 0; k < weekdays; ++k) {
      out.values[t * out.width + series.exposures + k] =
          (day.c_encoding() == k ? 1.0 : 0.0) - 1.0 / static_cast<double>(weekdays);
    }
  }
  return out;
}

}  // namespace

std::vector<Usual> usual_of(const Series& series) {
  std::vector<Usual> out(series.exposures);
  for (std::size_t j = 0; j < series.exposures; ++j) {
    Seen seen;
    for (std::size_t t = 0; t < series.steps.size(); ++t) {
      const double value = series.exposure[t * series.exposures + j];
      if (!std::isnan(value)) seen.add(value);
    }
    out[j] = usual_so_far(seen, {});
  }
  return out;
}

std::vector<Usual> usual_of(std::span<const std::vector<Usual>* const> others) {
  if (others.empty()) return {};
  std::vector<Usual> out(others.front()->size());
  for (std::size_t j = 0; j < out.size(); ++j) {
    double known = 0;
    double variance = 0;
    for (const std::vector<Usual>* other : others) {
      const Usual& own = (*other)[j];
      if (!(own.sd > 0)) continue;  // never recorded there, or always the same
      known += 1;
      out[j].mean += own.mean;
      variance += own.sd * own.sd;
    }
    if (known == 0) continue;
    out[j].mean /= known;
    out[j].sd = std::sqrt(variance / known);
  }
  return out;
}

Features whole_features(const Series& series) {
  const std::vector<Usual> usual = usual_of(series);
  Features out = empty_features(series);
  for (std::size_t t = 1; t < series.steps.size(); ++t) {
    for (std::size_t j = 0; j < series.exposures; ++j) {
      out.values[t * out.width + j] =
          deviation(series.exposure[(t - 1) * series.exposures + j], usual[j]);
    }
  }
  return out;
}

Features forward_features(const Series& series, std::span<const Usual> start) {
  std::vector<Seen> seen(series.exposures);
  Features out = empty_features(series);
  for (std::size_t t = 1; t < series.steps.size(); ++t) {
    for (std::size_t j = 0; j < series.exposures; ++j) {
      const double value = series.exposure[(t - 1) * series.exposures + j];
      if (std::isnan(value)) continue;
      seen[j].add(value);
      const Usual usual = usual_so_far(seen[j], start.empty() ? Usual{} : start[j]);
      out.values[t * out.width + j] = deviation(value, usual);
    }
  }
  return out;
}

StepMoments moments_of(std::span<const int> steps) {
  Seen seen;
  for (const int step : steps) {
    if (step != no_score) seen.add(step);
  }
  const double count = std::max(1.0, seen.count);
  return {.mean = seen.sum / count,
          .variance = seen.spread() / count,
          .count = static_cast<int>(seen.count)};
}

}  // namespace unknot::causes
