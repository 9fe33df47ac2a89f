#include "cli/diary_words.h"

#include <gtest/gtest.h>

namespace unknot::cli {
namespace {

using diary::Entry;
using diary::EntryKind;

/// UTC everywhere.
class NoZones : public Zones {
 public:
  [[nodiscard]] std::optional<std::int64_t> offset_ms(std::string_view /*zone*/,
                                                      std::int64_t /*at_ms*/) const override {
    return 0;
  }
};

class DiaryWords : public ::testing::Test {
 protected:
  DiaryWords() {
    knowledge_.atlas.regions = {{.id = "temple", .name = "temple", .paired = true}};
    body::Cause stress{.id = "stress", .name = {"Stress"}};
    stress.asked = body::CauseQuestion{.brief = {"How stressed?"}, .form = body::AnswerForm::Scale};
    knowledge_.causes = {stress};
  }

  static Entry entry(EntryKind kind, const std::string& about, std::optional<double> value) {
    Entry out;
    out.entry_id = 12;
    out.kind = kind;
    out.date = "2026-02-26";
    out.about = about;
    out.value = value;
    out.written = {.at_ms = 0, .zone = "Z", .date = "2026-02-26"};
    return out;
  }

  [[nodiscard]] std::string line(const Entry& own, std::vector<Entry> earlier = {}) const {
    const diary::Day day{.date = "2026-02-26",
                         .entries = {{.entry = own, .earlier = std::move(earlier)}}};
    const std::string words = day_words(telling_, day);
    return words.substr(words.find('\n') + 1);
  }

  body::Knowledge knowledge_;
  NoZones zones_;
  Telling telling_{.knowledge = knowledge_, .zones = zones_, .store = ""};
};

TEST_F(DiaryWords, AnEntrySaysWhatItIsAndWhatItReplaced) {
  Entry pain = entry(EntryKind::Pain, "temple", 6);
  pain.side = body::PaintSide::Right;
  pain.words = {body::PainWord::Dull};
  pain.from_ms = (18 * 60 + 40) * 60'000;
  EXPECT_EQ(line(pain, {entry(EntryKind::Pain, "temple", 4)}),
            "    12  Pain: temple, right (temple_r) at 18:40: 6, dull\n"
            "        before: 4, written 2026-02-26\n");
  EXPECT_EQ(line(entry(EntryKind::Answer, "stress", 7)), "    12  Stress (stress): 7 of 10\n");
  EXPECT_EQ(line(entry(EntryKind::Answer, "stress", {})), "    12  Stress (stress): not known\n");
}

TEST_F(DiaryWords, AnIdThatTheKnowledgeHasLostStaysAnId) {
  Entry heat = entry(EntryKind::Treatment, "heat_lamp", 20);
  heat.region = "nape";
  heat.dose.before_0_10 = 5;
  EXPECT_EQ(line(heat), "    12  heat_lamp: 20 min, nape, pain before 5\n");
  EXPECT_EQ(line(entry(EntryKind::Answer, "moon", 1)), "    12  moon: 1\n");
}

TEST_F(DiaryWords, WhereItComesFromAndHowLateItWasWrittenAreSaid) {
  Entry late = entry(EntryKind::Hindrance, "", 3);
  late.source = "days_csv";
  late.written.date = "2026-03-01";
  late.note = "from memory";
  EXPECT_EQ(line(late),
            "    12  Kept from work and activities: 3 \"from memory\" [days_csv] [written 3 days "
            "later]\n");
}

TEST_F(DiaryWords, WhatWasLeftBlankIsToldFromWhatWasRated) {
  const diary::Day day{.date = "2026-02-26",
                       .checked_in = true,
                       .pains = {{.region = "temple",
                                  .side = body::PaintSide::Left,
                                  .value = 0,
                                  .source = std::string(diary::source_left_blank)}}};
  EXPECT_EQ(day_words(telling_, day),
            "2026-02-26, checked in.\nNothing is written.\n"
            "     =  temple, left (temple_l): 0 (left blank at the check-in)\n");
}

TEST_F(DiaryWords, TheLineToCopyInventsNoAnswer) {
  CheckInAnswer answer{.today = "2026-02-27"};
  answer.check_in.date = "2026-02-26";
  answer.check_in.places = {
      {.region = "temple", .side = body::PaintSide::Right, .before_0_10 = 6, .before_date = "x"}};
  answer.check_in.asked = {{.question = {.cause = "stress"}}};
  const Telling telling{.knowledge = knowledge_, .zones = zones_, .store = "it's.db"};
  const std::string words = asked_words(telling, answer);
  EXPECT_TRUE(
      words.ends_with("unknot log --check-in --store 'it'\\''s.db' --date 2026-02-26 "
                      "--pain temple_r=6 --answer stress=unknown "
                      "--kept-me-from unknown\n"))
      << words;
}

TEST_F(DiaryWords, AWeekOfFewDaysHasNoMean) {
  TodayAnswer today;
  today.today.date = "2026-02-26";
  today.today.first_date = "2026-02-24";
  today.today.days = 3;
  today.today.week = {.mean = std::nullopt, .days = 3};
  today.today.week_before = {.mean = 4.25, .days = 7};
  const std::string words = today_words(telling_, today, {});
  EXPECT_NE(words.find("mean of the week: 3 days (a mean needs 4); of the week before: 4.2 of 7"),
            std::string::npos)
      << words;
}

TEST_F(DiaryWords, WhatWasOvertakenIsSaid) {
  const Logged logged{.entry_ids = {13},
                      .overtaken = {entry(EntryKind::Answer, "stress", 2)},
                      .day = {.date = "2026-02-26"}};
  const std::string words = logged_words(telling_, logged);
  EXPECT_NE(words.find("just written: Stress (stress): 2 of 10\nWritten: 13\n"), std::string::npos)
      << words;
}

TEST_F(DiaryWords, WhatWasDeletedIsCounted) {
  EXPECT_EQ(deleted_words({.entries = 1, .days = 1, .looks = 2, .backups = 0}, {}),
            "Deleted for good: 1 entry with history, of 1 day; 2 looks at knots; "
            "no backup: those that are there still hold it (--backups).\n");
}

}  // namespace
}  // namespace unknot::cli
