#include "service/data.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::service {
namespace {

using store::testing::Folder;
using store::testing::log_days;

Moment day(int number) { return knots::testing::day(3, number); }

DataConfig config_of(const Folder& folder) {
  return {.store_path = folder.file(), .key_cost = {.rounds = 1, .memory_kib = 8}};
}

store::Passphrase words() { return store::Passphrase("correct horse"); }

TEST(Data, WithoutAStoreThereIsNothingToSayOrToKeep) {
  const Folder folder;
  Data data(config_of(folder));
  data.keep_rolling(day(1));
  const DataState state = data.state(day(1));
  EXPECT_FALSE(state.exists);
  EXPECT_FALSE(state.damaged);
  EXPECT_TRUE(state.backups.empty());
  EXPECT_FALSE(state.backup_fault.has_value());
  EXPECT_EQ(data.backup_now(day(1)).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(store::exists(folder.file()));
}

TEST(Data, ADayGetsOneBackupAndOnlyWhenSomethingChanged) {
  const Folder folder;
  store::Store store = store::testing::open(folder);
  Data data(config_of(folder));
  log_days(store, 1, 3);
  const auto backups_after = [&](int number) {
    data.keep_rolling(day(number));
    return data.state(day(number)).backups.size();
  };
  EXPECT_EQ(backups_after(1), 1U);
  log_days(store, 4, 4);
  EXPECT_EQ(backups_after(1), 1U) << "once a day";
  EXPECT_EQ(backups_after(2), 2U);
  EXPECT_EQ(backups_after(3), 2U) << "nothing changed";
  log_days(store, 5, 5);
  EXPECT_EQ(backups_after(1), 2U) << "the day went back on a journey";
  EXPECT_EQ(backups_after(4), 3U);
  const DataState state = data.state(day(4));
  EXPECT_EQ(state.holds.entries, 5);
  EXPECT_EQ(state.backups[0].date, "2026-03-04");
  EXPECT_GT(state.bytes, 0);
}

TEST(Data, ABackupThatFailsIsToldAndForgottenWhenTheNextOneGoesWell) {
  const Folder folder;
  store::Store store = store::testing::open(folder);
  log_days(store, 1, 3);
  Data data(config_of(folder));
  store::testing::write_bytes(store::backups_folder(folder.file()), "a file");
  data.keep_rolling(day(1));
  EXPECT_EQ(data.state(day(1)).backup_fault, ErrorCode::NotFound);
  log_days(store, 4, 4);
  std::filesystem::remove(store::backups_folder(folder.file()));
  data.keep_rolling(day(1));
  EXPECT_FALSE(data.state(day(1)).backup_fault.has_value());
  EXPECT_EQ(data.state(day(1)).backups.size(), 1U);
}

TEST(Data, ADamagedStoreIsToldAndItsBackupRestored) {
  const Folder folder;
  {
    store::Store store = store::testing::open(folder);
    log_days(store, 1, 200);
  }
  Data data(config_of(folder));
  const std::string name = data.backup_now(day(1)).value().name;
  std::string bytes = store::testing::bytes_of(folder.file());
  bytes[bytes.find("day 150") + 1] = 'e';
  store::testing::write_bytes(folder.file(), bytes);
  EXPECT_FALSE(data.state(day(2)).damaged) << "one letter among many is not looked for here";
  data.keep_rolling(day(2));
  EXPECT_TRUE(data.state(day(2)).damaged);
  EXPECT_EQ(data.restore("../" + name, day(2)).error().code, ErrorCode::NotFound);
  EXPECT_TRUE(data.restore(name, day(2)).value().moved_to.has_value());
  EXPECT_FALSE(data.state(day(2)).damaged);
  store::testing::write_bytes(folder.file(), std::string(5000, 'x'));
  EXPECT_TRUE(data.state(day(2)).damaged);
}

TEST(Data, SealedCopiesGoOutAndComeBack) {
  const Folder folder;
  store::Store store = store::testing::open(folder);
  log_days(store, 1, 3);
  Data data(config_of(folder));
  const SealedCopy copy = data.copy(words(), day(1)).value();
  EXPECT_EQ(copy.name, "unknot-2026-03-01.unknot-backup");
  const std::string path = folder.path() + "/" + copy.name;
  store::testing::write_bytes(path, copy.bytes);
  const store::Passphrase right = words();
  const store::Passphrase wrong("another one");
  const store::Passphrase brief("seven 7");
  EXPECT_EQ(data.save(path + "2", &right).value().entries, 3);
  EXPECT_EQ(data.save(path + "3", nullptr).value().entries, 3);
  log_days(store, 4, 9);
  EXPECT_EQ(data.restore_file(path, nullptr, day(1)).error().code, ErrorCode::MissingField);
  EXPECT_EQ(data.restore_file(path, &wrong, day(1)).error().code, ErrorCode::WrongPassphrase);
  EXPECT_EQ(data.copy(brief, day(1)).error().code, ErrorCode::OutOfRange);
  EXPECT_EQ(store.entries().value().size(), 9U);
  for (const char* ending : {"", "2", "3"}) {
    EXPECT_EQ(data.restore_file(path + ending, &right, day(1)).value().holds.entries, 3);
    EXPECT_EQ(store.entries().value().size(), 3U);
    log_days(store, 4, 9);
  }
  for (const auto& one : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(one.path().string().find(".part-"), std::string::npos) << one.path();
  }
}

}  // namespace
}  // namespace unknot::service
