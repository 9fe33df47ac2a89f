#include "engine/locate/test_ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

using body::Answer;
using body::PaintSide;
using body::Side;
using testing::pain;

const body::SafetyKnowledge& nothing_to_ask() {
  static const body::SafetyKnowledge knowledge;
  return knowledge;
}

std::vector<NextTest> rank(const body::Atlas& atlas, const body::Answers& answers = {}) {
  const AtlasNetwork network = make_network(atlas).value();
  const std::vector<body::Pain> pains{pain("slope", PaintSide::Right, 6)};
  const Located located = locate_knots(atlas, network, pains, answers).value();
  const auto screening =
      safety::screen(nothing_to_ask(), atlas, {.pains = pains, .person = {}, .flags = {}}).value();
  const auto cleared = safety::clear(nothing_to_ask(), screening, {}).value();
  return next_tests(atlas, located, answers, cleared);
}

TEST(TestRanking, GainIsTheMutualInformationWorkedByHand) {
  // A perfect test of a fair coin tells one bit; a useless one tells nothing.
  const Accuracy perfect{.yes_present = 1, .yes_absent = 0, .no_present = 0, .no_absent = 1};
  EXPECT_NEAR(gain_bits(0.5, perfect), 1, 1e-12);
  EXPECT_NEAR(gain_bits(0.5, Accuracy{}), 0, 1e-12);
  // p 0.5, sens 0.8, spec 0.6: H(0.6) - (H(0.8) + H(0.6))/2 = 0.970951-0.846440 = 0.124511
  const Accuracy some{.yes_present = 0.8, .yes_absent = 0.4, .no_present = 0.2, .no_absent = 0.6};
  EXPECT_NEAR(gain_bits(0.5, some), 0.124511, 1e-6);
}

TEST(TestRanking, WhatIsCertainCannotBeLearnt) {
  const Accuracy some{.yes_present = 0.8, .yes_absent = 0.4, .no_present = 0.2, .no_absent = 0.6};
  EXPECT_EQ(gain_bits(0, some), 0);
  EXPECT_EQ(gain_bits(1, some), 0);
}

TEST(TestRanking, AnAnswerUpdatesByBayesRule) {
  EXPECT_NEAR(updated(0.5, 0.8, 0.4), 0.8 / 1.2, 1e-12);
  EXPECT_EQ(updated(0.3, 0, 0), 0.3);
}

TEST(TestRanking, WhatIsPromisedForAYesIsWhatAYesGives) {
  const body::Atlas atlas = testing::atlas();
  const std::vector<NextTest> before = rank(atlas);
  ASSERT_FALSE(before.empty());
  const NextTest& first = before.front();
  const AtlasNetwork network = make_network(atlas).value();
  const std::string id = first.test + (first.side == Side::Left ? "_l" : "_r");
  for (Answer answer : {Answer::Yes, Answer::No}) {
    const Located after =
        locate_knots(atlas, network, {pain("slope", PaintSide::Right, 6)}, {{id, answer}}).value();
    double found = -1;
    for (const MuscleAnswer& muscle : after.result.muscles) {
      if (muscle.muscle == first.muscle && muscle.side == first.side) found = muscle.probability;
    }
    EXPECT_NEAR(found, answer == Answer::Yes ? first.probability_if_yes : first.probability_if_no,
                1e-9);
  }
}

TEST(TestRanking, ATestWhoseAnswerSpeaksAboutANerveIsNotOfferedForTheMuscleItNames) {
  body::Atlas atlas = testing::atlas();
  body::Examination nerve = *atlas.examination("press_trap");
  nerve.id = "bend_trap";
  nerve.accuracy_class = "published";
  nerve.sensitivity = 0.88;
  nerve.specificity = 0.83;
  const auto offered = [&] {
    const std::vector<NextTest> tests = rank(atlas);
    return std::any_of(tests.begin(), tests.end(),
                       [](const NextTest& test) { return test.test == "bend_trap"; });
  };
  atlas.examinations.push_back(nerve);
  EXPECT_TRUE(offered());
  atlas.examinations.back().alternatives = {"nerve_root"};
  EXPECT_FALSE(offered());
}

TEST(TestRanking, AnAnsweredTestIsNotAskedAgain) {
  const body::Atlas atlas = testing::atlas();
  const NextTest first = rank(atlas).front();
  const std::string id = first.test + (first.side == Side::Left ? "_l" : "_r");
  for (const NextTest& test : rank(atlas, {{id, Answer::Unknown}})) {
    EXPECT_FALSE(test.test == first.test && test.side == first.side);
  }
}

TEST(TestRanking, GainPerMinuteFallsAlongTheList) {
  body::Atlas atlas = testing::atlas();
  atlas.examinations[0].minutes = 5;
  const std::vector<NextTest> tests = rank(atlas);
  for (std::size_t k = 1; k < tests.size(); ++k) {
    EXPECT_GE(tests[k - 1].gain_bits / tests[k - 1].minutes, tests[k].gain_bits / tests[k].minutes);
  }
}

TEST(TestRanking, ATestThatNeedsAnotherHandOrAForbiddenOneIsLeftOut) {
  body::Atlas atlas = testing::atlas();
  atlas.examinations[0].who = "clinician";
  atlas.examinations[1].contraindications = {"moon:forbid"};  // a code nobody knows counts as yes
  for (const NextTest& test : rank(atlas)) EXPECT_EQ(test.test, "press_calf");
}

}  // namespace
}  // namespace unknot::locate
