/// Faults at places of chance in a store that holds a bit of everything: each is reported, or
/// changes nothing that is read; and what is rescued is as it was.
#include "store/rescue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <random>

#include "store/backup.h"
#include "store/checksum.h"
#include "store/test_entries.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using knots::testing::day;
using testing::Folder;

constexpr unsigned seed = 20261126;
constexpr int trials = 40;
constexpr int entries_in_all = 400;

/// Everything that can be read, each row as text.
struct Content {
  std::map<std::string, diary::Entry> entries;       ///< by uid
  std::map<std::string, std::int64_t> looks;         ///< uid -> checksum
  std::map<std::string, std::pair<int, int>> knots;  ///< muscle -> looks, events
  bool operator==(const Content&) const = default;
};

Result<Content> content_of(Store& store) {
  Content out;
  UNKNOT_TRY(const auto entries, store.entries());
  for (const auto& own : entries) out.entries[own.uid] = own;
  UNKNOT_TRY(const auto all, store.knots());
  for (const knots::Knot& knot : all) {
    for (const knots::Look& look : knot.looks) out.looks[look.uid] = checksum_of(look);
    out.knots[knot.member.muscle] = {static_cast<int>(knot.looks.size()),
                                     static_cast<int>(knot.events.size())};
  }
  return out;
}

/// Some hundred entries with corrections, three knots, looks, events; a backup of half of it.
void fill(const Folder& folder) {
  Store store = testing::open(folder);
  testing::log_days(store, 1, entries_in_all / 2);
  make_backup(folder.file(), BackupKind::Day, "2026-03-01").value();
  testing::log_days(store, 1 + entries_in_all / 2, entries_in_all);
  for (int k = 0; k < 30; ++k) {
    diary::Entry again = testing::entry(20 * k + 1);
    again.value = 10;
    store.log({again}, 0).value();
  }
  for (const char* muscle : {"levator", "trap", "scalenes"}) {
    const auto id = store
                        .keep(knots::testing::look(day(2, 2), 6),
                              {{.muscle = muscle, .side = body::Side::Right}})
                        .value()[0];
    for (int k = 0; k < 12; ++k)
      store.add_look(id, knots::testing::look(day(3, k), k % 10)).value();
    store.add_event(id, {day(4, 1), knots::EventKind::ClosedGone}).value();
  }
}

/// Flips up to eight bits, overwrites a stretch, or cuts the end off.
std::string damaged(std::string bytes, std::mt19937& random) {
  const auto any = [&](std::size_t below) { return random() % below; };
  const auto way = any(4);
  if (way == 0) return bytes.substr(0, any(bytes.size()));
  if (way == 1) {
    const std::size_t at = any(bytes.size());
    bytes.replace(at, std::min<std::size_t>(4096, bytes.size() - at),
                  std::min<std::size_t>(4096, bytes.size() - at), static_cast<char>(any(256)));
    return bytes;
  }
  for (std::size_t k = 0; k <= any(8); ++k) {
    char& byte = bytes[any(bytes.size())];
    byte = static_cast<char>(byte ^ (1 << any(8)));
  }
  return bytes;
}

class Rescue : public ::testing::Test {
 protected:
  Rescue() {
    fill(folder);
    Store store = testing::open(folder);
    original = content_of(store).value();
  }
  Folder folder;
  Content original;
};

/// Rows that are there are as they were; nothing else is asked of them.
void expect_part_of(const Content& part, const Content& whole) {
  for (const auto& [uid, entry] : part.entries) {
    const auto own = whole.entries.find(uid);
    ASSERT_NE(own, whole.entries.end());
    diary::Entry same = entry;
    same.replaces_entry_id = own->second.replaces_entry_id;  // a chain may have lost a link
    EXPECT_EQ(same, own->second);
  }
  for (const auto& [uid, sum] : part.looks) {
    ASSERT_TRUE(whole.looks.contains(uid));
    EXPECT_EQ(whole.looks.at(uid), sum);
  }
  for (const auto& [muscle, counts] : part.knots) {
    ASSERT_TRUE(whole.knots.contains(muscle));
    EXPECT_LE(counts.first, whole.knots.at(muscle).first);
    EXPECT_LE(counts.second, whole.knots.at(muscle).second);
  }
}

TEST_F(Rescue, EveryDamageIsReportedOrChangesNothingAndWhatIsRescuedIsAsItWas) {
  const std::string whole = testing::bytes_of(folder.file());
  const std::string target = folder.path() + "/rescued.db";
  std::mt19937 random(seed);
  std::size_t unseen = 0;
  std::size_t refused = 0;
  std::size_t survived = 0;
  std::size_t survived_with_backup = 0;
  for (int k = 0; k < trials; ++k) {
    remove_store(folder.file());
    remove_store(target);
    testing::write_bytes(folder.file(), damaged(whole, random));
    const bool told = !verify(folder.file());
    if (!told) {
      Store store = testing::open(folder);
      const auto read = content_of(store);
      ASSERT_TRUE(read.has_value()) << k;
      ASSERT_TRUE(*read == original) << "trial " << k << " was not told";
      ++unseen;
    }
    const auto done =
        rescue({.damaged_path = folder.file(), .new_path = target, .store_path = folder.file()});
    if (!done) {
      ++refused;
      continue;
    }
    Store store = Store::open({.path = target}).value();
    const Content content = content_of(store).value();
    expect_part_of(content, original);
    const auto rescued = static_cast<std::size_t>(done->entries.rescued);
    ASSERT_EQ(content.entries.size(), rescued);
    EXPECT_TRUE(told || rescued == original.entries.size()) << k;
    survived += rescued;
    survived_with_backup += std::max<std::size_t>(rescued, entries_in_all / 2);
  }
  const double all = static_cast<double>(original.entries.size()) * trials;
  std::printf(
      "seed %u: of %d damaged stores %zu read as before, %zu gave nothing; "
      "%.1f %% of the entries were rescued\n",
      seed, trials, unseen, refused, 100 * static_cast<double>(survived) / all);
  EXPECT_GT(static_cast<double>(survived), 0.7 * all);
  EXPECT_GE(survived_with_backup, survived);
}

TEST_F(Rescue, ASoundStoreIsRescuedWhole) {
  const std::string target = folder.path() + "/rescued.db";
  const Rescued done =
      rescue({.damaged_path = folder.file(), .new_path = target, .store_path = folder.file()})
          .value();
  EXPECT_EQ(done.entries.lost + done.looks.lost + done.knots.lost + done.events.lost, 0);
  EXPECT_EQ(done.chains_mended, 0);
  EXPECT_EQ(done.newest_good_holds.value().entries, entries_in_all / 2);
  Store store = Store::open({.path = target}).value();
  EXPECT_TRUE(content_of(store).value() == original);
}

/// As after a merge: what an entry replaces has a higher id.
TEST_F(Rescue, AMergedStoreIsRescuedWhole) {
  {
    Store store = testing::open(folder);
    Everything one;
    one.entries = {testing::entry(900), testing::entry(900), testing::entry(900)};
    one.entries[0].entry_id = 5001;
    one.entries[0].replaces_entry_id = 5003;
    one.entries[1].entry_id = 5002;
    one.entries[1].replaces_entry_id = 5001;
    one.entries[2].entry_id = 5003;
    static_cast<void>(store.take_in(one, Taking::Write).value());
    original = content_of(store).value();
    ASSERT_EQ(original.entries.at(one.entries[0].uid).replaces_entry_id, 5003);
  }
  const std::string target = folder.path() + "/rescued.db";
  const auto done =
      rescue({.damaged_path = folder.file(), .new_path = target, .store_path = folder.file()});
  ASSERT_TRUE(done.has_value()) << done.error().detail;
  EXPECT_EQ(done->entries.lost + done->chains_mended, 0);
  Store store = Store::open({.path = target}).value();
  EXPECT_TRUE(content_of(store).value() == original);
}

TEST_F(Rescue, ADrawingMayHaveAHigherIdThanTheLookThatUsesIt) {
  {
    Store store = testing::open(folder);
    Everything one;
    one.looks = {knots::testing::look(day(5, 1), 3), knots::testing::look(day(5, 2), 3)};
    one.looks[0].look_id = 901;
    one.looks[0].drawing_look_id = 902;
    one.looks[1].look_id = 902;
    for (knots::Look& own : one.looks) own.uid = new_uid();
    one.knots = {{.knot_id = 77,
                  .member = {.muscle = "masseter", .side = body::Side::Left},
                  .look_ids = {901, 902}}};
    static_cast<void>(store.take_in(one, Taking::Write).value());
    original = content_of(store).value();
  }
  const std::string target = folder.path() + "/rescued.db";
  const auto done =
      rescue({.damaged_path = folder.file(), .new_path = target, .store_path = folder.file()});
  ASSERT_TRUE(done.has_value()) << done.error().detail;
  EXPECT_EQ(done->looks.lost, 0);
  Store store = Store::open({.path = target}).value();
  EXPECT_TRUE(content_of(store).value() == original);
}

TEST_F(Rescue, WithoutItsFirstPageABackupSaysWhereTheTablesAre) {
  std::string bytes = testing::bytes_of(folder.file());
  bytes.replace(0, 4096, 4096, '\0');
  testing::write_bytes(folder.file(), bytes);
  const std::string target = folder.path() + "/rescued.db";
  const Rescued done =
      rescue({.damaged_path = folder.file(), .new_path = target, .store_path = folder.file()})
          .value();
  EXPECT_TRUE(done.schema_from_backup);
  Store store = Store::open({.path = target}).value();
  EXPECT_TRUE(content_of(store).value() == original);
}

TEST_F(Rescue, WithoutItsFirstPageAndWithoutABackupAFreshStoreSaysWhereTheTablesAre) {
  std::string bytes = testing::bytes_of(folder.file());
  bytes.replace(0, 4096, 4096, '\0');
  const Folder other;
  testing::write_bytes(other.file(), bytes);
  const std::string target = other.path() + "/rescued.db";
  const auto done =
      rescue({.damaged_path = other.file(), .new_path = target, .store_path = other.file()});
  ASSERT_TRUE(done.has_value()) << done.error().detail;
  EXPECT_FALSE(done->schema_from_backup);
  Store store = Store::open({.path = target}).value();
  EXPECT_TRUE(content_of(store).value() == original);
}

TEST_F(Rescue, WhatIsThereAlreadyOrIsNoStoreIsRefused) {
  const auto to = [&](const std::string& from, const std::string& target) {
    return rescue({.damaged_path = from, .new_path = target, .store_path = from}).error().code;
  };
  const std::string photo = folder.path() + "/photo";
  testing::write_bytes(photo, std::string(5000, 'x'));
  EXPECT_EQ(to(folder.file(), photo), ErrorCode::Contradiction);
  EXPECT_EQ(to(folder.path() + "/no", folder.path() + "/new"), ErrorCode::NotFound);
  const Folder other;
  const std::string foreign = other.path() + "/foreign";
  testing::write_bytes(foreign, std::string(5000, 'x'));
  EXPECT_EQ(to(foreign, other.path() + "/new"), ErrorCode::NotAStore);
  EXPECT_FALSE(exists(other.path() + "/new"));
}

}  // namespace
}  // namespace unknot::store
