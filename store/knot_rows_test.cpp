#include "store/knot_rows.h"

#include <gtest/gtest.h>

#include "engine/knots/test_knots.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using knots::testing::day;
using knots::testing::levator;
using testing::Folder;

TEST(KnotRows, AnyChangeBehindTheStoresBackIsFound) {
  for (const char* sql :
       {"UPDATE knot SET muscle = 'levatos'", "UPDATE knot SET side = 'left'",
        "UPDATE knot SET checksum = NULL", "UPDATE knot_event SET at_ms = 0",
        "UPDATE knot_event SET zone = ''", "UPDATE knot_event SET date = '2026-01-01'",
        "UPDATE knot_event SET kind = 'closed_no_knot'", "UPDATE knot_event SET checksum = NULL",
        "UPDATE knot_event SET event_id = 9", "UPDATE knot_look SET checksum = 1",
        "PRAGMA foreign_keys = OFF; UPDATE knot_look SET look_id = 2",
        "PRAGMA foreign_keys = OFF; DELETE FROM look"}) {
    const Folder folder;
    Store store = testing::open(folder);
    const auto id = store.keep(knots::testing::look(day(2, 2), 6), {levator()}).value()[0];
    store.add_event(id, {day(3, 2), knots::EventKind::ClosedGone}).value();
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec(sql);
    const auto read = store.knot(id);
    ASSERT_FALSE(read.has_value()) << sql;
    EXPECT_EQ(read.error().code, ErrorCode::Damaged) << sql;
  }
}

TEST(KnotRows, OneByOneTheyAreReadAndCheckedToo) {
  const Folder folder;
  {
    Store store = testing::open(folder);
    const auto id = store.keep(knots::testing::look(day(2, 2), 6), {levator()}).value()[0];
    store.add_event(id, {day(3, 2), knots::EventKind::ClosedGone}).value();
  }
  SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE);
  EXPECT_EQ(read_bare_knot(database, 1).value().member, levator());
  EXPECT_EQ(read_event(database, 1).value().event.moment, day(3, 2));
  EXPECT_TRUE(read_link(database, {.knot_id = 1, .look_id = 1}).has_value());
  EXPECT_EQ(read_bare_knot(database, 2).error().code, ErrorCode::NotFound);
  EXPECT_EQ(read_event(database, 2).error().code, ErrorCode::NotFound);
  EXPECT_EQ(read_link(database, {.knot_id = 1, .look_id = 2}).error().code, ErrorCode::NotFound);
  database.exec("UPDATE knot_look SET checksum = 0; UPDATE knot SET checksum = 0");
  EXPECT_EQ(read_link(database, {.knot_id = 1, .look_id = 1}).error().code, ErrorCode::Damaged);
  EXPECT_EQ(read_bare_knot(database, 1).error().code, ErrorCode::Damaged);
}

}  // namespace
}  // namespace unknot::store
