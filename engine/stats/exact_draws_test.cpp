/// What the sampler draws exactly, the disturbance and the effects with mixed priors, against dense
/// algebra and numerical integration.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/stats/density_at.h"
#include "engine/stats/density_reference.h"
#include "engine/stats/test_chain_state.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// Solves A X = B by elimination with A symmetric and positive definite.
Matrix solved(Matrix a, Matrix b) {
  for (std::size_t k = 0; k < a.size(); ++k) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (i == k) continue;
      const double factor = a[i][k] / a[k][k];
      for (std::size_t j = 0; j < a.size(); ++j) a[i][j] -= factor * a[k][j];
      for (std::size_t j = 0; j < b[i].size(); ++j) b[i][j] -= factor * b[k][j];
    }
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (double& value : b[i]) value /= a[i][i];
  }
  return b;
}

/// The scores that say anything, as one multivariate normal.
struct Dense {
  std::vector<std::size_t> days;
  std::vector<double> residual;
  double phi = 0;
  double variance = 0;
  double noise = 0;
  double between(double a, double b) const { return variance * std::pow(phi, std::abs(a - b)); }
  Matrix covariance() const {
    Matrix out(days.size(), std::vector<double>(days.size()));
    for (std::size_t i = 0; i < days.size(); ++i) {
      for (std::size_t j = 0; j < days.size(); ++j) {
        out[i][j] = between(double(days[i]), double(days[j])) + (i == j ? noise : 0);
      }
    }
    return out;
  }
};

Dense dense_of(const DiaryModel& model, const ChainState& state) {
  DensityReference twin(model);
  std::vector<double> gradient(twin.size());
  (void)twin.evaluate(state.position, state.repeated, gradient);
  Dense out;
  out.phi = twin.persistence();
  out.variance = twin.disturbance_variance();
  out.noise = twin.noise_variance();
  for (std::size_t i = 0; i < twin.scored().size(); ++i) {
    if (state.repeated[i] != 0) continue;
    const auto day = static_cast<std::size_t>(twin.scored()[i].day);
    const double w = state.position[twin.layout().size + i];
    out.days.push_back(day);
    out.residual.push_back(in_cell(twin.cuts(), twin.scored()[i].step, w).unrounded -
                           twin.mean_path()[day]);
  }
  return out;
}

/// Product form without mixed priors, so that positions are effects; some scores say nothing.
DiaryModel plain_product(int days) {
  DiaryModel model = full_test_diary(days);
  for (CauseTerm& cause : model.causes) {
    cause.inclusion = {};
    cause.slab_degrees_of_freedom = 0;
  }
  for (std::size_t t = 4; t < 9; ++t) model.scores[t] = 3;
  return model;
}

TEST(ExactDraws, DisturbancesAreDrawnFromTheirMultivariateNormal) {
  const DiaryModel model = plain_product(14);
  const ChainState state = some_state(model, 9);
  ASSERT_GT(std::count(state.repeated.begin(), state.repeated.end(), 1), 1);
  const Dense dense = dense_of(model, state);
  const std::size_t all = 14 + horizon_days;
  Matrix right(dense.days.size(), std::vector<double>(all + 1));
  for (std::size_t i = 0; i < dense.days.size(); ++i) {
    for (std::size_t t = 0; t < all; ++t)
      right[i][t] = dense.between(double(dense.days[i]), double(t));
    right[i][all] = dense.residual[i];
  }
  const Matrix weights = solved(dense.covariance(), right);
  // Mean of day t and covariance of days t and u given the scores.
  const auto mean = [&](std::size_t t) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += right[i][t] * weights[i][all];
    return sum;
  };
  const auto covariance = [&](std::size_t t, std::size_t u) {
    double sum = dense.between(double(t), double(u));
    for (std::size_t i = 0; i < weights.size(); ++i) sum -= right[i][t] * weights[i][u];
    return sum;
  };
  const std::vector<double> draws = disturbances_at(model, state, {.draws = 40000, .seed = 5});
  const std::size_t count = draws.size() / all;
  const double sharp = 4.5 / std::sqrt(double(count));
  for (std::size_t t = 0; t < all; ++t) {
    const std::size_t u = t + 1 < all ? t + 1 : 0;
    double first = 0, second = 0, product = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double apart = draws[k * all + t] - mean(t);
      first += apart / double(count);
      second += apart * apart / double(count);
      product += apart * (draws[k * all + u] - mean(u)) / double(count);
    }
    const double variance = covariance(t, t);
    EXPECT_NEAR(first, 0, sharp * std::sqrt(variance)) << "day " << t;
    EXPECT_NEAR(second, variance, sharp * std::sqrt(2.0) * variance) << "day " << t;
    EXPECT_NEAR(product, covariance(t, u), sharp * std::sqrt(2 * variance * covariance(u, u)))
        << "day " << t;
  }
}

TEST(ExactDraws, WhitenedRegressorsAreThoseOfDenseAlgebra) {
  const DiaryModel model = plain_product(25);
  const ChainState state = some_state(model, 4);
  const Dense dense = dense_of(model, state);
  for (std::size_t cause = 0; cause < model.causes.size(); ++cause) {
    ChainState more = state;
    more.position[layout_of(model).effect + cause] += 1;
    const Dense after = dense_of(model, more);
    Matrix right;
    for (std::size_t i = 0; i < dense.days.size(); ++i) {
      right.push_back({dense.residual[i] - after.residual[i], dense.residual[i]});
    }
    const Matrix weights = solved(dense.covariance(), right);
    double square = 0, with_residual = 0;
    for (std::size_t i = 0; i < right.size(); ++i) {
      square += right[i][0] * weights[i][0];
      with_residual += right[i][0] * weights[i][1];
    }
    const RegressionAt here = regression_at(model, state, cause, 0.7);
    EXPECT_NEAR(here.square, square, 1e-9 * (1 + square));
    EXPECT_NEAR(here.with_residual, with_residual, 1e-9 * (1 + std::abs(with_residual)));
    EXPECT_NEAR(here.with_residual_after, with_residual - 0.7 * square, 1e-9 * (1 + square));
  }
}

/// Two causes whose effects have mixed priors that neither the spike nor the slab wins.
DiaryModel undecided(double degrees_of_freedom) {
  DiaryModel model = test_diary(14);
  model.causes.resize(2);
  for (CauseTerm& cause : model.causes) {
    cause.effect = {0.5, 0.6};
    cause.inclusion = {0.5, 0.15};
    cause.slab_degrees_of_freedom = degrees_of_freedom;
  }
  model.causes[1].inclusion = {0.35, 0.2};
  return model;
}

/// Marginals of the two effects on a grid, from the density of the twin.
Matrix marginals(const DiaryModel& model, const ChainState& state,
                 const std::vector<double>& grid) {
  DensityReference twin(model);
  std::vector<double> position = state.position, gradient(twin.size());
  const std::size_t row = twin.layout().effect;
  Matrix joint;
  double most = -1e300;
  for (const double first : grid) {
    joint.emplace_back();
    for (const double second : grid) {
      position[row] = first;
      position[row + 1] = second;
      joint.back().push_back(twin.evaluate(position, {}, gradient));
      most = std::max(most, joint.back().back());
    }
  }
  Matrix out(2, std::vector<double>(grid.size(), 0.0));
  double sum = 0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    for (std::size_t j = 0; j < grid.size(); ++j) {
      const double mass = std::exp(joint[i][j] - most);
      out[0][i] += mass;
      out[1][j] += mass;
      sum += mass;
    }
  }
  for (auto& marginal : out) {
    for (double& mass : marginal) mass /= sum;
  }
  return out;
}

/// Largest difference of the two distribution functions, at every fifth edge of the grid.
double farthest(const std::vector<double>& draws, const std::vector<double>& grid,
                const std::vector<double>& mass) {
  double upto = 0, most = 0;
  for (std::size_t k = 0; k < grid.size(); ++k) {
    upto += mass[k];
    if (k % 5 != 0) continue;
    const double edge = grid[k] + 0.5 * (grid[1] - grid[0]);
    const auto below =
        std::count_if(draws.begin(), draws.end(), [&](double draw) { return draw < edge; });
    most = std::max(most, std::abs(double(below) / double(draws.size()) - upto));
  }
  return most;
}

TEST(ExactDraws, EffectsAreDrawnFromTheirConditionalByNumericalIntegration) {
  for (const double degrees_of_freedom : {0.0, 3.0, 4.0, 7.0}) {
    SCOPED_TRACE(degrees_of_freedom);
    const DiaryModel model = undecided(degrees_of_freedom);
    const ChainState state = some_state(model, 21);
    std::vector<double> grid;
    for (double at = -4.98; at < 5; at += 0.06) grid.push_back(at);
    const Matrix expected = marginals(model, state, grid);
    const std::vector<double> draws = effects_at(model, state, {.draws = 60000, .seed = 3});
    for (std::size_t cause = 0; cause < 2; ++cause) {
      std::vector<double> own;
      for (std::size_t i = cause; i < draws.size(); i += 2) own.push_back(draws[i]);
      // Three times what 60,000 draws of which one in four counts would leave.
      EXPECT_LT(farthest(own, grid, expected[cause]), 0.012) << "cause " << cause;
    }
  }
}

}  // namespace
}  // namespace unknot::stats
