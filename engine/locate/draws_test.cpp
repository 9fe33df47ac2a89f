#include "engine/locate/draws.h"

#include <gtest/gtest.h>

#include "engine/locate/test_network.h"

namespace unknot::locate {
namespace {

using testing::Dice;
using testing::random_evidence;
using testing::random_network;

/// Many draws: their standard error is far below the tolerance.
constexpr DrawOptions many{.draws = 40000, .rounds_max = 1, .burn_in = 500, .seed = 7};
constexpr double tolerance = 0.015;

TEST(Draws, AgreeWithTheExactPosterior) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    Dice dice(seed);
    const Network network = random_network(dice, 6, 4);
    const Evidence evidence = random_evidence(dice, network);
    const Masses exact = infer(network, evidence).value();
    const Masses drawn = draw_posterior(network, {evidence}, many).masses;
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    EXPECT_NEAR(drawn.no_cause, exact.no_cause / exact.evidence, tolerance);
    for (std::size_t g = 0; g < exact.group.size(); ++g) {
      EXPECT_NEAR(drawn.group[g], exact.group[g] / exact.evidence, tolerance);
      for (std::size_t i = 0; i < exact.cause[g].size(); ++i) {
        EXPECT_NEAR(drawn.cause[g][i], exact.cause[g][i] / exact.evidence, tolerance);
      }
    }
    for (std::size_t a = 0; a < exact.alternative.size(); ++a) {
      EXPECT_NEAR(drawn.alternative[a], exact.alternative[a] / exact.evidence, tolerance);
    }
    for (std::size_t area = 0; area < exact.unexplained.size(); ++area) {
      EXPECT_NEAR(drawn.unexplained[area], exact.unexplained[area] / exact.evidence, tolerance);
    }
  }
}

TEST(Draws, ReadingsCountByTheirEvidence) {
  Dice dice(31);
  const Network network = random_network(dice, 6, 4);
  const std::vector<Evidence> readings{random_evidence(dice, network),
                                       random_evidence(dice, network)};
  Masses exact = infer(network, readings[0]).value();
  exact.add(infer(network, readings[1]).value());
  const Masses drawn = draw_posterior(network, readings, many).masses;
  for (std::size_t g = 0; g < exact.group.size(); ++g) {
    EXPECT_NEAR(drawn.group[g], exact.group[g] / exact.evidence, tolerance);
  }
}

TEST(Draws, TheSetsHoldAllOfTheMassAndTheLargestIsRight) {
  Dice dice(12);
  const Network network = random_network(dice, 6, 4);
  const Evidence evidence = random_evidence(dice, network);
  const double whole = infer(network, evidence)->evidence;
  const Drawn drawn = draw_posterior(network, {evidence}, many);
  double sum = 0;
  for (const SetMass& set : drawn.sets) sum += set.mass;
  EXPECT_NEAR(sum, 1, 1e-9);
  for (const SetMass& set : set_masses(network, evidence, {0, 1, 2, 3}, 4)) {
    if (set.groups == drawn.sets.front().groups) {
      EXPECT_NEAR(drawn.sets.front().mass, set.mass / whole, tolerance);
    }
  }
}

TEST(Draws, AreTheSameForTheSameSeedAndSayHowFarTheyMayBeOff) {
  Dice dice(3);
  const Network network = random_network(dice, 6, 4);
  const Evidence evidence = random_evidence(dice, network);
  const Drawn first = draw_posterior(network, {evidence});
  const Drawn again = draw_posterior(network, {evidence});
  EXPECT_EQ(first.masses.group, again.masses.group);
  EXPECT_GT(first.standard_error_max, 0);
  EXPECT_LT(first.standard_error_max, 0.05);
  const Masses exact = infer(network, evidence).value();
  for (std::size_t g = 0; g < exact.group.size(); ++g) {
    EXPECT_NEAR(first.masses.group[g], exact.group[g] / exact.evidence,
                5 * first.standard_error_max);
  }
}

}  // namespace
}  // namespace unknot::locate
