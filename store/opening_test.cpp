#include "store/opening.h"

#include <gtest/gtest.h>

#include "store/backup.h"
#include "store/migrations.h"
#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using testing::Folder;

TEST(Opening, ToReadChangesNothingAndWantsAStore) {
  const Folder folder;
  EXPECT_EQ(open_to_read(folder.file()).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(exists(folder.file()));
  testing::write_bytes(folder.file(), std::string(5000, 'x'));
  EXPECT_EQ(open_to_read(folder.file()).error().code, ErrorCode::NotAStore);
  std::filesystem::remove(folder.file());
  testing::open(folder);
  const auto database = open_to_read(folder.file()).value();
  EXPECT_EQ(number_of(*database, "PRAGMA user_version"),
            static_cast<std::int64_t>(migrations().size()));
  EXPECT_THROW(database->exec("DELETE FROM entry"), SQLite::Exception);
}

TEST(Opening, AnEmptyOrMissingFileWithBackupsBesideIsNoNewDiary) {
  for (const bool empty : {true, false}) {
    const Folder folder;
    {
      Store store = testing::open(folder);
      testing::log_days(store, 1, 3);
    }
    ASSERT_TRUE(make_backup(folder.file(), BackupKind::Day, "2026-02-02"));
    std::filesystem::remove(folder.file());
    if (empty) testing::write_bytes(folder.file(), "");
    EXPECT_EQ(Store::open({.path = folder.file()}).error().code, ErrorCode::Damaged);
    EXPECT_EQ(std::filesystem::exists(folder.file()), empty);
  }
}

TEST(Opening, AllPagesAreLookedAtOnlyWhenAsked) {
  const Folder folder;
  {
    Store store = testing::open(folder);
    testing::log_days(store, 1, 400);
  }
  std::string bytes = testing::bytes_of(folder.file());
  bytes[bytes.size() / 4096 / 2 * 4096] = '\xee';
  testing::write_bytes(folder.file(), bytes);
  EXPECT_TRUE(Store::open({.path = folder.file()}).has_value());
  EXPECT_EQ(Store::open({.path = folder.file(), .check = Check::Pages}).error().code,
            ErrorCode::Damaged);
}

}  // namespace
}  // namespace unknot::store
