#include "store/unfinished.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <utime.h>

#include <ctime>
#include <optional>

#include "store/backup.h"
#include "store/files.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using testing::Folder;

void make_old(const std::string& path) {
  const utimbuf then{.actime = std::time(nullptr) - 120, .modtime = std::time(nullptr) - 120};
  ASSERT_EQ(utime(path.c_str(), &then), 0) << path;
}

std::string left(const std::string& name, char digit) {
  return name + ".part-" + std::string(32, digit);
}

TEST(Unfinished, HasANameOfItsOwnForTheOwnerAloneAndGoes) {
  const Folder folder;
  std::string path;
  {
    const Unfinished one(folder.path() + "/new/a.db");
    const Unfinished other(folder.path() + "/new/a.db");
    EXPECT_NE(one.path(), other.path());
    struct stat found {};
    ASSERT_EQ(stat(one.path().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
    path = one.path();
    testing::write_bytes(path + "-wal", "a log");
    {
      const Unfinished same(path);
      EXPECT_EQ(same.path(), path);
    }
    EXPECT_TRUE(exists(path)) << "it is of the first";
  }
  EXPECT_FALSE(exists(path));
  EXPECT_FALSE(exists(path + "-wal"));
}

TEST(Unfinished, WhatAKilledProgramLeftGoesAndNothingElse) {
  const Folder folder;
  const std::string store = folder.file();
  const std::string backups = backups_folder(store);
  std::filesystem::create_directory(backups);
  const std::vector<std::string> gone = {
      left(store + ".restoring", 'a'), left(store + ".copy", 'b') + "-wal",
      left(backups + "/unknot-day-2026-02-03.db", 'c'),
      left(backups + "/unknot-day-2026-02-03.db", 'c') + "-journal"};
  const std::vector<std::string> kept = {store,
                                         store + "-wal",
                                         left(folder.path() + "/photo", 'a'),
                                         store + ".part-12",
                                         left(store + ".copy", 'g'),
                                         backups + "/unknot-day-2026-02-03.db"};
  for (const auto* all : {&gone, &kept}) {
    for (const std::string& own : *all) {
      testing::write_bytes(own, "private");
      make_old(own);
    }
  }
  const std::string young = left(store + ".copy", 'd');
  testing::write_bytes(young, "private");
  const Unfinished held(store + ".copy");
  make_old(held.path());
  EXPECT_EQ(remove_leftovers(store), 3);
  for (const std::string& own : gone) EXPECT_FALSE(exists(own)) << own;
  for (const std::string& own : kept) EXPECT_TRUE(exists(own)) << own;
  EXPECT_TRUE(exists(young));
  EXPECT_TRUE(exists(held.path()));
}

TEST(Unfinished, ABackupTidiesUpBefore) {
  const Folder folder;
  testing::open(folder);
  const std::string old = left(folder.file() + ".opened", 'a');
  testing::write_bytes(old, "private");
  make_old(old);
  EXPECT_TRUE(make_backup(folder.file(), BackupKind::Asked, "2026-03-01").has_value());
  EXPECT_FALSE(exists(old));
}

TEST(Unfinished, IsPutOnlyWhereNothingLies) {
  const Folder folder;
  testing::write_bytes(folder.path() + "/a", "a");
  testing::write_bytes(folder.path() + "/b", "b");
  EXPECT_FALSE(put_where_free(folder.path() + "/a", folder.path() + "/b").value());
  EXPECT_EQ(testing::bytes_of(folder.path() + "/b"), "b");
  EXPECT_TRUE(put_where_free(folder.path() + "/a", folder.path() + "/c").value());
  EXPECT_EQ(testing::bytes_of(folder.path() + "/c"), "a");
  EXPECT_FALSE(exists(folder.path() + "/a"));
}

}  // namespace
}  // namespace unknot::store
