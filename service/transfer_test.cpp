#include "service/transfer.h"

#include <gtest/gtest.h>

#include "formats/json/export.h"
#include "formats/json/test_everything.h"
#include "formats/json/test_files.h"
#include "service/diary.h"
#include "service/zones.h"
#include "store/files.h"
#include "store/test_store.h"

namespace unknot::service {
namespace {

using store::Taking;

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

const Moment now{.at_ms = 1'772'136'000'000, .zone = "Europe/Berlin", .date = "2026-02-26"};
const SystemZones zones;

Transfer transfer(const store::testing::Folder& folder) {
  return Transfer({.knowledge = &knowledge(),
                   .zones = &zones,
                   .store_path = folder.file(),
                   .program_version = "0.1.0"});
}

Diary diary_in(const store::testing::Folder& folder) {
  return Diary({.knowledge = &knowledge(), .zones = &zones, .store_path = folder.file()});
}

std::string days_of(const store::testing::Folder& folder, const Moment& at = now) {
  return transfer(folder).export_csv(at).value().at(0).text;
}

std::int64_t count(const Counts& counts, const std::string& name) {
  for (const auto& [own, number] : counts) {
    if (own == name) return number;
  }
  return -1;
}

EntryDraft draft(diary::EntryKind kind, const std::string& about, std::optional<double> value) {
  EntryDraft out;
  out.entry.kind = kind;
  out.entry.about = about;
  out.entry.value = value;
  return out;
}

/// Two days: a rating of a moment, a whole-day pain, answers, treatments, a check-in of each.
void write_two_days(const store::testing::Folder& folder) {
  Diary own = diary_in(folder);
  using diary::EntryKind;
  EntryDraft temple = draft(EntryKind::Pain, "temple", 6);
  temple.entry.side = body::PaintSide::Right;
  EntryDraft sternum = draft(EntryKind::Pain, "sternum", 2);
  sternum.at = "10:00";
  const LogRequest first{
      .date = "2026-02-24",
      .drafts = {temple, sternum, draft(EntryKind::Answer, "stress", 7),
                 draft(EntryKind::Treatment, "heat_pack", 12.5),
                 draft(EntryKind::Treatment, "heat_pack", 10), draft(EntryKind::CheckIn, "", {})}};
  const LogRequest second{
      .date = "2026-02-25",
      .drafts = {draft(EntryKind::Answer, "stress", 2), draft(EntryKind::CheckIn, "", {})}};
  ASSERT_TRUE(own.log(first, now).has_value());
  ASSERT_TRUE(own.log(second, now).has_value());
}

std::string without_sources(std::string text) {
  for (const char* source : {"typed", "days_csv"}) {
    for (std::size_t at = text.find(source); at != std::string::npos; at = text.find(source)) {
      text.erase(at, std::string_view(source).size());
    }
  }
  return text;
}

TEST(Transfer, ADiaryByChanceGoesOutAndInAsTheSame) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const store::testing::Folder from;
    const store::testing::Folder to;
    const Everything made = json::testing::DiaryMaker(knowledge(), seed).make(80);
    const std::string first = json::write_export(made, "0.1.0");
    ASSERT_TRUE(transfer(from).import_json(first, Taking::Write).has_value()) << "seed " << seed;
    const std::string out = transfer(from).export_json().value();
    ASSERT_TRUE(transfer(to).import_json(out, Taking::Write).has_value()) << "seed " << seed;
    EXPECT_EQ(transfer(to).export_json().value(), out) << "seed " << seed;
    EXPECT_EQ(json::read_export(out).value().entries.size(), made.entries.size());
    const Imported again = transfer(to).import_json(out, Taking::Write).value();
    EXPECT_EQ(count(again.counts, "entries_new"), 0);
    EXPECT_EQ(transfer(to).export_json().value(), out) << "seed " << seed;
  }
}

TEST(Transfer, ATableOfDaysGoesOutAndInAsTheSameTable) {
  const store::testing::Folder from;
  const store::testing::Folder to;
  write_two_days(from);
  const std::string out = days_of(from);
  EXPECT_NE(out.find("22.5"), std::string::npos) << "two sessions of one day\n" << out;
  EXPECT_NE(out.find(",0\r\n2026-02-26"), std::string::npos) << "gone through and not done\n"
                                                             << out;
  const Imported done = transfer(to).import_days_csv(out, now, Taking::Write).value();
  EXPECT_EQ(count(done.counts, "days"), 3);
  EXPECT_EQ(count(done.counts, "treatments"), 2);
  EXPECT_EQ(done.first_date, "2026-02-24");
  EXPECT_EQ(without_sources(days_of(to)), without_sources(out));
}

TEST(Transfer, ATableTakenIntoItsOwnDiaryAddsNoMinutes) {
  const store::testing::Folder folder;
  write_two_days(folder);
  const std::string out = days_of(folder);
  ASSERT_TRUE(transfer(folder).import_days_csv(out, now, Taking::Write).has_value());
  EXPECT_EQ(days_of(folder), out);
}

TEST(Transfer, TheSameTableTwiceChangesNothing) {
  const store::testing::Folder folder;
  const std::string table = "date,pain.temple_r,treatment.heat_pack\n2026-02-24,6,10\n";
  ASSERT_TRUE(transfer(folder).import_days_csv(table, now, Taking::Write).has_value());
  const std::string before = transfer(folder).export_json().value();
  Moment later = now;
  later.at_ms += 1000;
  const Imported again = transfer(folder).import_days_csv(table, later, Taking::Write).value();
  EXPECT_EQ(count(again.counts, "entries_new"), 0);
  EXPECT_EQ(count(again.skipped, "known"), 2);
  EXPECT_EQ(transfer(folder).export_json().value(), before);
}

TEST(Transfer, AnotherValueOfATableCorrectsTheOneBeforeAndBackAgain) {
  const store::testing::Folder folder;
  Moment at = now;
  for (const char* value : {"6", "4", "6", ""}) {
    const std::string table =
        std::string("date,pain.temple_r,treatment.heat_pack\n2026-02-24,") + value + ",\n";
    ASSERT_TRUE(transfer(folder).import_days_csv(table, at, Taking::Write).has_value());
    at.at_ms += 1000;
  }
  EXPECT_EQ(days_of(folder).find("2026-02-24,6\r\n"), std::string("date,pain.temple_r\r\n").size())
      << days_of(folder);
  EXPECT_EQ(json::read_export(transfer(folder).export_json().value()).value().entries.size(), 3U);
}

TEST(Transfer, WhatWasCorrectedByHandStands) {
  const store::testing::Folder folder;
  const std::string table = "date,pain.temple_r\n2026-02-24,6\n";
  ASSERT_TRUE(transfer(folder).import_days_csv(table, now, Taking::Write).has_value());
  EntryDraft corrected = draft(diary::EntryKind::Pain, "temple", 2);
  corrected.entry.side = body::PaintSide::Right;
  corrected.entry.replaces_entry_id = 1;
  ASSERT_TRUE(diary_in(folder).log({.date = "2026-02-24", .drafts = {corrected}}, now).has_value());
  const std::string changed = "date,pain.temple_r\n2026-02-24,9\n";
  const Imported done = transfer(folder).import_days_csv(changed, now, Taking::Write).value();
  EXPECT_EQ(count(done.skipped, "corrected_by_hand"), 1);
  EXPECT_NE(days_of(folder).find("2026-02-24,2"), std::string::npos);
}

TEST(Transfer, ABadCellKeepsNothing) {
  const store::testing::Folder folder;
  const auto fault = [&](const std::string& table) {
    return transfer(folder).import_days_csv(table, now, Taking::Write).error();
  };
  EXPECT_EQ(fault("date,pain.temple_r\n2026-02-24,6\n2026-02-25,11\n").where,
            "row 3, column pain.temple_r");
  EXPECT_EQ(fault("date,pain.nape_r\n2026-02-24,6\n").code, ErrorCode::UnknownId);
  EXPECT_EQ(fault("date,pain.temple\n2026-02-24,6\n").code, ErrorCode::Contradiction);
  EXPECT_EQ(fault("date,pain.temple_r\n2027-02-24,6\n").code, ErrorCode::OutOfRange);
  EXPECT_EQ(fault("date,treatment.heat_pack\n2026-02-24,-1\n").code, ErrorCode::OutOfRange);
  EXPECT_FALSE(store::exists(folder.file()));
}

TEST(Transfer, NonsenseInAnExportIsRefusedWithItsPlace) {
  const store::testing::Folder folder;
  const auto fault = [&](auto change) {
    Everything all = json::testing::DiaryMaker(knowledge(), 5).make(30);
    change(all);
    auto done = transfer(folder).import_json(json::write_export(all, "0"), Taking::Write);
    return done ? std::string("taken in") : done.error().where;
  };
  const auto entry_of = [](Everything& all, diary::EntryKind kind) -> diary::Entry& {
    for (diary::Entry& own : all.entries) {
      if (own.kind == kind) return own;
    }
    return all.entries.front();
  };
  EXPECT_TRUE(fault([&](Everything& all) {
                entry_of(all, diary::EntryKind::Pain).value = 11;
              }).ends_with("].value"));
  EXPECT_EQ(fault([](Everything& all) { all.entries[2].uid = "x"; }), "entries[2].uid");
  EXPECT_EQ(fault([](Everything& all) { all.entries[2].uid = all.entries[1].uid; }),
            "entries[2].uid");
  EXPECT_EQ(fault([](Everything& all) { all.entries[3].entry_id = all.entries[0].entry_id; }),
            "entries[3].entry_id");
  EXPECT_EQ(fault([](Everything& all) { all.entries[1].replaces_entry_id = 777; }),
            "entries[1].replaces_entry_id");
  EXPECT_TRUE(fault([](Everything& all) {
                diary::Entry& last = all.entries.back();
                last.replaces_entry_id = last.entry_id;
              }).ends_with(".replaces_entry_id"));
  EXPECT_EQ(fault([](Everything& all) { all.entries[4].written.date = "soon"; }),
            "entries[4].written_date");
  EXPECT_EQ(fault([](Everything& all) { all.looks[2].drawing_look_id = 99; }),
            "looks[2].drawing_look_id");
  EXPECT_EQ(fault([](Everything& all) { all.looks[0].pains.clear(); }), "looks[0].pains");
  EXPECT_EQ(fault([](Everything& all) { all.knots[0].look_ids = {1, 9}; }), "knots[0].look_ids[1]");
  EXPECT_EQ(fault([](Everything& all) { all.knots.push_back(all.knots[0]); }), "knots[1].knot_id");
  EXPECT_FALSE(store::exists(folder.file()));
}

TEST(Transfer, ATryKeepsNothingAndMakesNoFile) {
  const store::testing::Folder folder;
  const std::string table = "date,pain.temple_r\n2026-02-24,6\n";
  const Imported tried = transfer(folder).import(table, now, Taking::Try).value();
  EXPECT_EQ(count(tried.counts, "entries_new"), 1);
  EXPECT_FALSE(store::exists(folder.file()));
  EXPECT_TRUE(json::read_export(transfer(folder).export_json().value()).value().entries.empty());
  EXPECT_FALSE(store::exists(folder.file()));
}

TEST(Transfer, AnythingElseIsNotAFormThatIsRead) {
  const store::testing::Folder folder;
  for (const char* bytes : {"", "hello", "{\"form\":\"other\"}", "a,b\n1,2\n"}) {
    EXPECT_EQ(transfer(folder).import(bytes, now, Taking::Write).error().code,
              ErrorCode::Unsupported);
  }
}

}  // namespace
}  // namespace unknot::service
