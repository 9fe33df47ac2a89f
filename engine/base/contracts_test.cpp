#include "engine/base/contracts.h"

#include <gtest/gtest.h>

namespace unknot {
namespace {

TEST(Contracts, AKeptConditionCostsNothingAndIsLookedAtOnce) {
  int looked = 0;
  UNKNOT_EXPECTS(++looked == 1);
  UNKNOT_ENSURES(++looked == 2);
  EXPECT_EQ(looked, 2);
}

TEST(ContractsDeathTest, ABrokenConditionEndsTheProgramInEveryBuild) {
  const auto expects = [](int number) { UNKNOT_EXPECTS(number > 0); };
  const auto ensures = [](int number) { UNKNOT_ENSURES(number > 0); };
  expects(1);
  ensures(1);
  EXPECT_EXIT(expects(0), ::testing::KilledBySignal(SIGABRT), "");
  EXPECT_EXIT(ensures(0), ::testing::KilledBySignal(SIGABRT), "");
}

}  // namespace
}  // namespace unknot
