#include "store/ids.h"

#include <gtest/gtest.h>

#include "store/test_store.h"

namespace unknot::store {
namespace {

TEST(Ids, AUidIsBytesAndTextAndNeverTheSameTwice) {
  const std::string uid = new_uid();
  EXPECT_EQ(uid.size(), 32U);
  EXPECT_EQ(uid_of_bytes(bytes_of_uid(uid).value()), uid);
  EXPECT_NE(uid, new_uid());
  EXPECT_EQ(bytes_of_uid("000102030405060708090a0b0c0d0eff").value().back(), '\xff');
}

TEST(Ids, WhatIsNoUidGivesNothing) {
  for (const char* text :
       {"", "00", "000102030405060708090A0B0C0D0EFF", "zz0102030405060708090a0b0c0d0eff"}) {
    EXPECT_FALSE(bytes_of_uid(text).has_value()) << text;
  }
}

TEST(Ids, TheNextIdWasNeverUsed) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("CREATE TABLE thing (thing_id INTEGER PRIMARY KEY AUTOINCREMENT, x)");
  EXPECT_EQ(next_id(database, "thing", "thing_id"), 1);
  database.exec(
      "INSERT INTO thing VALUES (1, ''), (2, ''), (7, ''); DELETE FROM thing WHERE x = '' AND "
      "thing_id > 1");
  EXPECT_EQ(next_id(database, "thing", "thing_id"), 8);
  database.exec("DELETE FROM sqlite_sequence");
  EXPECT_EQ(next_id(database, "thing", "thing_id"), 2);
}

}  // namespace
}  // namespace unknot::store
