#include "engine/body/treatment.h"

#include <gtest/gtest.h>

namespace unknot::body {
namespace {

TEST(CodeUse, IsTakenApart) {
  const auto use = parse_code_use("osteoporosis:forbid:bodyweight").value();
  EXPECT_EQ(use.code, "osteoporosis");
  EXPECT_TRUE(use.forbid);
  EXPECT_EQ(use.scope, "bodyweight");
  EXPECT_FALSE(parse_code_use("bruise:caution")->forbid);
}

TEST(CodeUse, RefusesAnyOtherForm) {
  for (const char* text : {"", "bruise", ":forbid", "bruise:", "bruise:maybe", "bruise:Forbid"}) {
    const auto use = parse_code_use(text);
    ASSERT_FALSE(use.has_value()) << text;
    EXPECT_EQ(use.error().code, ErrorCode::Malformed) << text;
  }
}

}  // namespace
}  // namespace unknot::body
