#include "cli/diary_arguments.h"

#include <gtest/gtest.h>

#include "server/knowledge_source.h"

namespace unknot::cli {
namespace {

using body::PaintSide;
using diary::Entry;
using diary::EntryKind;

const body::Knowledge& knowledge() {
  static const auto own = server::load_knowledge(std::nullopt).value();
  return own.knowledge;
}

Result<std::vector<TypedEntry>> read(const LogArguments& arguments) {
  return read_log_arguments(knowledge(), arguments);
}

EntryDraft one(const LogArguments& arguments) {
  const auto entries = read(arguments);
  EXPECT_TRUE(entries.has_value()) << (entries ? "" : entries.error().detail);
  return entries ? entries->front().draft : EntryDraft{};
}

void expect_refused(const LogArguments& arguments, ErrorCode code, const std::string& where) {
  const auto entries = read(arguments);
  ASSERT_FALSE(entries.has_value()) << where;
  EXPECT_EQ(name_of(entries.error().code), name_of(code)) << where;
  EXPECT_EQ(entries.error().where, where);
}

void expect_answer_refused(const std::string& text, ErrorCode code) {
  expect_refused({.answers = {text}}, code, "--answer " + text);
}

void expect_treatment_refused(const std::string& text, ErrorCode code) {
  expect_refused({.treatments = {text}}, code, "--treatment " + text);
}

TEST(LogPain, IsOfTheWholeDayWithoutATimeAndOfAMomentWithOne) {
  const EntryDraft day = one({.pains = {"temple_r=6:dull,deep"}});
  EXPECT_EQ(day.entry.kind, EntryKind::Pain);
  EXPECT_EQ(day.entry.about, "temple");
  EXPECT_EQ(day.entry.side, PaintSide::Right);
  EXPECT_EQ(day.entry.value, 6);
  EXPECT_EQ(day.entry.words.size(), 2U);
  EXPECT_FALSE(day.at);
  const EntryDraft moment = one({.pains = {"lumbar_spine=3@7:05:dull"}});
  EXPECT_EQ(moment.at, "07:05");
  EXPECT_EQ(moment.entry.value, 3);
  EXPECT_EQ(moment.entry.words.size(), 1U);
  EXPECT_EQ(one({.pains = {"temple_r=3@18:40"}}).at, "18:40");
}

TEST(LogPain, UnknownTakesAValueBack) {
  const EntryDraft none = one({.pains = {"temple_l=unknown"}});
  EXPECT_FALSE(none.entry.value);
  EXPECT_EQ(none.entry.side, PaintSide::Left);
}

TEST(LogPain, WhatIsWrongIsNamedAsItWasTyped) {
  for (const auto& [text, code] : {std::pair{"nape_r=3", ErrorCode::UnknownId},
                                   {"temple=3", ErrorCode::UnknownId},
                                   {"temple_r=11@18:40", ErrorCode::OutOfRange},
                                   {"temple_r=3@", ErrorCode::Malformed},
                                   {"temple_r=3@18", ErrorCode::Malformed},
                                   {"temple_r=3@18:4", ErrorCode::Malformed},
                                   {"temple_r=3@18:40:blue", ErrorCode::UnknownId},
                                   {"temple_r", ErrorCode::Malformed}}) {
    expect_refused({.pains = {text}}, code, std::string("--pain ") + text);
  }
}

TEST(LogAnswer, TakesNumbersYesNoChoicesTimesAndUnknown) {
  EXPECT_EQ(one({.answers = {"stress=7"}}).entry.value, 7);
  EXPECT_EQ(one({.answers = {"sitting_hours=6.5"}}).entry.value, 6.5);
  EXPECT_EQ(one({.answers = {"strain_event=yes"}}).entry.value, 1);
  EXPECT_EQ(one({.answers = {"strain_event=no"}}).entry.value, 0);
  EXPECT_FALSE(one({.answers = {"stress=unknown"}}).entry.value);
  const EntryDraft choice = one({.answers = {"sleep_position_bad=front"}});
  EXPECT_EQ(choice.entry.value, 1);
  EXPECT_EQ(choice.entry.choice, "front");
  EXPECT_EQ(one({.answers = {"sleep_position_bad=0:side"}}).entry.choice, "side");
  const EntryDraft times = one({.answers = {"sleep_short=22:30-6:15"}});
  EXPECT_EQ(times.at, "22:30");
  EXPECT_EQ(times.to, "06:15");
  EXPECT_FALSE(times.entry.value);
}

TEST(LogAnswer, WhatCannotBeMeantIsRefused) {
  expect_answer_refused("stress", ErrorCode::Malformed);
  expect_answer_refused("stress=", ErrorCode::Malformed);
  expect_answer_refused("=7", ErrorCode::Malformed);
  expect_answer_refused("stress=yes", ErrorCode::Malformed);
  expect_answer_refused("stress=nan", ErrorCode::Malformed);
  expect_answer_refused("stress=7 ", ErrorCode::Malformed);
  expect_answer_refused("sleep_position_bad=x:side", ErrorCode::Malformed);
  expect_answer_refused("sleep_position_bad=belly", ErrorCode::UnknownId);
  expect_answer_refused("tension=7", ErrorCode::UnknownId);
  // Made of another cause's answers, so nobody can answer it.
  expect_answer_refused("caffeine_withdrawal=1", ErrorCode::UnknownId);
}

TEST(LogAnswer, AnUnknownIdIsAnsweredWithTheThreeNearest) {
  const auto entries = read({.answers = {"strss=7"}});
  ASSERT_FALSE(entries.has_value());
  EXPECT_NE(entries.error().detail.find("nearest: stress, "), std::string::npos)
      << entries.error().detail;
}

TEST(LogTreatment, CarriesDosePlaceAndTime) {
  const EntryDraft own =
      one({.treatments = {"trp_self_compression=3@18:40,place=neck_shoulder_angle_r,before=6,"
                          "after=4,press=7,pressure_kPa=250,J_per_cm2=4.5,degC=42"}});
  EXPECT_EQ(own.entry.about, "trp_self_compression");
  EXPECT_EQ(own.entry.value, 3);
  EXPECT_EQ(own.at, "18:40");
  EXPECT_EQ(own.entry.region, "neck_shoulder_angle");
  EXPECT_EQ(own.entry.side, PaintSide::Right);
  const diary::Dose dose{.pressure_kPa = 250,
                         .press_0_10 = 7,
                         .radiant_exposure_J_per_cm2 = 4.5,
                         .temperature_degC = 42,
                         .before_0_10 = 6,
                         .after_0_10 = 4};
  EXPECT_EQ(own.entry.dose, dose);
  const std::string exercise = knowledge().exercises.front().id;
  EXPECT_EQ(one({.treatments = {"stretch_static=2,exercise=" + exercise}}).entry.exercise,
            exercise);
}

TEST(LogTreatment, WhatCannotBeMeantIsRefused) {
  expect_treatment_refused("heat=20", ErrorCode::UnknownId);
  expect_treatment_refused("heat_pack=long", ErrorCode::Malformed);
  expect_treatment_refused("heat_pack=20@noon", ErrorCode::Malformed);
  expect_treatment_refused("heat_pack=20,", ErrorCode::Malformed);
  expect_treatment_refused("heat_pack=20,before", ErrorCode::Malformed);
  expect_treatment_refused("heat_pack=20,bfore=3", ErrorCode::UnknownId);
  expect_treatment_refused("heat_pack=20,before=11", ErrorCode::OutOfRange);
  expect_treatment_refused("heat_pack=20,before=2.5", ErrorCode::Malformed);
  expect_treatment_refused("heat_pack=20,degC=hot", ErrorCode::Malformed);
  expect_treatment_refused("heat_pack=20,place=nape", ErrorCode::UnknownId);
  expect_treatment_refused("heat_pack=20,exercise=dance", ErrorCode::UnknownId);
  expect_treatment_refused("heat_pack=20,before=3,before=4", ErrorCode::DuplicateId);
}

TEST(LogArguments, TheCheckInComesLastAndCarriesTheNote) {
  const auto entries = read({.pains = {"temple_r=3"},
                             .kept_me_from = "2",
                             .guess = "not_sure",
                             .note = "long day",
                             .check_in = true});
  ASSERT_TRUE(entries.has_value());
  ASSERT_EQ(entries->size(), 4U);
  EXPECT_EQ((*entries)[1].draft.entry.kind, EntryKind::Hindrance);
  EXPECT_EQ((*entries)[2].draft.entry.about, "not_sure");
  EXPECT_EQ((*entries)[3].argument, "--check-in");
  EXPECT_EQ((*entries)[3].draft.entry.note, "long day");
  EXPECT_EQ(one({.pains = {"temple_r=3"}, .note = "after work"}).entry.note, "after work");
}

TEST(LogArguments, TwoMeaningsAreRefused) {
  expect_refused({.pains = {"temple_r=3", "temple_r=4"}}, ErrorCode::Contradiction,
                 "--pain temple_r=4");
  EXPECT_TRUE(read({.pains = {"temple_r=3", "temple_r=3"}}).has_value());
  EXPECT_TRUE(read({.pains = {"temple_r=3", "temple_r=4@18:40"}}).has_value());
  expect_refused({.note = "x"}, ErrorCode::Contradiction, "--note");
  expect_refused({.pains = {"temple_r=3", "temple_l=3"}, .note = "x"}, ErrorCode::Contradiction,
                 "--note");
  expect_refused({.guess = "me"}, ErrorCode::UnknownId, "--guess me");
  expect_refused({.kept_me_from = "11"}, ErrorCode::OutOfRange, "--kept-me-from 11");
}

TEST(Correct, KeepsWhatIsNotSaidAnew) {
  Entry pain;
  pain.entry_id = 12;
  pain.uid = std::string(32, 'a');
  pain.kind = EntryKind::Pain;
  pain.about = "temple";
  pain.side = PaintSide::Right;
  pain.from_ms = 5;
  pain.value = 6;
  pain.words = {body::PainWord::Dull};
  const TypedEntry own = corrected(knowledge(), pain, "4").value();
  EXPECT_EQ(own.draft.entry.value, 4);
  EXPECT_EQ(own.draft.entry.words, pain.words);
  EXPECT_EQ(own.draft.entry.from_ms, 5);
  EXPECT_EQ(own.draft.entry.replaces_entry_id, 12);
  EXPECT_TRUE(own.draft.entry.uid.empty()) << "a correction is an entry of its own";
  EXPECT_FALSE(corrected(knowledge(), pain, "unknown").value().draft.entry.value);
  EXPECT_EQ(corrected(knowledge(), pain, "11").error().where, "--correct 12=11");
}

TEST(Correct, ATreatmentKeepsItsDose) {
  Entry heat;
  heat.entry_id = 3;
  heat.kind = EntryKind::Treatment;
  heat.about = "heat_pack";
  heat.value = 20;
  heat.dose.before_0_10 = 5;
  const TypedEntry own = corrected(knowledge(), heat, "15,after=2").value();
  EXPECT_EQ(own.draft.entry.value, 15);
  EXPECT_EQ(own.draft.entry.dose.before_0_10, 5);
  EXPECT_EQ(own.draft.entry.dose.after_0_10, 2);
  EXPECT_FALSE(corrected(knowledge(), heat, "unknown").value().draft.entry.value);
}

TEST(Correct, AnswersAndHindranceTakeTheFormsOfTheirOptions) {
  Entry answer;
  answer.kind = EntryKind::Answer;
  answer.about = "strain_event";
  answer.note = "on the stairs";
  const TypedEntry own = corrected(knowledge(), answer, "yes").value();
  EXPECT_EQ(own.draft.entry.value, 1);
  EXPECT_EQ(own.draft.entry.note, "on the stairs");
  Entry hindrance;
  hindrance.kind = EntryKind::Hindrance;
  EXPECT_EQ(corrected(knowledge(), hindrance, "7").value().draft.entry.value, 7);
  for (const EntryKind kind : {EntryKind::CheckIn, EntryKind::CauseGuess, EntryKind::Exposure}) {
    Entry none;
    none.kind = kind;
    EXPECT_EQ(corrected(knowledge(), none, "1").error().code, ErrorCode::Contradiction);
  }
}

TEST(Correct, NeedsTheNumberOfAnEntry) {
  EXPECT_EQ(parse_correction("12=4").value().entry_id, 12);
  EXPECT_EQ(parse_correction("12=22:00-23:30").value().value, "22:00-23:30");
  for (const char* text :
       {"", "12", "12=", "=4", "x=4", "0=4", "-1=4", "1.5=4", "99999999999999999999=4"}) {
    EXPECT_EQ(parse_correction(text).error().code, ErrorCode::Malformed) << text;
  }
}

TEST(DayArgument, SpeaksOfTodayAndYesterday) {
  EXPECT_EQ(day_argument("today", "2026-03-01"), "2026-03-01");
  EXPECT_EQ(day_argument("yesterday", "2026-03-01"), "2026-02-28");
  EXPECT_EQ(day_argument("2026-02-26", "2026-03-01"), "2026-02-26");
  EXPECT_EQ(day_argument("", "2026-03-01"), "");
}

}  // namespace
}  // namespace unknot::cli
