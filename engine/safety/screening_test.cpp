#include "engine/safety/screening.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/safety/test_safety.h"

namespace unknot::safety {
namespace {

using namespace body;
using safety::testing::pain;
using Ids = std::vector<std::string>;

Result<Screening> ask(const ScreeningRequest& request) {
  return screen(testing::knowledge(), testing::atlas(), request);
}

Screening answered(const std::string& region, Answers flags,
                   Unanswered unanswered = Unanswered::CountAsNo) {
  return ask({.pains = {pain(region)},
              .person = {},
              .flags = std::move(flags),
              .unanswered = unanswered})
      .value();
}

void expect_error(const ScreeningRequest& request, ErrorCode code, const std::string& where) {
  const auto result = ask(request);
  ASSERT_FALSE(result.has_value()) << where;
  EXPECT_EQ(result.error().code, code) << where;
  EXPECT_EQ(result.error().where, where);
}

TEST(Screening, AsksWhatThePaintedPlaceCallsForAndWhatIsAskedOfEverybody) {
  EXPECT_EQ(answered("temple", {}, Unanswered::Open).asked, (Ids{"bleed", "cancer", "thinner"}));
  EXPECT_EQ(answered("calf", {}, Unanswered::Open).asked, (Ids{"cancer", "thinner", "clot"}));
}

TEST(Screening, APlaceThatDoesNotHurtIsNotPainted) {
  const auto screening = ask({.pains = {pain("temple", 0)}, .person = {}, .flags = {}}).value();
  EXPECT_EQ(screening.asked, (Ids{"cancer", "thinner"}));
}

TEST(Screening, FiltersBySexAndAgeButKeepsTheRowWhenTheyAreUnknown) {
  SafetyKnowledge knowledge = testing::knowledge();
  knowledge.red_flags = {testing::flag("womb", FlagLevel::SameDay, "any")};
  knowledge.red_flags[0].only_sex = Sex::Female;
  knowledge.red_flags[0].age_years_min = 12;
  knowledge.red_flags[0].age_years_max = 55;
  const auto asked = [&](Person person) {
    return !screen(knowledge, testing::atlas(), {.pains = {}, .person = person})
                .value()
                .asked.empty();
  };
  EXPECT_TRUE(asked({}));
  EXPECT_TRUE(asked({.sex = Sex::Female, .age_years = 12}));
  EXPECT_TRUE(asked({.sex = std::nullopt, .age_years = 55}));
  EXPECT_FALSE(asked({.sex = Sex::Male, .age_years = std::nullopt}));
  EXPECT_FALSE(asked({.sex = Sex::Female, .age_years = 56}));
  EXPECT_FALSE(asked({.sex = Sex::Female, .age_years = 11}));
}

TEST(Screening, EverythingAskedIsOpenUntilAnswered) {
  const Screening screening = answered("temple", {{"bleed", Answer::No}}, Unanswered::Open);
  EXPECT_EQ(screening.open, (Ids{"cancer", "thinner"}));
  EXPECT_TRUE(answered("temple", {}).open.empty());
}

TEST(Screening, AYesReachesItsLevelAndNotSureOneLower) {
  EXPECT_EQ(answered("temple", {{"bleed", Answer::Yes}}).level, FlagLevel::EmergencyNow);
  EXPECT_EQ(answered("temple", {{"bleed", Answer::Unknown}}).level, FlagLevel::SameDay);
  EXPECT_EQ(answered("calf", {{"clot", Answer::Unknown}}).level, FlagLevel::SeeDoctorSoon);
  EXPECT_EQ(answered("calf", {{"cancer", Answer::Unknown}}).level, FlagLevel::Caution);
  EXPECT_EQ(answered("calf", {{"thinner", Answer::Unknown}}).level, FlagLevel::Caution);
  EXPECT_EQ(answered("calf", {}).level, FlagLevel::None);
}

TEST(Screening, AFollowUpNotYetAnsweredCountsAsYesAndStaysOpenEvenWhenTheRestIsNo) {
  const Screening screening = answered("spine", {{"fever", Answer::Yes}});
  EXPECT_EQ(screening.level, FlagLevel::EmergencyNow);
  EXPECT_EQ(screening.open, (Ids{"fever.weak"}));
  ASSERT_EQ(screening.questions.size(), 1U);
  EXPECT_EQ(screening.questions[0].rows[0].group, "fever");
}

TEST(Screening, AFollowUpRaisesByItsAnswer) {
  const auto level = [](Answer own, Answer follow_up) {
    return answered("spine", {{"fever", own}, {"fever.weak", follow_up}}).level;
  };
  EXPECT_EQ(level(Answer::Yes, Answer::No), FlagLevel::SameDay);
  EXPECT_EQ(level(Answer::Yes, Answer::Unknown), FlagLevel::SameDay);
  EXPECT_EQ(level(Answer::Yes, Answer::Yes), FlagLevel::EmergencyNow);
  EXPECT_EQ(level(Answer::No, Answer::No), FlagLevel::None);
}

TEST(Screening, UnderANotSureAFollowUpKeepsItsOwnLevelAndOnlyTheFlagIsLowered) {
  const auto level = [](std::optional<Answer> follow_up) {
    Answers flags{{"fever", Answer::Unknown}};
    if (follow_up) flags["fever.weak"] = *follow_up;
    return answered("spine", flags).level;
  };
  EXPECT_EQ(level(Answer::Yes), FlagLevel::EmergencyNow);
  EXPECT_EQ(level(Answer::Unknown), FlagLevel::SameDay) << "one lower, not two";
  EXPECT_EQ(level(Answer::No), FlagLevel::SeeDoctorSoon) << "the flag's own level, one lower";
  EXPECT_EQ(level(std::nullopt), FlagLevel::EmergencyNow) << "unanswered counts as yes";
}

TEST(Screening, AFollowUpThatIsNotNoAfterAPlainNoIsAContradiction) {
  for (const Answer answer : {Answer::Yes, Answer::Unknown}) {
    for (const Unanswered unanswered : {Unanswered::Open, Unanswered::CountAsNo}) {
      expect_error({.pains = {pain("spine")},
                    .person = {},
                    .flags = {{"fever", Answer::No}, {"fever.weak", answer}},
                    .unanswered = unanswered},
                   ErrorCode::Contradiction, "flags.fever.weak");
    }
  }
  EXPECT_TRUE(ask({.pains = {}, .flags = {{"fever", Answer::No}, {"fever.weak", Answer::No}}}));
}

TEST(Screening, AKnownAgeAnswersTheFlagThatAsksForIt) {
  SafetyKnowledge knowledge = testing::knowledge();
  RedFlag& thinner = knowledge.red_flags[3];
  thinner.yes_below_age_years = 16;
  thinner.follow_ups = {{"limp", {"With a limp?"}, FlagLevel::SameDay}};
  const auto at = [&](std::optional<int> age, Answers flags, Unanswered unanswered) {
    return screen(knowledge, testing::atlas(),
                  {.pains = {pain("calf")},
                   .person = {.sex = std::nullopt, .age_years = age},
                   .flags = std::move(flags),
                   .unanswered = unanswered})
        .value();
  };
  using enum Unanswered;
  EXPECT_EQ(at(15, {}, CountAsNo).raised, (Ids{"thinner"})) << "also with none of these";
  EXPECT_EQ(at(15, {}, CountAsNo).codes, (Ids{"anticoagulant"}));
  EXPECT_TRUE(at(15, {}, CountAsNo).open.empty()) << "none of these is no to the follow-up";
  EXPECT_EQ(at(15, {{"thinner", Answer::No}}, Open).raised, (Ids{"thinner"})) << "the age wins";
  EXPECT_EQ(at(15, {{"thinner", Answer::Unknown}}, CountAsNo).level, FlagLevel::Caution);
  EXPECT_EQ(at(15, {}, Open).open, (Ids{"thinner.limp", "clot", "cancer"}));
  EXPECT_EQ(at(15, {}, Open).level, FlagLevel::Caution) << "open, not yet raised";
  EXPECT_EQ(at(15, {{"thinner.limp", Answer::Yes}}, CountAsNo).level, FlagLevel::SameDay);
  EXPECT_TRUE(at(16, {}, CountAsNo).raised.empty());
  EXPECT_TRUE(at(std::nullopt, {}, CountAsNo).raised.empty());
}

TEST(Screening, AYesToAFollowUpAloneIsAYesToItsFlag) {
  EXPECT_EQ(answered("spine", {{"fever.weak", Answer::Yes}}).level, FlagLevel::EmergencyNow);
}

TEST(Screening, TwoFlagsTogetherReachTheHigherLevel) {
  const Answers both{{"cancer", Answer::Yes}, {"thinner", Answer::Yes}};
  EXPECT_EQ(answered("spine", both).level, FlagLevel::SameDay);
  const Answers unsure{{"cancer", Answer::Yes}, {"thinner", Answer::Unknown}};
  EXPECT_EQ(answered("spine", unsure).level, FlagLevel::SeeDoctorSoon);
}

TEST(Screening, AnAnswerToAFlagThatDoesNotApplyIsStillHonoured) {
  EXPECT_EQ(answered("temple", {{"clot", Answer::Yes}}).level, FlagLevel::SameDay);
}

TEST(Screening, BlocksAccordingToTheLevelReached) {
  EXPECT_EQ(answered("temple", {{"bleed", Answer::Unknown}}).details[0].blocks, Blocks::All);
  EXPECT_EQ(answered("temple", {{"thinner", Answer::Yes}}).details[0].blocks, Blocks::None);
  const Screening cancer = answered("calf", {{"cancer", Answer::Yes}});
  EXPECT_EQ(cancer.details[0].blocks, Blocks::Regions);
  EXPECT_EQ(cancer.details[0].regions, (Ids{"spine", "neck", "flank"})) << "with the neighbours";
  const Screening clot = answered("calf", {{"clot", Answer::Unknown}});
  EXPECT_EQ(clot.details[0].blocks, Blocks::Regions);
  EXPECT_TRUE(clot.details[0].regions.empty()) << "lowered by not sure: everywhere";
}

TEST(Screening, AUrgentFlagBlocksAllWhateverItsFileSays) {
  SafetyKnowledge knowledge = testing::knowledge();
  for (RedFlag& flag : knowledge.red_flags) flag.blocks = Blocks::None;
  const auto screening =
      screen(knowledge, testing::atlas(),
             {.pains = {pain("temple")}, .person = {}, .flags = {{"bleed", Answer::Yes}}});
  EXPECT_EQ(screening->details[0].blocks, Blocks::All);
}

TEST(Screening, ListsTheMostUrgentFirst) {
  const Screening screening =
      answered("temple", {{"thinner", Answer::Yes}, {"bleed", Answer::Yes}});
  EXPECT_EQ(screening.raised, (Ids{"bleed", "thinner"}));
}

TEST(Screening, ARaisedFlagSwitchesOnItsCodesAlsoWhenNotSure) {
  EXPECT_EQ(answered("calf", {{"thinner", Answer::Yes}}).codes, (Ids{"anticoagulant"}));
  EXPECT_EQ(answered("calf", {{"thinner", Answer::Unknown}}).codes, (Ids{"anticoagulant"}));
  EXPECT_TRUE(answered("calf", {}).codes.empty());
}

TEST(Screening, FewRowsShareOneScreenAndEmergenciesComeFirst) {
  const Screening screening = answered("temple", {}, Unanswered::Open);
  ASSERT_EQ(screening.questions.size(), 1U);
  EXPECT_EQ(screening.questions[0].ids.front(), "bleed");
}

TEST(Screening, ManyRowsMakeAtMostThreeScreensInTheOrderOfUrgency) {
  SafetyKnowledge knowledge = testing::knowledge();
  knowledge.red_flags.clear();
  knowledge.groups.clear();
  for (int k = 0; k < 24; ++k) {
    const auto level = static_cast<FlagLevel>(1 + k % 4);
    const std::string id = "flag" + std::to_string(k);
    knowledge.red_flags.push_back(testing::flag(id, level, "any"));
    knowledge.groups.push_back({id, {}, k});
  }
  const auto screening = screen(knowledge, testing::atlas(), {.pains = {}, .person = {}}).value();
  ASSERT_EQ(screening.questions.size(), 3U);
  EXPECT_EQ(screening.questions[0].ids.front(), "flag3");
  EXPECT_EQ(screening.questions[1].ids.front(), "flag2");
  EXPECT_EQ(screening.questions[2].ids.size(), 12U);
  EXPECT_EQ(screening.open.size(), 24U);
}

TEST(Screening, WhatMustBeSeenTodayJoinsTheEmergenciesWhenItsOwnPlaceIsPainted) {
  SafetyKnowledge knowledge = testing::knowledge();
  for (int k = 0; k < 12; ++k) {
    const std::string id = "slow" + std::to_string(k);
    knowledge.red_flags.push_back(testing::flag(id, FlagLevel::SameDay, "any"));
    knowledge.groups.push_back({id, {}, k});
  }
  const auto screening =
      screen(knowledge, testing::atlas(), {.pains = {pain("spine")}, .person = {}}).value();
  EXPECT_EQ(screening.questions[0].ids, (Ids{"fever"}));
}

TEST(Screening, AFollowUpComesFirst) {
  const Screening screening = answered("spine", {{"fever", Answer::Yes}}, Unanswered::Open);
  EXPECT_EQ(screening.questions[0].ids.front(), "fever.weak");
}

TEST(Screening, AQuestionWithoutAGroupStaysOpen) {
  SafetyKnowledge knowledge = testing::knowledge();
  knowledge.groups.clear();
  const auto screening =
      screen(knowledge, testing::atlas(), {.pains = {pain("temple")}, .person = {}}).value();
  EXPECT_EQ(screening.open.size(), 3U);
}

TEST(Screening, NamesTheInputAtFault) {
  expect_error({.pains = {pain("temple"), pain("tail")}}, ErrorCode::UnknownId, "pains[1].region");
  expect_error({.pains = {{"spine", PaintSide::Left, 3}}}, ErrorCode::Contradiction,
               "pains[0].side");
  expect_error({.pains = {{"temple", PaintSide::Midline, 3}}}, ErrorCode::Contradiction,
               "pains[0].side");
  expect_error({.pains = {pain("temple", 11)}}, ErrorCode::OutOfRange, "pains[0].nrs_0_10");
  expect_error({.pains = {pain("temple", -1)}}, ErrorCode::OutOfRange, "pains[0].nrs_0_10");
  expect_error({.pains = {pain("temple", 3), pain("temple", 4)}}, ErrorCode::Contradiction,
               "pains[1]");
  expect_error({.pains = {}, .person = {}, .flags = {{"sahh", Answer::Yes}}}, ErrorCode::UnknownId,
               "flags.sahh");
  expect_error({.pains = {}, .person = {}, .flags = {{"fever.wek", Answer::Yes}}},
               ErrorCode::UnknownId, "flags.fever.wek");
  expect_error({.pains = {}, .person = {.sex = std::nullopt, .age_years = 121}},
               ErrorCode::OutOfRange, "person.age_years");
}

TEST(Screening, TheSamePlaceTwiceWithOneNumberIsNoContradiction) {
  EXPECT_TRUE(ask({.pains = {pain("temple"), pain("temple")}}).has_value());
}

}  // namespace
}  // namespace unknot::safety
