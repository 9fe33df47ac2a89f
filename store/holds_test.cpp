#include "store/holds.h"

#include <gtest/gtest.h>

#include <utility>

#include "engine/knots/test_knots.h"
#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using testing::Folder;

Holds now(const Folder& folder) { return holds_of(folder.file()).value(); }

TEST(Holds, CountsAndTellsEveryAdditionAndDeletion) {
  const Folder folder;
  Store store = testing::open(folder);
  std::string last = now(folder).state;
  const auto changed = [&] {
    const std::string before = std::exchange(last, now(folder).state);
    return last != before;
  };
  testing::log_days(store, 1, 3);
  EXPECT_TRUE(changed());
  const auto id =
      store.keep(knots::testing::look(knots::testing::day(2, 2), 5), {knots::testing::levator()})
          .value()[0];
  EXPECT_TRUE(changed());
  EXPECT_FALSE(changed());
  store.add_event(id, {knots::testing::day(2, 3), knots::EventKind::ClosedGone}).value();
  EXPECT_TRUE(changed());
  const Holds all = now(folder);
  EXPECT_EQ(all.entries, 3);
  EXPECT_EQ(all.looks, 1);
  EXPECT_EQ(all.knots, 1);
  EXPECT_EQ(all.days, 4);
  EXPECT_EQ(all.first_date, "2020-01-02");
  EXPECT_EQ(all.last_date, "2026-02-02");
  store.erase_entry(3).value();
  EXPECT_TRUE(changed());
}

TEST(Holds, VerifyFindsOneFlippedBitInARow) {
  const Folder folder;
  {
    Store store = testing::open(folder);
    testing::log_days(store, 1, 3);
  }
  EXPECT_EQ(verify(folder.file()).value(), now(folder));
  std::string bytes = testing::bytes_of(folder.file());
  bytes[bytes.find("day 2") + 4] = '3';
  testing::write_bytes(folder.file(), bytes);
  EXPECT_EQ(verify(folder.file()).error().code, ErrorCode::Damaged);
}

TEST(Holds, StateTellsOtherContentUnderTheSameIds) {
  const Folder one;
  const Folder other;
  Store first = testing::open(one);
  Store second = testing::open(other);
  diary::Entry entry = testing::entry(1);
  first.log({entry}, 0).value();
  second.log({entry}, 0).value();
  EXPECT_EQ(now(one), now(other));
  entry = testing::entry(2);
  first.log({entry}, 0).value();
  entry.note = "another";
  second.log({entry}, 0).value();
  EXPECT_NE(now(one).state, now(other).state);
}

TEST(Holds, VerifyFindsASchemaThatIsNotTheOneOfAFreshStore) {
  for (const char* change :
       {"DROP INDEX entry_of_day", "DROP INDEX look_uid", "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "ALTER TABLE knot ADD COLUMN more TEXT", "CREATE TABLE more (id INTEGER)"}) {
    const Folder folder;
    testing::open(folder);
    EXPECT_TRUE(verify(folder.file()).has_value());
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec(change);
    EXPECT_EQ(verify(folder.file()).error().code, ErrorCode::Damaged) << change;
  }
}

TEST(Holds, VerifyFindsARowThatNamesOneThatIsNotThere) {
  const Folder folder;
  {
    Store store = testing::open(folder);
    store.keep(knots::testing::look(knots::testing::day(2, 2), 5), {knots::testing::levator()})
        .value();
  }
  SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE);
  database.exec("PRAGMA foreign_keys = OFF; INSERT INTO look_alternative VALUES (77, 'x', 0.5)");
  EXPECT_EQ(verify(folder.file()).error().code, ErrorCode::Damaged);
}

}  // namespace
}  // namespace unknot::store
