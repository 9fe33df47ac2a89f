#include "service/diary.h"

#include <gtest/gtest.h>

#include <thread>

#include "service/zones.h"
#include "store/backup.h"
#include "store/test_store.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::service {
namespace {

using diary::Entry;
using diary::EntryKind;
using store::testing::Folder;

/// 26 February 2026 at that hour in UTC.
Moment at(double hour, const std::string& date = "2026-02-26", std::int64_t day = 0) {
  return {.at_ms = 1'772'064'000'000 + day * 86'400'000 + static_cast<std::int64_t>(hour * 3.6e6),
          .zone = "UTC",
          .date = date};
}

EntryDraft draft(EntryKind kind, std::string about, std::optional<double> value) {
  EntryDraft out;
  out.entry.kind = kind;
  out.entry.about = std::move(about);
  out.entry.value = value;
  if (kind == EntryKind::Pain) out.entry.side = body::PaintSide::Right;
  return out;
}

LogRequest one(EntryDraft own, std::string date = {}) {
  LogRequest out{.date = std::move(date)};
  out.drafts.push_back(std::move(own));
  return out;
}

struct Held {
  Folder folder;
  SystemZones zones;
  Diary diary{{.knowledge = &laws::real().knowledge, .zones = &zones, .store_path = folder.file()}};
};

TEST(DiaryService, WritesADayAndShowsIt) {
  Held held;
  LogRequest request;
  request.drafts = {draft(EntryKind::Pain, "temple", 6), draft(EntryKind::Answer, "stress", 5),
                    draft(EntryKind::CheckIn, "", {})};
  const auto logged = held.diary.log(request, at(20));
  ASSERT_TRUE(logged) << logged.error().where << logged.error().detail;
  EXPECT_EQ(logged->entry_ids.size(), 3U);
  EXPECT_TRUE(logged->day.checked_in);
  EXPECT_EQ(logged->day.pains[0].value, 6);
  const auto today = held.diary.today(at(21));
  EXPECT_TRUE(today->today.checked_in);
  EXPECT_EQ(today->now, "21:00");
  EXPECT_EQ(held.diary.days({}, at(21))->days(), 1U);
}

TEST(DiaryService, AnswersBeforeAnythingIsWrittenAndMakesNoFile) {
  Held held;
  EXPECT_EQ(held.diary.today(at(20))->today.days, 0);
  EXPECT_EQ(held.diary.days({}, at(20))->days(), 0U);
  EXPECT_TRUE(held.diary.check_in("", at(20))->check_in.guess_due);
  EXPECT_TRUE(held.diary.day("", at(20))->entries.empty());
  EXPECT_EQ(held.diary.erase({.everything = true})->entries, 0);
  EXPECT_EQ(held.diary.erase({.entry_id = 1}).error().code, ErrorCode::NotFound);
  EXPECT_FALSE(store::exists(held.folder.file()));
}

TEST(DiaryService, BeforeFourInTheMorningAsksForTheDayBeforeWhileItIsOpen) {
  Held held;
  (void)held.diary.log(one(draft(EntryKind::Pain, "temple", 6), "2026-02-25"), at(20)).value();
  EXPECT_EQ(held.diary.check_in("", at(3.9))->check_in.date, "2026-02-25");
  EXPECT_EQ(held.diary.check_in("", at(4))->check_in.date, "2026-02-26");
  (void)held.diary.log(one(draft(EntryKind::CheckIn, "", {}), "2026-02-25"), at(3)).value();
  EXPECT_EQ(held.diary.check_in("", at(3.9))->check_in.date, "2026-02-26");
}

TEST(DiaryService, TurnsClockTimesIntoMomentsOfTheirZone) {
  Held held;
  LogRequest request = one(draft(EntryKind::Answer, "driving_hours", {}), "2026-02-25");
  request.zone = "Europe/Berlin";
  request.drafts[0].at = "22:00";
  request.drafts[0].to = "01:30";  // on the next day
  ASSERT_TRUE(held.diary.log(request, at(20)));
  const auto table = held.diary.days({}, at(20)).value();
  const auto* hours = column_of(table, diary::ColumnKind::Answer, "driving_hours");
  ASSERT_NE(hours, nullptr);
  EXPECT_EQ(hours->values[0], 2);
  EXPECT_EQ(hours->values[1], 1.5);
  request.zone = "Europe/Nowhere";
  EXPECT_EQ(held.diary.log(request, at(20)).error().code, ErrorCode::UnknownId);
}

TEST(DiaryService, NamesTheEntryAtFaultAndWritesNone) {
  Held held;
  LogRequest request;
  request.drafts = {draft(EntryKind::Pain, "temple", 6), draft(EntryKind::Pain, "temple", 12)};
  const auto refused = held.diary.log(request, at(20));
  EXPECT_EQ(refused.error().where, "entries[1].value");
  EXPECT_EQ(held.diary.days({}, at(20))->days(), 0U);
  EXPECT_EQ(held.diary.log({}, at(20)).error().code, ErrorCode::MissingField);
  request = one(draft(EntryKind::Pain, "temple", 6), "2026-02-27");
  EXPECT_EQ(held.diary.log(request, at(20)).error().where, "date");
}

TEST(DiaryService, SeesWhatAnotherProgramWroteAndDeleted) {
  Held held;
  Diary other({.knowledge = &laws::real().knowledge,
               .zones = &held.zones,
               .store_path = held.folder.file()});
  (void)held.diary.log(one(draft(EntryKind::Answer, "stress", 5)), at(20)).value();
  EXPECT_EQ(other.day("", at(20))->entries[0].entry.value, 5);
  (void)other.log(one(draft(EntryKind::Answer, "stress", 7)), at(20.5)).value();
  EXPECT_EQ(held.diary.day("", at(21))->entries[0].entry.value, 7);
  EXPECT_EQ(held.diary.day("", at(21))->entries[0].earlier.size(), 1U);
  const auto entry_id = other.day("", at(21))->entries[0].entry.entry_id;
  EXPECT_EQ(other.erase({.entry_id = entry_id})->entries, 2);
  EXPECT_TRUE(held.diary.day("", at(21))->entries.empty());
  EXPECT_TRUE(other.day("", at(21))->entries.empty());
}

TEST(DiaryService, DeletesAPeriodOnlyWithTheNumberOfItsDays) {
  Held held;
  for (const char* date : {"2026-02-20", "2026-02-21", "2026-02-25"}) {
    (void)held.diary.log(one(draft(EntryKind::Answer, "stress", 5), date), at(20)).value();
  }
  DeleteRequest request{.from_date = "2026-02-20", .to_date = "2026-02-22", .only_count = true};
  EXPECT_EQ(held.diary.erase(request)->days, 2);
  request.only_count = false;
  EXPECT_EQ(held.diary.erase(request).error().code, ErrorCode::MissingField);
  request.days = 3;
  EXPECT_EQ(held.diary.erase(request).error().code, ErrorCode::Contradiction);
  EXPECT_EQ(held.diary.days({}, at(20))->from_date, "2026-02-20");
  request.days = 2;
  EXPECT_EQ(held.diary.erase(request)->entries, 2);
  EXPECT_EQ(held.diary.days({}, at(20))->from_date, "2026-02-25");
}

TEST(DiaryService, CountsAnEntryWithItsHistoryWithoutDeletingIt) {
  Held held;
  (void)held.diary.log(one(draft(EntryKind::Answer, "stress", 5)), at(20)).value();
  (void)held.diary.log(one(draft(EntryKind::Answer, "stress", 6)), at(20)).value();
  EXPECT_EQ(held.diary.erase({.entry_id = 2, .only_count = true})->entries, 2);
  EXPECT_EQ(held.diary.day("", at(20))->entries.size(), 1U);
  EXPECT_EQ(held.diary.erase({.entry_id = 9, .only_count = true}).error().code,
            ErrorCode::NotFound);
}

TEST(DiaryService, ANightTypedByItsTimesCountsWholeForTheDayItEndsOn) {
  Held held;
  LogRequest request = one(draft(EntryKind::Answer, "sleep_short", {}), "2026-02-25");
  request.drafts[0].at = "23:10";
  request.drafts[0].to = "06:40";
  ASSERT_TRUE(held.diary.log(request, at(20)));
  const auto table = held.diary.days({}, at(20)).value();
  const auto* hours = column_of(table, diary::ColumnKind::Answer, "sleep_short");
  ASSERT_NE(hours, nullptr);
  EXPECT_EQ(hours->values[0], 7.5);
}

TEST(DiaryService, RefusesToGuessWhatIsToBeDeleted) {
  Held held;
  EXPECT_EQ(held.diary.erase({}).error().code, ErrorCode::MissingField);
  EXPECT_EQ(held.diary.erase({.entry_id = 1, .everything = true}).error().code,
            ErrorCode::Contradiction);
  (void)held.diary.log(one(draft(EntryKind::Answer, "stress", 5)), at(20)).value();
  EXPECT_EQ(held.diary.erase({.from_date = "2026-02-20"}).error().where, "to");
}

TEST(DiaryService, AFileThatIsGoneWhileBackupsAreThereIsNoEmptyDiary) {
  Held held;
  (void)held.diary.log(one(draft(EntryKind::Answer, "stress", 5)), at(20)).value();
  ASSERT_TRUE(store::make_backup(held.folder.file(), store::BackupKind::Day, "2026-02-26"));
  std::filesystem::rename(held.folder.file(), held.folder.file() + ".away");
  EXPECT_EQ(held.diary.today(at(21)).error().code, ErrorCode::Damaged);
  EXPECT_FALSE(held.diary.log(one(draft(EntryKind::Answer, "stress", 7)), at(21)));
  std::filesystem::rename(held.folder.file() + ".away", held.folder.file());
  EXPECT_EQ(held.diary.day("", at(21))->entries[0].entry.value, 5);
}

TEST(DiaryService, ManyWindowsAtOnceLoseNothing) {
  Held held;
  std::vector<std::thread> windows;
  for (int window = 0; window < 4; ++window) {
    windows.emplace_back([&, window] {
      Diary own({.knowledge = &laws::real().knowledge,
                 .zones = &held.zones,
                 .store_path = held.folder.file()});
      for (int k = 0; k < 15; ++k) {
        const auto logged =
            own.log(one(draft(EntryKind::Treatment, "heat_pack", 1 + window)), at(20));
        EXPECT_TRUE(logged) << logged.error().detail;
      }
    });
  }
  for (std::thread& own : windows) own.join();
  EXPECT_EQ(held.diary.day("", at(21))->entries.size(), 60U);
}

}  // namespace
}  // namespace unknot::service
