#include "store/rescue_scan.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

TEST(RescueScan, FindsEveryEntryWhenThePageThatLeadsToThemIsGone) {
  const testing::Folder folder;
  {
    Store store = testing::open(folder);
    testing::log_days(store, 1, 500);
    static_cast<void>(store.erase_entry(7).value());
  }
  const int root = SQLite::Database(folder.file(), SQLite::OPEN_READWRITE)
                       .execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")
                       .getInt();
  std::string bytes = testing::bytes_of(folder.file());
  bytes.replace(4096 * static_cast<std::size_t>(root - 1), 4096, 4096, '\0');
  testing::write_bytes(folder.file(), bytes);
  const auto found = scan_entries(folder.file());
  EXPECT_EQ(found.size(), 499U);
  for (const auto& own : found) EXPECT_NE(own.note, "day 7");
}

}  // namespace
}  // namespace unknot::store
