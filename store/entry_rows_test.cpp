#include "store/entry_rows.h"

#include <gtest/gtest.h>

#include "store/ids.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using diary::Entry;

/// The store's own tables, opened beside it.
struct Opened {
  testing::Folder folder;
  Store store = testing::open(folder);
  SQLite::Database database{folder.file(), SQLite::OPEN_READWRITE};
};

Entry rated(const std::string& about, double value) {
  Entry out;
  out.uid = new_uid();
  out.kind = diary::EntryKind::Pain;
  out.date = "2026-02-26";
  out.zone = "UTC";
  out.about = about;
  out.side = body::PaintSide::Right;
  out.value = value;
  out.written = {.at_ms = 5, .zone = "UTC", .date = "2026-02-26"};
  return out;
}

TEST(EntryRows, FindWhatCountsInASlotAndTheEndOfAChain) {
  Opened own;
  EntryWriter writer(own.database);
  const std::int64_t first = writer.write(rated("temple", 5));
  Entry next = rated("temple", 6);
  next.replaces_entry_id = first;
  const std::int64_t second = writer.write(next);
  const std::int64_t other = writer.write(rated("forehead", 5));
  EXPECT_EQ(entry_in_slot(own.database, rated("temple", 1)), second);
  EXPECT_EQ(entry_in_slot(own.database, rated("forehead", 1)), other);
  EXPECT_FALSE(entry_in_slot(own.database, rated("jaw_joint", 1)));
  EXPECT_EQ(newest_of(own.database, first), second);
  EXPECT_EQ(newest_of(own.database, second), second);
}

TEST(EntryRows, AreReadFromAnIdOnAndByUid) {
  Opened own;
  EntryWriter writer(own.database);
  const Entry temple = rated("temple", 5);
  const std::int64_t first = writer.write(temple);
  const std::int64_t second = writer.write(rated("forehead", 5));
  EXPECT_EQ(read_entries(own.database)->size(), 2U);
  EXPECT_EQ(read_entries(own.database, first)->front().entry_id, second);
  EXPECT_EQ(entry_of_uid(own.database, temple.uid), first);
  EXPECT_FALSE(entry_of_uid(own.database, new_uid()));
  EXPECT_FALSE(entry_of_uid(own.database, "no uid"));
  EXPECT_EQ(read_entry(own.database, 99).error().code, ErrorCode::NotFound);
}

TEST(EntryRows, KeepTheIdThatIsGiven) {
  Opened own;
  EntryWriter writer(own.database);
  Entry seventh = rated("temple", 5);
  seventh.entry_id = 7;
  EXPECT_EQ(writer.write(seventh), 7);
  EXPECT_EQ(writer.write(rated("forehead", 5)), 8);
  EXPECT_EQ(read_entry(own.database, 7)->about, "temple");
}

TEST(EntryRows, OneChainIsDeletedFromWhicheverEndItIsNamed) {
  for (int named = 0; named < 3; ++named) {
    Opened own;
    EntryWriter writer(own.database);
    own.database.exec("PRAGMA foreign_keys = ON");
    std::vector<std::int64_t> ids{writer.write(rated("temple", 1))};
    for (int value = 2; value <= 3; ++value) {
      Entry next = rated("temple", value);
      next.replaces_entry_id = ids.back();
      ids.push_back(writer.write(next));
    }
    const std::int64_t other = writer.write(rated("forehead", 5));
    const Chain chain = chain_of(own.database, ids[static_cast<std::size_t>(named)]);
    EXPECT_EQ(chain.entries, 3);
    delete_chain(own.database, chain);
    ASSERT_EQ(read_entries(own.database)->size(), 1U);
    EXPECT_EQ(read_entries(own.database)->front().entry_id, other);
  }
}

TEST(EntryRows, RefuseKindsAndSidesThatNobodyWrote) {
  Opened own;
  (void)EntryWriter(own.database).write(rated("temple", 5));
  own.database.exec("UPDATE entry SET kind = 'dream'");
  EXPECT_EQ(read_entries(own.database).error().code, ErrorCode::Damaged);
}

}  // namespace
}  // namespace unknot::store
