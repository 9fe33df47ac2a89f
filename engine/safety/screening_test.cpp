#include "engine/safety/screening.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/safety/test_knowledge.h"

namespace unknot::safety {
namespace {

using namespace body;
using testing::pain;
using enum FlagLevel;

Screening run(const std::vector<Pain>& pains, const Answers& flags = {}, const Person& person = {},
              Unanswered unanswered = Unanswered::Open) {
  return screen(testing::knowledge(), testing::atlas(),
                {.pains = pains, .person = person, .flags = flags, .unanswered = unanswered})
      .value();
}

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

const std::vector<Pain> temple{pain("temple", PaintSide::Right, 6)};
const std::vector<Pain> calf{pain("calf", PaintSide::Left, 6)};

TEST(Screening, AsksWhatThePaintedAreaDemandsAndWhatIsAlwaysAsked) {
  const Screening s = run(temple);
  EXPECT_TRUE(has(s.open, "bleed"));
  EXPECT_TRUE(has(s.open, "cancer"));
  EXPECT_FALSE(has(s.open, "pulse"));
  EXPECT_EQ(s.level, None);
}

TEST(Screening, APlaceWithPainZeroIsNotPainted) {
  const Screening s = run({pain("temple", PaintSide::Right, 0)});
  EXPECT_FALSE(has(s.open, "bleed"));
}

TEST(Screening, SexAndAgeTakeAwayOnlyWhatCannotApply) {
  EXPECT_TRUE(has(run(temple).open, "pregnant"));
  EXPECT_FALSE(has(run(temple, {}, {.sex = Sex::Male}).open, "pregnant"));
  EXPECT_FALSE(has(run(temple, {}, {.sex = Sex::Female, .age_years = 70}).open, "pregnant"));
  EXPECT_TRUE(has(run(temple, {}, {.sex = Sex::Female, .age_years = 30}).open, "pregnant"));
}

TEST(Screening, AYesRaisesItsLevelAndDoNotKnowTheNextLower) {
  EXPECT_EQ(run(temple, {{"bleed", Answer::Yes}}).level, EmergencyNow);
  EXPECT_EQ(run(temple, {{"bleed", Answer::Unknown}}).level, SameDay);
  EXPECT_EQ(run(temple, {{"bleed", Answer::No}}).level, None);
}

TEST(Screening, DoNotKnowAtACautionStillCounts) {
  const Screening s = run(temple, {{"thinner", Answer::Unknown}});
  EXPECT_EQ(s.level, Caution);
  EXPECT_TRUE(has(s.codes, "anticoagulant"));
}

TEST(Screening, AFollowUpIsAskedOnlyAfterAYesAndCountsAsYesUntilAnswered) {
  EXPECT_FALSE(has(run(calf).open, "pulse.breath"));
  const Screening s = run(calf, {{"pulse", Answer::Yes}});
  EXPECT_TRUE(has(s.open, "pulse.breath"));
  EXPECT_EQ(s.level, EmergencyNow);
  EXPECT_EQ(run(calf, {{"pulse", Answer::Yes}, {"pulse.breath", Answer::No}}).level, SameDay);
}

TEST(Screening, NoneOfTheseDoesNotAnswerAFollowUpOfAYes) {
  const Screening s = run(calf, {{"pulse", Answer::Yes}}, {}, Unanswered::CountAsNo);
  EXPECT_EQ(s.open, std::vector<std::string>{"pulse.breath"});
}

TEST(Screening, TwoFlagsTogetherCanRaiseTheLevel) {
  EXPECT_EQ(run(temple, {{"weight", Answer::Yes}}).level, SeeDoctorSoon);
  EXPECT_EQ(run(temple, {{"weight", Answer::Yes}, {"cancer", Answer::Yes}}).level, SameDay);
}

TEST(Screening, AnAnswerIsHonouredEvenWhenTheDrawingDidNotAskForIt) {
  EXPECT_EQ(run(calf, {{"bleed", Answer::Yes}}).level, EmergencyNow);
}

TEST(Screening, EverythingAnsweredNoLeavesNothingOpen) {
  const Screening s = run(temple, {}, {}, Unanswered::CountAsNo);
  EXPECT_TRUE(s.open.empty());
  EXPECT_TRUE(s.questions.empty());
  EXPECT_TRUE(s.raised.empty());
}

TEST(Screening, TheMostUrgentQuestionsComeFirst) {
  const Screening s = run({pain("temple", PaintSide::Right, 3), pain("calf", PaintSide::Left, 3)});
  ASSERT_FALSE(s.questions.empty());
  EXPECT_LE(s.questions.size(), 3U);
  EXPECT_EQ(s.questions.front().ids.front(), "bleed");
  EXPECT_EQ(s.questions.front().rows.front().group, "head");
}

struct Refusal {
  std::vector<Pain> pains;
  Answers flags;
  Person person;
  ErrorCode code;
  std::string where;
};

TEST(Screening, RefusesBadInputAndNamesThePlace) {
  const Refusal refusals[] = {
      {{pain("tail", PaintSide::Left, 3)}, {}, {}, ErrorCode::UnknownId, "pains[0].region"},
      {{pain("spine", PaintSide::Left, 3)}, {}, {}, ErrorCode::Contradiction, "pains[0].side"},
      {{pain("calf", PaintSide::Midline, 3)}, {}, {}, ErrorCode::Contradiction, "pains[0].side"},
      {{pain("calf", PaintSide::Left, 11)}, {}, {}, ErrorCode::OutOfRange, "pains[0].nrs_0_10"},
      {{pain("calf", PaintSide::Left, 3), pain("calf", PaintSide::Left, 4)}, {}, {},
       ErrorCode::Contradiction, "pains[1]"},
      {calf, {{"sahh", Answer::No}}, {}, ErrorCode::UnknownId, "flags.sahh"},
      {calf, {{"pulse.teeth", Answer::No}}, {}, ErrorCode::UnknownId, "flags.pulse.teeth"},
      {calf, {}, {.age_years = 121}, ErrorCode::OutOfRange, "person.age_years"},
  };
  for (const Refusal& refusal : refusals) {
    const auto result =
        screen(testing::knowledge(), testing::atlas(),
               {.pains = refusal.pains, .person = refusal.person, .flags = refusal.flags});
    ASSERT_FALSE(result.has_value()) << refusal.where;
    EXPECT_EQ(result.error().code, refusal.code) << refusal.where;
    EXPECT_EQ(result.error().where, refusal.where);
  }
}

}  // namespace
}  // namespace unknot::safety
