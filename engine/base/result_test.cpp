#include "engine/base/result.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

namespace unknot {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return fail(ErrorCode::OutOfRange, "number", "is odd");
  return number / 2;
}

Result<int> quarter(int number) {
  UNKNOT_TRY(const int once, half(number));
  UNKNOT_TRY(const int twice, half(once));
  return twice;
}

Result<std::string> if_even(int number) {
  UNKNOT_CHECK(half(number));
  return "even";
}

TEST(Result, TryGivesTheValueOrPassesTheErrorOn) {
  EXPECT_EQ(quarter(12).value(), 3);
  const auto odd = quarter(6);
  ASSERT_FALSE(odd.has_value());
  EXPECT_EQ(odd.error(), (Error{ErrorCode::OutOfRange, "number", "is odd"}));
}

TEST(Result, CheckPassesTheErrorOnAndElseGoesOn) {
  EXPECT_EQ(if_even(2).value(), "even");
  EXPECT_EQ(if_even(3).error().where, "number");
}

TEST(Result, TryMovesWhatCannotBeCopied) {
  const auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); };
  const auto use = [&]() -> Result<int> {
    UNKNOT_TRY(const std::unique_ptr<int> owned, make());
    return *owned;
  };
  EXPECT_EQ(use().value(), 7);
}

TEST(ErrorCode, HasANameOfItsOwnInSnakeCase) {
  std::set<std::string_view> names;
  const int last = static_cast<int>(ErrorCode::Internal);
  for (int code = 0; code <= last; ++code) {
    const std::string_view name = name_of(static_cast<ErrorCode>(code));
    EXPECT_TRUE(names.insert(name).second) << name << " stands for two codes";
    EXPECT_TRUE(std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '_';
    })) << name;
  }
  EXPECT_EQ(name_of(ErrorCode::BrokenReference), "broken_reference");
}

}  // namespace
}  // namespace unknot
