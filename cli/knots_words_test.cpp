#include "cli/knots_words.h"

#include <gtest/gtest.h>

#include "engine/knots/test_knots.h"

namespace unknot::cli {
namespace {

using knots::testing::day;
using knots::testing::look;

KnotView view(std::vector<knots::Look> looks, std::vector<knots::Event> events = {}) {
  KnotView out;
  out.knot = knots::testing::knot(std::move(looks), std::move(events));
  out.comparison = knots::compare({}, out.knot);
  return out;
}

TEST(KnotsWords, NameTheKnotAlsoWhenTheAtlasHasLostIt) {
  EXPECT_EQ(list_words({}, {}), "No knot is recorded yet.\n");
  EXPECT_EQ(list_words({}, {view({look(day(2, 2), 6), look(day(3, 2), 4)})}),
            "   1  right levator, since 2026-02-02: quieter\n");
}

TEST(KnotsWords, AClosedKnotIsSaidToBeClosed) {
  const auto closed = view({look(day(2, 2), 6)}, {{day(3, 2), knots::EventKind::ClosedNoKnot}});
  EXPECT_NE(list_words({}, {closed}).find("it was no knot"), std::string::npos);
}

TEST(KnotsWords, EachLookHasALineAndTheChanceIsCapped) {
  const std::string said = show_words({}, view({look(day(2, 2), 6, 3)}));
  EXPECT_NE(said.find("pain here 6, 2 places in all, worst 6; not pressed; 9 in 10"),
            std::string::npos)
      << said;
  EXPECT_NE(said.find("Next look due on 2026-02-09, 7 days after"), std::string::npos) << said;
}

TEST(KnotsWords, KeptKnotsHaveTheirNumbers) {
  EXPECT_EQ(kept_words({.red_flags = {}, .knot_ids = {3, 5}}),
            "Kept as knot 3.\nKept as knot 5.\n");
}

}  // namespace
}  // namespace unknot::cli
