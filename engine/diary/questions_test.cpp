#include "engine/diary/questions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "engine/diary/test_diary.h"

namespace unknot::diary {
namespace {

using namespace testing;

body::Cause of_group(const std::string& id, const std::string& group) {
  body::Cause out = cause(id, "scale");
  out.group = group;
  return out;
}

/// Days from 2 February 2026 on, a Monday, each with a pain and an answer.
Book diary_of(const std::string& about, int days, double low = 3.2, double high = 4.8) {
  Book book;
  for (int k = 0; k < days; ++k) {
    const std::string date = *days_after("2026-02-02", k);
    book.pain(date, "neck_back_lower", k % 3);
    book.answer(date, about, k % 2 == 0 ? low : high);
  }
  return book;
}

std::vector<std::string> names(const std::vector<Question>& questions) {
  std::vector<std::string> out;
  for (const Question& own : questions) out.push_back(own.cause);
  return out;
}

TEST(Gain, MatchesTheValueWorkedByHand) {
  const body::CauseEffect effect{
      .effect_sd_nrs = 0.08, .between_person_sd_nrs = 0.06, .inclusion_probability = 0.8};
  // tau^2 = 0.01, v = 4, sigma^2 = 1.44: 0.8 x 0.5 x log2(1 + 4 x 0.01 / 1.44)
  EXPECT_NEAR(gain_bits(effect, 4, 0), 0.4 * std::log2(1 + 0.04 / 1.44), 1e-15);
  // After 36 days 1 / tau^2 = 100 + 36 x 4 / 1.44 = 200.
  EXPECT_NEAR(gain_bits(effect, 4, 36), 0.4 * std::log2(1 + 0.02 / 1.44), 1e-15);
}

TEST(Gain, FallsWithEveryAnswerAndGrowsWithTheSpread) {
  const body::CauseEffect effect{
      .effect_sd_nrs = 0.1, .between_person_sd_nrs = 0.1, .inclusion_probability = 0.5};
  double before = 1e9;
  for (int days = 0; days < 200; ++days) {
    const double own = gain_bits(effect, 2, days);
    EXPECT_LT(own, before);
    EXPECT_GT(own, 0);
    before = own;
  }
  EXPECT_LT(gain_bits(effect, 1, 0), gain_bits(effect, 2, 0));
  EXPECT_EQ(gain_bits(effect, 0, 0), 0);
  EXPECT_EQ(gain_bits({}, 2, 0), 0);
}

TEST(Questions, AreThreeOfDifferentGroupsAtMost) {
  const std::vector<body::Cause> causes{of_group("a", "x"), of_group("b", "x"), of_group("c", "y"),
                                        of_group("d", "z"), of_group("e", "w")};
  const Questions own = questions_of(causes, table_of(Book()), "2026-02-26");
  EXPECT_EQ(names(own.asked), (std::vector<std::string>{"a", "c", "d"}));
  EXPECT_EQ(names(own.more), (std::vector<std::string>{"b", "e"}));
}

TEST(Questions, TurnToWhatWasNotAnsweredYet) {
  const std::vector<body::Cause> causes{of_group("a", "x"), of_group("b", "x")};
  const DayTable table = table_of(diary_of("a", 21), causes);
  const Questions own = questions_of(causes, table, "2026-02-23");
  EXPECT_EQ(names(own.asked), (std::vector<std::string>{"b"}));
  EXPECT_EQ(own.more[0].answered_days, 21);
}

TEST(Questions, StayTheSameForAWeek) {
  const std::vector<body::Cause> causes{of_group("a", "x"), of_group("b", "x")};
  Book book = diary_of("a", 4);  // Monday to Thursday
  const DayTable table = table_of(book, causes);
  EXPECT_EQ(names(questions_of(causes, table, "2026-02-06").asked)[0], "a");
  EXPECT_EQ(names(questions_of(causes, table, "2026-02-08").asked)[0], "a");
  EXPECT_EQ(names(questions_of(causes, table, "2026-02-09").asked)[0], "b");
}

TEST(Questions, ComeToEveryGroupWithinAFewWeeks) {
  std::vector<body::Cause> causes{of_group("a", "v"), of_group("b", "w"), of_group("c", "x"),
                                  of_group("d", "y"), of_group("e", "z")};
  causes[0].exposure.daily_sd.value = 3;
  causes[1].exposure.daily_sd.value = 2;
  causes[4].exposure.daily_sd.value = 0.05;  // hardly moves, so it teaches next to nothing
  Book book;
  std::map<std::string, int> weeks;
  for (int week = 0; week < 26; ++week) {
    const DayTable table = table_of(book, causes);
    const std::string monday = *days_after("2026-02-02", 7 * week);
    const auto asked = names(questions_of(causes, table, monday).asked);
    for (const std::string& id : asked) ++weeks[id];
    for (int day = 0; day < 7; ++day) {
      const std::string date = *days_after(monday, day);
      book.pain(date, "neck_back_lower", day % 3);
      for (const std::string& id : asked) book.answer(date, id, day % 2);
    }
  }
  for (const char* id : {"a", "b", "c", "d", "e"}) EXPECT_GE(weeks[id], 4) << id;
}

TEST(Questions, CountAnswersUpToTheDayBefore) {
  const std::vector<body::Cause> causes{of_group("a", "x")};
  const DayTable table = table_of(diary_of("a", 4), causes);  // Monday to Thursday
  EXPECT_EQ(questions_of(causes, table, "2026-02-05").asked[0].answered_days, 3);
  EXPECT_EQ(questions_of(causes, table, "2026-02-06").asked[0].answered_days, 4);
}

TEST(Questions, CountAnswersThatAreNoExposureYet) {
  std::vector<body::Cause> causes{of_group("run", "x")};
  causes[0].exposure.rule = body::ExposureRule::AboveUsual;
  const DayTable table = table_of(diary_of("run", 10), causes);
  const double before = questions_of(causes, table_of(Book()), "2026-02-16").asked[0].gain_bits;
  const Question after = questions_of(causes, table, "2026-02-16").asked[0];
  EXPECT_EQ(after.answered_days, 10);
  EXPECT_LT(after.gain_bits, before);
}

TEST(Questions, ExpectLittleOfWhatNeverChanges) {
  const std::vector<body::Cause> causes{of_group("same", "x"), of_group("other", "x")};
  const DayTable still = table_of(diary_of("same", 28, 4, 4), causes);
  const DayTable moving = table_of(diary_of("same", 28, 0, 9), causes);
  const auto gain = [&](const DayTable& table) {
    const Questions own = questions_of({causes.data(), 1}, table, "2026-03-02");
    return own.asked[0].gain_bits;
  };
  EXPECT_LT(gain(still), gain(moving));
}

TEST(Questions, DoNotAskWhatADeviceSaysOrWhatWasNeverAskedFor) {
  std::vector<body::Cause> causes{of_group("sleep", "x"), of_group("cycle", "y"),
                                  of_group("steps", "z")};
  causes[1].asked->rhythm = body::Rhythm::OnRequest;
  causes[2].asked->rhythm = body::Rhythm::Passive;
  Book book;
  book.answer("2026-02-26", "sleep", 3).source = "watch";
  const DayTable table = table_of(book, causes);
  EXPECT_TRUE(questions_of(causes, table, "2026-02-26").asked.empty());
  EXPECT_EQ(names(questions_of(causes, table, "2026-02-27").asked),
            (std::vector<std::string>{"sleep"}));
}

TEST(Questions, AskAWeeklyOneAgainAfterAWeek) {
  std::vector<body::Cause> causes{of_group("chair", "x")};
  causes[0].asked->rhythm = body::Rhythm::Weekly;
  Book book;
  book.answer("2026-02-20", "chair", 0);
  book.check_in("2026-02-28");
  const DayTable table = table_of(book, causes);
  EXPECT_EQ(names(questions_of(causes, table, "2026-02-20").asked).size(), 1U);
  EXPECT_TRUE(questions_of(causes, table, "2026-02-26").asked.empty());
  EXPECT_EQ(names(questions_of(causes, table, "2026-02-27").asked).size(), 1U);
}

TEST(Questions, AskOfTheFiveCausesAndLeaveWhatGoesAlongToMore) {
  std::vector<body::Cause> causes{of_group("painkiller", "confounder"), of_group("stress", "x")};
  causes[0].effect.effect_sd_nrs = 9;
  const Questions own = questions_of(causes, table_of(Book()), "2026-02-26");
  EXPECT_EQ(names(own.asked), (std::vector<std::string>{"stress"}));
  EXPECT_EQ(names(own.more), (std::vector<std::string>{"painkiller"}));
}

TEST(Questions, LeaveOutWhatIsMadeOfOtherAnswers) {
  std::vector<body::Cause> causes{of_group("derived", "x")};
  causes[0].asked.reset();
  const Questions own = questions_of(causes, table_of(Book()), "2026-02-26");
  EXPECT_TRUE(own.asked.empty());
  EXPECT_TRUE(own.more.empty());
}

}  // namespace
}  // namespace unknot::diary
