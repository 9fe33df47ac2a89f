#include "engine/diary/exposure.h"

#include <gtest/gtest.h>

#include <cmath>

namespace unknot::diary {
namespace {

using body::CauseExposure;
using body::ExposureRule;

const double unknown = std::nan("");

TEST(Exposure, IsTheAnswerInItsUnitOrWhatIsMissingToALevel) {
  const CauseExposure same{.rule = ExposureRule::Same, .step = 2};
  EXPECT_EQ(exposures_of(same, std::vector<double>{4, 0})[0], 2);
  const CauseExposure below{.rule = ExposureRule::BelowLevel, .level = body::Number{.value = 8}};
  EXPECT_EQ(exposures_of(below, std::vector<double>{6.5})[0], 1.5);
  EXPECT_EQ(exposures_of(below, std::vector<double>{9})[0], -1);
}

TEST(Exposure, StaysUnknownWhereNothingWasAnswered) {
  for (const auto rule :
       {ExposureRule::Same, ExposureRule::BelowLevel, ExposureRule::AboveUsual,
        ExposureRule::BelowUsual, ExposureRule::UnderHalf, ExposureRule::AroundDay}) {
    const CauseExposure how{.rule = rule, .level = body::Number{.value = 1}};
    const auto made = exposures_of(how, std::vector<double>(40, unknown));
    for (const double own : made) EXPECT_TRUE(std::isnan(own));
  }
}

TEST(Exposure, ComparesWithTheFourWeeksBefore) {
  std::vector<double> minutes(20, 30);
  minutes.push_back(90);
  const CauseExposure how{.rule = ExposureRule::AboveUsual, .step = 30};
  const auto made = exposures_of(how, minutes);
  EXPECT_TRUE(std::isnan(made[13]));  // 13 days before it are too few
  EXPECT_EQ(made[14], 0);
  EXPECT_EQ(made[20], 2);  // 90 against 30, in steps of 30; the day itself is not in its mean
  const CauseExposure fall{.rule = ExposureRule::BelowUsual, .step = 10};
  EXPECT_EQ(exposures_of(fall, minutes)[20], -6);
}

TEST(Exposure, ForgetsWhatIsOlderThanFourWeeks) {
  std::vector<double> values(28, 0);
  values[0] = 280;
  EXPECT_EQ(usual_of(values).back(), 280.0 / 27);
  values.push_back(0);
  values.push_back(0);
  EXPECT_EQ(usual_of(values)[28], 10);  // days 0..27
  EXPECT_EQ(usual_of(values)[29], 0);   // day 0 has dropped out
}

TEST(Exposure, NoticesThatTheUsualCoffeeWasLeftOut) {
  std::vector<double> cups(14, 3);
  cups.insert(cups.end(), {1, 2, 0});
  const CauseExposure how{.rule = ExposureRule::UnderHalf, .level = body::Number{.value = 2}};
  const auto made = exposures_of(how, cups);
  EXPECT_EQ(made[14], 1);  // 1 is under half of 3
  EXPECT_EQ(made[15], 0);  // 2 is not under half of 2.87
  EXPECT_EQ(made[16], 1);
  std::vector<double> few(14, 1);
  few.push_back(0);
  EXPECT_EQ(exposures_of(how, few)[14], 0);  // who drinks one a day misses none
}

TEST(Exposure, CoversTheDaysAroundAStartAndSaysWhereItKnowsNothing) {
  std::vector<double> starts(60, unknown);
  starts[10] = 1;
  starts[38] = 1;
  const CauseExposure how{.rule = ExposureRule::AroundDay, .days_before = 3, .days_after = 2};
  const auto made = exposures_of(how, starts);
  EXPECT_TRUE(std::isnan(made[6]));
  for (const std::size_t in : {7U, 10U, 12U, 35U, 40U}) EXPECT_EQ(made[in], 1) << in;
  for (const std::size_t out : {13U, 34U, 41U, 54U}) EXPECT_EQ(made[out], 0) << out;
  EXPECT_TRUE(std::isnan(made[55]));  // a next window may have begun
  EXPECT_TRUE(std::isnan(made[56]));
}

TEST(Exposure, DoesNotCallMonthsFreeBetweenStartsThatAreFarApart) {
  std::vector<double> starts(80, unknown);
  starts[5] = 1;
  starts[70] = 1;
  const CauseExposure how{.rule = ExposureRule::AroundDay, .days_before = 3, .days_after = 1};
  const auto made = exposures_of(how, starts);
  EXPECT_EQ(made[21], 0);
  EXPECT_TRUE(std::isnan(made[22]));
  EXPECT_TRUE(std::isnan(made[66]));
  EXPECT_EQ(made[67], 1);
  EXPECT_EQ(made[72], 0);
}

}  // namespace
}  // namespace unknot::diary
