#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "engine/stats/terms_reference.h"

namespace unknot::stats {
namespace {

void expect_slope(const std::function<Slope(double)>& density, double x) {
  const double step = 1e-5;
  const double quotient = (density(x + step).value - density(x - step).value) / (2 * step);
  EXPECT_NEAR(density(x).slope, quotient, 1e-6 * (1 + std::abs(quotient))) << "at " << x;
}

double integral(const std::function<double(double)>& f, double from, double to) {
  const int steps = 400000;
  const double width = (to - from) / steps;
  double sum = 0;
  for (int k = 0; k < steps; ++k) sum += f(from + (k + 0.5) * width);
  return sum * width;
}

CauseTerm uncertain(double probability, double degrees_of_freedom) {
  CauseTerm cause;
  cause.effect = {0.4, 0.5};
  cause.inclusion = {probability, 0.05};
  cause.slab_degrees_of_freedom = degrees_of_freedom;
  return cause;
}

TEST(Terms, NormalIsTheTextbookValue) {  // -(1/2)^2/2 - log 2 - log(2 pi)/2
  EXPECT_NEAR(normal_slope({1, 2}, 2).value, -0.125 - std::log(2) - 0.9189385332046727, 1e-14);
  EXPECT_NEAR(normal_slope({1, 2}, 2).slope, -0.25, 1e-15);
}

void expect_density(const EffectPrior& prior) {
  EXPECT_NEAR(integral([&](double x) { return std::exp(prior.at(x).value); }, -60, 60), 1, 1e-4);
  for (double x : {-2.0, -0.06, 0.01, 0.2, 3.0})
    expect_slope([&](double at) { return prior.at(at); }, x);
}

TEST(Terms, EffectPriorsAreDensitiesAndTheirSlopesQuotients) {
  for (double probability : {0.0, 0.3, 1.0})
    for (double nu : {0.0, 3.0}) expect_density(EffectPrior(uncertain(probability, nu)));
}

TEST(Terms, AnEffectMattersAsItsSlabSays) {
  // slab N(0.4, 0.5) and spike N(0, 0.05) at 0.1: densities 0.66644920 and 1.07981933.
  const EffectPrior prior(uncertain(0.3, 0));
  EXPECT_NEAR(prior.matters(0.1), 0.3 * 0.66644920 / (0.3 * 0.66644920 + 0.7 * 1.07981933), 1e-8);
  EXPECT_EQ(EffectPrior(uncertain(1, 0)).matters(0), 1);
  EXPECT_EQ(EffectPrior(uncertain(0, 0)).matters(5), 0);
}

TEST(Terms, LogitOfABetaIsADensity) {
  const BetaPrior prior{1.5, 4};
  const auto density = [&](double x) {
    return std::exp(logit_beta_slope(prior, x).value - log_beta(prior));
  };
  EXPECT_NEAR(integral(density, -60, 60), 1, 1e-8);
  for (double x : {-30.0, -1.0, 0.5, 30.0})
    expect_slope([&](double at) { return logit_beta_slope(prior, at); }, x);
}

TEST(Terms, HalfIsLeftAfterTheHalfLife) {
  EXPECT_NEAR(decay_of(0).rho, 0.5, 1e-15);
  EXPECT_NEAR(std::pow(decay_of(std::log(3)).rho, 3), 0.5, 1e-15);
  expect_slope([](double x) { return Slope{decay_of(x).rho, decay_of(x).by_log_half_life}; }, 0.3);
  EXPECT_EQ(decay_of(-800).rho, 0);
  EXPECT_EQ(decay_of(-800).by_log_half_life, 0);
  EXPECT_EQ(decay_of(800).rho, 1);
}

TEST(Terms, CutPointsHaveTheirWidthsAndTheMiddleOfTheScale) {
  ScoreLayer layer;
  layer.score_min = 1;
  layer.score_max = 4;
  std::vector<double> cuts(3);
  cut_points(layer, {}, cuts);
  EXPECT_EQ(cuts, (std::vector<double>{1.5, 2.5, 3.5}));
  cut_points(layer, std::vector<double>{0, 0}, cuts);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(cuts[k], 1.5 + double(k), 1e-14);
  const std::vector<double> widths{std::log(0.5), std::log(2)};
  cut_points(layer, widths, cuts);  // 0, 0.5, 2.5 with mean 1, moved to 2.5
  EXPECT_NEAR(cuts[0], 1.5, 1e-14);
  EXPECT_NEAR(cuts[1], 2.0, 1e-14);
  EXPECT_NEAR(cuts[2], 4.0, 1e-14);
  // The sum of k^2 cut_k, with the adjoint against the quotient.
  const std::vector<double> by_cut{0, 1, 4};
  std::vector<double> slope(2, 0.0);
  cut_points_adjoint(widths, by_cut, slope);
  for (std::size_t k = 0; k < 2; ++k) {
    double value[2];
    for (int side : {0, 1}) {
      auto moved = widths;
      moved[k] += side == 0 ? -1e-5 : 1e-5;
      cut_points(layer, moved, cuts);
      value[side] = cuts[1] + 4 * cuts[2];
    }
    EXPECT_NEAR(slope[k], (value[1] - value[0]) / 2e-5, 1e-8);
  }
}

TEST(Terms, AnUnroundedScoreStaysInItsCellAndComesBackToItsW) {
  const std::vector<double> cuts{0.5, 1.5, 3.5};
  for (double w : {-20.0, -1.0, 0.0, 2.0, 20.0}) {
    EXPECT_LT(in_cell(cuts, 0, w).unrounded, 0.5);
    EXPECT_GT(in_cell(cuts, 2, w).unrounded, 1.5);
    EXPECT_LT(in_cell(cuts, 2, w).unrounded, 3.5);
    EXPECT_GT(in_cell(cuts, 3, w).unrounded, 3.5);
  }
  for (int step : {0, 1, 2, 3}) {
    for (double w : {-5.0, -1.0, 0.0, 2.0, 5.0}) {
      const InCell cell = in_cell(cuts, step, w);
      EXPECT_NEAR(w_of(cuts, step, cell.unrounded), w, 1e-11);
      EXPECT_NEAR(cell.jacobian, std::abs(cell.by_w), 1e-15);
      const double above = in_cell(cuts, step, w + 1e-5).unrounded;
      const double below = in_cell(cuts, step, w - 1e-5).unrounded;
      EXPECT_NEAR(cell.by_w, (above - below) / 2e-5, 1e-8);
      expect_slope(
          [&](double x) {
            const InCell at = in_cell(cuts, step, x);
            return Slope{std::log(at.jacobian), at.log_jacobian_by_w};
          },
          w);
    }
  }
}

TEST(Terms, LogOfAProductDoesNotOverflow) {
  LogProduct product;
  double sum = 0;
  for (int k = 1; k < 2000; ++k) {
    product.times(k % 2 == 0 ? 1e40 * k : 1e-70);
    sum += std::log(k % 2 == 0 ? 1e40 * k : 1e-70);
  }
  EXPECT_NEAR(product.log(), sum, 1e-9 * std::abs(sum));
}

}  // namespace
}  // namespace unknot::stats
