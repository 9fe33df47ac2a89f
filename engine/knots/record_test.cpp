#include "engine/knots/record.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/knots/test_knots.h"

namespace unknot::knots {
namespace {

using testing::day;

TEST(Record, TheLastEventSaysWhetherAKnotIsOpen) {
  Knot own = testing::knot({testing::look(day(2, 2), 6)});
  EXPECT_EQ(state_of(own), State::Open);
  own.events.push_back({.moment = day(3, 2), .kind = EventKind::ClosedGone});
  EXPECT_EQ(state_of(own), State::ClosedGone);
  own.events.push_back({.moment = day(4, 2), .kind = EventKind::Reopened});
  EXPECT_EQ(state_of(own), State::Open);
  own.events.push_back({.moment = day(4, 3), .kind = EventKind::ClosedNoKnot});
  EXPECT_EQ(state_of(own), State::ClosedNoKnot);
}

TEST(Record, EveryKindAndStateHasAWordOfItsOwn) {
  std::set<std::string_view> words;
  for (const auto kind : {EventKind::ClosedGone, EventKind::ClosedNoKnot, EventKind::Reopened}) {
    EXPECT_TRUE(words.insert(name_of(kind)).second);
  }
  EXPECT_EQ(name_of(State::Open), "open");
  EXPECT_EQ(name_of(State::ClosedGone), name_of(EventKind::ClosedGone));
  EXPECT_EQ(name_of(State::ClosedNoKnot), name_of(EventKind::ClosedNoKnot));
}

}  // namespace
}  // namespace unknot::knots
