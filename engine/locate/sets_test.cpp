#include "engine/locate/sets.h"

#include <gtest/gtest.h>

#include "engine/locate/inference.h"
#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

using testing::Dice;
using testing::random_evidence;
using testing::random_network;

TEST(Sets, AllSetsTogetherHoldTheWholeEvidence) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Dice dice(seed);
    const Network network = random_network(dice, 5, 4);
    const Evidence evidence = random_evidence(dice, network);
    const Masses masses = infer(network, evidence).value();
    double sum = 0;
    for (const SetMass& set : set_masses(network, evidence, {0, 1, 2, 3}, 4)) sum += set.mass;
    EXPECT_NEAR(sum / masses.evidence, 1, 1e-11) << "seed " << seed;
  }
}

TEST(Sets, TheSetsThatHoldAGroupAddUpToItsPosterior) {
  Dice dice(77);
  const Network network = random_network(dice, 6, 4);
  const Evidence evidence = random_evidence(dice, network);
  const Masses masses = infer(network, evidence).value();
  std::vector<double> sums(4, 0.0);
  double empty = 0;
  for (const SetMass& set : set_masses(network, evidence, {3, 1, 0, 2}, 4)) {
    for (int group : set.groups) sums[static_cast<std::size_t>(group)] += set.mass;
    if (set.groups.empty()) empty = set.mass;
  }
  for (std::size_t g = 0; g < 4; ++g) {
    EXPECT_NEAR(sums[g] / masses.evidence, masses.group[g] / masses.evidence, 1e-11);
  }
  EXPECT_NEAR(empty / masses.evidence, masses.no_cause / masses.evidence, 1e-11);
}

TEST(Sets, NoSetIsLargerThanAsked) {
  Dice dice(5);
  const Network network = random_network(dice, 4, 4);
  for (const SetMass& set : set_masses(network, random_evidence(dice, network), {0, 1, 2}, 2)) {
    EXPECT_LE(set.groups.size(), 2U);
  }
}

}  // namespace
}  // namespace unknot::locate
