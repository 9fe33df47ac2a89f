#include "store/raw_pages.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>

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

TEST(RawPages, ABadSectorCostsWhatLiesThereAlone) {
  const std::size_t size = (3UL << 20U) + 100;
  const std::string whole(size, 'x');
  const std::size_t bad = (1UL << 20U) + 4096;
  const auto read = [&](char* into, std::size_t most, std::size_t from) -> std::ptrdiff_t {
    // At most so many at once; all of a read fails that touches the sector.
    most = std::min<std::size_t>(most, 700'000);
    if (from < bad + 512 && from + most > bad) {
      errno = EIO;
      return -1;
    }
    return static_cast<std::ptrdiff_t>(whole.copy(into, most, from));
  };
  std::string expected = whole;
  expected.replace(bad, 512, 512, '\0');
  EXPECT_TRUE(read_around(size, read, Unreadable::IsZeros) == expected);
  EXPECT_TRUE(read_around(size, read, Unreadable::EndsIt) == whole.substr(0, bad));
  EXPECT_EQ(read_around(size + 50, read, Unreadable::IsZeros).size(), size) << "shorter than said";
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
