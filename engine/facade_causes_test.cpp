#include "engine/facade_causes.h"

#include <gtest/gtest.h>

#include "engine/diary/test_diary.h"
#include "tests/laws/real_knowledge.h"

namespace unknot {
namespace {

using diary::EntryKind;
using diary::testing::Book;

const body::Knowledge& knowledge() { return laws::real().knowledge; }

TEST(FacadeCauses, EveryCauseOfTheKnowledgeIsSaidOnDayZero) {
  const diary::DayTable none;
  const auto run = ask_causes(knowledge(), {.table = &none}, {.depth = causes::Depth::Prior});
  ASSERT_TRUE(run.has_value());
  std::size_t exposures = 0;
  for (const auto& group : run->result.groups) {
    EXPECT_FALSE(group.exposures.empty()) << group.group;
    EXPECT_GT(group.prior_probability, 0) << group.group;
    EXPECT_LT(group.prior_share.p05, group.prior_share.p95 + 1e-12) << group.group;
    exposures += group.exposures.size();
  }
  const auto named = [](const body::Cause& own) { return own.group != "confounder"; };
  EXPECT_EQ(static_cast<std::ptrdiff_t>(exposures),
            std::count_if(knowledge().causes.begin(), knowledge().causes.end(), named));
  EXPECT_FALSE(run->result.would_teach.empty());
}

TEST(FacadeCauses, RefusesPlacesAndDatesThatThereAreNot) {
  const diary::DayTable none;
  const auto nowhere =
      ask_causes(knowledge(), {.table = &none, .place = causes::Place{.region = "moon"}}, {});
  ASSERT_FALSE(nowhere.has_value());
  EXPECT_EQ(nowhere.error().code, ErrorCode::UnknownId);
  const auto never = ask_causes(knowledge(), {.table = &none, .date = "2026-02-30"}, {});
  ASSERT_FALSE(never.has_value());
  EXPECT_EQ(never.error().code, ErrorCode::OutOfRange);
}

TEST(FacadeCauses, TheGuessIsThatOfTheFirstDay) {
  Book book;
  EXPECT_FALSE(guess_of(book.entries()).has_value());
  book.add(EntryKind::CauseGuess, "2026-02-10", "dehydration");
  book.add(EntryKind::CauseGuess, "2026-02-02", "sitting_all_day");
  const auto guess = guess_of(book.entries());
  ASSERT_TRUE(guess.has_value());
  EXPECT_EQ(guess->group, "sitting_all_day");
  EXPECT_EQ(guess->date, "2026-02-02");
}

}  // namespace
}  // namespace unknot
