#include "cli/at_once.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace unknot::cli {
namespace {

TEST(AtOnce, EachIsDoneOnceAndAllAreDoneAtTheEnd) {
  std::vector<std::atomic<int>> done(1000);
  each_at_once(done.size(), [&](std::size_t i) { ++done[i]; });
  for (const auto& own : done) EXPECT_EQ(own, 1);
}

TEST(AtOnce, NothingToDoIsNothing) {
  int done = 0;
  each_at_once(0, [&](std::size_t) { ++done; });
  EXPECT_EQ(done, 0);
}

}  // namespace
}  // namespace unknot::cli
