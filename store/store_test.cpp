#include "store/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>

#include "engine/knots/test_knots.h"
#include "store/migrations.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using knots::EventKind;
using knots::testing::day;
using knots::testing::levator;
using knots::testing::look;
using testing::Folder;

const knots::Member trap{.muscle = "trap", .side = body::Side::Right};

ErrorCode opening(const std::string& path, int busy_ms = 50) {
  const auto store = Store::open({.path = path, .busy_ms = busy_ms});
  return store ? ErrorCode::Internal : store.error().code;
}

/// Does something to the file behind the store's back.
void change(const Folder& folder, const std::string& sql) {
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec(sql);
}

std::string ask(const Folder& folder, const std::string& sql) {
  SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE);
  return database.execAndGet(sql).getString();
}

TEST(Store, StartsEmptyAndKeepsWhatWasKeptWhenOpenedAgain) {
  const Folder folder;
  EXPECT_TRUE(testing::open(folder).knots().value().empty());
  {
    Store store = testing::open(folder);
    EXPECT_EQ(store.keep(look(day(2, 2), 6), {levator(), trap}).value().size(), 2U);
  }
  const auto known = testing::open(folder).knots().value();
  ASSERT_EQ(known.size(), 2U);
  EXPECT_EQ(known[0].member, levator());
  EXPECT_EQ(known[0].looks.front().look_id, known[1].looks.front().look_id);
}

TEST(Store, UsesTheLogWithFullSynchronisationAndTheNewestSchema) {
  const Folder folder;
  testing::open(folder);
  EXPECT_EQ(ask(folder, "PRAGMA journal_mode"), "wal");
  EXPECT_EQ(ask(folder, "PRAGMA user_version"), std::to_string(migrations().size()));
  EXPECT_EQ(ask(folder,
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT "
                "LIKE 'sqlite_%' AND sql NOT LIKE '%STRICT%'"),
            "0");
}

TEST(Store, AKnotThatIsThereGetsTheLookAndAClosedOneIsReopened) {
  const Folder folder;
  Store store = testing::open(folder);
  const auto first = store.keep(look(day(2, 2), 6), {levator()}).value();
  ASSERT_TRUE(store.add_event(first[0], {day(2, 20), EventKind::ClosedGone}).has_value());
  const auto second = store.keep(look(day(3, 2), 5), {levator()}).value();
  EXPECT_EQ(first, second);
  const knots::Knot own = store.knot(first[0]).value();
  EXPECT_EQ(own.looks.size(), 2U);
  ASSERT_EQ(own.events.size(), 2U);
  EXPECT_EQ(own.events[1], (knots::Event{day(3, 2), EventKind::Reopened}));
  store.keep(look(day(3, 9), 5), {levator()}).value();
  EXPECT_EQ(store.knot(first[0]).value().events.size(), 2U);
}

TEST(Store, LooksComeInTheOrderOfTheirTimeNotOfTheirWriting) {
  const Folder folder;
  Store store = testing::open(folder);
  const auto id = store.keep(look(day(3, 2), 4), {levator()}).value()[0];
  store.add_look(id, look(day(2, 2), 6)).value();
  EXPECT_EQ(store.knot(id).value().looks.front().moment, day(2, 2));
}

TEST(Store, ClosingTwiceOrReopeningWhatIsOpenIsRefused) {
  const Folder folder;
  Store store = testing::open(folder);
  const auto id = store.keep(look(day(2, 2), 6), {levator()}).value()[0];
  const auto code = [&](EventKind kind) { return store.add_event(id, {day(3, 1), kind}); };
  EXPECT_EQ(code(EventKind::Reopened).error().code, ErrorCode::Contradiction);
  EXPECT_TRUE(code(EventKind::ClosedNoKnot).has_value());
  EXPECT_EQ(code(EventKind::ClosedGone).error().code, ErrorCode::Contradiction);
  EXPECT_EQ(store.knot(id).value().events.size(), 1U);
}

TEST(Store, AnIdThatNoKnotHasIsSaid) {
  const Folder folder;
  Store store = testing::open(folder);
  EXPECT_EQ(store.knot(7).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store.add_look(7, look(day(2, 2), 6)).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store.add_event(7, {}).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store.erase(7).error().code, ErrorCode::NotFound);
}

TEST(Store, AnErasedKnotLeavesNoByteAndTheOtherItsLook) {
  const Folder folder;
  Store store = testing::open(folder);
  knots::Look own = look(day(2, 2), 6);
  const auto ids = store.keep(own, {levator(), trap}).value();
  own = look(day(3, 2), 4);
  own.pains[0].region = "only_this_knot_was_felt_there";
  const auto second = store.add_look(ids[0], own).value();
  store.add_look(ids[0], knots::testing::only_pressed(day(3, 3), body::Answer::No, second)).value();
  ASSERT_TRUE(store.erase(ids[0]).has_value());
  EXPECT_EQ(store.knot(ids[0]).error().code, ErrorCode::NotFound);
  EXPECT_EQ(store.knot(ids[1]).value().looks.size(), 1U);
  for (const char* ending : {"", "-wal"}) {
    EXPECT_EQ(testing::bytes_of(folder.file() + ending).find("only_this_knot"), std::string::npos)
        << ending;
  }
  EXPECT_GT(store.keep(look(day(4, 2), 4), {levator()}).value()[0], ids[1]) << "never used again";
}

TEST(Store, TwoProgramsWriteWithoutLosingAnything) {
  const Folder folder;
  Store one = testing::open(folder);
  Store two = testing::open(folder);
  const auto id = one.keep(look(day(2, 2), 6), {levator()}).value()[0];
  for (int k = 3; k < 23; ++k) {
    ASSERT_TRUE((k % 2 == 0 ? one : two).add_look(id, look(day(2, k), 5)).has_value());
  }
  EXPECT_EQ(one.knot(id).value().looks.size(), 21U);
}

TEST(StoreFaults, AnotherProgramThatHoldsItIsLocked) {
  const Folder folder;
  Store store = Store::open({.path = folder.file(), .busy_ms = 50}).value();
  SQLite::Database other(folder.file(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  EXPECT_EQ(store.keep(look(day(2, 2), 6), {levator()}).error().code, ErrorCode::Locked);
  other.exec("ROLLBACK");
  EXPECT_TRUE(store.keep(look(day(2, 2), 6), {levator()}).has_value());
}

TEST(StoreFaults, WhatIsNoStoreIsNotTouched) {
  const Folder folder;
  const std::string text(5000, 'x');
  testing::write_bytes(folder.file(), text);
  EXPECT_EQ(opening(folder.file()), ErrorCode::NotAStore);
  EXPECT_EQ(testing::bytes_of(folder.file()), text);
  std::filesystem::remove(folder.file());
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE theirs (x)");
  const std::string foreign = testing::bytes_of(folder.file());
  EXPECT_EQ(opening(folder.file()), ErrorCode::NotAStore);
  EXPECT_EQ(testing::bytes_of(folder.file()), foreign);
}

TEST(StoreFaults, ANewerStoreIsRefusedAndNotTouched) {
  const Folder folder;
  testing::open(folder);
  change(folder, "PRAGMA user_version = " + std::to_string(migrations().size() + 1));
  const std::string before = testing::bytes_of(folder.file());
  EXPECT_EQ(opening(folder.file()), ErrorCode::NewerStore);
  EXPECT_EQ(testing::bytes_of(folder.file()), before);
}

TEST(StoreFaults, DamageIsFound) {
  const Folder folder;
  {
    Store store = testing::open(folder);
    const auto id = store.keep(look(day(2, 2), 6), {levator()}).value()[0];
    for (int k = 0; k < 200; ++k) store.add_look(id, look(day(2, 3), 5)).value();
  }
  change(folder, "PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string whole = testing::bytes_of(folder.file());
  testing::write_bytes(folder.file(), whole.substr(0, whole.size() / 2));
  EXPECT_EQ(opening(folder.file()), ErrorCode::Damaged) << "cut in the middle";
  std::string flipped = whole;
  for (std::size_t k = 4096; k + 8 < flipped.size(); k += 4096) flipped[k] = '\xee';
  testing::write_bytes(folder.file(), flipped);
  EXPECT_EQ(opening(folder.file()), ErrorCode::Damaged) << "pages of no known kind";
  testing::write_bytes(folder.file(), whole);
  EXPECT_EQ(opening(folder.file()), ErrorCode::Internal) << "opens";
}

TEST(StoreFaults, ARowThatNobodyCanHaveWrittenIsDamage) {
  for (const char* sql :
       {"UPDATE look_pain SET nrs_0_10 = 11", "UPDATE look_pain SET side = 'up'",
        "UPDATE look_answer SET answer = 'maybe'", "UPDATE look_answer SET kind = 'x'",
        "UPDATE look_muscle SET probability_uncapped = 2",
        "UPDATE look_explained SET region_side = 'x'", "UPDATE knot SET side = 'x'",
        "UPDATE look_alternative SET probability = -1", "UPDATE look SET age_years = 121",
        "UPDATE look SET no_knot_probability = 7", "DELETE FROM knot_look"}) {
    const Folder folder;
    Store store = testing::open(folder);
    const auto id = store.keep(look(day(2, 2), 6), {levator()}).value()[0];
    change(folder, std::string("PRAGMA ignore_check_constraints = ON; ") + sql);
    const auto read = store.knot(id);
    ASSERT_FALSE(read.has_value()) << sql;
    EXPECT_EQ(read.error().code, ErrorCode::Damaged) << sql;
  }
}

TEST(StoreFaults, AFullDiskLosesNothingThatWasKeptBefore) {
  const Folder folder;
  Store store = testing::open(folder);
  const auto id = store.keep(look(day(2, 2), 6), {levator()}).value()[0];
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto old = signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 200'000;
  setrlimit(RLIMIT_FSIZE, &small);
  std::size_t kept = 1;
  std::optional<Error> fault;
  for (int k = 0; k < 500 && !fault; ++k) {
    const auto added = store.add_look(id, look(day(2, 3), 5));
    if (added) {
      ++kept;
    } else {
      fault = added.error();
    }
  }
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, old);
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->code, ErrorCode::DiskFull) << fault->detail;
  EXPECT_EQ(testing::open(folder).knot(id).value().looks.size(), kept);
  EXPECT_TRUE(store.add_look(id, look(day(2, 4), 5)).has_value()) << "goes on when there is room";
}

/// Rights do not bind the superuser, so the test becomes somebody else for a moment.
TEST(StoreFaults, AFileThatMayNotBeWrittenIsReadOnly) {
  const Folder folder;
  testing::open(folder);
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  std::filesystem::permissions(folder.file(), std::filesystem::perms(0444));
  const bool super = geteuid() == 0;
  ASSERT_EQ(super ? seteuid(65534) : 0, 0);
  const ErrorCode code = opening(folder.file());
  ASSERT_EQ(super ? seteuid(0) : 0, 0);
  EXPECT_EQ(code, ErrorCode::ReadOnly);
}

}  // namespace
}  // namespace unknot::store
