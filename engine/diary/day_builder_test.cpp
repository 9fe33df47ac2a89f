#include "engine/diary/day_builder.h"

#include <gtest/gtest.h>

namespace unknot::diary {
namespace {

TEST(SourceList, TypedStandsOverSessionsAndTheseOverImportsByName) {
  SourceList sources;
  const auto watch = sources.index_of("watch");
  const auto phone = sources.index_of("a_phone");
  const auto session = sources.index_of(source_session);
  const auto typed = sources.index_of(source_typed);
  EXPECT_TRUE(sources.ranks_before(typed, session));
  EXPECT_TRUE(sources.ranks_before(session, phone));
  EXPECT_TRUE(sources.ranks_before(phone, watch));
  EXPECT_FALSE(sources.ranks_before(watch, watch));
  EXPECT_FALSE(sources.ranks_before(watch, typed));
}

TEST(SourceList, GivesTheSameNumberForTheSameNameAndNeverZero) {
  SourceList sources;
  EXPECT_EQ(sources.index_of("typed"), 1);
  EXPECT_EQ(sources.index_of("watch"), 2);
  EXPECT_EQ(sources.index_of("typed"), 1);
}

TEST(SourceList, PutsWhatIsTooMuchIntoOne) {
  SourceList sources;
  for (int k = 0; k < 400; ++k) (void)sources.index_of("file_" + std::to_string(k));
  const auto names = sources.take();
  EXPECT_LE(names.size(), 256U);
  EXPECT_EQ(names.back(), "other");
}

TEST(Say, KeepsWhatRanksFirstAndTheLaterOfOneSource) {
  SourceList sources;
  const auto typed = sources.index_of(source_typed);
  const auto watch = sources.index_of("watch");
  DayCell cell;
  cell.say({watch, 9}, sources);
  cell.say({typed, 4}, sources);
  cell.say({watch, 8}, sources);
  EXPECT_EQ(cell.whole_day->value, 4);
  cell.say({typed, 5}, sources);
  EXPECT_EQ(cell.whole_day->value, 5);
}

}  // namespace
}  // namespace unknot::diary
