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

TEST(Answers, LikelihoodRatiosBecomeSensitivityAndSpecificity) {
  const body::Atlas atlas = testing::atlas();
  const Accuracy a = accuracy_of(atlas, *atlas.examination("press_trap"));
  EXPECT_NEAR(a.yes_present / a.yes_absent, 3.5, 1e-12);
  EXPECT_NEAR(a.no_present / a.no_absent, 0.45, 1e-12);
}

TEST(Answers, NoAnswerIsTrustedMoreThanExaminersAgree) {
  body::Atlas atlas = testing::atlas();
  body::Examination perfect = *atlas.examination("slump");
  perfect.sensitivity = 1;
  perfect.specificity = 1;
  const Accuracy a = accuracy_of(atlas, perfect);
  const double ceiling = (1 + std::sqrt(0.575)) / 2;
  EXPECT_NEAR(a.yes_present, ceiling, 1e-12);
  EXPECT_NEAR(a.no_absent, ceiling, 1e-12);
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
  const auto readings = make_evidence(atlas, n, {pain("slope", PaintSide::Right, 5)},
                                      {{"press_trap_r", Answer::Yes}});
  const Evidence& e = readings.value().front();
  EXPECT_GT(e.group[1].present, e.group[1].absent);
  EXPECT_EQ(e.group[0].present, e.group[0].absent);
}

TEST(Answers, ATestOfSeveralMusclesSpeaksAboutAnyOfThem) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings =
      make_evidence(atlas, n, {pain("slope", PaintSide::Right, 5)}, {{"squeeze", Answer::No}});
  const Evidence& e = readings.value().front();
  ASSERT_EQ(e.any_of.size(), 1U);
  EXPECT_EQ(e.any_of[0].groups, (std::vector<int>{0, 1, 2, 3}));
}

TEST(Answers, ANerveTestSpeaksAboutTheNerve) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings =
      make_evidence(atlas, n, {pain("calf", PaintSide::Right, 5)}, {{"slump", Answer::Yes}});
  const Evidence& e = readings.value().front();
  EXPECT_NEAR(e.alternative[2], 0.84, 1e-12);
  EXPECT_NEAR(e.alternative[0], 0.17, 1e-12);
}

TEST(Answers, DoNotKnowSaysNothing) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings =
      make_evidence(atlas, n, {pain("calf", PaintSide::Right, 5)},
                    {{"slump", Answer::Unknown}, {"press_calf_r", Answer::Unknown}});
  EXPECT_EQ(readings.value().front().alternative, (std::vector<double>{1, 1, 1, 1}));
}

TEST(Answers, AnUnknownSideGivesTwoReadings) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto readings = make_evidence(atlas, n, {pain("heel", PaintSide::Unknown, 8)}, {}).value();
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[0].level[static_cast<std::size_t>(n.area(5, Side::Left))], 3);
  EXPECT_EQ(readings[1].level[static_cast<std::size_t>(n.area(5, Side::Right))], 3);
}

TEST(Answers, AnUnknownRegionIsNamedByItsPlace) {
  const body::Atlas atlas = testing::atlas();
  const AtlasNetwork n = make_network(atlas).value();
  const auto result = make_evidence(
      atlas, n, {pain("heel", PaintSide::Left, 8), pain("tail", PaintSide::Left, 2)}, {});
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
