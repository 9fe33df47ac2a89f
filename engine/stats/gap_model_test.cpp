#include "engine/stats/gap_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace unknot::stats {
namespace {

const double unknown = std::nan("");

using Matrix = std::vector<std::vector<double>>;

/// Gauss-Jordan; the matrices here are small and positive definite.
Matrix inverse(Matrix m) {
  const std::size_t n = m.size();
  Matrix result(n, std::vector<double>(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) result[i][i] = 1;
  for (std::size_t i = 0; i < n; ++i) {
    const double pivot = m[i][i];
    for (std::size_t j = 0; j < n; ++j) m[i][j] /= pivot, result[i][j] /= pivot;
    for (std::size_t k = 0; k < n; ++k) {
      if (k == i) continue;
      const double factor = m[k][i];
      for (std::size_t j = 0; j < n; ++j) {
        m[k][j] -= factor * m[i][j];
        result[k][j] -= factor * result[i][j];
      }
    }
  }
  return result;
}

double log_determinant(Matrix m) {
  double result = 0;
  for (std::size_t i = 0; i < m.size(); ++i) {
    result += std::log(m[i][i]);
    for (std::size_t k = i + 1; k < m.size(); ++k) {
      const double factor = m[k][i] / m[i][i];
      for (std::size_t j = i; j < m.size(); ++j) m[k][j] -= factor * m[i][j];
    }
  }
  return result;
}

Matrix stationary_covariance(const ExposureHabit& habit, const std::vector<std::size_t>& days) {
  const double a = habit.coefficient;
  Matrix result(days.size(), std::vector<double>(days.size()));
  for (std::size_t i = 0; i < days.size(); ++i)
    for (std::size_t j = 0; j < days.size(); ++j)
      result[i][j] = habit.sd * habit.sd / (1 - a * a) *
                     std::pow(a, std::abs(double(days[i]) - double(days[j])));
  return result;
}

std::vector<std::size_t> days_where(const std::vector<double>& exposure, bool known) {
  std::vector<std::size_t> days;
  for (std::size_t t = 0; t < exposure.size(); ++t)
    if (std::isnan(exposure[t]) != known) days.push_back(t);
  return days;
}

/// Mean and covariance of all days, from the recursion: u = response * z + mean.
struct Moments {
  std::vector<double> mean;
  Matrix covariance;
};

Moments moments_of(const GapModel& gaps, const std::vector<double>& exposure) {
  const std::size_t n = exposure.size();
  Moments result{std::vector<double>(n), Matrix(n, std::vector<double>(n, 0.0))};
  Matrix response(n, std::vector<double>(n, 0.0));
  for (std::size_t t = 0; t < n; ++t) {
    result.mean[t] = exposure[t];
    if (!std::isnan(exposure[t])) continue;
    result.mean[t] = gaps.a[t] * (t == 0 ? 0 : result.mean[t - 1]) + gaps.b[t];
    for (std::size_t j = 0; t > 0 && j < n; ++j) response[t][j] = gaps.a[t] * response[t - 1][j];
    response[t][t] = gaps.s[t];
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t k = 0; k < n; ++k)
        result.covariance[i][j] += response[i][k] * response[j][k];
  return result;
}

/// The slow twin: the multivariate normal of all days, conditioned on the known ones.
void expect_bridge_is_exact(const ExposureHabit& habit, const std::vector<double>& exposure) {
  const auto known = days_where(exposure, true);
  const auto open = days_where(exposure, false);
  const Moments moments = moments_of(bridge(habit, exposure, exposure.size()), exposure);
  std::vector<std::size_t> all = open;
  all.insert(all.end(), known.begin(), known.end());
  const Matrix precision = inverse(stationary_covariance(habit, all));
  Matrix block(open.size(), std::vector<double>(open.size()));
  for (std::size_t i = 0; i < open.size(); ++i)
    for (std::size_t j = 0; j < open.size(); ++j) block[i][j] = precision[i][j];
  const Matrix covariance = inverse(block);
  for (std::size_t i = 0; i < open.size(); ++i) {
    double mean = habit.mean[open[i] % 7];
    for (std::size_t j = 0; j < open.size(); ++j) {
      EXPECT_NEAR(moments.covariance[open[i]][open[j]], covariance[i][j], 1e-12);
      for (std::size_t k = 0; k < known.size(); ++k)
        mean -= covariance[i][j] * precision[j][open.size() + k] *
                (exposure[known[k]] - habit.mean[known[k] % 7]);
    }
    EXPECT_NEAR(moments.mean[open[i]], mean, 1e-12) << "day " << open[i];
  }
}

/// Uniform numbers whose sum of twelve is nearly normal: enough to make a diary.
struct Noise {
  std::uint64_t state = 12345;
  double uniform() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return double(state >> 11) / 9007199254740992.0;
  }
  double normal() {
    double sum = -6;
    for (int k = 0; k < 12; ++k) sum += uniform();
    return sum;
  }
};

double dense_log_likelihood(const ExposureHabit& habit, const std::vector<double>& exposure) {
  const auto known = days_where(exposure, true);
  const Matrix covariance = stationary_covariance(habit, known);
  const Matrix precision = inverse(covariance);
  double result = -0.5 * log_determinant(covariance);
  for (std::size_t i = 0; i < known.size(); ++i)
    for (std::size_t j = 0; j < known.size(); ++j)
      result -= 0.5 * precision[i][j] * (exposure[known[i]] - habit.mean[0]) *
                (exposure[known[j]] - habit.mean[0]);
  return result;
}

const ExposureHabit some_habit{{1, 1.2, 0.9, 1, 1.1, 2, 3}, 0.6, 0.5};

TEST(GapModel, BridgesOneDayByHand) {
  // a = 0.5, s = 1, means 0, neighbours 2 and 4: precision 1 + 0.25 and mean (1 + 2) / 1.25 = 2.4.
  const ExposureHabit habit{{}, 0.5, 1};
  const GapModel gaps = bridge(habit, std::vector<double>{2, unknown, 4}, 3);
  EXPECT_NEAR(gaps.a[1] * 2 + gaps.b[1], 2.4, 1e-12);
  EXPECT_NEAR(gaps.s[1], std::sqrt(0.8), 1e-12);
  EXPECT_EQ(gaps.a[0], 0);
  EXPECT_EQ(gaps.b[2], 0);
}

TEST(GapModel, BridgesAsTheConditionalOfAllDaysAtOnce) {
  const double u = unknown;
  expect_bridge_is_exact(some_habit, {0.3, u, u, u, 2.5, u, 1, 1.5, u, u, 0.2});
  expect_bridge_is_exact(some_habit, {u, u, u, 1.7, 0.4, u, u, u, u, 2, u, u});
  expect_bridge_is_exact(some_habit, {u, u, u, u});
  ExposureHabit white = some_habit;
  white.coefficient = 0;
  expect_bridge_is_exact(white, {u, 0.3, u, u, 2.5, u});
  ExposureHabit slow = some_habit;
  slow.coefficient = 0.95;
  expect_bridge_is_exact(slow, {u, 0.3, u, u, u, u, u, u, u, u, 2.5, u});
}

TEST(GapModel, GoesOnAsThePlainHabitBeyondTheLastKnownDay) {
  const GapModel gaps = bridge(some_habit, std::vector<double>{0.4}, 10);
  for (std::size_t t = 1; t < 10; ++t) {
    EXPECT_NEAR(gaps.a[t], 0.6, 1e-15);
    EXPECT_NEAR(gaps.b[t], some_habit.mean[t % 7] - 0.6 * some_habit.mean[(t - 1) % 7], 1e-15);
    EXPECT_NEAR(gaps.s[t], 0.5, 1e-15);
  }
}

TEST(GapModel, HabitIsTheBestOfAGridByTheDenseLikelihood) {
  Noise noise;
  std::vector<double> exposure(60);
  double level = 0;
  for (double& value : exposure) {
    level = 0.7 * level + noise.normal();
    value = noise.uniform() < 0.4 ? unknown : 2 + level;
  }
  const ExposureHabit habit = habit_of(exposure, WeekdayMeans::Shared);
  const double best = dense_log_likelihood(habit, exposure);
  EXPECT_GT(habit.coefficient, 0.3);
  EXPECT_LT(habit.coefficient, 0.95);
  for (double step : {-0.01, -0.001, 0.001, 0.01}) {
    ExposureHabit other = habit;
    other.coefficient += step;
    EXPECT_LT(dense_log_likelihood(other, exposure), best);
    other = habit;
    other.sd *= 1 + step;
    EXPECT_LT(dense_log_likelihood(other, exposure), best);
    other = habit;
    for (double& mean : other.mean) mean += step;
    EXPECT_LT(dense_log_likelihood(other, exposure), best);
  }
}

TEST(GapModel, CoefficientStaysBetweenZeroAndItsBound) {
  std::vector<double> swinging, climbing;
  for (int t = 0; t < 40; ++t) {
    swinging.push_back(t % 2 == 0 ? 1 : -1);
    climbing.push_back(t);
  }
  EXPECT_EQ(habit_of(swinging, WeekdayMeans::Shared).coefficient, 0);
  EXPECT_EQ(habit_of(climbing, WeekdayMeans::Shared).coefficient, 0.95);
}

TEST(GapModel, WithoutKnownDaysOrVariationThereIsNoSpread) {
  const ExposureHabit nothing = habit_of(std::vector<double>(9, unknown), WeekdayMeans::Own);
  EXPECT_EQ(nothing.mean[3], 0);
  EXPECT_EQ(nothing.sd, 0);
  for (auto means : {WeekdayMeans::Shared, WeekdayMeans::Own}) {
    const ExposureHabit constant = habit_of(std::vector<double>{0.1, unknown, 0.1, 0.1}, means);
    EXPECT_EQ(constant.mean[5], 0.1);
    EXPECT_EQ(constant.sd, 0);
    EXPECT_EQ(constant.coefficient, 0);
  }
  const GapModel gaps = bridge(nothing, std::vector<double>(3, unknown), 3);
  for (std::size_t t = 0; t < 3; ++t) EXPECT_EQ(gaps.b[t] + gaps.s[t], 0);
}

TEST(GapModel, WeekdayMeansAreFoundWhenManyAndShrunkWhenFew) {
  Noise noise;
  std::vector<double> exposure(210);
  for (std::size_t t = 0; t < exposure.size(); ++t)
    exposure[t] = (t % 7 >= 5 ? 3 : 0) + 0.5 * noise.normal();
  const ExposureHabit many = habit_of(exposure, WeekdayMeans::Own);
  EXPECT_NEAR(many.mean[5], 3, 0.3);
  EXPECT_NEAR(many.mean[1], 0, 0.3);
  const ExposureHabit shared = habit_of(exposure, WeekdayMeans::Shared);
  EXPECT_EQ(shared.mean[5], shared.mean[1]);
  exposure.resize(8);  // one weekday twice: hardly anything is known of weekdays
  for (double& value : exposure) value = noise.normal();
  const ExposureHabit few = habit_of(exposure, WeekdayMeans::Own);
  for (std::size_t d = 1; d < 7; ++d)
    EXPECT_LE(std::abs(few.mean[d] - few.mean[0]), std::abs(exposure[d]) + std::abs(exposure[0]));
  exposure.resize(7);  // no weekday twice: nothing is known of weekdays
  const ExposureHabit none = habit_of(exposure, WeekdayMeans::Own);
  EXPECT_EQ(none.mean[2], none.mean[0]);
}

}  // namespace
}  // namespace unknot::stats
