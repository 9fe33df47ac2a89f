#include "engine/facade_causes.h"

#include <gtest/gtest.h>

#include <limits>

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
  const auto no_side =
      ask_causes(knowledge(), {.table = &none, .place = causes::Place{.region = "temple"}}, {});
  ASSERT_FALSE(no_side.has_value());
  EXPECT_EQ(no_side.error().code, ErrorCode::Contradiction);
  EXPECT_EQ(no_side.error().where, "side");
  const auto never = ask_causes(knowledge(), {.table = &none, .date = "2026-02-30"}, {});
  ASSERT_FALSE(never.has_value());
  EXPECT_EQ(never.error().code, ErrorCode::OutOfRange);
}

TEST(FacadeCauses, PlacesCountTheirOwnDays) {
  using body::PaintSide;
  const double no = std::numeric_limits<double>::quiet_NaN();
  const auto pain = [](const char* id, PaintSide side, std::vector<double> values) {
    return diary::Column{.id = id, .side = side, .values = std::move(values)};
  };
  diary::DayTable table;
  table.columns = {pain("sternum", PaintSide::Midline, {no, 3, no}),
                   pain("temple", PaintSide::Left, {2, 0, 4}),
                   pain("temple", PaintSide::Right, {no, 0, no})};
  table.columns.push_back({.kind = diary::ColumnKind::Exposure, .id = "stress", .values = {1, 2}});
  const auto places = scored_places(table);
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].place.region, "temple");
  EXPECT_EQ(places[0].place.side, PaintSide::Left);
  EXPECT_EQ(places[0].days_scored, 3) << "a day without pain is a known one";
  EXPECT_EQ(places[0].days_pain, 2);
  EXPECT_EQ(places[1].place.region, "sternum");
  EXPECT_EQ(places[1].days_scored, 1);
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
