#include "store/everything.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <random>

#include "engine/knots/test_knots.h"
#include "store/ids.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using diary::Entry;
using diary::EntryKind;
using knots::EventKind;
using knots::testing::day;
using knots::testing::levator;
using testing::Folder;

const knots::Member trap{.muscle = "trap", .side = body::Side::Right};

/// Every row of every table as text, ids and checksums included.
std::vector<std::string> dump(const Folder& folder) {
  SQLite::Database database(folder.file(), SQLite::OPEN_READONLY);
  std::vector<std::string> out;
  std::vector<std::string> tables;
  SQLite::Statement names(database,
                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                          "'sqlite_%' ORDER BY name");
  while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
  for (const std::string& table : tables) {
    SQLite::Statement row(database, "SELECT * FROM " + table + " ORDER BY 1, 2, 3");
    while (row.executeStep()) {
      std::string line = table;
      for (int k = 0; k < row.getColumnCount(); ++k) {
        const auto column = row.getColumn(k);
        line += '|' + (column.isBlob() ? uid_of_bytes(column.getString()) : column.getString());
        line += column.isNull() ? "null" : "";
      }
      out.push_back(std::move(line));
    }
  }
  return out;
}

Entry pain(const std::string& date, double value, std::int64_t at_ms = 1) {
  Entry out;
  out.uid = new_uid();
  out.kind = EntryKind::Pain;
  out.date = date;
  out.zone = "Europe/Berlin";
  out.about = "temple";
  out.side = body::PaintSide::Right;
  out.value = value;
  out.written = {.at_ms = at_ms, .zone = "Europe/Berlin", .date = date};
  return out;
}

/// Looks of every form, knots with events, and entries with all that an entry can have.
void fill(Store& store, std::uint64_t seed) {
  std::mt19937_64 chance(seed);
  const auto ids = store.keep(knots::testing::look(day(2, 2), 6), {levator(), trap}).value();
  knots::Look pressed = knots::testing::only_pressed(day(2, 9), body::Answer::No);
  pressed.sore_different = {knots::testing::press_test};
  ASSERT_TRUE(store.add_look(ids[0], pressed).has_value());
  ASSERT_TRUE(store.add_event(ids[0], {day(2, 20), EventKind::ClosedGone}).has_value());
  ASSERT_TRUE(store.add_event(ids[0], {day(2, 25), EventKind::Reopened}).has_value());
  ASSERT_TRUE(store.add_event(ids[1], {day(2, 26), EventKind::ClosedNoKnot}).has_value());
  for (int k = 0; k < 40; ++k) {
    const std::string date = day(1 + static_cast<int>(chance() % 3), 1 + k % 20).date;
    Entry own = pain(date, static_cast<double>(chance() % 11), k);
    own.kind = diary::entry_kinds[chance() % diary::entry_kinds.size()].second;
    if (chance() % 3 == 0) own.from_ms = 1'770'000'000'000 + k;
    if (own.from_ms && chance() % 2 == 0) own.to_ms = *own.from_ms + 90 * 60'000;
    if (chance() % 4 == 0) own.value = std::nullopt;
    const bool even = chance() % 2 == 0;
    if (own.kind == EntryKind::Pain) own.words = {body::PainWord::Dull, body::PainWord::Deep};
    if (own.kind == EntryKind::Answer && even) own.choice = "front";
    if (own.kind == EntryKind::Treatment) {
      own.exercise = "neck_roll";
      own.region = "sternum";
      own.dose = {.pressure_kPa = 12.5, .press_0_10 = 4, .temperature_degC = -0.1, .after_0_10 = 0};
    }
    own.note = "two\nlines, \"quoted\"; \xC3\xA4\xF0\x9F\x99\x82";
    own.source = chance() % 2 == 0 ? "typed" : "days_csv";
    const auto written = store.log({own}, 0).value();
    if (chance() % 3 != 0 || own.kind == EntryKind::CheckIn) continue;
    Entry corrected = own;
    corrected.uid = new_uid();
    corrected.value = 0.1 + static_cast<double>(k) / 7;
    corrected.written.at_ms += 1000;
    corrected.replaces_entry_id = written.entry_ids[0];
    ASSERT_TRUE(store.log({corrected}, 0).has_value());
  }
}

TEST(Everything, IntoAnEmptyStoreGivesTheSameStoreRowByRow) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Folder from;
    const Folder to;
    Store source = testing::open(from);
    fill(source, seed);
    // Gaps in the ids: what was deleted is not counted anew.
    ASSERT_TRUE(source.erase_entry(2).has_value());
    Store copy = testing::open(to);
    const TakenIn taken = copy.take_in(source.everything().value(), Taking::Write).value();
    EXPECT_EQ(dump(to), dump(from)) << "seed " << seed;
    EXPECT_EQ(taken.looks_new, 2);
    EXPECT_EQ(taken.knots_new, 2);
    EXPECT_EQ(taken.events_new, 3);
    EXPECT_GT(taken.entries_new, 40);
    EXPECT_EQ(taken.entries_known + taken.looks_known + taken.knots_known, 0);
  }
}

TEST(Everything, TheSameTwiceChangesNothing) {
  const Folder folder;
  Store store = testing::open(folder);
  fill(store, 9);
  const auto before = dump(folder);
  const TakenIn taken = store.take_in(store.everything().value(), Taking::Write).value();
  EXPECT_EQ(dump(folder), before);
  EXPECT_EQ(taken.entries_new + taken.looks_new + taken.knots_new + taken.events_new, 0);
  EXPECT_EQ(taken.events_known, 3);
}

TEST(Everything, ATryOnlySaysWhatWouldCome) {
  const Folder from;
  const Folder to;
  Store source = testing::open(from);
  fill(source, 3);
  Store copy = testing::open(to);
  const Everything all = source.everything().value();
  const TakenIn tried = copy.take_in(all, Taking::Try).value();
  EXPECT_TRUE(dump(to).empty());
  EXPECT_EQ(copy.take_in(all, Taking::Write).value(), tried);
}

TEST(Everything, TwoStoresBecomeOneAndEachThingStandsOnce) {
  const Folder one;
  const Folder other;
  Store first = testing::open(one);
  Store second = testing::open(other);
  ASSERT_TRUE(first.keep(knots::testing::look(day(2, 2), 6), {levator()}).has_value());
  ASSERT_TRUE(first.log({pain("2026-02-02", 4, 1)}, 0).has_value());
  ASSERT_TRUE(second.keep(knots::testing::look(day(2, 5), 3), {trap, levator()}).has_value());
  ASSERT_TRUE(second.log({pain("2026-02-02", 7, 2)}, 0).has_value());
  const TakenIn taken = first.take_in(second.everything().value(), Taking::Write).value();
  EXPECT_EQ(taken.knots_known, 1);
  EXPECT_EQ(taken.knots_new, 1);
  const auto known = first.knots().value();
  ASSERT_EQ(known.size(), 2U);
  EXPECT_EQ(known[0].looks.size(), 2U) << "the levator has the looks of both";
  EXPECT_EQ(known[1].looks.size(), 1U);
  const auto counting = diary::current(first.entries().value());
  ASSERT_EQ(counting.size(), 1U);
  EXPECT_EQ(counting[0].value, 7) << "what was written last";
}

TEST(Everything, ACorrectionOfBothSidesMovesALinkThatWasThere) {
  const Folder one;
  const Folder other;
  Store first = testing::open(one);
  Store second = testing::open(other);
  Entry said = pain("2026-02-02", 4, 1);
  ASSERT_TRUE(first.log({said}, 0).has_value());
  ASSERT_TRUE(second.take_in(first.everything().value(), Taking::Write).has_value());
  said.replaces_entry_id = 1;
  said.uid = new_uid();
  said.value = 9;
  said.written.at_ms = 30;
  ASSERT_TRUE(first.log({said}, 0).has_value());
  said.uid = new_uid();
  said.value = 2;
  said.written.at_ms = 20;
  ASSERT_TRUE(second.log({said}, 0).has_value());
  ASSERT_TRUE(first.take_in(second.everything().value(), Taking::Write).has_value());
  const auto all = first.entries().value();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].replaces_entry_id, all[2].entry_id) << "the earlier one came between";
  EXPECT_EQ(diary::current(all).front().value, 9);
}

TEST(Everything, EventsOfBothSidesStandInTheOrderOfTheirMoments) {
  const Folder one;
  const Folder other;
  Store first = testing::open(one);
  Store second = testing::open(other);
  ASSERT_TRUE(first.keep(knots::testing::look(day(2, 2), 6), {levator()}).has_value());
  ASSERT_TRUE(second.take_in(first.everything().value(), Taking::Write).has_value());
  ASSERT_TRUE(first.add_event(1, {day(2, 20), EventKind::ClosedGone}).has_value());
  ASSERT_TRUE(second.add_event(1, {day(2, 10), EventKind::ClosedNoKnot}).has_value());
  ASSERT_TRUE(second.add_event(1, {day(2, 12), EventKind::Reopened}).has_value());
  ASSERT_TRUE(first.take_in(second.everything().value(), Taking::Write).has_value());
  const knots::Knot own = first.knot(1).value();
  ASSERT_EQ(own.events.size(), 3U);
  EXPECT_EQ(own.events[0].kind, EventKind::ClosedNoKnot);
  EXPECT_EQ(knots::state_of(own), knots::State::ClosedGone);
  const auto before = dump(one);
  ASSERT_TRUE(first.take_in(second.everything().value(), Taking::Write).has_value());
  EXPECT_EQ(dump(one), before);
}

TEST(Everything, AFaultInTheMiddleKeepsNothing) {
  const Folder from;
  const Folder to;
  Store source = testing::open(from);
  fill(source, 4);
  Store copy = testing::open(to);
  Everything all = source.everything().value();
  all.entries.back().date = "never";  // the table refuses it
  EXPECT_FALSE(copy.take_in(all, Taking::Write).has_value());
  EXPECT_TRUE(dump(to).empty());
}

}  // namespace
}  // namespace unknot::store
