#include "engine/causes/forecast_population.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "engine/stats/normal.h"

namespace unknot::causes {
namespace {

Evidence seen(double value, double sd) {
  const double precision = 1 / (sd * sd);
  return {.precision = stats::Matrix::diagonal(std::vector<double>{precision}),
          .pull = {precision * value}};
}

std::vector<const Evidence*> all(const std::vector<Evidence>& persons) {
  std::vector<const Evidence*> out;
  for (const Evidence& person : persons) out.push_back(&person);
  return out;
}

PopulationPrior one(double mean_sd, double spread) {
  return {.mean = {0}, .mean_sd = {mean_sd}, .spread = {spread}};
}

TEST(ForecastPopulation, WithoutPersonsIsThePrior) {
  const Population prior = population_of({}, {.mean = {2}, .mean_sd = {0.5}, .spread = {0.3}});
  EXPECT_NEAR(prior.mean[0], 2, 1e-12);
  EXPECT_NEAR(prior.mean_covariance.at(0, 0), 0.25, 1e-12);
  EXPECT_NEAR(prior.variance[0], 0.09, 1e-12);
}

TEST(ForecastPopulation, FindsMeanAndSpreadOfMany) {
  std::mt19937_64 random(7);
  std::vector<Evidence> persons;
  for (int i = 0; i < 400; ++i) {
    const auto normal = [&] {
      return stats::normal_quantile((static_cast<double>(random() >> 11U) + 0.5) * 0x1p-53);
    };
    const double own = 1 + 0.5 * normal();
    persons.push_back(seen(own + 0.3 * normal(), 0.3));
  }
  const Population population = population_of(all(persons), one(10, 0.3));
  EXPECT_NEAR(population.mean[0], 1, 0.1);                    // 3.4 standard errors
  EXPECT_NEAR(std::sqrt(population.variance[0]), 0.5, 0.08);  // about 4 standard errors
}

TEST(ForecastPopulation, WhoSaysLittleCountsLittle) {
  const std::vector<Evidence> persons{seen(1, 0.01), seen(-9, 100)};
  EXPECT_NEAR(population_of(all(persons), one(10, 0.1)).mean[0], 1, 0.05);
}

TEST(ForecastPopulation, SmallMeansAreDrawnToZeroAndLargeOnesHardly) {
  const auto mean_of = [](double value) {
    const std::vector<Evidence> persons{seen(value, 0.02), seen(value, 0.02), seen(value, 0.02)};
    return population_of(all(persons),
                         {.mean = {0}, .mean_sd = {0.03}, .spread = {0.03}, .mean_degrees = 2})
        .mean[0];
  };
  EXPECT_LT(mean_of(0.01), 0.85 * 0.01);
  EXPECT_GT(mean_of(0.5), 0.97 * 0.5);
}

TEST(ForecastPopulation, EvidenceThatContradictsItselfTeachesNothing) {
  const std::vector<Evidence> persons{
      {.precision = stats::Matrix::diagonal(std::vector<double>{-1e6}), .pull = {5}}};
  const Population population = population_of(all(persons), one(0.5, 0.3));
  EXPECT_TRUE(std::isfinite(population.mean[0]));
  EXPECT_NEAR(population.mean[0], 0, 1e-9);
}

}  // namespace
}  // namespace unknot::causes
