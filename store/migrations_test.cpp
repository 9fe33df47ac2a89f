/// A store of every earlier schema opens, is brought up to date and keeps what it held. The files
/// tests/store_schemas/N.sql are dumps of stores as schema N was released; they are never edited.
#include "store/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "store/holds.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

std::string dump_of(std::size_t schema) {
  return testing::bytes_of(std::string(UNKNOT_SOURCE_DIR) + "/tests/store_schemas/" +
                           std::to_string(schema) + ".sql");
}

/// What was written by hand into the stores from schema 2 on.
void expect_diary(Store& store) {
  const auto entries = store.entries().value();
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[0].kind, diary::EntryKind::CheckIn);
  EXPECT_EQ(entries[1].words,
            (std::vector<body::PainWord>{body::PainWord::Deep, body::PainWord::Dull}));
  const diary::Entry& press = entries[2];
  EXPECT_EQ(press.dose, (diary::Dose{.pressure_kPa = 90.5,
                                     .press_0_10 = 6,
                                     .radiant_exposure_J_per_cm2 = 4,
                                     .temperature_degC = 38.5,
                                     .before_0_10 = 5,
                                     .after_0_10 = 3}));
  EXPECT_EQ(press.note, "after work");
  EXPECT_EQ(press.to_ms, 1773165900000);
  EXPECT_EQ(entries[3].replaces_entry_id, entries[1].entry_id);
  EXPECT_EQ(entries[3].uid, "5f1c2a9e8b7d4c60912e3f4a5b6c7d84");
}

TEST(Migrations, AStoreOfEveryReleasedSchemaOpensWithWhatItHeld) {
  ASSERT_FALSE(migrations().empty());
  for (std::size_t schema = 1; schema <= migrations().size(); ++schema) {
    const std::string dump = dump_of(schema);
    ASSERT_FALSE(dump.empty()) << "no dump of schema " << schema;
    const testing::Folder folder;
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(dump);
    Store store = testing::open(folder);
    const auto known = store.knots();
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
    EXPECT_EQ(own.looks[0].uid.size(), 32U) << "given on the way";
    EXPECT_NE(own.looks[0].uid, own.looks[1].uid);
    EXPECT_EQ(knots::state_of(own), knots::State::ClosedGone);
    if (schema >= 2) expect_diary(store);
    EXPECT_TRUE(verify(folder.file()).has_value());
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
