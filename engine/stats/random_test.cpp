#include "engine/stats/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace unknot::stats {
namespace {

using Words = std::array<std::uint32_t, 4>;

TEST(Random, PhiloxGivesThePublishedWords) {  // kat_vectors of Random123, philox4x32 with 10 rounds
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}),
            (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Random, IsTheSameForOneSeedAndStreamAndOtherForAnother) {
  Random first(7, 1), again(7, 1), stream(7, 2), seed(8, 1);
  const double value = first.uniform();
  EXPECT_EQ(value, again.uniform());
  EXPECT_NE(value, stream.uniform());
  EXPECT_NE(value, seed.uniform());
}

TEST(Random, HasTheMomentsOfItsDistributions) {
  Random random(3, 0);
  const int n = 200000;
  double sum = 0, square = 0, fourth = 0, uniform = 0, follows = 0, before = 0;
  for (int i = 0; i < n; ++i) {
    const double z = random.normal();
    sum += z / n;
    square += z * z / n;
    fourth += z * z * z * z / n;
    follows += z * before / n;
    before = z;
    const double u = random.uniform();
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    uniform += u / n;
  }
  const double error = 5 / std::sqrt(n);  // five standard errors of a variable of variance 1
  EXPECT_NEAR(sum, 0, error);
  EXPECT_NEAR(follows, 0, error);
  EXPECT_NEAR(square, 1, error * std::sqrt(2));
  EXPECT_NEAR(fourth, 3, error * std::sqrt(96));
  EXPECT_NEAR(uniform, 0.5, error * std::sqrt(1.0 / 12));
}

}  // namespace
}  // namespace unknot::stats
