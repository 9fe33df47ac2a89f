/// Entries in the store: written once, corrected without loss, deleted for good.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "engine/diary/test_diary.h"
#include "engine/knots/test_knots.h"
#include "store/ids.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using diary::Entry;
using diary::EntryKind;

constexpr std::int64_t saw_all = std::numeric_limits<std::int64_t>::max();

Entry entry(EntryKind kind, const std::string& date, std::string about, double value) {
  Entry out;
  out.uid = new_uid();
  out.kind = kind;
  out.date = date;
  out.zone = "Europe/Berlin";
  out.about = std::move(about);
  out.value = value;
  out.written = {.at_ms = 1'772'000'000'000, .zone = "Europe/Berlin", .date = "2026-02-26"};
  return out;
}

Entry stress(double value, const std::string& date = "2026-02-26") {
  return entry(EntryKind::Answer, date, "stress", value);
}

Written log(Store& store, const std::vector<Entry>& entries, std::int64_t seen = saw_all) {
  return store.log(entries, seen).value();
}

std::vector<Entry> counting(Store& store) { return diary::current(store.entries().value()); }

TEST(DiaryStore, GivesBackWhatWasWrittenInEveryPart) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  Entry heat = entry(EntryKind::Treatment, "2026-02-26", "heat_pack", 15);
  heat.side = body::PaintSide::Right;
  heat.region = "temple";
  heat.from_ms = 1'772'100'000'000;
  heat.exercise = "chin_tuck";
  heat.dose = {.pressure_kPa = 33.5,
               .press_0_10 = 5,
               .radiant_exposure_J_per_cm2 = 2.25,
               .temperature_degC = -1.5,
               .before_0_10 = 6,
               .after_0_10 = 0};
  heat.note = "warm, \"not hot\"\nÄ 痛み";
  heat.source = "session";
  Entry sore = entry(EntryKind::Pain, "2026-02-26", "temple", 0);
  sore.words = {body::PainWord::Deep, body::PainWord::Throbbing};
  Entry blank = stress(0);
  blank.value.reset();
  const Written written = log(store, {heat, sore, blank});
  heat.entry_id = written.entry_ids[0];
  sore.entry_id = written.entry_ids[1];
  blank.entry_id = written.entry_ids[2];
  EXPECT_EQ(store.entries().value(), (std::vector<Entry>{heat, sore, blank}));
}

TEST(DiaryStore, ALaterValueOfTheDayTakesThePlaceOfTheEarlierAndKeepsIt) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  const std::int64_t first = log(store, {stress(5)}).entry_ids[0];
  const std::int64_t second = log(store, {stress(3)}).entry_ids[0];
  const auto all = store.entries().value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].replaces_entry_id, first);
  ASSERT_EQ(counting(store).size(), 1U);
  EXPECT_EQ(counting(store)[0].entry_id, second);
}

TEST(DiaryStore, ARepeatedRequestWritesNothingTwice) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  const Entry heat = entry(EntryKind::Treatment, "2026-02-26", "heat_pack", 15);
  const Entry own = stress(5);
  const auto first = log(store, {heat, own}).entry_ids;
  EXPECT_EQ(log(store, {heat, own}).entry_ids, first);
  EXPECT_EQ(log(store, {stress(5)}).entry_ids[0], first[1]);  // the same value, another request
  EXPECT_EQ(store.entries().value().size(), 2U);
}

TEST(DiaryStore, TreatmentsOfADayStandBesideEachOther) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  log(store, {entry(EntryKind::Treatment, "2026-02-26", "heat_pack", 15),
              entry(EntryKind::Treatment, "2026-02-26", "heat_pack", 15)});
  EXPECT_EQ(counting(store).size(), 2U);
}

TEST(DiaryStore, ACheckInIsWrittenAgainEachTimeTheDayIsGoneThrough) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  Entry check_in = entry(EntryKind::CheckIn, "2026-02-26", "", 0);
  check_in.value.reset();
  log(store, {check_in});
  check_in.uid = new_uid();
  log(store, {check_in});
  EXPECT_EQ(store.entries().value().size(), 2U);
  EXPECT_EQ(counting(store).size(), 1U);
}

TEST(DiaryStore, SaysWhatWasOvertakenAndLosesNeitherValue) {
  const testing::Folder folder;
  Store window = testing::open(folder);
  Store other = testing::open(folder);
  const std::int64_t seen = log(window, {stress(5)}).entry_ids[0];
  EXPECT_TRUE(log(other, {stress(7)}, seen).overtaken.empty());
  const Written late = log(window, {stress(3)}, seen);
  ASSERT_EQ(late.overtaken.size(), 1U);
  EXPECT_EQ(late.overtaken[0].value, 7);
  EXPECT_EQ(counting(window)[0].value, 3);
  EXPECT_EQ(window.entries().value().size(), 3U);
}

TEST(DiaryStore, TwoCorrectionsOfTheSameEntryBecomeOneChain) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  Entry heat = entry(EntryKind::Treatment, "2026-02-26", "heat_pack", 15);
  const std::int64_t first = log(store, {heat}).entry_ids[0];
  heat.replaces_entry_id = first;
  heat.uid = new_uid();
  heat.value = 20;
  log(store, {heat}, first);
  heat.uid = new_uid();
  heat.value = 10;
  EXPECT_EQ(log(store, {heat}, first).overtaken.size(), 1U);
  ASSERT_EQ(counting(store).size(), 1U);
  EXPECT_EQ(counting(store)[0].value, 10);
}

TEST(DiaryStore, RefusesACorrectionOfNothingOrOfSomethingElseAndWritesNothing) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  const std::int64_t first = log(store, {stress(5)}).entry_ids[0];
  Entry wrong = entry(EntryKind::Answer, "2026-02-26", "sitting_hours", 5);
  wrong.replaces_entry_id = first;
  const Entry fine = stress(9, "2026-02-27");
  EXPECT_EQ(store.log({fine, wrong}, saw_all).error().code, ErrorCode::Contradiction);
  wrong.replaces_entry_id = 99;
  EXPECT_EQ(store.log({fine, wrong}, saw_all).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store.entries().value().size(), 1U);  // all or none
}

TEST(DiaryStore, AnEntryIsDeletedWithItsHistoryAndItsBytes) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  Entry secret = stress(5);
  secret.note = "a sentence nobody else may read";
  const std::int64_t first = log(store, {secret}).entry_ids[0];
  const std::int64_t second = log(store, {stress(3)}).entry_ids[0];
  log(store, {stress(4, "2026-02-27")});
  EXPECT_NE(testing::bytes_of(folder.file() + "-wal").find("nobody else"), std::string::npos);
  EXPECT_EQ(store.erase_entry(second).value(), 2);
  EXPECT_EQ(store.entries().value().size(), 1U);
  EXPECT_EQ(store.erase_entry(first).error().code, ErrorCode::NotFound);
  EXPECT_EQ(testing::bytes_of(folder.file()).find("nobody else"), std::string::npos);
  EXPECT_EQ(testing::bytes_of(folder.file() + "-wal").find("nobody else"), std::string::npos);
}

TEST(DiaryStore, ManyCorrectionsOfOneValueCanBeDeleted) {
  const testing::Folder folder;
  for (const bool by_period : {false, true}) {
    Store store = testing::open(folder);
    std::vector<Entry> many;
    for (int k = 0; k < 1100; ++k) many.push_back(stress(k % 11));
    const Written written = log(store, many);
    if (by_period) {
      EXPECT_EQ(store.erase(std::nullopt)->entries, 1100);
    } else {
      EXPECT_EQ(store.erase_entry(written.entry_ids[7]).value(), 1100);
    }
    EXPECT_TRUE(store.entries()->empty());
  }
}

TEST(DiaryStore, APeriodTakesItsEntriesLooksAndKnotsAlong) {
  using knots::testing::day;
  using knots::testing::levator;
  using knots::testing::look;
  const testing::Folder folder;
  Store store = testing::open(folder);
  log(store, {stress(5, "2026-02-01"), stress(5, "2026-02-02"), stress(6, "2026-02-02"),
              stress(5, "2026-02-03")});
  (void)store.keep(look(day(2, 2), 6), {levator()}).value();
  const Period period{.from_date = "2026-02-02", .to_date = "2026-02-02"};
  const Erased there{.entries = 2, .looks = 1, .days = 1};
  EXPECT_EQ(store.count(period).value(), there);
  EXPECT_EQ(store.erase(period).value(), there);
  EXPECT_EQ(store.entries().value().size(), 2U);
  EXPECT_TRUE(store.knots().value().empty());
  EXPECT_EQ(store.erase(std::nullopt).value().entries, 2);
  EXPECT_EQ(store.count(std::nullopt).value(), Erased{});
}

TEST(DiaryStore, ALookThatUsedADeletedDrawingGoesWithIt) {
  using knots::testing::day;
  using knots::testing::levator;
  using knots::testing::look;
  const testing::Folder folder;
  Store store = testing::open(folder);
  const std::int64_t knot_id = store.keep(look(day(2, 2), 6), {levator()}).value()[0];
  knots::Look pressed = look(day(2, 5), 6);
  pressed.drawing_look_id = store.knot(knot_id)->looks[0].look_id;
  pressed.pains.clear();
  (void)store.add_look(knot_id, pressed).value();
  (void)store.add_look(knot_id, look(day(2, 9), 3)).value();
  EXPECT_TRUE(store.erase(Period{.from_date = "2026-02-02", .to_date = "2026-02-02"}));
  EXPECT_EQ(store.knot(knot_id)->looks.size(), 1U);
}

TEST(DiaryStore, NoticesAValueThatIsNotAsItWasWritten) {
  const testing::Folder folder;
  {
    Store store = testing::open(folder);
    log(store, {stress(5)});
  }
  {
    SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE);
    database.exec("UPDATE entry SET value = 7");
  }
  Store store = testing::open(folder);
  EXPECT_EQ(store.entries().error().code, ErrorCode::Damaged);
}

/// Opening a second store in one program must not take the locks of the first away.
TEST(DiaryStore, AnotherProgramDoesNotTakeTheLogAwayWhileThisOneIsOpen) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  log(store, {stress(5)});
  { Store second = testing::open(folder); }
  const pid_t child = fork();
  if (child == 0) {
    auto other = Store::open({.path = folder.file()});
    const bool written = other && other->log({stress(6, "2026-02-27")}, saw_all);
    other = fail(ErrorCode::Internal, "", "closed");  // the last to leave would remove the log
    _exit(written ? 0 : 1);
  }
  int status = 1;
  waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
  log(store, {stress(7, "2026-02-28")});
  SQLite::Database fresh(folder.file(), SQLite::OPEN_READONLY);
  EXPECT_EQ(fresh.execAndGet("SELECT count(*) FROM entry").getInt(), 3);
}

TEST(DiaryStore, SaysWhenAnotherConnectionHasWritten) {
  const testing::Folder folder;
  Store store = testing::open(folder);
  Store other = testing::open(folder);
  const std::int64_t before = store.data_version().value();
  log(store, {stress(5)});
  EXPECT_EQ(store.data_version().value(), before);
  log(other, {stress(6)});
  EXPECT_NE(store.data_version().value(), before);
}

}  // namespace
}  // namespace unknot::store
