#include "engine/locate/test_ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

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

Located locate(const body::Atlas& atlas, const AtlasNetwork& network,
               const body::Answers& answers = {}) {
  return locate_knots(
             atlas, network,
             {.pains = {pain("slope", PaintSide::Right, 6), pain("calf", PaintSide::Right, 6)},
              .person = {},
              .answers = answers})
      .value();
}

std::vector<NextTest> rank(const body::Atlas& atlas, const body::Answers& answers = {}) {
  const AtlasNetwork network = make_network(atlas).value();
  const Located located = locate(atlas, network, answers);
  const auto screening = safety::screen(nothing_to_ask(), atlas,
                                        {.pains = located.told.pains, .person = {}, .flags = {}})
                             .value();
  const auto cleared = safety::clear(nothing_to_ask(), screening, {}).value();
  return next_tests(atlas, network, located, cleared);
}

std::string answer_id(const NextTest& test) {
  if (!test.has_side) return test.test;
  return test.test + (test.side == Side::Left ? "_l" : "_r");
}

TEST(TestRanking, GainIsTheMutualInformationWorkedByHand) {
  // A perfect test of a fair coin tells one bit; a useless one tells nothing.
  const Accuracy perfect{.yes_present = 1, .yes_absent = 0};
  EXPECT_NEAR(gain_bits(0.5, perfect), 1, 1e-12);
  EXPECT_NEAR(gain_bits(0.5, Accuracy{}), 0, 1e-12);
  // p 0.5, sens 0.8, spec 0.6: H(0.6) - (H(0.8) + H(0.6))/2 = 0.970951-0.846440 = 0.124511
  const Accuracy some{.yes_present = 0.8, .yes_absent = 0.4};
  EXPECT_NEAR(gain_bits(0.5, some), 0.124511, 1e-6);
}

TEST(TestRanking, WhatIsCertainCannotBeLearnt) {
  const Accuracy some{.yes_present = 0.8, .yes_absent = 0.4};
  EXPECT_EQ(gain_bits(0, some), 0);
  EXPECT_EQ(gain_bits(1, some), 0);
}

TEST(TestRanking, AnAnswerUpdatesByBayesRule) {
  EXPECT_NEAR(updated(0.5, 0.8, 0.4), 0.8 / 1.2, 1e-12);
  EXPECT_EQ(updated(0.3, 0, 0), 0.3);
}

/// Of a muscle or an alternative, after these answers.
double probability_of(const AtlasNetwork& network, const Located& located, const Change& change) {
  double sum = 0;
  for (const MuscleAnswer& muscle : located.result.muscles) {
    if (muscle.muscle == change.muscle && muscle.side == change.side) sum += muscle.probability;
  }
  for (std::size_t a = 0; a < network.alternatives.size(); ++a) {
    const AlternativeKey& key = network.alternatives[a];
    const bool same_side = !change.side || !key.side || change.side == key.side;
    if (key.id == change.alternative && same_side) sum += located.alternative_probability[a];
  }
  return sum;
}

/// With the tests of one muscle, of several and of a nerve; after earlier answers too.
TEST(TestRanking, WhatIsPromisedForAnAnswerIsWhatItGives) {
  body::Atlas atlas = testing::atlas();
  atlas.locate_model.gain_bits_min.value = 1e-6;
  // A nerve that is likely enough to be worth asking about.
  atlas.locate_model.alternative_given_no_knot = {
      {"none", 0.05}, {"not_a_knot", 0.1}, {"nerve_root", 0.7}, {"widespread_pain", 0.15}};
  atlas.locate_model.alternative_given_knots = {
      {"none", 0.3}, {"not_a_knot", 0.05}, {"nerve_root", 0.6}, {"widespread_pain", 0.05}};
  for (body::Examination& test : atlas.examinations) {
    test.who = "self";
    test.asked_where = {"calf"};
  }
  const AtlasNetwork network = make_network(atlas).value();
  std::set<std::string> kinds;
  for (const body::Answers& earlier :
       {body::Answers{}, body::Answers{{"squeeze", Answer::Yes}, {"press_trap_l", Answer::No}}}) {
    for (const NextTest& test : rank(atlas, earlier)) {
      kinds.insert(test.test);
      for (Answer answer : {Answer::Yes, Answer::No}) {
        body::Answers answers = earlier;
        answers[answer_id(test)] = answer;
        const Located after = locate(atlas, network, answers);
        for (const Change& change : test.changes) {
          EXPECT_NEAR(probability_of(network, after, change),
                      answer == Answer::Yes ? change.if_yes : change.if_no, 1e-9)
              << answer_id(test);
        }
      }
    }
  }
  EXPECT_TRUE(kinds.contains("squeeze"));
  EXPECT_TRUE(kinds.contains("slump"));
  EXPECT_TRUE(kinds.contains("press_trap"));
}

TEST(TestRanking, ASecondTestOfTheSameMuscleTeachesLessAfterTheFirst) {
  body::Atlas atlas = testing::atlas();
  body::Examination stretch = *atlas.examination("press_trap");
  stretch.id = "stretch_trap";
  atlas.examinations.push_back(stretch);
  const auto gain = [&](const body::Answers& answers) {
    for (const NextTest& test : rank(atlas, answers)) {
      if (answer_id(test) == "stretch_trap_r") return test.gain_bits;
    }
    return 0.0;
  };
  const double alone = gain({});
  EXPECT_GT(alone, 0);
  // About as probable as before, so that the difference is the shared sign.
  EXPECT_LT(gain({{"press_trap_r", Answer::Yes}}), alone);
}

TEST(TestRanking, ATestWhoseAnswerSpeaksAboutANerveIsOfferedForTheNerve) {
  body::Atlas atlas = testing::atlas();
  atlas.locate_model.gain_bits_min.value = 1e-6;
  // A nerve that is likely enough to be worth asking about.
  atlas.locate_model.alternative_given_no_knot = {
      {"none", 0.05}, {"not_a_knot", 0.1}, {"nerve_root", 0.7}, {"widespread_pain", 0.15}};
  atlas.locate_model.alternative_given_knots = {
      {"none", 0.3}, {"not_a_knot", 0.05}, {"nerve_root", 0.6}, {"widespread_pain", 0.05}};
  body::Examination nerve = *atlas.examination("press_trap");
  nerve.id = "bend_trap";
  nerve.accuracy_class = "published";
  nerve.sensitivity = 0.88;
  nerve.specificity = 0.83;
  const auto speaks_of = [&] {
    for (const NextTest& test : rank(atlas)) {
      if (test.test == "bend_trap") return test.muscle.value_or(test.alternative.value_or(""));
    }
    return std::string();
  };
  atlas.examinations.push_back(nerve);
  EXPECT_EQ(speaks_of(), "trap");
  atlas.examinations.back().alternatives = {"nerve_root"};
  EXPECT_EQ(speaks_of(), "");  // asked nowhere near
  atlas.examinations.back().asked_where = {"calf"};
  EXPECT_EQ(speaks_of(), "nerve_root");
}

TEST(TestRanking, AnAnsweredTestIsNotAskedAgain) {
  const body::Atlas atlas = testing::atlas();
  const NextTest first = rank(atlas).front();
  for (const NextTest& test : rank(atlas, {{answer_id(first), Answer::Unknown}})) {
    EXPECT_NE(answer_id(test), answer_id(first));
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
  for (const NextTest& test : rank(atlas)) {
    EXPECT_NE(test.test, atlas.examinations[0].id);
    EXPECT_NE(test.test, atlas.examinations[1].id);
  }
}

}  // namespace
}  // namespace unknot::locate
