#include "engine/causes/forecast_fit.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/base/contracts.h"

namespace unknot::causes {
namespace {

constexpr double difference = 1e-3;  ///< prior sds to either side, of a gradient
constexpr double step_max = 2;       ///< prior sds of one parameter, of one iteration
constexpr double gain_min = 1e-3;    ///< nats: where the search ends
constexpr int trials_max = 8;        ///< dampings of one iteration

/// ln P of each day, in units of the prior: z = (parameter - mean) / sd.
class Target {
 public:
  Target(const FilterStart& start, const FilterDays& days, const NormalPriors& priors)
      : start_(start), days_(days), priors_(priors) {}

  [[nodiscard]] std::vector<double> parameters(std::span<const double> z) const {
    std::vector<double> out(z.size());
    for (std::size_t i = 0; i < z.size(); ++i) out[i] = priors_.mean[i] + priors_.sd[i] * z[i];
    return out;
  }

  [[nodiscard]] std::vector<double> by_day(std::span<const double> z) const {
    ForecastFilter filter(start_, parameters(z));
    std::vector<double> out(days_.steps.size());
    for (std::size_t t = 0; t < out.size(); ++t) {
      out[t] = filter.learn(days_.features->day(t), days_.steps[t]);
    }
    return out;
  }

  /// Log posterior, up to a constant.
  [[nodiscard]] double value(std::span<const double> z) const {
    double sum = 0;
    for (const double day : by_day(z)) sum += day;
    for (const double own : z) sum -= 0.5 * own * own;
    return sum;
  }

 private:
  const FilterStart& start_;
  const FilterDays& days_;
  const NormalPriors& priors_;
};

struct Slopes {
  std::vector<double> gradient;  ///< of the log likelihood
  stats::Matrix information;
};

Slopes slopes_at(const Target& target, std::vector<double> z) {
  const std::size_t n = z.size();
  std::vector<std::vector<double>> by_day(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double here = z[i];
    z[i] = here + difference;
    by_day[i] = target.by_day(z);
    z[i] = here - difference;
    const std::vector<double> below = target.by_day(z);
    z[i] = here;
    for (std::size_t t = 0; t < below.size(); ++t) {
      by_day[i][t] = (by_day[i][t] - below[t]) / (2 * difference);
    }
  }
  Slopes out{.gradient = std::vector<double>(n, 0.0), .information = stats::Matrix::zero(n)};
  for (std::size_t i = 0; i < n; ++i) {
    for (const double day : by_day[i]) out.gradient[i] += day;
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = 0;
      for (std::size_t t = 0; t < by_day[i].size(); ++t) sum += by_day[i][t] * by_day[j][t];
      out.information.at(i, j) = sum;
      out.information.at(j, i) = sum;
    }
  }
  return out;
}

/// The damped step uphill; the prior has precision 1 in these units.
std::vector<double> step_of(const Slopes& slopes, std::span<const double> z, double damping) {
  const std::size_t n = z.size();
  stats::Matrix precision = slopes.information;
  std::vector<double> uphill(n);
  for (std::size_t i = 0; i < n; ++i) {
    precision.at(i, i) = (precision.at(i, i) + 1) * (1 + damping);
    uphill[i] = slopes.gradient[i] - z[i];
  }
  const auto factor = factor_of(precision);
  UNKNOT_ENSURES(factor.has_value());  // squares plus 1 on the diagonal
  std::vector<double> step = solved(*factor, uphill);
  double longest = 0;
  for (const double own : step) longest = std::max(longest, std::abs(own));
  for (double& own : step) own *= longest > step_max ? step_max / longest : 1.0;
  return step;
}

struct Position {
  std::vector<double> z;
  double value = 0;
  double damping = 0;
};

/// Nothing when no step makes it better.
std::optional<Position> better(const Target& target, const Position& here, const Slopes& slopes) {
  double damping = here.damping;
  for (int trial = 0; trial < trials_max; ++trial) {
    Position next{.z = here.z, .damping = 0.3 * damping};
    const std::vector<double> step = step_of(slopes, here.z, damping);
    for (std::size_t i = 0; i < step.size(); ++i) next.z[i] += step[i];
    next.value = target.value(next.z);
    if (next.value > here.value) return next;
    damping = damping == 0 ? 0.1 : 4 * damping;
  }
  return std::nullopt;
}

}  // namespace

NormalPriors wide_priors(int steps) {
  NormalPriors out;
  const auto set = [&](double mean, double sd) {
    out.mean.push_back(mean);
    out.sd.push_back(sd);
  };
  set(std::log(0.03), 0.7);  // drift: about 0.2 units in a month and a half
  set(std::log(2.0), 0.8);   // half-life of the disturbance, days
  set(std::log(0.5), 0.5);   // its sd
  set(std::log(0.5), 0.4);   // sd of a rating
  set(-1, 1);                // one score in four is repeated unseen
  set(1, 0.5);               // a day without score leaves three quarters of that
  set(-3, 0.7);              // one rating in twenty is an outlier
  set(std::log(0.03), 0.7);  // volatility: half learnt in about a month
  for (std::size_t i = filter_parameters; i < parameters_of(steps); ++i) set(0, 0.6);
  return out;
}

FilterFit fit_filter(const FilterStart& start, const FilterDays& days,
                     const FilterFitOptions& options) {
  const std::size_t n = options.priors.mean.size();
  const Target target(start, days, options.priors);
  Position here{.z = std::vector<double>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    here.z[i] = (options.from[i] - options.priors.mean[i]) / options.priors.sd[i];
  }
  here.value = target.value(here.z);
  Slopes slopes = slopes_at(target, here.z);
  for (int k = 0; k < options.iterations_max; ++k) {
    auto next = better(target, here, slopes);
    if (!next) break;
    const double gain = next->value - here.value;
    here = std::move(*next);
    slopes = slopes_at(target, here.z);
    if (gain < gain_min) break;
  }
  FilterFit out{.parameters = target.parameters(here.z),
                .gradient = slopes.gradient,
                .information = slopes.information};
  for (std::size_t i = 0; i < n; ++i) {
    out.gradient[i] /= options.priors.sd[i];
    for (std::size_t j = 0; j < n; ++j) {
      out.information.at(i, j) /= options.priors.sd[i] * options.priors.sd[j];
    }
  }
  return out;
}

}  // namespace unknot::causes
