#include "store/entry_merge.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <random>

namespace unknot::store {
namespace {

using diary::Entry;
using diary::EntryKind;

std::string uid(int number) {
  std::string out(32, '0');
  for (std::size_t k = 31; number > 0; number /= 10, --k) {
    out[k] = static_cast<char>('0' + number % 10);
  }
  return out;
}

/// A pain of a whole day, written at that time; the uid is its name.
Entry pain(std::int64_t entry_id, int name, std::int64_t at_ms,
           std::optional<std::int64_t> replaces = std::nullopt) {
  Entry out;
  out.entry_id = entry_id;
  out.uid = uid(name);
  out.kind = EntryKind::Pain;
  out.date = "2026-02-26";
  out.about = "temple";
  out.side = body::PaintSide::Right;
  out.value = 5;
  out.written = {.at_ms = at_ms, .zone = "UTC", .date = "2026-02-26"};
  out.replaces_entry_id = replaces;
  return out;
}

Entry on_day(Entry entry, const std::string& date) {
  entry.date = date;
  return entry;
}

std::vector<Entry> merged(std::vector<Entry> here, const std::vector<Entry>& incoming) {
  std::int64_t next = 1;
  for (const Entry& own : here) next = std::max(next, own.entry_id + 1);
  const MergePlan plan = merge_entries(here, incoming, next);
  for (const Entry& own : plan.relinked) {
    for (Entry& entry : here) {
      if (entry.entry_id == own.entry_id) entry = own;
    }
  }
  here.insert(here.end(), plan.added.begin(), plan.added.end());
  return here;
}

/// Names from the first of a line to the last, for lines of any length.
std::vector<std::string> lines(const std::vector<Entry>& entries) {
  std::map<std::int64_t, const Entry*> by_id;
  std::map<std::int64_t, const Entry*> after;
  for (const Entry& own : entries) {
    EXPECT_TRUE(by_id.emplace(own.entry_id, &own).second) << "an id twice";
    if (own.replaces_entry_id) {
      EXPECT_TRUE(after.emplace(*own.replaces_entry_id, &own).second) << "replaced twice";
    }
  }
  std::vector<std::string> out;
  std::size_t reached = 0;
  for (const Entry& own : entries) {
    if (own.replaces_entry_id) continue;
    std::string line;
    const Entry* at = &own;
    while (at != nullptr) {
      ++reached;
      line += (line.empty() ? "" : " ") + std::to_string(std::stoi(at->uid));
      const auto next = after.find(at->entry_id);
      at = next == after.end() ? nullptr : next->second;
    }
    out.push_back(line);
  }
  EXPECT_EQ(reached, entries.size()) << "a ring";
  std::sort(out.begin(), out.end());
  return out;
}

using Lines = std::vector<std::string>;

TEST(EntryMerge, AnEmptyStoreGetsEverythingAsItWas) {
  const std::vector<Entry> all = {pain(3, 30, 1), pain(4, 40, 2, 9), pain(9, 90, 3, 3)};
  const MergePlan plan = merge_entries({}, all, 1);
  EXPECT_EQ(plan.added, (std::vector<Entry>{all[0], all[2], all[1]}))
      << "each behind what it replaces";
  EXPECT_TRUE(plan.relinked.empty());
}

TEST(EntryMerge, TheSameAgainChangesNothing) {
  const std::vector<Entry> all = {pain(1, 10, 1), pain(2, 20, 2, 1)};
  const MergePlan plan = merge_entries(all, all, 3);
  EXPECT_TRUE(plan.added.empty());
  EXPECT_TRUE(plan.relinked.empty());
  EXPECT_EQ(plan.known, 2);
}

TEST(EntryMerge, ATakenIdIsReplacedByANewOneEverywhere) {
  const std::vector<Entry> here = {on_day(pain(1, 10, 1), "2026-02-20")};
  const auto out = merged(here, {pain(1, 20, 2), pain(2, 30, 3, 1)});
  ASSERT_EQ(out.size(), 3U);
  EXPECT_EQ(out[1].entry_id, 3) << "behind the ids of both";
  EXPECT_EQ(out[2].entry_id, 2);
  EXPECT_EQ(out[2].replaces_entry_id, 3);
}

TEST(EntryMerge, WhatWasCorrectedOnBothSidesIsOneLineAndTheLastWrittenCounts) {
  const std::vector<Entry> first = {pain(1, 1, 10), pain(2, 2, 40, 1)};
  const std::vector<Entry> second = {pain(1, 1, 10), pain(2, 3, 20, 1), pain(3, 4, 30, 2)};
  EXPECT_EQ(lines(merged(first, second)), Lines{"1 3 4 2"});
  EXPECT_EQ(lines(merged(second, first)), Lines{"1 3 4 2"});
  const std::vector<Entry> later = {pain(1, 1, 10), pain(2, 3, 20, 1), pain(3, 4, 50, 2)};
  EXPECT_EQ(lines(merged(first, later)), Lines{"1 2 3 4"});
  EXPECT_EQ(lines(merged(later, first)), Lines{"1 2 3 4"});
}

TEST(EntryMerge, OneSlotFilledOnBothSidesBecomesOneLine) {
  const std::vector<Entry> first = {pain(1, 1, 10), pain(2, 2, 20, 1)};
  const std::vector<Entry> second = {pain(1, 3, 15)};
  EXPECT_EQ(lines(merged(first, second)), Lines{"3 1 2"});
  EXPECT_EQ(lines(merged(second, first)), Lines{"3 1 2"});
}

TEST(EntryMerge, MomentsSessionsAndOtherDaysStayBesideEachOther) {
  Entry moment = pain(2, 2, 20);
  moment.from_ms = 5;
  Entry session = pain(3, 3, 30);
  session.kind = EntryKind::Treatment;
  const auto other = on_day(pain(4, 4, 40), "2026-02-27");
  Entry second_session = session;
  second_session.uid = uid(5);
  const auto out = merged({pain(1, 1, 10), moment, session}, {other, second_session});
  EXPECT_EQ(lines(out), (Lines{"1", "2", "3", "4", "5"}));
}

TEST(EntryMerge, WhatTheOtherCopyPutBeforeComesBeforeHereToo) {
  Entry session = pain(1, 1, 10);
  session.kind = EntryKind::Treatment;
  Entry earlier = session;
  earlier.uid = uid(2);
  earlier.entry_id = 7;
  Entry known = session;
  known.replaces_entry_id = 7;
  EXPECT_EQ(lines(merged({session}, {known, earlier})), Lines{"2 1"});
}

TEST(EntryMerge, UnlinkedValuesOfOneSlotBecomeOneLineInAnEmptyStoreToo) {
  const std::vector<Entry> all = {pain(1, 1, 20), pain(2, 2, 30), pain(3, 3, 10),
                                  on_day(pain(4, 4, 5), "2026-02-27")};
  const auto out = merged({}, all);
  EXPECT_EQ(lines(out), (Lines{"3 1 2", "4"}));
  EXPECT_EQ(diary::current(out).size(), 2U);
  EXPECT_EQ(merged(out, all), out);
}

/// Walking each line to its end would take minutes.
TEST(EntryMerge, ManyValuesOfOneSlotTakeNoLongerThanOfMany) {
  constexpr int count = 150'000;
  for (const bool newest_first : {false, true}) {
    std::vector<Entry> all;
    for (int k = 1; k <= count; ++k) all.push_back(pain(k, k, newest_first ? count - k : k));
    const auto start = std::chrono::steady_clock::now();
    const MergePlan plan = merge_entries({}, all, 1);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
    EXPECT_EQ(diary::current(plan.added).size(), 1U);
    const Entry& second = plan.added[1];
    EXPECT_EQ(second.replaces_entry_id.value(), newest_first ? 3 : 1);
  }
}

/// One copy written to at random, of few days and places so that everything collides.
void write_some(std::vector<Entry>& copy, int& name, std::mt19937_64& chance) {
  for (int k = 0; k < 6; ++k) {
    std::int64_t next = 1;
    for (const Entry& own : copy) next = std::max(next, own.entry_id + 1);
    ++name;
    Entry own = pain(next, name, 100 + static_cast<std::int64_t>(chance() % 1000));
    own.date = chance() % 2 == 0 ? "2026-02-26" : "2026-02-27";
    if (chance() % 4 == 0) own.kind = EntryKind::Treatment;
    const std::vector<Entry> counting = diary::current(copy);
    for (const Entry& before : counting) {
      const bool corrects = before.kind == own.kind && before.date == own.date &&
                            (own.kind == EntryKind::Pain || chance() % 2 == 0);
      if (corrects) own.replaces_entry_id = before.entry_id;
    }
    copy.push_back(own);
  }
}

TEST(EntryMerge, TwoCopiesOfADiaryAgreeAfterEachTookInTheOther) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    std::mt19937_64 chance(seed);
    int name = 0;
    std::vector<Entry> first;
    write_some(first, name, chance);
    std::vector<Entry> second = merged({}, first);
    write_some(first, name, chance);
    write_some(second, name, chance);
    const std::vector<Entry> one = merged(first, second);
    const std::vector<Entry> other = merged(second, first);
    EXPECT_EQ(lines(one), lines(other)) << "seed " << seed;
    EXPECT_EQ(one.size(), 18U);
    EXPECT_EQ(lines(merged(one, other)), lines(one)) << "seed " << seed;
    EXPECT_EQ(merged(one, second), one) << "seed " << seed;
  }
}

}  // namespace
}  // namespace unknot::store
