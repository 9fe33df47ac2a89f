#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/locate/sweep.h"
#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

bool all_live(const CompiledGroup& group, const std::set<int>& live) {
  for (const CompiledCause& cause : group.causes) {
    for (const BitLink& link : cause.links) {
      if (!live.contains(link.bit)) return false;
    }
  }
  return true;
}

TEST(Schedule, EveryGroupAndEveryBitComesExactlyOnceAndInTime) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    testing::Dice dice(seed);
    const Network network = testing::random_network(dice, 6, 5);
    const Compiled c = compile(network, testing::random_evidence(dice, network), 0);
    const Schedule schedule = make_schedule(c);
    std::set<int> live;
    std::vector<int> seen(c.groups.size(), 0);
    for (const SweepStep& step : schedule.steps) {
      if (step.kind == SweepStep::Kind::Add) {
        EXPECT_TRUE(live.insert(step.index).second);
        continue;
      }
      const CompiledGroup& group = c.groups[static_cast<std::size_t>(step.index)];
      ++seen[static_cast<std::size_t>(step.index)];
      EXPECT_TRUE(all_live(group, live));
    }
    EXPECT_EQ(static_cast<int>(live.size()), c.bits);
    EXPECT_EQ(static_cast<int>(schedule.live.size()), c.bits);
    EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), static_cast<long>(seen.size()));
  }
}

TEST(Schedule, APassCostsMoreWithEveryPaintedArea) {
  testing::Dice dice(4);
  const Network network = testing::random_network(dice, 8, 5);
  Evidence evidence = no_evidence(network);
  double before = 0;
  for (std::size_t area = 0; area < evidence.level.size(); ++area) {
    evidence.level[area] = 1;
    const double cost = make_schedule(compile(network, evidence, 0)).cost;
    EXPECT_GE(cost, before);
    before = cost;
  }
}

}  // namespace
}  // namespace unknot::locate
