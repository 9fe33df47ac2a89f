#include "engine/locate/network.h"

#include <gtest/gtest.h>

namespace unknot::locate {
namespace {

TEST(Network, NoEvidenceIsShapedForTheNetworkAndSaysNothing) {
  Network network;
  network.areas = 3;
  network.groups.resize(2);
  network.alternatives = 4;
  const Evidence evidence = no_evidence(network);
  EXPECT_EQ(evidence.level, (std::vector<int>{0, 0, 0}));
  ASSERT_EQ(evidence.group.size(), 2U);
  EXPECT_EQ(evidence.group[1].absent, evidence.group[1].present);
  EXPECT_EQ(evidence.alternative, (std::vector<double>{1, 1, 1, 1}));
}

}  // namespace
}  // namespace unknot::locate
