#include "engine/locate/locate.h"

#include <gtest/gtest.h>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

using body::Answer;
using body::PaintSide;
using body::Side;
using testing::pain;

Located run(const std::vector<body::Pain>& pains, const body::Answers& answers = {}) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork network = make_network(atlas).value();
  return locate_knots(atlas, network, {.pains = pains, .person = {}, .answers = answers}).value();
}

double probability(const Located& located, const std::string& muscle, Side side) {
  for (const MuscleAnswer& answer : located.result.muscles) {
    if (answer.muscle == muscle && answer.side == side) return answer.probability_uncapped;
  }
  return -1;
}

TEST(Locate, TheMuscleThatReachesThePaintedPlaceComesFirst) {
  const Located located = run({pain("heel", PaintSide::Right, 6)});
  EXPECT_EQ(located.result.muscles.front().muscle, "calf");
  EXPECT_EQ(located.result.muscles.front().side, Side::Right);
  ASSERT_EQ(located.result.muscles.front().explains.size(), 1U);
  EXPECT_EQ(located.result.muscles.front().explains[0].region, "heel");
  EXPECT_TRUE(located.result.muscles.front().explains[0].typical);
}

TEST(Locate, AMirroredDrawingGivesTheMirroredAnswer) {
  const Located right =
      run({pain("temple", PaintSide::Right, 3), pain("blade", PaintSide::Right, 6),
           pain("spine", PaintSide::Midline, 2)});
  const Located left = run({pain("temple", PaintSide::Left, 3), pain("blade", PaintSide::Left, 6),
                            pain("spine", PaintSide::Midline, 2)});
  for (const char* muscle : {"trap", "levator", "calf"}) {
    EXPECT_NEAR(probability(right, muscle, Side::Right), probability(left, muscle, Side::Left),
                1e-12);
    EXPECT_NEAR(probability(right, muscle, Side::Left), probability(left, muscle, Side::Right),
                1e-12);
  }
}

TEST(Locate, TheOrderOfPaintingDoesNotMatter) {
  const Located a = run({pain("temple", PaintSide::Right, 3), pain("slope", PaintSide::Right, 6)});
  const Located b = run({pain("slope", PaintSide::Right, 6), pain("temple", PaintSide::Right, 3)});
  EXPECT_NEAR(probability(a, "trap", Side::Right), probability(b, "trap", Side::Right), 1e-12);
}

TEST(Locate, NothingShownIsAboveNineInTen) {
  const Located located =
      run({pain("heel", PaintSide::Right, 6), pain("calf", PaintSide::Right, 6)},
          {{"press_calf_r", Answer::Yes}});
  for (const MuscleAnswer& answer : located.result.muscles) EXPECT_LE(answer.probability, 0.9);
  for (const SetAnswer& answer : located.result.sets) EXPECT_LE(answer.probability, 0.9);
}

TEST(Locate, AYesRaisesAndANoLowersTheMuscle) {
  const std::vector<body::Pain> drawing{pain("slope", PaintSide::Right, 6)};
  const double before = probability(run(drawing), "levator", Side::Right);
  EXPECT_GT(probability(run(drawing, {{"press_levator_r", Answer::Yes}}), "levator", Side::Right),
            before);
  EXPECT_LT(probability(run(drawing, {{"press_levator_r", Answer::No}}), "levator", Side::Right),
            before);
  EXPECT_NEAR(
      probability(run(drawing, {{"press_levator_r", Answer::Unknown}}), "levator", Side::Right),
      before, 1e-12);
}

TEST(Locate, ADrawingWithoutASideSharesTheSidesEqually) {
  const Located located = run({pain("heel", PaintSide::Unknown, 6)});
  EXPECT_NEAR(probability(located, "calf", Side::Left), probability(located, "calf", Side::Right),
              1e-12);
  EXPECT_EQ(located.result.unexplained.front().side, PaintSide::Unknown);
}

TEST(Locate, PaintingEverythingMildlySpeaksForWidespreadPain) {
  std::vector<body::Pain> pains;
  for (const char* region : {"temple", "slope", "blade", "calf", "heel"}) {
    pains.push_back(pain(region, PaintSide::Left, 3));
    pains.push_back(pain(region, PaintSide::Right, 3));
  }
  const Located one = run({pain("temple", PaintSide::Left, 3)});
  const Located all = run(pains);
  const auto widespread = [](const Located& located) {
    for (const auto& answer : located.result.alternatives) {
      if (answer.id == "widespread_pain") return answer.probability;
    }
    return -1.0;
  };
  EXPECT_GT(widespread(all), 3 * widespread(one));
}

TEST(Locate, SetsAndNoKnotFitTogether) {
  const Located located =
      run({pain("temple", PaintSide::Right, 3), pain("slope", PaintSide::Right, 6)});
  double empty = -1;
  double sum = 0;
  for (const SetAnswer& set : located.result.sets) {
    if (set.members.empty()) empty = set.probability_uncapped;
    sum += set.probability_uncapped;
  }
  EXPECT_NEAR(empty, located.result.no_knot_probability, 1e-12);
  EXPECT_LE(sum, 1 + 1e-12);
}

TEST(Locate, AnEmptyDrawingIsAnErrorAndZeroIsNotPaint) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork network = make_network(atlas).value();
  const auto result = locate_knots(
      atlas, network, {.pains = {pain("heel", PaintSide::Left, 0)}, .person = {}, .answers = {}});
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::MissingField);
}

TEST(Locate, NamedIsWhatIsMoreProbableThanNot) {
  const Located located =
      run({pain("heel", PaintSide::Right, 6), pain("calf", PaintSide::Right, 6)},
          {{"press_calf_r", Answer::Yes}});
  ASSERT_EQ(located.result.verdict, Verdict::OneKnot);
  EXPECT_EQ(located.result.leading.front().muscle, "calf");
  for (const Member& member : located.result.perhaps) {
    EXPECT_LE(probability(located, member.muscle, member.side), 0.5);
    EXPECT_GE(probability(located, member.muscle, member.side), 0.25);
  }
}

TEST(Locate, OneMildPlaceIsTooFewToTell) {
  const Located located = run({pain("spine", PaintSide::Midline, 2)});
  ASSERT_GT(located.result.no_knot_probability, 0.5);
  EXPECT_EQ(located.result.verdict, Verdict::TooFewPlaces);
}

TEST(Locate, APlaceNamedThriceIsOnePlace) {
  const body::Pain place = pain("spine", PaintSide::Midline, 2);
  const Located once = run({place});
  const Located thrice = run({place, place, place});
  EXPECT_EQ(thrice.result.verdict, once.result.verdict);
  EXPECT_EQ(thrice.result.unexplained.size(), 1U);
}

TEST(Locate, ThatAnyOfSeveralIsKnottedIsSummedJointly) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork network = make_network(atlas).value();
  const Located located = run({pain("slope", PaintSide::Right, 6)});
  const int trap = AtlasNetwork::group(0, Side::Right);
  const int levator = AtlasNetwork::group(1, Side::Right);
  const double any = any_probability(network, located, {trap, levator});
  const double a = probability(located, "trap", Side::Right);
  const double b = probability(located, "levator", Side::Right);
  EXPECT_GT(any, std::max(a, b));
  EXPECT_LT(any, a + b);
  // The two explain each other away, so together they are likelier than if independent.
  EXPECT_GT(any, 1 - (1 - a) * (1 - b));
  EXPECT_NEAR(any_probability(network, located, {trap}), a, 1e-15);
}

}  // namespace
}  // namespace unknot::locate
