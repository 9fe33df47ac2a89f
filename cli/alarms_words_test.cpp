#include "cli/alarms_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace unknot::cli {
namespace {

TEST(AlarmsWords, SaysOfTheTrueCauseOnlyWhereThereIsOne) {
  const AlarmAnswer answer{.persons = 40, .looks = 3, .named = {.any = 7, .cause = 6}};
  const std::string none = alarms_words({}, answer);
  EXPECT_NE(none.find("Persons made up by chance: 40. Looks at each: 3."), std::string::npos);
  EXPECT_EQ(none.find("true cause"), std::string::npos);
  EXPECT_EQ(none.find("Shares"), std::string::npos);
  PreparedAlarms one;
  one.request.scene.cause = "stress";
  const std::string words = alarms_words(one, answer);
  EXPECT_NE(words.find("the true cause"), std::string::npos);
  EXPECT_EQ(words.find("a decoy alone"), std::string::npos);
  EXPECT_NE(words.find("named by the product                                7               6\n"),
            std::string::npos)
      << words;
}

TEST(AlarmsWords, ARowALookAndGroupThenOneALookAndExposure) {
  PreparedAlarms prepared;
  prepared.group_of = {0, 0, 0, 0, 1, 2, 3, 3, 3, 4};
  causes::AlarmLook look{.day = 60, .scored = 46, .computed_others = true};
  look.by_exposure.resize(causes::alarm_exposures().size());
  look.by_exposure[7] = {.log_odds_ratio = 1.5,
                         .probability_size = 0.25,
                         .log_odds_ratio_least = -0.5,
                         .probability_size_least = 0.125};
  look.share[3] = 0.0321;
  look.gls_t[3] = 2.5;
  look.three_and_three[3] = true;
  const std::string rows = alarm_rows(prepared, {.person = 4, .looks = {look}});
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 15);
  EXPECT_TRUE(rows.starts_with("4,60,46,overuse_or_injury,,0.000,0.0000,1,0.000,0.0000,"));
  EXPECT_NE(rows.find("\n4,60,46,sitting_all_day,unbroken_sitting_bouts,"
                      "1.500,0.2500,1,-0.500,0.1250,0.0321,2.500,0,1\n"),
            std::string::npos)
      << rows;
  const auto columns = std::count(alarm_rows_head.begin(), alarm_rows_head.end(), ',');
  const std::string first = rows.substr(0, rows.find('\n'));
  EXPECT_EQ(std::count(first.begin(), first.end(), ','), columns);
}

}  // namespace
}  // namespace unknot::cli
