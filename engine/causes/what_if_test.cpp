#include "engine/causes/what_if.h"

#include <gtest/gtest.h>

#include "engine/causes/test_causes.h"

namespace unknot::causes {
namespace {

struct Made {
  Made() {
    base.days = day_model_of({.table = &table, .causes = causes});
    const stats::DiaryModel& model = base.days.model;
    for (const double effect : {0.4, 0.5, 0.6}) {
      base.draws.push_back(
          testing::trajectory_of(model, testing::values_of(model, 5, {effect, 0, 0})));
    }
  }
  std::vector<body::Cause> causes = testing::three_causes();
  // Hours that an hour less does not empty.
  diary::DayTable table = testing::table_of({.sd = 1}, causes);
  WhatIfBase base;
};

TEST(WhatIf, OneUnitLessTakesTheEffectAway) {
  const Made made;
  const auto out = what_if(made.base, {{.cause = "sitting_hours", .shift = -1}});
  ASSERT_TRUE(out.has_value());
  EXPECT_NEAR(out->change.p50, -0.5, 0.01);
  EXPECT_NEAR(out->then.p50 - out->now.p50, -0.5, 0.05);
  EXPECT_LT(out->change.p05, out->change.p95);
}

TEST(WhatIf, NothingChangedChangesNothing) {
  const Made made;
  const auto out = what_if(made.base, {});
  ASSERT_TRUE(out.has_value());
  EXPECT_EQ(out->change.p05, 0);
  EXPECT_EQ(out->change.p95, 0);
}

TEST(WhatIf, AnExposureDoesNotGoBelowWhatThereIs) {
  // 5 on average and never below 0: ten less is five less.
  const Made made;
  const auto ten = what_if(made.base, {{.cause = "sitting_hours", .shift = -10}});
  ASSERT_TRUE(ten.has_value());
  EXPECT_NEAR(ten->change.p50, -2.5, 0.4);
}

TEST(WhatIf, RefusesWhatIsNotThere) {
  const Made made;
  const auto unknown = what_if(made.base, {{.cause = "stress", .shift = -1}});
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().code, ErrorCode::UnknownId);
  EXPECT_EQ(unknown.error().where, "changes[0].cause");
  const auto far = what_if(made.base, {{.cause = "sitting_hours", .shift = -11}});
  ASSERT_FALSE(far.has_value());
  EXPECT_EQ(far.error().code, ErrorCode::OutOfRange);
  const auto twice = what_if(
      made.base, {{.cause = "sitting_hours", .shift = -1}, {.cause = "sitting_hours", .shift = 1}});
  ASSERT_FALSE(twice.has_value());
  EXPECT_EQ(twice.error().code, ErrorCode::DuplicateId);
}

}  // namespace
}  // namespace unknot::causes
