#include "engine/causes/teach.h"

#include <gtest/gtest.h>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

DayModel day_zero(const std::vector<body::Cause>& causes) {
  const diary::DayTable none;
  return day_model_of({.table = &none, .causes = causes});
}

TEST(Teach, MostTeachesWhatIsLeastKnownAndMovesMost) {
  std::vector<body::Cause> causes = testing::three_causes();
  causes[1].effect.effect_sd_nrs = 0.6;
  const DayModel days = day_zero(causes);
  const auto rows = would_teach({.days = &days, .model = &days.model});
  ASSERT_EQ(rows.size(), 2U);  // the confounder is not asked for
  EXPECT_EQ(rows[0].cause, "lifting");
  EXPECT_GT(rows[0].variance_reduction, rows[1].variance_reduction);
  EXPECT_EQ(rows[0].days_more, 14);
}

TEST(Teach, WhatIsWrittenEveryDayAddsNothing) {
  const std::vector<body::Cause> causes = testing::three_causes();
  diary::DayTable table = testing::table_of({.days = 30}, causes);
  std::erase_if(table.columns, [](const diary::Column& own) { return own.id == "lifting"; });
  const DayModel days = day_model_of({.table = &table, .causes = causes});
  const auto rows = would_teach({.days = &days, .model = &days.model});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].cause, "lifting");
}

TEST(Teach, WeeklyQuestionsAreNotAskedDaily) {
  std::vector<body::Cause> causes = testing::three_causes();
  causes[0].asked->rhythm = body::Rhythm::Weekly;
  causes[1].asked.reset();
  const DayModel days = day_zero(causes);
  EXPECT_TRUE(would_teach({.days = &days, .model = &days.model}).empty());
}

TEST(Teach, FourTimesTheDaysForHalfTheDoubt) {
  const std::vector<body::Cause> causes = testing::three_causes();
  const diary::DayTable table = testing::table_of({.days = 30, .missing = 0}, causes);
  const DayModel days = day_model_of({.table = &table, .causes = causes});
  std::array<GroupEvidence, groups> evidence;
  evidence[3].effect = {0.5, 1.5, 0.5, 1.5};  // mean 1, sd 0.577: 1.73 sds, 3 are needed
  std::array<Verdict, groups> said{};
  said.fill(Verdict::NothingFound);
  said[3] = Verdict::Leaning;
  said[4] = Verdict::NotEnoughDays;
  const auto more = days_more(days, evidence, said);
  EXPECT_EQ(more[3], 60);  // (3 / 1.73)^2 = 3, so 90 days in all
  EXPECT_EQ(more[4], 14);
  EXPECT_FALSE(more[0].has_value());
  evidence[3].effect = {0.9, 1.1, 0.9, 1.1};  // sure already: days are not what is missing
  EXPECT_FALSE(days_more(days, evidence, said)[3].has_value());
  evidence[3].effect = {-0.4, 0.5, -0.4, 0.5};  // far more than a year
  EXPECT_FALSE(days_more(days, evidence, said)[3].has_value());
}

}  // namespace
}  // namespace unknot::causes
