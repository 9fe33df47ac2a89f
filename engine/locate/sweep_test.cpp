#include "engine/locate/sweep.h"

#include <gtest/gtest.h>

#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

TEST(Sweep, AChainOfAreasKeepsAFrontOfTwo) {
  Network network;
  network.areas = 20;
  network.emissions = {{.link_probability = 0.1, .level = {1, 0, 0}},
                       {.link_probability = 0.5, .level = {1, 0, 0}}};
  for (int k = 0; k + 1 < network.areas; ++k) {
    network.groups.push_back({.causes = {{.prior = 0.1, .links = {{k, 1}, {k + 1, 1}}}}});
  }
  network.states = {{.alternative = 0, .prior_no_knot = 1, .prior_knots = 1, .links = {}}};
  network.alternatives = 1;
  network.knots_probability = 0.5;
  network.width_factors = {1};
  network.width_probabilities = {1};
  Evidence evidence = no_evidence(network);
  evidence.level.assign(20, 1);
  EXPECT_EQ(elimination_order(compile(network, evidence, 0)).front_bits, 2);
}

TEST(Sweep, EveryGroupAndEveryBitComesExactlyOnce) {
  testing::Dice dice(3);
  const Network network = testing::random_network(dice, 6, 5);
  const Compiled c = compile(network, testing::random_evidence(dice, network), 0);
  int added = 0;
  int folded = 0;
  std::vector<int> seen(c.groups.size(), 0);
  for (const SweepStep& step : elimination_order(c).steps) {
    added += step.kind == SweepStep::Kind::Add;
    folded += step.kind == SweepStep::Kind::Fold;
    if (step.kind == SweepStep::Kind::Group) ++seen[static_cast<std::size_t>(step.index)];
  }
  EXPECT_EQ(added, c.bits);
  EXPECT_EQ(folded, c.bits);
  for (int count : seen) EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace unknot::locate
