#include "engine/causes/forecast_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace unknot::causes {
namespace {

/// A person who repeats the last score on so many days, and else rates evenly one of three.
std::vector<int> repeater(double repeat, std::size_t days) {
  std::mt19937_64 random(20261126);
  const auto even = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
  std::vector<int> out{2};
  while (out.size() < days) {
    const bool again = even() < repeat;
    const int rated = 1 + static_cast<int>(3 * even());
    out.push_back(again ? out.back() : rated);
  }
  return out;
}

struct Diary {
  std::vector<int> steps;
  Features features{.width = 0, .values = {}};
  FilterStart start{.steps = 5, .unit = 1, .level_mean = 2, .level_sd = 1};

  [[nodiscard]] FilterFit fit(int iterations) const {
    const NormalPriors priors = wide_priors(5);
    return fit_filter(start, {.steps = steps, .features = &features},
                      {.priors = priors, .from = priors.mean, .iterations_max = iterations});
  }

  [[nodiscard]] double log_posterior(std::span<const double> parameters) const {
    const NormalPriors priors = wide_priors(5);
    ForecastFilter filter(start, parameters);
    double sum = 0;
    for (const int step : steps) sum += filter.learn({}, step);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const double z = (parameters[i] - priors.mean[i]) / priors.sd[i];
      sum -= 0.5 * z * z;
    }
    return sum;
  }
};

TEST(ForecastFit, EndsWhereNoParameterCanBeMovedToTheBetter) {
  const Diary diary{.steps = repeater(0.5, 200)};
  const FilterFit fit = diary.fit(60);
  const double best = diary.log_posterior(fit.parameters);
  for (std::size_t i = 0; i < fit.parameters.size(); ++i) {
    for (const double shift : {-0.2, 0.2}) {
      std::vector<double> moved = fit.parameters;
      moved[i] += shift * wide_priors(5).sd[i];
      EXPECT_LT(diary.log_posterior(moved), best + 0.01) << i;
    }
  }
}

TEST(ForecastFit, NoIterationMakesItWorse) {
  const Diary diary{.steps = repeater(0.8, 120)};
  double before = diary.log_posterior(wide_priors(5).mean);
  for (const int iterations : {1, 2, 4, 8}) {
    const double after = diary.log_posterior(diary.fit(iterations).parameters);
    EXPECT_GE(after, before - 1e-9) << iterations;
    before = after;
  }
}

TEST(ForecastFit, FindsWhoRepeatsAndWhoDoesNot) {
  const Diary often{.steps = repeater(0.8, 400)};
  const Diary never{.steps = repeater(0, 400)};
  EXPECT_GT(often.fit(40).parameters[logit_repeat], 0.3);
  EXPECT_LT(never.fit(40).parameters[logit_repeat], -1);
}

TEST(ForecastFit, OneDayOrOneScoreForeverHasAFiniteFit) {
  for (const std::size_t days : {std::size_t{1}, std::size_t{300}}) {
    const Diary diary{.steps = std::vector<int>(days, 0)};
    for (const double own : diary.fit(40).parameters) EXPECT_TRUE(std::isfinite(own)) << days;
  }
}

TEST(ForecastFit, EveryScaleHasOnePriorAParameter) {
  for (const int steps : {2, 5, 11, 12, 101}) {
    EXPECT_EQ(wide_priors(steps).mean.size(), parameters_of(steps));
  }
}

}  // namespace
}  // namespace unknot::causes
