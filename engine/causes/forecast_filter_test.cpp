#include "engine/causes/forecast_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/causes/forecast_series.h"
#include "engine/stats/normal.h"

namespace unknot::causes {
namespace {

constexpr double off = -40;  ///< logarithm or logit of what shall not happen

struct Draws {
  std::mt19937_64 random{20261126};
  double even() { return (static_cast<double>(random() >> 11U) + 0.5) * 0x1p-53; }
  double normal() { return stats::normal_quantile(even()); }
};

/// No drift, no outliers, no change of volatility, equal widths.
std::vector<double> plain(int steps) {
  std::vector<double> out(parameters_of(steps), 0.0);
  out[log_drift_sd] = off;
  out[log_half_life_days] = std::log(3.0);
  out[log_disturbance_sd] = std::log(0.9);
  out[log_noise_sd] = std::log(0.6);
  out[logit_repeat] = off;
  out[logit_repeat_kept] = 0;
  out[logit_outlier] = off;
  out[log_volatility_step] = off;
  return out;
}

FilterStart start_of(int steps, std::size_t features = 0) {
  return {.steps = steps,
          .unit = 1,
          .level_mean = 0.5 * (steps - 1),
          .level_sd = 1e-6,
          .effect_mean = std::vector<double>(features, 0.0),
          .effect_covariance = stats::Matrix::diagonal(std::vector<double>(features, 1e-12))};
}

/// The slow, obvious twin: the disturbance on a grid, every transition summed.
class GridFilter {
 public:
  GridFilter(int steps, std::span<const double> parameters, double level)
      : steps_(steps),
        noise_(std::exp(parameters[log_noise_sd])),
        repeat_(1 / (1 + std::exp(-parameters[logit_repeat]))),
        level_(level) {
    const double sd = std::exp(parameters[log_disturbance_sd]);
    const double rho = std::exp2(-std::exp(-parameters[log_half_life_days]));
    for (int i = 0; i < points; ++i) {
      at_.push_back(sd * 5 * (2.0 * i / (points - 1) - 1));
      weight_.push_back(std::exp(-0.5 * at_.back() * at_.back() / (sd * sd)));
    }
    normalise(weight_);
    for (const double to : at_) {
      for (const double from : at_) {
        const double z = (to - rho * from) / (sd * std::sqrt(1 - rho * rho));
        moves_.push_back(std::exp(-0.5 * z * z));
      }
    }
  }

  [[nodiscard]] std::vector<double> probabilities() const {
    std::vector<double> out(static_cast<std::size_t>(steps_), 0.0);
    for (int k = 0; k < steps_; ++k) {
      double& own = out[static_cast<std::size_t>(k)];
      for (std::size_t i = 0; i < at_.size(); ++i) own += weight_[i] * cell(k, at_[i]);
      own = (1 - repeat_now()) * own + (k == last_ ? repeat_now() : 0.0);
    }
    return out;
  }

  void learn(int step) {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const double repeated = step == last_ ? repeat_now() : 0.0;
      weight_[i] *= (1 - repeat_now()) * cell(step, at_[i]) + repeated;
    }
    last_ = step;
    std::vector<double> next(at_.size(), 0.0);
    for (std::size_t i = 0; i < at_.size(); ++i) {
      for (std::size_t j = 0; j < at_.size(); ++j) {
        next[i] += moves_[i * at_.size() + j] * weight_[j];
      }
    }
    weight_ = next;
    normalise(weight_);
  }

 private:
  static constexpr int points = 241;

  static void normalise(std::vector<double>& weights) {
    double sum = 0;
    for (const double own : weights) sum += own;
    for (double& own : weights) own /= sum;
  }

  [[nodiscard]] double repeat_now() const { return last_ < 0 ? 0.0 : repeat_; }

  [[nodiscard]] double cell(int k, double disturbance) const {
    const auto below = [&](int cut) {
      return stats::normal_cdf((cut + 0.5 - level_ - disturbance) / noise_);
    };
    return (k + 1 < steps_ ? below(k) : 1.0) - (k > 0 ? below(k - 1) : 0.0);
  }

  int steps_;
  double noise_;
  double repeat_;
  double level_;
  int last_ = -1;
  std::vector<double> at_;
  std::vector<double> weight_;
  std::vector<double> moves_;
};

std::vector<int> simulated(int steps, int days, Draws& draws, double repeat) {
  std::vector<int> out;
  double disturbance = 0.9 * draws.normal();
  const double rho = std::exp2(-1.0 / 3);
  for (int t = 0; t < days; ++t) {
    disturbance = rho * disturbance + 0.9 * std::sqrt(1 - rho * rho) * draws.normal();
    const double rating = 0.5 * (steps - 1) + disturbance + 0.6 * draws.normal();
    const int step = std::clamp(static_cast<int>(std::lround(rating)), 0, steps - 1);
    out.push_back(!out.empty() && draws.even() < repeat ? out.back() : step);
  }
  return out;
}

void expect_as_on_the_grid(double logit_of_repeat, double repeat) {
  Draws draws;
  std::vector<double> parameters = plain(5);
  parameters[logit_repeat] = logit_of_repeat;
  ForecastFilter filter(start_of(5), parameters);
  GridFilter twin(5, parameters, 2);
  double furthest = 0;
  for (const int step : simulated(5, 150, draws, repeat)) {
    const std::vector<double> fast = filter.probabilities({});
    const std::vector<double> slow = twin.probabilities();
    for (std::size_t k = 0; k < fast.size(); ++k) {
      furthest = std::max(furthest, std::abs(fast[k] - slow[k]));
    }
    filter.learn({}, step);
    twin.learn(step);
  }
  // The day that fits nothing accounts for 0.002, the normal shape of the state for the rest.
  EXPECT_LT(furthest, repeat > 0 ? 0.03 : 0.01);
  EXPECT_GT(furthest, 0);
}

TEST(ForecastFilter, IsAsOnTheGridWithoutRepeats) { expect_as_on_the_grid(off, 0); }

TEST(ForecastFilter, IsNearlyAsOnTheGridWithRepeats) { expect_as_on_the_grid(0, 0.5); }

TEST(ForecastFilter, TheFirstDayMatchesTheValueWorkedByHand) {
  ForecastFilter filter(start_of(5), plain(5));
  // sd = sqrt(0.81 + 0.36); P(middle) = P(|z| < 0.5 / sd), of which 0.002 goes to fitting nothing.
  const double sd = std::sqrt(0.81 + 0.36);
  const double middle = 2 * stats::normal_cdf(0.5 / sd) - 1;
  EXPECT_NEAR(filter.probabilities({})[2], 0.998 * middle + 0.002 / 5, 1e-9);
}

TEST(ForecastFilter, ProbabilitiesArePositiveAndTogetherOneOnEveryScale) {
  for (const int steps : {2, 3, 5, 11, 12, 101}) {
    ForecastFilter filter(start_of(steps), plain(steps));
    for (int day = 0; day < 30; ++day) {
      double sum = 0;
      for (const double own : filter.probabilities({})) {
        EXPECT_GT(own, 0) << steps;
        sum += own;
      }
      EXPECT_NEAR(sum, 1, 1e-9) << steps;
      filter.learn({}, day % 7 == 0 ? steps - 1 : day % 5 == 0 ? no_score : 0);
    }
  }
}

TEST(ForecastFilter, ARepeatIsExpectedLessAfterDaysWithoutScore) {
  std::vector<double> parameters = plain(5);
  parameters[logit_repeat] = 2;
  ForecastFilter filter(start_of(5), parameters);
  filter.learn({}, 4);
  double before = filter.probabilities({})[4];
  for (int day = 0; day < 4; ++day) {
    filter.learn({}, no_score);
    const double after = filter.probabilities({})[4];
    EXPECT_LT(after, before);
    before = after;
  }
}

TEST(ForecastFilter, AWideCellTakesMoreDays) {
  std::vector<double> parameters = plain(5);
  const double equal = ForecastFilter(start_of(5), parameters).probabilities({})[2];
  parameters[filter_parameters + 1] = 0.5;  // of the middle cell
  EXPECT_GT(ForecastFilter(start_of(5), parameters).probabilities({})[2], equal + 0.05);
}

TEST(ForecastFilter, FavouriteNumbersOfAFineScaleAreLearnt) {
  ForecastFilter filter(start_of(21), plain(21));
  for (int day = 0; day < 60; ++day) filter.learn({}, day % 2 == 0 ? 8 : 12);
  const std::vector<double> after = filter.probabilities({});
  EXPECT_GT(after[8], 3 * after[9]);
  EXPECT_GT(after[12], 3 * after[11]);
}

TEST(ForecastFilter, AnEffectIsLearntAndUsed) {
  Draws draws;
  FilterStart start = start_of(11, 1);
  start.effect_covariance = stats::Matrix::diagonal(std::vector<double>{0.09});
  ForecastFilter filter(start, plain(11));
  std::vector<int> steps = simulated(11, 400, draws, 0);
  for (int& step : steps) {
    const std::vector<double> feature{draws.even() < 0.5 ? -1.0 : 1.0};
    step = std::clamp(step + (feature[0] > 0 ? 1 : -1), 0, 10);
    filter.learn(feature, step);
  }
  EXPECT_NEAR(filter.effect_mean()[0], 1, 0.15);
  EXPECT_LT(filter.effect_covariance().at(0, 0), 0.01);
  EXPECT_GT(filter.probabilities(std::vector<double>{1})[7],
            filter.probabilities(std::vector<double>{-1})[7]);
}

TEST(ForecastFilter, VolatilityFollowsQuietDays) {
  std::vector<double> parameters = plain(101);
  parameters[log_volatility_step] = std::log(0.1);
  FilterStart start = start_of(101);
  start.unit = 10;
  start.level_mean = 5;
  ForecastFilter filter(start, parameters);
  const double before = filter.probabilities({})[58];
  for (int day = 0; day < 60; ++day) filter.learn({}, day % 2 == 0 ? 50 : 51);
  // Seven steps from where the score always is.
  EXPECT_LT(filter.probabilities({})[58], 0.3 * before);
}

TEST(ForecastFilter, AJumpToTheOtherEndLeavesNumbersThatAreFinite) {
  for (const int steps : {5, 101}) {
    std::vector<double> parameters = plain(steps);
    parameters[log_noise_sd] = std::log(1e-3);
    parameters[log_disturbance_sd] = std::log(1e-3);
    ForecastFilter filter(start_of(steps), parameters);
    for (int day = 0; day < 40; ++day) {
      const double log_probability = filter.learn({}, day % 10 == 0 ? steps - 1 : 0);
      EXPECT_TRUE(std::isfinite(log_probability));
      EXPECT_GE(log_probability, std::log(0.002 / steps) - 1e-9);
      for (const double own : filter.probabilities({})) EXPECT_TRUE(std::isfinite(own));
    }
  }
}

}  // namespace
}  // namespace unknot::causes
