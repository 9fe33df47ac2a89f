#include "store/raw_pages.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

TEST(RawPages, ACutFileIsReadAsFarAsItGoes) {
  const testing::Folder folder;
  {
    Store store = testing::open(folder);
    testing::log_days(store, 1, 500);
  }
  const std::string whole = testing::bytes_of(folder.file());
  testing::write_bytes(folder.file(), whole.substr(0, whole.size() - 8192));
  const auto first = [](const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    return database.execAndGet("SELECT note FROM entry WHERE entry_id = 1").getString();
  };
  EXPECT_THROW(first(folder.file()), SQLite::Exception);
  const std::string copy = folder.path() + "/copy";
  ASSERT_TRUE(copy_to_read(folder.file(), copy).has_value());
  EXPECT_EQ(first(copy), "day 1");
}

TEST(RawPages, LeavesOfTablesAreFound) {
  const testing::Folder folder;
  {
    Store store = testing::open(folder);
    testing::log_days(store, 1, 500);
  }
  const std::size_t leaves = table_leaves(folder.file()).size();
  EXPECT_GT(leaves, 10U);
  EXPECT_LT(leaves, testing::bytes_of(folder.file()).size() / 4096);
  EXPECT_TRUE(table_leaves(folder.path() + "/no").empty());
}

TEST(RawPages, ASchemaThatIsGoneComesFromACopy) {
  const testing::Folder folder;
  {
    Store store = testing::open(folder);
    testing::log_days(store, 1, 500);
  }
  const std::string whole = testing::bytes_of(folder.file());
  const std::string bare = folder.path() + "/bare";
  testing::write_bytes(bare, std::string(4096, '\0') + whole.substr(4096));
  ASSERT_TRUE(graft_schema(folder.file(), bare).has_value());
  SQLite::Database database(bare, SQLite::OPEN_READWRITE);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM entry").getInt(), 500);
  EXPECT_EQ(graft_schema(folder.path() + "/no", bare).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace unknot::store
