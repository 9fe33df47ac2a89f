#include "engine/locate/compiled.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

Network one_cause() {
  Network network;
  network.areas = 3;
  network.emissions = {{.link_probability = 0.01, .level = {1, 0, 0}},
                       {.link_probability = 0.5, .level = {0.2, 0.5, 0.3}}};
  network.groups = {{.causes = {{.prior = PerFocus::all(0.1), .links = {{0, 1}, {1, 1}}}}},
                    {.causes = {{.prior = PerFocus::all(0.2), .links = {{2, 1}}}}}};
  network.states = {{.alternative = 0, .prior_no_knot = 0.5, .prior_knots = 0.5, .links = {}},
                    {.alternative = 1, .prior_no_knot = 0.3, .prior_knots = 0.3, .links = {{2, 1}}},
                    {.alternative = 1, .prior_no_knot = 0.2, .prior_knots = 0.2, .links = {}}};
  network.alternatives = 2;
  network.knots_probability = 0.5;
  network.width_factors = {1, 2};
  network.width_probabilities = {0.5, 0.5};
  return network;
}

TEST(Compiled, SplitsALinkAtThePaintedLevel) {
  const Network network = one_cause();
  Evidence evidence = no_evidence(network);
  evidence.level = {2, 0, 0};
  const Compiled c = compile(network, evidence, 0);
  ASSERT_EQ(c.bits, 1);
  ASSERT_EQ(c.groups.size(), 1U);
  const CompiledCause& cause = c.groups[0].causes[0];
  EXPECT_NEAR(cause.links[0].below, 0.5 + 0.5 * 0.2, 1e-15);  // not painted, or mild
  EXPECT_NEAR(cause.links[0].equal, 0.5 * 0.5, 1e-15);
  EXPECT_NEAR(cause.links[0].up_to, 0.85, 1e-15);
  EXPECT_NEAR(cause.unpainted, 0.5, 1e-15);  // area 1 was left unpainted
}

TEST(Compiled, APersonWhoPaintsWidelyHasStrongerLinks) {
  const Network network = one_cause();
  Evidence evidence = no_evidence(network);
  evidence.level = {1, 0, 0};
  const Compiled wide = compile(network, evidence, 1);
  // 1 - (1 - 0.5)^2 = 0.75
  EXPECT_NEAR(wide.groups[0].causes[0].unpainted, 0.25, 1e-15);
}

TEST(Compiled, StatesThatTouchNothingPaintedBecomeOne) {
  const Network network = one_cause();
  Evidence evidence = no_evidence(network);
  evidence.level = {1, 0, 0};
  const Compiled c = compile(network, evidence, 0);
  ASSERT_EQ(c.states.size(), 2U);
  // Alternative 1: 0.3 with area 2 unpainted (0.5), 0.2 without; leak leaves two areas unpainted.
  EXPECT_NEAR(c.states[1].weight_knots, (0.3 * 0.5 + 0.2) * 0.99 * 0.99, 1e-15);
}

TEST(Compiled, AGroupThatTouchesNothingIsAScalar) {
  const Network network = one_cause();
  Evidence evidence = no_evidence(network);
  evidence.level = {1, 0, 0};
  evidence.group[1] = {.absent = 0.4, .present = 0.6};
  const Compiled c = compile(network, evidence, 0);
  ASSERT_EQ(c.untouched.size(), 1U);
  const GroupMass mass = scalar_mass(c.untouched[0]);
  for (std::size_t focus = 0; focus < focus_count; ++focus) {
    EXPECT_NEAR(mass.absent.v[focus], 0.4 * 0.8, 1e-15);
    EXPECT_NEAR(mass.present.v[focus], 0.6 * 0.2 * 0.5, 1e-15);
  }
  EXPECT_EQ(c.knots_factor, mass.absent + mass.present);
}

}  // namespace
}  // namespace unknot::locate
