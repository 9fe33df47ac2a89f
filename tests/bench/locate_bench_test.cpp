/// The benchmarks' work with tiny input: it still runs, and its checksum sees a change.
#include <gtest/gtest.h>

#include "tests/bench/locate_work.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::bench {
namespace {

TEST(LocateBench, DrawsAsManyConnectedAreasAsAsked) {
  for (const std::size_t areas : {1U, 2U, 4U, 8U, 12U, 16U}) {
    const LocateRequest request = drawing(laws::real().knowledge.atlas, areas, Tests::Ranked);
    EXPECT_EQ(request.pains.size(), areas);
  }
}

TEST(LocateBench, RunsWithAndWithoutTestsAndItsChecksumSeesAChange) {
  const body::Knowledge& knowledge = laws::real().knowledge;
  const auto sum = [&](std::size_t areas, Tests tests) {
    const auto answer = ask_locate(knowledge, drawing(knowledge.atlas, areas, tests)).value();
    EXPECT_EQ(answer.result.next_tests.empty(), tests == Tests::NotRanked);
    return checksum(answer);
  };
  EXPECT_EQ(sum(1, Tests::Ranked), sum(1, Tests::Ranked));
  EXPECT_NE(sum(1, Tests::Ranked), sum(1, Tests::NotRanked));
  EXPECT_NE(sum(1, Tests::NotRanked), sum(2, Tests::NotRanked));
}

}  // namespace
}  // namespace unknot::bench
