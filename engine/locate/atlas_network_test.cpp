#include "engine/locate/atlas_network.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

using body::Side;

std::optional<LinkKind> kind(const AtlasNetwork& n, const Cause& cause, int area) {
  for (const Link& link : cause.links) {
    if (link.area == area) return static_cast<LinkKind>(link.emission);
  }
  (void)n;
  return std::nullopt;
}

TEST(AtlasNetwork, PairedRegionsGiveTwoAreasAndMidlineRegionsOne) {
  const AtlasNetwork n = make_network(testing::atlas()).value();
  EXPECT_EQ(n.network.areas, 5 * 2 + 1);
  EXPECT_EQ(n.area(3, Side::Left), n.area(3, Side::Right));
  EXPECT_NE(n.area(0, Side::Left), n.area(0, Side::Right));
}

TEST(AtlasNetwork, TheStrongestLinkToAnAreaIsKept) {
  const AtlasNetwork n = make_network(testing::atlas()).value();
  const auto& levator =
      n.network.groups[static_cast<std::size_t>(AtlasNetwork::group(1, Side::Right))];
  // The slope is the point's own place and its essential zone; essential is stronger here.
  EXPECT_EQ(kind(n, levator.causes[0], n.area(1, Side::Right)), LinkKind::Essential);
  EXPECT_EQ(kind(n, levator.causes[0], n.area(2, Side::Right)), LinkKind::Spillover);
  EXPECT_EQ(kind(n, levator.causes[0], n.area(3, Side::Right)), LinkKind::Neighbour);
  EXPECT_EQ(kind(n, levator.causes[0], n.area(1, Side::Left)), LinkKind::OtherSide);
  EXPECT_EQ(kind(n, levator.causes[0], n.area(5, Side::Left)), std::nullopt);
}

TEST(AtlasNetwork, AZoneOfTheOtherSideCrosses) {
  const AtlasNetwork n = make_network(testing::atlas()).value();
  const auto& levator =
      n.network.groups[static_cast<std::size_t>(AtlasNetwork::group(1, Side::Right))];
  EXPECT_EQ(kind(n, levator.causes[1], n.area(0, Side::Left)), LinkKind::Spillover);
}

TEST(AtlasNetwork, StatesOfAnAlternativeShareItsProbability) {
  const AtlasNetwork n = make_network(testing::atlas()).value();
  std::map<std::string, double> sums;
  std::map<std::string, double> right;
  for (const State& state : n.network.states) {
    const AlternativeKey& key = n.alternatives[static_cast<std::size_t>(state.alternative)];
    sums[key.id] += state.prior_no_knot;
    if (key.side == Side::Right) right[key.id] += state.prior_no_knot;
  }
  EXPECT_NEAR(sums["none"], 0.05, 1e-12);
  EXPECT_NEAR(sums["not_a_knot"], 0.6, 1e-12);
  EXPECT_NEAR(sums["nerve_root"], 0.2, 1e-12);
  EXPECT_NEAR(sums["widespread_pain"], 0.15, 1e-12);
  // One in five forms comes on both sides; one in eleven sore places lies in the middle.
  EXPECT_NEAR(right["nerve_root"], 0.2 * 0.4, 1e-12);
  EXPECT_NEAR(right["not_a_knot"], 0.6 * 5 / 11, 1e-12);
  EXPECT_EQ(right["widespread_pain"], 0);
}

TEST(AtlasNetwork, AnAlternativeThatTheAtlasLacksIsABrokenReference) {
  body::Atlas atlas = testing::atlas();
  atlas.alternatives.pop_back();
  const auto result = make_network(atlas);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::BrokenReference);
}

}  // namespace
}  // namespace unknot::locate
