#include "engine/locate/inference.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

using testing::Dice;
using testing::random_evidence;
using testing::random_network;

/// Two causes, one area, levels without meaning, one width, no alternative but "none".
Network two_causes() {
  Network network;
  network.areas = 1;
  network.emissions = {{.link_probability = 0.1, .level = {1, 0, 0}},
                       {.link_probability = 0.5, .level = {1, 0, 0}},
                       {.link_probability = 0.2, .level = {1, 0, 0}}};
  network.groups = {{.causes = {{.prior = PerFocus::all(0.3), .links = {{0, 1}}}}},
                    {.causes = {{.prior = PerFocus::all(0.2), .links = {{0, 2}}}}}};
  network.states = {{.alternative = 0, .prior_no_knot = 1, .prior_knots = 1, .links = {}}};
  network.alternatives = 1;
  network.knots_probability = 1;
  network.width_factors = {1};
  network.width_probabilities = {1};
  return network;
}

void expect_same(const Masses& fast, const Masses& slow, double tolerance) {
  const double scale = 1 / slow.evidence;
  EXPECT_NEAR(fast.evidence * scale, 1, tolerance);
  EXPECT_NEAR(fast.no_cause * scale, slow.no_cause * scale, tolerance);
  for (std::size_t g = 0; g < slow.group.size(); ++g) {
    EXPECT_NEAR(fast.group[g] * scale, slow.group[g] * scale, tolerance) << "group " << g;
    for (std::size_t i = 0; i < slow.cause[g].size(); ++i) {
      EXPECT_NEAR(fast.cause[g][i] * scale, slow.cause[g][i] * scale, tolerance);
    }
  }
  for (std::size_t a = 0; a < slow.alternative.size(); ++a) {
    EXPECT_NEAR(fast.alternative[a] * scale, slow.alternative[a] * scale, tolerance);
  }
  for (std::size_t f = 0; f < slow.unexplained.size(); ++f) {
    EXPECT_NEAR(fast.unexplained[f] * scale, slow.unexplained[f] * scale, tolerance);
  }
}

TEST(Inference, MatchesThePosteriorWorkedByHand) {
  const Network network = two_causes();
  Evidence evidence = no_evidence(network);
  evidence.level = {1};
  // P(painted | none) 0.1; first 1-0.9*0.5=0.55; second 1-0.9*0.8=0.28; both 1-0.9*0.4=0.64.
  // Evidence 0.56*0.1 + 0.24*0.55 + 0.14*0.28 + 0.06*0.64 = 0.056+0.132+0.0392+0.0384 = 0.2656.
  const Masses masses = infer(network, evidence).value();
  EXPECT_NEAR(masses.evidence, 0.2656, 1e-12);
  EXPECT_NEAR(masses.group[0], 0.132 + 0.0384, 1e-12);
  EXPECT_NEAR(masses.group[1], 0.0392 + 0.0384, 1e-12);
  EXPECT_NEAR(masses.no_cause, 0.056, 1e-12);
}

TEST(Inference, AgreesWithTheTwinThatEnumeratesEverySet) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Dice dice(seed);
    const Network network = random_network(dice, 2 + dice.below(6), 2 + dice.below(4));
    const Evidence evidence = random_evidence(dice, network);
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    expect_same(infer(network, evidence).value(), infer_reference(network, evidence), 1e-11);
  }
}

TEST(Inference, NothingPaintedAndNothingAnsweredGivesBackThePrior) {
  Network network = two_causes();
  network.emissions[0].link_probability = 0;
  for (Group& group : network.groups) group.causes[0].links.clear();
  const Masses masses = infer(network, no_evidence(network)).value();
  EXPECT_NEAR(masses.evidence, 1, 1e-12);
  EXPECT_NEAR(masses.group[0], 0.3, 1e-12);
  EXPECT_NEAR(masses.group[1], 0.2, 1e-12);
  EXPECT_NEAR(masses.no_cause, 0.7 * 0.8, 1e-12);
}

TEST(Inference, ManyPaintedAreasDoNotCancelAway) {
  // Fourteen areas in a row, each cause reaches two neighbours: the evidence is far below the
  // rounding error of an alternating sum over subsets.
  Network network = two_causes();
  network.emissions[0].link_probability = 1e-6;
  network.areas = 14;
  network.groups.clear();
  for (int k = 0; k + 1 < network.areas; ++k) {
    network.groups.push_back(
        {.causes = {{.prior = PerFocus::all(1e-3), .links = {{k, 1}, {k + 1, 2}}}}});
  }
  Evidence evidence = no_evidence(network);
  evidence.level.assign(14, 1);
  const Masses masses = infer(network, evidence).value();
  EXPECT_GT(masses.evidence, 0);
  EXPECT_LT(masses.evidence, 1e-20);
  for (double mass : masses.group) EXPECT_LE(mass, masses.evidence * (1 + 1e-12));
  // Seven causes are needed at least; each of the first areas has one cause that fits best.
  double members = 0;
  for (double mass : masses.group) members += mass / masses.evidence;
  EXPECT_GT(members, 7 - 1e-9);
}

TEST(Inference, ADrawingTooLargeForTheExactSumIsHandedBack) {
  Network network = two_causes();
  network.areas = 40;
  std::vector<Link> everywhere;
  for (int k = 0; k < network.areas; ++k) everywhere.push_back({.area = k, .emission = 1});
  network.groups = {{.causes = {{.prior = PerFocus::all(0.1), .links = everywhere}}}};
  Evidence evidence = no_evidence(network);
  evidence.level.assign(40, 1);
  EXPECT_FALSE(infer(network, evidence).has_value());
}

}  // namespace
}  // namespace unknot::locate
