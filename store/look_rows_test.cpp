#include "store/look_rows.h"

#include <gtest/gtest.h>

#include "engine/knots/test_knots.h"
#include "store/test_store.h"

namespace unknot::store {
namespace {

using knots::testing::day;
using knots::testing::levator;
using testing::Folder;

/// Everything a look can say.
knots::Look full() {
  knots::Look out = knots::testing::look(day(2, 2), 6, 3);
  out.pains.push_back({.region = "spine", .side = body::PaintSide::Midline, .nrs_0_10 = 10});
  out.pains.push_back({.region = "heel", .side = body::PaintSide::Unknown, .nrs_0_10 = 0});
  out.pains[0].words = {body::PainWord::Deep, body::PainWord::Throbbing};
  out.flags = {{"bleed", body::Answer::No}, {"pmr.artery_signs", body::Answer::Unknown}};
  out.flags_none = true;
  out.answers = {{"press_levator_r", body::Answer::No}, {"mouth_open", body::Answer::Yes}};
  out.sore_different = {"press_levator_r"};
  return out;
}

void expect_same(const knots::Look& read, const knots::Look& written) {
  EXPECT_EQ(read.moment, written.moment);
  EXPECT_EQ(read.drawing_look_id, written.drawing_look_id);
  EXPECT_EQ(read.pains, written.pains);
  EXPECT_EQ(read.person.sex, written.person.sex);
  EXPECT_EQ(read.person.age_years, written.person.age_years);
  EXPECT_EQ(read.flags, written.flags);
  EXPECT_EQ(read.flags_none, written.flags_none);
  EXPECT_EQ(read.answers, written.answers);
  EXPECT_EQ(read.sore_different, written.sore_different);
  EXPECT_EQ(read.found, written.found);
  EXPECT_EQ(read.program_version, written.program_version);
  EXPECT_EQ(read.knowledge_version, written.knowledge_version);
}

TEST(LookRows, GiveBackEveryWordAndEveryBitOfALook) {
  const Folder folder;
  Store store = testing::open(folder);
  knots::Look own = full();
  own.found.muscles[0].probability_uncapped = 0.1 + 0.2;
  own.found.muscles[1].probability_uncapped = 1.0 / 7;
  const auto id = store.keep(own, {levator()}).value()[0];
  expect_same(store.knot(id).value().looks.front(), own);
}

TEST(LookRows, GiveBackALookThatSaysAlmostNothing) {
  const Folder folder;
  Store store = testing::open(folder);
  const auto id = store.keep(full(), {levator()}).value()[0];
  knots::Look bare;
  bare.moment = day(3, 2);
  bare.found.verdict = "no_pain";
  bare.drawing_look_id = store.knot(id).value().looks.front().look_id;
  store.add_look(id, bare).value();
  expect_same(store.knot(id).value().looks.back(), bare);
}

TEST(LookRows, AnyChangeBehindTheStoresBackIsFound) {
  for (const char* sql : {"UPDATE look SET at_ms = at_ms + 1",
                          "UPDATE look SET zone = 'UTC'",
                          "UPDATE look SET date = '2026-02-03'",
                          "UPDATE look SET drawing_look_id = look_id",
                          "UPDATE look SET sex = NULL",
                          "UPDATE look SET age_years = 44",
                          "UPDATE look SET flags_none = 0",
                          "UPDATE look SET verdict = 'two'",
                          "UPDATE look SET no_knot_probability = 0.5",
                          "UPDATE look SET program_version = ''",
                          "UPDATE look SET uid = randomblob(16)",
                          "UPDATE look SET checksum = NULL",
                          "UPDATE look_pain SET nrs_0_10 = 9 WHERE place = 0",
                          "UPDATE look_pain SET words = 'dull' WHERE place = 0",
                          "DELETE FROM look_pain",
                          "UPDATE look_answer SET said = NULL",
                          "UPDATE look_answer SET answer = 'unknown'",
                          "UPDATE look_muscle SET probability_uncapped = 0.5",
                          "UPDATE look_explained SET region = 'heel' WHERE muscle = 'levator'",
                          "DELETE FROM look_alternative"}) {
    const Folder folder;
    Store store = testing::open(folder);
    const auto id = store.keep(full(), {levator()}).value()[0];
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec(sql);
    const auto read = store.knot(id);
    ASSERT_FALSE(read.has_value()) << sql;
    EXPECT_EQ(read.error().code, ErrorCode::Damaged) << sql;
  }
}

TEST(LookRows, KeepTheirNameInEveryCopy) {
  const Folder folder;
  Store store = testing::open(folder);
  knots::Look own = full();
  own.uid = "000102030405060708090a0b0c0d0e0f";
  const auto id = store.keep(own, {levator()}).value()[0];
  store.add_look(id, full()).value();
  const auto looks = store.knot(id).value().looks;
  EXPECT_EQ(looks[0].uid, own.uid);
  EXPECT_EQ(looks[1].uid.size(), 32U);
  EXPECT_NE(looks[1].uid, own.uid);
}

}  // namespace
}  // namespace unknot::store
