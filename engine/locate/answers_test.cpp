#include "engine/locate/answers.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/locate/test_atlas.h"

namespace unknot::locate {
namespace {

using body::Answer;
using body::PaintSide;
using body::Side;
using testing::pain;

Told told(std::vector<body::Pain> pains, body::Answers answers = {}) {
  return {.pains = std::move(pains), .person = {}, .answers = std::move(answers)};
}

TEST(Answers, LikelihoodRatiosBecomeSensitivityAndSpecificity) {
  const body::Atlas atlas = testing::atlas();
  const Accuracy a = accuracy_of(atlas, *atlas.examination("press_trap"));
  EXPECT_NEAR(a.yes_present / a.yes_absent, 3.5, 1e-12);
  EXPECT_NEAR((1 - a.yes_present) / (1 - a.yes_absent), 0.45, 1e-12);
}

TEST(Answers, NoAnswerIsTrustedMoreThanExaminersAgree) {
  body::Atlas atlas = testing::atlas();
  body::Examination perfect = *atlas.examination("slump");
  perfect.sensitivity = 1;
  perfect.specificity = 1;
  const Accuracy a = accuracy_of(atlas, perfect);
  const double ceiling = (1 + std::sqrt(0.575)) / 2;
  EXPECT_NEAR(a.yes_present, ceiling, 1e-12);
  EXPECT_NEAR(1 - a.yes_absent, ceiling, 1e-12);
}

TEST(Answers, AnUnknownTestOrAWrongSideIsNamed) {
  const body::Atlas atlas = testing::atlas();
  EXPECT_EQ(find_test(atlas, "press_trap").error().code, ErrorCode::UnknownId);
  EXPECT_EQ(find_test(atlas, "slump_r").error().code, ErrorCode::UnknownId);
  EXPECT_EQ(find_test(atlas, "press_nothing_r").error().code, ErrorCode::UnknownId);
  EXPECT_EQ(find_test(atlas, "press_trap_l").value().side, Side::Left);
}

TEST(Answers, ATestOfOneMuscleSpeaksAboutThatSideAlone) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings = make_evidence(
      atlas, n, told({pain("slope", PaintSide::Right, 5)}, {{"press_trap_r", Answer::Yes}}));
  const Evidence& e = readings.value().front();
  EXPECT_GT(e.group[1].present, e.group[1].absent);
  EXPECT_EQ(e.group[0].present, e.group[0].absent);
}

TEST(Answers, ATestOfSeveralMusclesSpeaksAboutAnyOfThem) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings = make_evidence(
      atlas, n, told({pain("slope", PaintSide::Right, 5)}, {{"squeeze", Answer::No}}));
  const Evidence& e = readings.value().front();
  ASSERT_EQ(e.any_of.size(), 1U);
  EXPECT_EQ(e.any_of[0].groups, (std::vector<int>{0, 1, 2, 3}));
}

TEST(Answers, ANerveTestSpeaksAboutTheNerve) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings =
      make_evidence(atlas, n, told({pain("calf", PaintSide::Right, 5)}, {{"slump", Answer::Yes}}));
  const Evidence& e = readings.value().front();
  for (std::size_t a = 0; a < n.alternatives.size(); ++a) {
    // One answer alone says what the test's own figures say.
    EXPECT_NEAR(e.alternative[a], n.alternatives[a].id == "nerve_root" ? 0.84 : 0.17, 1e-12);
  }
}

TEST(Answers, ASidedNerveTestSpeaksAboutThatSideAndAboutBoth) {
  body::Atlas atlas = testing::atlas();
  for (body::Examination& test : atlas.examinations) test.has_side |= test.id == "slump";
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings = make_evidence(
      atlas, n, told({pain("calf", PaintSide::Right, 5)}, {{"slump_r", Answer::Yes}}));
  const Evidence& e = readings.value().front();
  for (std::size_t a = 0; a < n.alternatives.size(); ++a) {
    const AlternativeKey& key = n.alternatives[a];
    const bool named = key.id == "nerve_root" && key.side != Side::Left;
    EXPECT_NEAR(e.alternative[a], named ? 0.84 : 0.17, 1e-12);
  }
}

TEST(Answers, ManyAnswersAboutOneMuscleSayNoMoreThanExaminersAgree) {
  body::Atlas atlas = testing::atlas();
  body::Answers answers;
  for (int k = 0; k < 8; ++k) {
    body::Examination test = *atlas.examination("press_trap");
    test.id = "way" + std::to_string(k);
    atlas.examinations.push_back(test);
    answers[test.id + "_r"] = Answer::Yes;
  }
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings =
      make_evidence(atlas, n, told({pain("slope", PaintSide::Right, 5)}, answers));
  const Likelihood& trap = readings.value().front().group[1];
  const double ceiling = (1 + std::sqrt(0.575)) / 2;
  EXPECT_LT(trap.present / trap.absent, ceiling / (1 - ceiling));
  EXPECT_GT(trap.present / trap.absent, 7);
}

TEST(Answers, AgeAndSexChangeTheAlternativesAlone) {
  body::Atlas atlas = testing::atlas();
  atlas.alternatives[1].weight_female = 1.5;
  atlas.alternatives[1].age_weights = {{.from_years = 0, .weight = 0.5},
                                       {.from_years = 60, .weight = 2}};
  const AtlasNetwork n = make_network(atlas).value();
  Told own = told({pain("calf", PaintSide::Right, 5)});
  own.person = {.sex = body::Sex::Female, .age_years = 60};
  const auto readings = make_evidence(atlas, n, own);
  const Evidence& e = readings.value().front();
  for (std::size_t a = 0; a < n.alternatives.size(); ++a) {
    EXPECT_NEAR(e.alternative[a], n.alternatives[a].id == "nerve_root" ? 3 : 1, 1e-12);
  }
  for (const Likelihood& muscle : e.group) EXPECT_EQ(muscle.present, muscle.absent);
}

TEST(Answers, WordsBelongToTheirPlace) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  Told own = told({pain("calf", PaintSide::Right, 5), pain("heel", PaintSide::Right, 5)});
  own.pains[0].words = {body::PainWord::Deep, body::PainWord::Burning};
  const auto readings = make_evidence(atlas, n, own);
  const Evidence& e = readings.value().front();
  const auto calf = static_cast<std::size_t>(n.area(4, Side::Right));
  const auto heel = static_cast<std::size_t>(n.area(5, Side::Right));
  EXPECT_EQ(e.depth[calf], Depth::Deep);
  EXPECT_EQ(e.depth[heel], Depth::NotSaid);
  EXPECT_EQ(e.word[heel].knot, 1);
  // Burning and nothing else: 0.4 * 0.5 * 0.1 * 0.8 * 0.9 of 1 - 0.4 * 0.5 * 0.9 * 0.8 * 0.9 for a
  // knot; 0.8 * 0.7 * 0.7 * 0.5 * 0.9 of 1 - 0.8 * 0.7 * 0.3 * 0.5 * 0.9 for a nerve, the largest.
  EXPECT_NEAR(e.word[calf].knot, (0.0144 / 0.8704) / (0.1764 / 0.9244), 1e-12);
}

TEST(Answers, DoNotKnowSaysNothing) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings =
      make_evidence(atlas, n,
                    told({pain("calf", PaintSide::Right, 5)},
                         {{"slump", Answer::Unknown}, {"press_calf_r", Answer::Unknown}}));
  for (double factor : readings.value().front().alternative) EXPECT_EQ(factor, 1);
}

TEST(Answers, OnePlaceNamedTwiceHasTheWordsOfBoth) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  Told own = told({pain("calf", PaintSide::Right, 5), pain("calf", PaintSide::Right, 5)});
  own.pains[0].words = {body::PainWord::Burning};
  own.pains[1].words = {body::PainWord::Dull};
  Told turned = own;
  std::swap(turned.pains[0], turned.pains[1]);
  Told once = told({pain("calf", PaintSide::Right, 5)});
  once.pains[0].words = {body::PainWord::Dull, body::PainWord::Burning};
  const auto area = static_cast<std::size_t>(n.area(4, Side::Right));
  const double want = make_evidence(atlas, n, once).value().front().word[area].knot;
  EXPECT_EQ(make_evidence(atlas, n, own).value().front().word[area].knot, want);
  EXPECT_EQ(make_evidence(atlas, n, turned).value().front().word[area].knot, want);
}

TEST(Answers, AnUnknownSideGivesTwoReadings) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings =
      make_evidence(atlas, n, told({pain("heel", PaintSide::Unknown, 8)})).value();
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].level[static_cast<std::size_t>(n.area(5, Side::Left))], 3);
  EXPECT_EQ(readings[1].level[static_cast<std::size_t>(n.area(5, Side::Right))], 3);
}

TEST(Answers, AnUnknownRegionIsNamedByItsPlace) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto result = make_evidence(
      atlas, n, told({pain("heel", PaintSide::Left, 8), pain("tail", PaintSide::Left, 2)}));
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().where, "pains[1].region");
}

TEST(Answers, LevelsFollowTheScale) {
  EXPECT_EQ(level_of(0), 0);
  EXPECT_EQ(level_of(1), 1);
  EXPECT_EQ(level_of(3), 1);
  EXPECT_EQ(level_of(4), 2);
  EXPECT_EQ(level_of(6), 2);
  EXPECT_EQ(level_of(7), 3);
  EXPECT_EQ(level_of(10), 3);
}

}  // namespace
}  // namespace unknot::locate
