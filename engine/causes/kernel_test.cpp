#include "engine/causes/kernel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace unknot::causes {
namespace {

using stats::Kernel;

TEST(Kernel, MatchesTheValuesWorkedByHand) {
  // Half-life of a day: rho = 1/2, so 1/2, 1/4, 1/8; the cascade 1/4, 1/4, 3/16.
  EXPECT_NEAR(response_of(Kernel::Single, 1, 0), 0.5, 1e-12);
  EXPECT_NEAR(response_of(Kernel::Single, 1, 2), 0.125, 1e-12);
  EXPECT_NEAR(response_of(Kernel::Cascade, 1, 1), 0.25, 1e-12);
  EXPECT_NEAR(response_of(Kernel::Cascade, 1, 2), 0.1875, 1e-12);
  EXPECT_NEAR(peak_of(Kernel::Cascade, 1), 0.25, 1e-12);
}

TEST(Kernel, FilteringOneUnitGivesTheResponse) {
  std::vector<double> unit(30, 0.0);
  unit[0] = 1;
  for (const Kernel kernel : {Kernel::Single, Kernel::Cascade}) {
    for (const double half_life_days : {0.1, 0.5, 1.25, 10.0}) {
      const auto out = filtered(kernel, half_life_days, unit, 0);
      double peak = 0;
      for (int k = 0; k < 30; ++k) {
        const double own = out[static_cast<std::size_t>(k)];
        EXPECT_NEAR(own, response_of(kernel, half_life_days, k), 1e-12);
        peak = std::max(peak, own);
      }
      EXPECT_NEAR(peak_of(kernel, half_life_days), peak, 1e-12);
    }
  }
}

TEST(Kernel, WhatGoesOnReachesItsOwnLevel) {
  const std::vector<double> level(40, 3.0);
  for (const Kernel kernel : {Kernel::Single, Kernel::Cascade}) {
    EXPECT_NEAR(filtered(kernel, 1, level, 0).back(), 3, 1e-6);
    EXPECT_NEAR(filtered(kernel, 5, level, 3).front(), 3, 1e-12);
  }
}

TEST(Kernel, SorenessIsWorstADayAfterTheWork) {
  const double half_life_days = 30.0 / 24;
  EXPECT_GT(response_of(Kernel::Cascade, half_life_days, 1),
            response_of(Kernel::Cascade, half_life_days, 0));
  EXPECT_GT(response_of(Kernel::Cascade, half_life_days, 1),
            response_of(Kernel::Cascade, half_life_days, 2));
}

TEST(Kernel, QuantilesLeaveOutWhatIsNotKnown) {
  EXPECT_NEAR(quantile_of({4, std::nan(""), 1, 3, 2}, 0.5), 2.5, 1e-12);
  EXPECT_NEAR(quantile_of({7}, 0.95), 7, 1e-12);
  EXPECT_TRUE(std::isnan(quantile_of({}, 0.5)));
}

}  // namespace
}  // namespace unknot::causes
