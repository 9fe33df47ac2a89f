/// What was acknowledged survives a program that is killed at any moment.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "engine/knots/test_knots.h"
#include "store/backup.h"
#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using knots::testing::day;
using knots::testing::levator;
using knots::testing::look;

constexpr int kills = 50;
constexpr int longest_us = 30'000;

using Acknowledged = std::vector<std::int64_t>;

/// Writes for ever; each id that the store gave goes down the pipe.
[[noreturn]] void write_for_ever(const std::string& path, std::int64_t knot_id, int pipe) {
  auto store = Store::open({.path = path});
  for (int day_number = 1; store; ++day_number) {
    std::int64_t ids[2] = {};
    const auto look_id = store->add_look(knot_id, look(day(2, 3), 5));
    diary::Entry own = testing::entry(day_number);
    own.from_ms = day_number;  // of a time, so that it takes the place of no other
    const auto written = store->log({own}, 0);
    if (!look_id || !written) break;
    ids[0] = *look_id;
    ids[1] = written->entry_ids.back();
    if (write(pipe, ids, sizeof ids) != sizeof ids) break;
  }
  _exit(1);
}

/// The ids of looks and entries that were acknowledged before the child was killed, in turn.
Acknowledged acknowledged_until_killed(const std::string& path, std::int64_t knot_id,
                                       int after_us) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) write_for_ever(path, knot_id, ends[1]);
  close(ends[1]);
  Acknowledged out;
  const auto take = [&] {
    std::int64_t ids[2] = {};
    if (read(ends[0], ids, sizeof ids) != sizeof ids) return false;
    out.insert(out.end(), ids, ids + 2);
    return true;
  };
  // Opening takes most of the time, so the clock starts with the first acknowledged write.
  take();
  usleep(static_cast<useconds_t>(after_us));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  while (take()) {
  }
  close(ends[0]);
  return out;
}

std::set<std::int64_t> looks_in(Store& store, std::int64_t knot_id) {
  std::set<std::int64_t> out;
  const knots::Knot knot = store.knot(knot_id).value();
  for (const knots::Look& own : knot.looks) out.insert(own.look_id);
  return out;
}

std::set<std::int64_t> entries_in(Store& store) {
  std::set<std::int64_t> out;
  const auto entries = store.entries().value();
  for (const diary::Entry& own : entries) out.insert(own.entry_id);
  return out;
}

TEST(Durability, AKilledProgramLosesNothingThatWasAcknowledged) {
  const testing::Folder folder;
  const std::int64_t knot_id =
      testing::open(folder).keep(look(day(2, 2), 6), {levator()}).value()[0];
  std::mt19937 random(20261126);
  std::uniform_int_distribution<int> wait(0, longest_us);
  Acknowledged acknowledged;
  for (int k = 0; k < kills; ++k) {
    const auto more = acknowledged_until_killed(folder.file(), knot_id, wait(random));
    acknowledged.insert(acknowledged.end(), more.begin(), more.end());
    Store store = testing::open(folder);
    const std::set<std::int64_t> found[2] = {looks_in(store, knot_id), entries_in(store)};
    for (std::size_t id = 0; id < acknowledged.size(); ++id) {
      ASSERT_TRUE(found[id % 2].contains(acknowledged[id])) << "kill " << k;
    }
  }
  EXPECT_GE(acknowledged.size(), 2U * kills);
  EXPECT_TRUE(verify(folder.file()).has_value());
}

/// Each of two threads and two programs writes its own days, while backups are made.
TEST(Durability, ManyWritersAtOnceLoseNothingAndWaitForEachOther) {
  const testing::Folder folder;
  testing::open(folder);
  constexpr int writes = 60;
  const auto write_days = [&](int from) {
    auto store = Store::open({.path = folder.file()});
    for (int k = 0; store && k < writes; ++k) {
      if (!store->log({testing::entry(from + k)}, 0)) return 1;
    }
    return store ? 0 : 1;
  };
  const pid_t child = fork();
  if (child == 0) _exit(write_days(1000));
  int failed[2] = {};
  std::thread one([&] { failed[0] = write_days(2000); });
  std::thread other([&] { failed[1] = write_days(3000); });
  for (int k = 0; k < 3; ++k) {
    EXPECT_TRUE(make_backup(folder.file(), BackupKind::Asked, "2026-03-01").has_value());
  }
  one.join();
  other.join();
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(failed[0] + failed[1] + status, 0);
  EXPECT_EQ(holds_of(folder.file()).value().entries, 3 * writes);
}

/// A disk of 1 MB where the superuser may mount one.
TEST(Durability, AFullDiskIsToldAndNothingThatWasWrittenIsLost) {
  const testing::Folder folder;
  const std::string disk = folder.path() + "/disk";
  std::filesystem::create_directory(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0) {
    GTEST_SKIP() << "may not mount a disk; store_test.cpp does it with a limit on the file";
  }
  const std::string path = disk + "/unknot.db";
  {
    Store store = Store::open({.path = path}).value();
    std::int64_t kept = 0;
    std::optional<Error> fault;
    for (int k = 1; k < 20'000 && !fault; ++k) {
      const auto written = store.log({testing::entry(k)}, 0);
      if (written) ++kept;
      if (!written) fault = written.error();
    }
    EXPECT_TRUE(fault && fault->code == ErrorCode::DiskFull);
    EXPECT_EQ(make_backup(path, BackupKind::Asked, "2026-03-01").error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(list_backups(path).empty());
    EXPECT_EQ(static_cast<std::int64_t>(store.entries().value().size()), kept);
    EXPECT_EQ(mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=8m"), 0);
    EXPECT_TRUE(store.log({testing::entry(30'000)}, 0).has_value()) << "goes on when there is room";
    EXPECT_EQ(holds_of(path).value().entries, kept + 1);
    EXPECT_TRUE(verify(path).has_value());
  }
  EXPECT_EQ(umount(disk.c_str()), 0);
}

}  // namespace
}  // namespace unknot::store
