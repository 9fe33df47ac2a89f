#include "service/erase.h"

#include <gtest/gtest.h>

#include "service/zones.h"
#include "store/test_store.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::service {
namespace {

const Moment evening{.at_ms = 1'772'136'000'000, .zone = "UTC", .date = "2026-02-26"};

struct Held {
  store::testing::Folder folder;
  SystemZones zones;
  Diary diary{{.knowledge = &laws::real().knowledge, .zones = &zones, .store_path = folder.file()}};
  Data data{{.store_path = folder.file()}};
  void write(const std::string& date) {
    LogRequest request{.date = date};
    request.drafts.resize(1);
    request.drafts[0].entry.kind = diary::EntryKind::Hindrance;
    request.drafts[0].entry.value = 4;
    request.drafts[0].entry.note = "a note that must go";
    ASSERT_TRUE(diary.log(request, evening));
  }
  /// Whether any file in the folder of backups still holds the note.
  bool backups_hold_the_note() {
    for (const store::Backup& own : data.state(evening).backups) {
      const std::string path = folder.path() + "/backups/" + own.name;
      if (store::testing::bytes_of(path).find("must go") != std::string::npos) return true;
    }
    return false;
  }
};

TEST(Erase, LeavesBackupsAloneUnlessTheyAreNamed) {
  Held held;
  held.write("2026-02-20");
  ASSERT_TRUE(held.data.backup_now(evening));
  const auto gone = erase(held.diary, held.data, {.entry_id = 1}, evening);
  EXPECT_EQ(gone->backups, 0);
  EXPECT_TRUE(held.backups_hold_the_note());
}

TEST(Erase, TakesTheBackupsAlongAndMakesOneOfWhatIsLeft) {
  Held held;
  held.write("2026-02-20");
  ASSERT_TRUE(held.data.backup_now(evening));
  DeleteRequest period{.from_date = "2026-02-20", .to_date = "2026-02-20", .backups = true};
  period.only_count = true;
  EXPECT_EQ(erase(held.diary, held.data, period, evening)->backups, 1);
  EXPECT_EQ(held.data.count_backups(), 1);
  period.only_count = false;
  period.days = 1;
  EXPECT_EQ(erase(held.diary, held.data, period, evening)->backups, 1);
  EXPECT_EQ(held.data.count_backups(), 0);  // nothing is left to back up
  held.write("2026-02-21");
  held.write("2026-02-22");
  ASSERT_TRUE(held.data.backup_now(evening));
  EXPECT_EQ(erase(held.diary, held.data, {.entry_id = 2, .backups = true}, evening)->backups, 1);
  EXPECT_EQ(held.data.count_backups(), 1);
}

}  // namespace
}  // namespace unknot::service
