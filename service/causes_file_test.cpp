#include "service/causes_file.h"

#include <gtest/gtest.h>

#include "tests/laws/real_knowledge.h"

namespace unknot::service {
namespace {

TEST(CausesFile, EachPersonHasAnAnswerOfTheirOwn) {
  const auto people = causes_of_file(laws::real().knowledge,
                                     "date,person,pain.sternum,exposure.stress\n"
                                     "2026-02-02,a,3,4\n2026-02-03,a,5,2\n2026-02-02,b,5,\n",
                                     {.depth = causes::Depth::Update});
  ASSERT_TRUE(people.has_value()) << people.error().where << people.error().detail;
  ASSERT_EQ(people->size(), 2U);
  EXPECT_EQ((*people)[0].person, "a");
  EXPECT_EQ((*people)[0].result.days_scored, 2);
  EXPECT_EQ((*people)[1].result.days_scored, 1);
  EXPECT_EQ((*people)[0].result.headline, causes::Verdict::NotEnoughDays);
}

TEST(CausesFile, RefusesValuesThatThereAreNot) {
  const auto code = [](std::string_view bytes) {
    const auto people = causes_of_file(laws::real().knowledge, bytes, {});
    return people.has_value() ? ErrorCode::Internal : people.error().code;
  };
  EXPECT_EQ(code("date,pain.moon\n2026-02-02,3\n"), ErrorCode::UnknownId);
  EXPECT_EQ(code("date,pain.sternum\n2026-02-02,11\n"), ErrorCode::OutOfRange);
  EXPECT_EQ(code("date,weather\n2026-02-02,11\n"), ErrorCode::UnknownField);
}

TEST(CausesFile, ADayCanBeChosenAsTheLast) {
  const auto people =
      causes_of_file(laws::real().knowledge, "date,pain.sternum\n2026-02-02,3\n2026-02-03,4\n",
                     {.date = "2026-02-02", .depth = causes::Depth::Update});
  ASSERT_TRUE(people.has_value());
  EXPECT_EQ((*people)[0].result.days_scored, 1);
  EXPECT_EQ((*people)[0].result.date, "2026-02-02");
}

}  // namespace
}  // namespace unknot::service
