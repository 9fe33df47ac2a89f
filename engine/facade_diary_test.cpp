#include "engine/facade_diary.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/laws/real_knowledge.h"

namespace unknot {
namespace {

using body::PaintSide;
using diary::Entry;
using diary::EntryKind;

const body::Knowledge& knowledge() { return laws::real().knowledge; }

Entry entry(EntryKind kind, std::string about = {}, std::optional<double> value = {}) {
  Entry out;
  out.uid = "0123456789abcdef0123456789abcdef";
  out.kind = kind;
  out.date = "2026-02-26";
  out.zone = "UTC";
  out.about = std::move(about);
  out.value = value;
  out.written = {.at_ms = 1, .zone = "UTC", .date = "2026-02-26"};
  return out;
}

Entry pain(double value) {
  Entry out = entry(EntryKind::Pain, "temple", value);
  out.side = PaintSide::Right;
  return out;
}

ErrorCode code_of(const Entry& own) {
  const auto result = check_entry(knowledge(), own);
  return result ? ErrorCode::Internal : result.error().code;
}

std::string where_of(const Entry& own) {
  const auto result = check_entry(knowledge(), own);
  return result ? "nothing is wrong" : result.error().where;
}

TEST(CheckEntry, TakesWhatAPersonCanSay) {
  std::vector<Entry> all{pain(6),
                         pain(0),
                         entry(EntryKind::CheckIn),
                         entry(EntryKind::Hindrance, "", 3),
                         entry(EntryKind::Answer, "stress", 10),
                         entry(EntryKind::Answer, "stress"),
                         entry(EntryKind::Exposure, "sitting_hours", 7.5),
                         entry(EntryKind::Treatment, "heat_pack", 15),
                         entry(EntryKind::CauseGuess, "dehydration"),
                         entry(EntryKind::CauseGuess, "not_sure")};
  all[7].region = "temple";
  all[7].side = PaintSide::Left;
  all[7].dose.before_0_10 = 6;
  for (const Entry& own : all) {
    const auto result = check_entry(knowledge(), own);
    EXPECT_TRUE(result) << name_of(own.kind) << ' ' << own.about << ' ' << result.error().where;
  }
}

TEST(CheckEntry, RefusesDaysThatAreNoneOrNotThereYet) {
  for (const char* date : {"2026-02-30", "yesterday", "", "2026-02-27", "1969-12-31"}) {
    Entry own = pain(3);
    own.date = date;
    EXPECT_EQ(code_of(own), ErrorCode::OutOfRange) << date;
    EXPECT_EQ(where_of(own), "date");
  }
}

TEST(CheckEntry, RefusesRatingsOutsideOfZeroToTenAndBetween) {
  for (const double value : {-1.0, 11.0, 3.5, std::nan("")}) {
    EXPECT_EQ(code_of(pain(value)), ErrorCode::OutOfRange) << value;
    EXPECT_EQ(code_of(entry(EntryKind::Hindrance, "", value)), ErrorCode::OutOfRange) << value;
    EXPECT_EQ(code_of(entry(EntryKind::Answer, "stress", value)), ErrorCode::OutOfRange) << value;
  }
}

TEST(CheckEntry, RefusesWhatNobodyKnows) {
  Entry place = pain(3);
  place.about = "elbow_of_a_cat";
  EXPECT_EQ(code_of(place), ErrorCode::UnknownId);
  EXPECT_EQ(code_of(entry(EntryKind::Answer, "moon_phase", 1)), ErrorCode::UnknownId);
  EXPECT_EQ(code_of(entry(EntryKind::Answer, "caffeine_withdrawal", 1)), ErrorCode::UnknownId);
  EXPECT_EQ(code_of(entry(EntryKind::Treatment, "leeches", 10)), ErrorCode::UnknownId);
  EXPECT_EQ(code_of(entry(EntryKind::CauseGuess, "confounder")), ErrorCode::UnknownId);
  Entry exercise = entry(EntryKind::Treatment, "stretch_static", 10);
  exercise.exercise = "handstand_on_a_horse";
  EXPECT_EQ(where_of(exercise), "exercise");
}

TEST(CheckEntry, RefusesASideThatThePlaceHasNotOrLacks) {
  Entry own = pain(3);
  own.side = PaintSide::Midline;
  EXPECT_EQ(code_of(own), ErrorCode::Contradiction);
  Entry treated = entry(EntryKind::Treatment, "heat_pack", 15);
  treated.side = PaintSide::Left;
  EXPECT_EQ(code_of(treated), ErrorCode::MissingField);
}

TEST(CheckEntry, WantsTheChoiceWhereSeveralHaveOneValue) {
  Entry own = entry(EntryKind::Answer, "sleep_position_bad", 1);
  EXPECT_EQ(code_of(own), ErrorCode::MissingField);
  own.choice = "front";
  EXPECT_TRUE(check_entry(knowledge(), own));
  own.choice = "side";  // has the value 0
  EXPECT_EQ(code_of(own), ErrorCode::Contradiction);
  own.choice = "hanging";
  EXPECT_EQ(code_of(own), ErrorCode::UnknownId);
}

TEST(CheckEntry, TakesTimesOnlyWhereTheyMeanSomething) {
  Entry drive = entry(EntryKind::Answer, "driving_hours");
  drive.from_ms = 1'000'000;
  EXPECT_EQ(code_of(drive), ErrorCode::MissingField);
  drive.to_ms = drive.from_ms.value() + 3'600'000;
  EXPECT_TRUE(check_entry(knowledge(), drive));
  drive.value = 1;
  EXPECT_EQ(code_of(drive), ErrorCode::Contradiction);
  drive.value.reset();
  drive.to_ms = drive.from_ms;
  EXPECT_EQ(where_of(drive), "to");
  drive.to_ms = *drive.from_ms + 49LL * 3'600'000;
  EXPECT_EQ(where_of(drive), "to");
  drive.about = "stress";
  drive.to_ms = *drive.from_ms + 1;
  EXPECT_EQ(where_of(drive), "at");
}

TEST(CheckEntry, WantsMinutesOfATreatmentUnlessItIsTakenBack) {
  Entry own = entry(EntryKind::Treatment, "heat_pack");
  EXPECT_EQ(code_of(own), ErrorCode::MissingField);
  own.replaces_entry_id = 4;
  EXPECT_TRUE(check_entry(knowledge(), own));
  for (const double minutes : {0.0, -5.0, 1441.0}) {
    own.value = minutes;
    EXPECT_EQ(code_of(own), ErrorCode::OutOfRange);
  }
}

TEST(CheckEntry, RefusesPartsThatThisKindDoesNotHave) {
  const auto refused = [](Entry own, const char* where) {
    EXPECT_EQ(code_of(own), ErrorCode::Contradiction) << where;
    EXPECT_EQ(where_of(own), where);
  };
  Entry own = pain(3);
  own.dose.after_0_10 = 3;
  refused(own, "dose");
  own = pain(3);
  own.region = "temple";
  refused(own, "region");
  own = entry(EntryKind::CheckIn);
  own.value = 3;
  refused(own, "value");
  own = entry(EntryKind::Answer, "stress", 3);
  own.words = {body::PainWord::Dull};
  refused(own, "words");
  own = entry(EntryKind::Hindrance, "work", 3);
  refused(own, "about");
  EXPECT_EQ(code_of(entry(EntryKind::Answer, "", 3)), ErrorCode::MissingField);
}

TEST(CheckEntry, BoundsDosesNotesAndNames) {
  Entry own = entry(EntryKind::Treatment, "heat_pack", 15);
  own.dose.temperature_degC = 400;
  EXPECT_EQ(where_of(own), "dose.temperature_degC");
  own = pain(3);
  own.note = std::string(note_bytes_max + 1, 'a');
  EXPECT_EQ(code_of(own), ErrorCode::TooLarge);
  own = pain(3);
  own.uid = "0123";
  EXPECT_EQ(code_of(own), ErrorCode::Malformed);
  own = pain(3);
  own.source = "Watch 7";
  EXPECT_EQ(where_of(own), "source");
}

TEST(CheckEntry, TakesNotesInAnyScriptAndRefusesOtherBytes) {
  for (const char* note : {"", "plain", "Schmerz \xC3\xA4", "\xE7\x97\x9B\xE3\x81\xBF",
                           "\xF0\x9F\x99\x82", "\xF4\x8F\xBF\xBF"}) {
    Entry own = pain(3);
    own.note = note;
    EXPECT_TRUE(check_entry(knowledge(), own)) << note;
  }
  for (const char* note : {"\x80", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80",
                           "\xE0\x80\x80", "\xFF", "\xF4\x90\x80\x80"}) {
    Entry own = pain(3);
    own.note = note;
    EXPECT_EQ(code_of(own), ErrorCode::Malformed);
    EXPECT_EQ(where_of(own), "note");
  }
}

TEST(PainsOfALook, AreThoseOfItsMomentUnlessItWasNotPaintedAnew) {
  knots::Look look;
  look.moment = {.at_ms = 77, .zone = "Europe/Berlin", .date = "2026-02-26"};
  look.pains = {{.region = "temple", .side = PaintSide::Right, .nrs_0_10 = 6}};
  const std::vector<Entry> pains = pains_of(look);
  ASSERT_EQ(pains.size(), 1U);
  EXPECT_EQ(pains[0].from_ms, 77);
  EXPECT_EQ(pains[0].value, 6);
  EXPECT_EQ(pains[0].source, "look");
  EXPECT_EQ(pains[0].date, "2026-02-26");
  look.drawing_look_id = 4;
  EXPECT_TRUE(pains_of(look).empty());
}

TEST(Slice, KeepsTheDaysInsideAndRefusesWhatIsNoPeriod) {
  diary::DayTable table;
  table.from_date = "2026-02-20";
  table.sources = {"", "typed"};
  table.marks = {1, 2, 3, 4};
  table.columns = {{.id = "temple", .values = {0, 1, 2, 3}, .source = {1, 1, 1, 1}}};
  const auto part = slice(table, {.from_date = "2026-02-21", .to_date = "2026-02-22"});
  ASSERT_TRUE(part);
  EXPECT_EQ(part->from_date, "2026-02-21");
  EXPECT_EQ(part->columns[0].values, (std::vector<double>{1, 2}));
  EXPECT_EQ(part->marks.size(), 2U);
  EXPECT_EQ(slice(table, {.from_date = "2020-01-01"})->days(), 4U);
  EXPECT_EQ(slice(table, {.from_date = "2027-01-01"})->days(), 0U);
  EXPECT_EQ(slice(table, {.from_date = "2026-02-22", .to_date = "2026-02-21"}).error().code,
            ErrorCode::OutOfRange);
  EXPECT_EQ(slice(table, {.to_date = "soon"}).error().where, "to");
}

}  // namespace
}  // namespace unknot
