#include "engine/causes/chance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace unknot::causes {
namespace {

TEST(Chance, TheHeavyTailHasItsQuantiles) {
  // Student t with 3 degrees of freedom: 95 % below 2.3534, 99.5 % below 5.8409 (tables).
  Chance chance(7);
  std::vector<double> draws;
  for (int k = 0; k < 200'000; ++k) draws.push_back(chance.student_t3());
  std::sort(draws.begin(), draws.end());
  EXPECT_NEAR(draws[100'000], 0, 0.01);
  EXPECT_NEAR(draws[190'000], 2.3534, 0.04);
  EXPECT_NEAR(draws[199'000], 5.8409, 0.3);
}

TEST(Chance, OneSeedOneSeries) {
  Chance one(3);
  Chance same(3);
  Chance other(4);
  const double first = one.normal();
  EXPECT_EQ(first, same.normal());
  EXPECT_NE(first, other.normal());
}

}  // namespace
}  // namespace unknot::causes
