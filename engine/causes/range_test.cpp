#include "engine/causes/range.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace unknot::causes {
namespace {

using stats::Kernel;

TEST(OwnRange, OfDaysInTurnIsNarrowedByTheFilter) {
  // 0, 1, 0, 1, ...: filtered with rho = 1/2 it swings between 1/3 and 2/3.
  std::vector<double> exposure;
  for (int day = 0; day < 200; ++day) exposure.push_back(day % 2);
  const OwnRange range(exposure, Kernel::Single, {0, 0.5});
  EXPECT_NEAR(range.at(0), 1.0 / 3, 0.01);
  EXPECT_GT(range.at(-1), range.at(0));
  EXPECT_LT(range.at(1), range.at(0));
}

TEST(OwnRange, OfARareEventIsItsPeak) {
  std::vector<double> exposure(100, 0.0);
  exposure[50] = 1;
  const OwnRange range(exposure, Kernel::Single, {0, 0.5});
  EXPECT_NEAR(range.at(0), 0.5, 0.01);
}

TEST(OwnRange, OfWhatNeverChangesIsNothing) {
  EXPECT_EQ(OwnRange(std::vector<double>(30, 4.0), Kernel::Single, {0, 0.5}).at(0), 0);
  EXPECT_EQ(OwnRange({}, Kernel::Single, {0, 0.5}).at(0), 0);
  const std::vector<double> one{std::nan(""), 3, std::nan("")};
  EXPECT_EQ(OwnRange(one, Kernel::Cascade, {0, 0.5}).at(0), 0);
}

TEST(OwnRange, UnknownDaysDoNotWidenIt) {
  std::vector<double> exposure;
  for (int day = 0; day < 200; ++day) exposure.push_back(day % 3 == 0 ? std::nan("") : day % 2);
  const OwnRange range(exposure, Kernel::Single, {-3, 0.1});
  EXPECT_NEAR(range.at(-3), 1, 0.02);
}

}  // namespace
}  // namespace unknot::causes
