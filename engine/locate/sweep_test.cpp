#include "engine/locate/sweep.h"

#include <gtest/gtest.h>

#include "engine/locate/explained_table.h"
#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

Compiled random_compiled(std::uint64_t seed) {
  testing::Dice dice(seed);
  const Network network = testing::random_network(dice, 6, 5);
  return compile(network, testing::random_evidence(dice, network), 0);
}

TEST(Sweep, TheMassesOfEveryStepAddUpToTheSameTotal) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Compiled c = random_compiled(seed);
    const Schedule schedule = make_schedule(c);
    const std::vector<double> terminal = terminal_values(c, schedule.live);
    const SweepMasses masses = sweep(c, schedule, terminal, {{0.4, 0.3, 0.2, 0.1}});
    double end = 0;
    for (std::size_t k = 0; k < terminal.size(); ++k) end += terminal[k] * masses.final_mass[k];
    EXPECT_NEAR(end / sum(masses.total), 1, 1e-12) << "seed " << seed;
    for (double group : masses.group) {
      EXPECT_GT(group, 0);
      EXPECT_LT(group, sum(masses.total));
    }
  }
}

TEST(Sweep, AScaleOfOneFocusGivesThatFocusAlone) {
  const Compiled c = random_compiled(5);
  const Schedule schedule = make_schedule(c);
  const std::vector<double> terminal = terminal_values(c, schedule.live);
  const SweepMasses both = sweep(c, schedule, terminal, {{0.4, 0.6, 0, 0}});
  const SweepMasses first = sweep(c, schedule, terminal, {{1, 0, 0, 0}});
  const SweepMasses second = sweep(c, schedule, terminal, {{0, 1, 0, 0}});
  for (std::size_t g = 0; g < both.group.size(); ++g) {
    const double mixed = 0.4 * first.group[g] + 0.6 * second.group[g];
    EXPECT_NEAR(both.group[g], mixed, 1e-12 * sum(both.total));
  }
}

}  // namespace
}  // namespace unknot::locate
