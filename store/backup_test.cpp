#include "store/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <set>
#include <thread>

#include "engine/knots/test_knots.h"
#include "store/migrations.h"
#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using testing::Folder;
using testing::log_days;

constexpr const char* today = "2026-03-01";

std::string path_of(const Folder& folder, const Backup& backup) {
  return backups_folder(folder.file()) + "/" + backup.name;
}

std::int64_t entries_in(const Folder& folder) { return holds_of(folder.file()).value().entries; }

void flip(const std::string& path, std::size_t at) {
  std::string bytes = testing::bytes_of(path);
  bytes[at] = static_cast<char>(bytes[at] ^ 4);
  testing::write_bytes(path, bytes);
}

TEST(Backup, HoldsWhatTheLiveStoreHoldsForTheOwnerAlone) {
  const Folder folder;
  Store store = testing::open(folder);
  log_days(store, 1, 30);
  const Backup made = make_backup(folder.file(), BackupKind::Asked, today).value();
  EXPECT_EQ(made.name, "unknot-asked-2026-03-01.db");
  EXPECT_EQ(verify(path_of(folder, made)).value(), holds_of(folder.file()).value());
  struct stat file {};
  struct stat place {};
  stat(path_of(folder, made).c_str(), &file);
  stat(backups_folder(folder.file()).c_str(), &place);
  EXPECT_EQ(file.st_mode & 0777U, 0600U);
  EXPECT_EQ(place.st_mode & 0777U, 0700U);
  std::size_t files = 0;
  for (const auto& one : std::filesystem::directory_iterator(backups_folder(folder.file()))) {
    EXPECT_EQ(one.path().filename().string(), made.name) << "nothing beside it";
    ++files;
  }
  EXPECT_EQ(files, 1U);
}

TEST(Backup, ADamagedStoreGivesNoBackup) {
  const Folder folder;
  {
    Store store = testing::open(folder);
    log_days(store, 1, 200);
  }
  const std::string whole = testing::bytes_of(folder.file());
  flip(folder.file(), whole.find("day 150"));
  EXPECT_EQ(make_backup(folder.file(), BackupKind::Day, today).error().code, ErrorCode::Damaged);
  EXPECT_TRUE(list_backups(folder.file()).empty());
}

TEST(Backup, TheNewestGoodOneIsFoundAndNeverPruned) {
  const Folder folder;
  Store store = testing::open(folder);
  log_days(store, 1, 3);
  EXPECT_EQ(newest_good(folder.file()).error().code, ErrorCode::NotFound);
  std::vector<Backup> made;
  for (int k = 1; k <= 11; ++k) {
    made.push_back(make_backup(folder.file(), BackupKind::Asked, today).value());
  }
  EXPECT_EQ(newest_good(folder.file()).value().name, made[10].name);
  for (std::size_t k = 1; k <= 10; ++k) {
    testing::write_bytes(path_of(folder, made[k]), "no store");
  }
  EXPECT_EQ(newest_good(folder.file()).value().name, made[0].name);
  EXPECT_EQ(prune_backups(folder.file()).value(), 0) << "the only good one is too old to keep";
  make_backup(folder.file(), BackupKind::Asked, today).value();
  EXPECT_EQ(prune_backups(folder.file()).value(), 2);
  EXPECT_EQ(list_backups(folder.file()).size(), 10U);
}

TEST(Backup, AnUpdateIsPrecededByOneAndRefusedWithoutIt) {
  const Folder folder;
  const std::string dump =
      testing::bytes_of(std::string(UNKNOT_SOURCE_DIR) + "/tests/store_schemas/1.sql");
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(dump);
  const std::string before = testing::bytes_of(folder.file());
  testing::write_bytes(backups_folder(folder.file()), "a file where the folder should be");
  const auto refused = Store::open({.path = folder.file()});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().where, "backup");
  EXPECT_EQ(holds_of(folder.file()).value().schema, 1);
  std::filesystem::remove(backups_folder(folder.file()));
  ASSERT_TRUE(Store::open({.path = folder.file()}).has_value());
  const auto made = list_backups(folder.file());
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].kind, BackupKind::BeforeUpdate);
  EXPECT_EQ(verify(path_of(folder, made[0])).value().schema, 1);
  ASSERT_TRUE(Store::open({.path = folder.file()}).has_value());
  EXPECT_EQ(list_backups(folder.file()).size(), 1U) << "once";
  // The old one can be restored, and is brought up to date on the way.
  const auto back = restore(folder.file(), path_of(folder, made[0]), today);
  EXPECT_EQ(back.value().holds.schema, static_cast<std::int64_t>(migrations().size()));
  EXPECT_EQ(testing::open(folder).knots().value().size(), 2U);
}

TEST(Restore, OpenConnectionsOfThisAndOtherProgramsGoOnWithIt) {
  const Folder folder;
  Store store = testing::open(folder);
  log_days(store, 1, 5);
  const Backup old = make_backup(folder.file(), BackupKind::Asked, today).value();
  log_days(store, 6, 9);
  int ends[2];
  int back[2];
  ASSERT_EQ(pipe(ends) + pipe(back), 0);
  const pid_t child = fork();
  if (child == 0) {
    Store other = testing::open(folder);
    std::int64_t found[2] = {static_cast<std::int64_t>(other.entries().value().size()), 0};
    char sign = 'o';
    if (write(back[1], &sign, 1) != 1 || read(ends[0], &sign, 1) != 1) _exit(1);
    found[1] = static_cast<std::int64_t>(other.entries().value().size());
    log_days(other, 20, 20);
    _exit(write(back[1], found, sizeof found) == sizeof found ? 0 : 1);
  }
  char sign = 0;
  ASSERT_EQ(read(back[0], &sign, 1), 1);
  const Restored done = restore(folder.file(), path_of(folder, old), today).value();
  EXPECT_EQ(done.holds.entries, 5);
  EXPECT_FALSE(done.moved_to.has_value());
  EXPECT_EQ(holds_of(path_of(folder, *done.before)).value().entries, 9);
  EXPECT_TRUE(store.is_current());
  EXPECT_EQ(store.entries().value().size(), 5U);
  ASSERT_EQ(write(ends[1], "g", 1), 1);
  std::int64_t found[2] = {};
  ASSERT_EQ(read(back[0], found, sizeof found), static_cast<ssize_t>(sizeof found));
  waitpid(child, nullptr, 0);
  EXPECT_EQ(found[0], 9);
  EXPECT_EQ(found[1], 5);
  log_days(store, 30, 30);
  EXPECT_EQ(entries_in(folder), 7) << "what both wrote afterwards is there";
  EXPECT_TRUE(verify(folder.file()).has_value());
}

TEST(Restore, WhatIsWrittenMeanwhileIsInTheBackupOrInTheStore) {
  const Folder folder;
  Store store = testing::open(folder);
  log_days(store, 1, 300);
  const Backup old = make_backup(folder.file(), BackupKind::Asked, today).value();
  std::atomic<bool> stop = false;
  std::set<std::string> written;
  std::thread writer([&] {
    Store other = testing::open(folder);
    for (int day = 400; !stop || day < 410; ++day) {
      const diary::Entry own = testing::entry(day);
      if (other.log({own}, 0)) written.insert(own.uid);
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  const auto done = restore(folder.file(), path_of(folder, old), today);
  stop = true;
  writer.join();
  ASSERT_TRUE(done.has_value()) << done.error().detail;
  std::set<std::string> found;
  const auto here = store.entries().value();
  for (const auto& own : here) found.insert(own.uid);
  Store before = Store::open({.path = path_of(folder, *done->before)}).value();
  const auto earlier = before.entries().value();
  for (const auto& own : earlier) found.insert(own.uid);
  for (const std::string& uid : written) EXPECT_TRUE(found.contains(uid));
  EXPECT_GE(written.size(), 10U);
}

TEST(Restore, ADamagedStoreIsMovedAsideAndConnectionsAreTold) {
  const Folder folder;
  Backup good;
  std::optional<Store> store;
  {
    Store first = testing::open(folder);
    log_days(first, 1, 200);
    good = make_backup(folder.file(), BackupKind::Day, today).value();
  }
  const std::string whole = testing::bytes_of(folder.file());
  flip(folder.file(), whole.find("day 150"));
  store = testing::open(folder);
  const Restored done = restore(folder.file(), path_of(folder, good), today).value();
  ASSERT_TRUE(done.moved_to.has_value());
  EXPECT_EQ(*done.moved_to, folder.file() + ".damaged-2026-03-01");
  EXPECT_TRUE(exists(*done.moved_to));
  EXPECT_FALSE(store->is_current());
  EXPECT_EQ(testing::open(folder).entries().value().size(), 200U);
  testing::write_bytes(folder.file(), std::string(5000, 'x'));  // no header left at all
  const Restored again = restore(folder.file(), path_of(folder, good), today).value();
  EXPECT_EQ(*again.moved_to, folder.file() + ".damaged-2026-03-01-2");
  EXPECT_EQ(testing::open(folder).entries().value().size(), 200U);
}

/// A log that says more than the file it lies beside: what a killed program leaves.
void leave_log(const Folder& folder) {
  Store store = testing::open(folder);
  log_days(store, 300, 320);
  const std::string log = testing::bytes_of(folder.file() + "-wal");
  const std::string file = testing::bytes_of(folder.file());
  { const Store gone = std::move(store); }
  testing::write_bytes(folder.file(), file);
  testing::write_bytes(folder.file() + "-wal", log);
}

TEST(Restore, ALogOfAnEarlierStoreIsNotPlayedIntoTheRestoredOne) {
  for (const bool is_there : {false, true}) {
    const Folder folder;
    {
      Store store = testing::open(folder);
      log_days(store, 1, 200);
    }
    const Backup good = make_backup(folder.file(), BackupKind::Day, today).value();
    leave_log(folder);
    std::filesystem::remove(folder.file());
    if (is_there) testing::write_bytes(folder.file(), std::string(5000, 'x'));
    testing::write_bytes(folder.file() + ".damaged-2026-03-01-wal", "of another");
    testing::write_bytes(folder.file() + "-journal", "of another");
    const Restored done = restore(folder.file(), path_of(folder, good), today).value();
    EXPECT_EQ(done.moved_to.has_value(), is_there);
    EXPECT_EQ(entries_in(folder), 200);
    EXPECT_EQ(verify(folder.file()).value(), done.holds);
    const std::string aside = folder.file() + ".damaged-2026-03-01";
    EXPECT_EQ(testing::bytes_of(aside + "-wal"), "of another") << "the name was not free";
    EXPECT_TRUE(exists(aside + "-2-wal"));
    // SQLite clears away a journal that says nothing when it looks at a file.
    EXPECT_EQ(testing::bytes_of(aside + "-2-journal"), is_there ? "" : "of another");
    EXPECT_FALSE(exists(folder.file() + "-journal"));
    EXPECT_EQ(exists(aside + "-2"), is_there);
  }
}

TEST(Restore, IsRefusedWhereALogCannotBeMovedAndThenAllIsAsItWas) {
  for (const bool is_there : {false, true}) {
    const Folder folder;
    {
      Store store = testing::open(folder);
      log_days(store, 1, 20);
    }
    const Backup good = make_backup(folder.file(), BackupKind::Day, today).value();
    std::filesystem::remove(folder.file());
    const std::string broken(5000, 'x');
    if (is_there) testing::write_bytes(folder.file(), broken);
    testing::write_bytes(folder.file() + "-wal", "a log");
    std::filesystem::create_directory(folder.file() + "-shm");  // cannot be unlinked
    EXPECT_FALSE(restore(folder.file(), path_of(folder, good), today).has_value());
    EXPECT_EQ(exists(folder.file()), is_there);
    EXPECT_EQ(testing::bytes_of(folder.file()), is_there ? broken : "");
    if (!is_there) {  // else SQLite has looked at it
      EXPECT_EQ(testing::bytes_of(folder.file() + "-wal"), "a log");
    }
    EXPECT_FALSE(exists(folder.file() + ".damaged-2026-03-01"));
  }
}

TEST(Restore, ThePathOfADamagedStoreIsNeverEmpty) {
  const Folder folder;
  {
    Store store = testing::open(folder);
    log_days(store, 1, 20);
  }
  const Backup good = make_backup(folder.file(), BackupKind::Day, today).value();
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> empty = 0;
  std::atomic<std::int64_t> looked = 0;
  testing::write_bytes(folder.file(), std::string(5000, 'x'));
  std::thread watcher([&] {
    for (; !stop; ++looked) empty += exists(folder.file()) ? 0 : 1;
  });
  while (looked == 0) std::this_thread::yield();
  for (int k = 0; k < 20; ++k) {
    std::filesystem::resize_file(folder.file(), 0);
    std::filesystem::resize_file(folder.file(), 5000);
    EXPECT_TRUE(restore(folder.file(), path_of(folder, good), today)->moved_to.has_value());
  }
  stop = true;
  watcher.join();
  EXPECT_EQ(empty, 0) << "of " << looked;
}

TEST(Backup, ManyAtOnceGetNamesOfTheirOwn) {
  const Folder folder;
  Store store = testing::open(folder);
  log_days(store, 1, 5);
  std::vector<std::string> names(8);
  std::vector<std::thread> all;
  for (std::string& own : names) {
    all.emplace_back([&folder, &own] {
      if (auto made = make_backup(folder.file(), BackupKind::Asked, today)) own = made->name;
    });
  }
  for (std::thread& own : all) own.join();
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  EXPECT_EQ(list_backups(folder.file()).size(), names.size());
}

TEST(Restore, WhatCannotBeReadIsRefusedAndNothingTouched) {
  const Folder folder;
  Store store = testing::open(folder);
  log_days(store, 1, 200);
  const Backup made = make_backup(folder.file(), BackupKind::Day, today).value();
  const std::string whole = testing::bytes_of(path_of(folder, made));
  flip(path_of(folder, made), whole.find("day 150"));
  EXPECT_EQ(restore(folder.file(), path_of(folder, made), today).error().code, ErrorCode::Damaged);
  testing::write_bytes(folder.path() + "/photo", std::string(5000, 'x'));
  EXPECT_EQ(restore(folder.file(), folder.path() + "/photo", today).error().code,
            ErrorCode::NotAStore);
  EXPECT_EQ(restore(folder.file(), folder.path() + "/no", today).error().code, ErrorCode::NotFound);
  EXPECT_EQ(list_backups(folder.file()).size(), 1U);
  EXPECT_EQ(store.entries().value().size(), 200U);
  // A foreign file at the place of the store is not ours to move.
  const Folder other;
  testing::write_bytes(other.file(), std::string(5000, 'x'));
  const Backup sound = make_backup(folder.file(), BackupKind::Day, today).value();
  EXPECT_EQ(restore(other.file(), path_of(folder, sound), today).error().code,
            ErrorCode::NotAStore);
  EXPECT_EQ(testing::bytes_of(other.file()), std::string(5000, 'x'));
  const Folder fresh;
  EXPECT_EQ(restore(fresh.file(), path_of(folder, sound), today).value().holds.entries, 200);
}

}  // namespace
}  // namespace unknot::store
