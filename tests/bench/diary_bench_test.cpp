/// The benchmarks' work with tiny input: it still runs, and its checksum sees a change.
#include <gtest/gtest.h>

#include "tests/bench/diary_work.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::bench {
namespace {

TEST(DiaryBench, MakesEntriesThatAPersonCouldWrite) {
  const body::Knowledge& knowledge = laws::real().knowledge;
  for (const diary::Entry& own : diary_of(knowledge, 3, 4)) {
    if (own.about == "sleep_position_bad") continue;  // its choice is left out here
    const auto fine = check_entry(knowledge, own);
    EXPECT_TRUE(fine) << own.about << ' ' << fine.error().where;
  }
}

TEST(DiaryBench, AnotherDiaryHasAnotherChecksum) {
  const body::Knowledge& knowledge = laws::real().knowledge;
  const auto sum = [&](int days, int places) {
    const auto entries = diary_of(knowledge, days, places);
    return checksum(diary::days_of({.entries = entries, .causes = knowledge.causes}));
  };
  EXPECT_EQ(sum(5, 4), sum(5, 4));
  EXPECT_NE(sum(5, 4), sum(6, 4));
  EXPECT_NE(sum(5, 4), sum(5, 5));
}

}  // namespace
}  // namespace unknot::bench
