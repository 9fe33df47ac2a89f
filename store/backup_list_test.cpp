#include "store/backup_list.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "store/test_store.h"

namespace unknot::store {
namespace {

using testing::Folder;

std::vector<std::string> names(const std::vector<Backup>& backups) {
  std::vector<std::string> out;
  for (const Backup& own : backups) out.push_back(own.name);
  return out;
}

Backup made(BackupKind kind, const std::string& date, std::int64_t number = 1) {
  return {.name = std::string(name_of(kind)) + date + std::to_string(number),
          .kind = kind,
          .date = date,
          .number = number};
}

std::string date(int month, int day) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return (month > 12 ? "2027-" + two(month - 12) : "2026-" + two(month)) + "-" + two(day);
}

TEST(BackupList, GivesOnlyWhatHasANameOfOursNewestFirst) {
  const Folder folder;
  const std::string backups = backups_folder(folder.file());
  EXPECT_EQ(backups, folder.path() + "/backups");
  EXPECT_TRUE(list_backups(folder.file()).empty()) << "no folder yet";
  std::filesystem::create_directory(backups);
  for (const char* name :
       {"unknot-day-2026-02-03.db", "unknot-day-2026-02-04.db", "unknot-asked-2026-02-04-2.db",
        "unknot-before_update-2026-01-04.db", "unknot-week-2026-02-04.db", "notes.txt",
        "unknot-day-2026-02-04.db.part-7", "unknot-day-2026-02-04-1.db", "unknot-day-2026-2-04.db",
        "unknot-day-2026-02-04-x.db", "other-day-2026-02-04.db", "unknot-day-.db"}) {
    testing::write_bytes(backups + "/" + name, "x");
  }
  std::filesystem::create_directory(backups + "/unknot-day-2026-02-09.db");
  std::filesystem::create_symlink("/etc/passwd", backups + "/unknot-day-2026-02-10.db");
  auto found = names(list_backups(folder.file()));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[2], "unknot-day-2026-02-03.db");
  EXPECT_EQ(found[3], "unknot-before_update-2026-01-04.db");
  EXPECT_EQ(names(list_backups(folder.path() + "/other.db")),
            std::vector<std::string>{"other-day-2026-02-04.db"});
}

TEST(BackupList, ANameFromOutsideNeverBecomesAPath) {
  const Folder folder;
  const std::string backups = backups_folder(folder.file());
  std::filesystem::create_directory(backups);
  testing::write_bytes(backups + "/unknot-day-2026-02-03.db", "x");
  EXPECT_EQ(path_of_backup(folder.file(), "unknot-day-2026-02-03.db").value(),
            backups + "/unknot-day-2026-02-03.db");
  for (const char* name : {"", ".", "..", "../unknot.db", "/etc/passwd", "unknot-day-2026-02-04.db",
                           "./unknot-day-2026-02-03.db", "unknot-day-2026-02-03.db/"}) {
    EXPECT_EQ(path_of_backup(folder.file(), name).error().code, ErrorCode::NotFound) << name;
  }
}

TEST(BackupList, TheNextNameIsFree) {
  const Folder folder;
  const std::string backups = backups_folder(folder.file());
  std::filesystem::create_directory(backups);
  const auto next = [&] {
    return next_backup(folder.file(), BackupKind::Asked, "2026-02-03").name;
  };
  EXPECT_EQ(next(), "unknot-asked-2026-02-03.db");
  testing::write_bytes(backups + "/" + next(), "");
  EXPECT_EQ(next(), "unknot-asked-2026-02-03-2.db");
  testing::write_bytes(backups + "/unknot-asked-2026-02-03-10.db", "");
  EXPECT_EQ(next(), "unknot-asked-2026-02-03-11.db");
}

TEST(BackupList, FourteenDaysAndTheFirstOfTwelveMonthsAreKept) {
  std::vector<Backup> all;
  for (int month = 14; month >= 1; --month) {
    for (int day = 28; day >= 1; --day) all.push_back(made(BackupKind::Day, date(month, day)));
  }
  const auto gone = surplus(all);
  std::vector<std::string> kept;
  for (const Backup& own : all) {
    const bool deleted = std::any_of(gone.begin(), gone.end(),
                                     [&](const Backup& one) { return one.name == own.name; });
    if (!deleted) kept.push_back(own.date);
  }
  ASSERT_EQ(kept.size(), 14U + 12U);
  EXPECT_EQ(kept.front(), "2027-02-28");
  EXPECT_EQ(kept[13], "2027-02-15");
  EXPECT_EQ(kept[14], "2027-02-01");
  EXPECT_EQ(kept.back(), "2026-03-01");
}

TEST(BackupList, AskedOnesAreCountedByThemselvesAndTenAreKept) {
  std::vector<Backup> all;
  for (int day = 28; day >= 1; --day) all.push_back(made(BackupKind::Asked, date(2, day)));
  all.push_back(made(BackupKind::BeforeRestore, date(1, 1)));
  const auto gone = surplus(all);
  EXPECT_EQ(gone.size(), 18U);
  EXPECT_EQ(gone.front().date, "2026-02-18");
}

TEST(BackupList, AClockThatJumpsAheadDeletesNothing) {
  std::vector<Backup> all = {made(BackupKind::Day, "2099-01-01")};
  for (int day = 13; day >= 1; --day) all.push_back(made(BackupKind::Day, date(2, day)));
  EXPECT_TRUE(surplus(all).empty());
}

}  // namespace
}  // namespace unknot::store
