/// A store of every earlier schema opens, is brought up to date and keeps what it held. The files
/// tests/store_schemas/N.sql are dumps of stores as schema N was released; they are never edited.
#include "store/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "store/test_store.h"

namespace unknot::store {
namespace {

std::string dump_of(std::size_t schema) {
  return testing::bytes_of(std::string(UNKNOT_SOURCE_DIR) + "/tests/store_schemas/" +
                           std::to_string(schema) + ".sql");
}

TEST(Migrations, AStoreOfEveryReleasedSchemaOpensWithWhatItHeld) {
  ASSERT_FALSE(migrations().empty());
  for (std::size_t schema = 1; schema <= migrations().size(); ++schema) {
    const std::string dump = dump_of(schema);
    ASSERT_FALSE(dump.empty()) << "no dump of schema " << schema;
    const testing::Folder folder;
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(dump);
    const auto known = testing::open(folder).knots();
    ASSERT_TRUE(known.has_value()) << schema << ": " << known.error().detail;
    ASSERT_EQ(known->size(), 2U) << schema;
    const knots::Knot& own = known->front();
    EXPECT_EQ(own.member, (knots::Member{"levator_scapulae", body::Side::Right}));
    ASSERT_EQ(own.looks.size(), 2U);
    EXPECT_EQ(own.looks[0].moment.date, "2026-02-02");
    EXPECT_EQ(own.looks[0].pains.size(), 2U);
    EXPECT_EQ(own.looks[0].answers.at("press_levator_scapulae_r"), body::Answer::Yes);
    EXPECT_EQ(own.looks[1].drawing_look_id, own.looks[0].look_id);
    EXPECT_EQ(own.looks[1].sore_different.size(), 1U);
    EXPECT_EQ(knots::state_of(own), knots::State::ClosedGone);
    SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE);
    EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(),
              static_cast<int>(migrations().size()));
  }
}

TEST(Migrations, AnUpgradedStoreHasTheTablesOfAFreshOne) {
  const auto tables = [](const testing::Folder& folder) {
    testing::open(folder);
    SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE);
    SQLite::Statement row(database, "SELECT type, name, sql FROM sqlite_schema ORDER BY name");
    std::string out;
    while (row.executeStep()) {
      out += row.getColumn(0).getString() + row.getColumn(1).getString() +
             row.getColumn(2).getString() + "\n";
    }
    return out;
  };
  const testing::Folder fresh;
  const testing::Folder old;
  SQLite::Database(old.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(dump_of(1));
  EXPECT_EQ(tables(old), tables(fresh));
}

}  // namespace
}  // namespace unknot::store
