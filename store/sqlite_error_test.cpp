#include "store/sqlite_error.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace unknot::store {
namespace {

TEST(SqliteError, EveryFaultHasItsCode) {
  const auto code = [](int sqlite_code, int number = 0) {
    return error_of(sqlite_code, number).code;
  };
  EXPECT_EQ(code(SQLITE_BUSY), ErrorCode::Locked);
  EXPECT_EQ(code(SQLITE_BUSY_RECOVERY), ErrorCode::Locked);
  EXPECT_EQ(code(SQLITE_NOTADB), ErrorCode::NotAStore);
  EXPECT_EQ(code(SQLITE_CORRUPT), ErrorCode::Damaged);
  EXPECT_EQ(code(SQLITE_IOERR_SHORT_READ), ErrorCode::Damaged);
  EXPECT_EQ(code(SQLITE_FULL), ErrorCode::DiskFull);
  EXPECT_EQ(code(SQLITE_IOERR_WRITE, ENOSPC), ErrorCode::DiskFull);
  EXPECT_EQ(code(SQLITE_IOERR_WRITE, EFBIG), ErrorCode::DiskFull);
  EXPECT_EQ(code(SQLITE_IOERR_WRITE, EIO), ErrorCode::Internal);
  EXPECT_EQ(code(SQLITE_READONLY), ErrorCode::ReadOnly);
  EXPECT_EQ(code(SQLITE_CONSTRAINT), ErrorCode::Internal);
}

TEST(SqliteError, NeverRepeatsWhatWasBeingWritten) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  const auto said = guarded([&]() -> Result<bool> {
    database.exec("CREATE TABLE a (x TEXT CHECK (x = 'left'))");
    database.exec("INSERT INTO a VALUES ('secret')");
    return true;
  });
  ASSERT_FALSE(said.has_value());
  EXPECT_EQ(said.error().detail.find("secret"), std::string::npos);
  EXPECT_EQ(said.error().where, "store");
}

}  // namespace
}  // namespace unknot::store
