#include "store/knot_rows.h"

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

TEST(Rows, GiveBackEveryWordAndEveryBitOfALook) {
  const Folder folder;
  Store store = testing::open(folder);
  knots::Look own = full();
  own.found.muscles[0].probability_uncapped = 0.1 + 0.2;
  own.found.muscles[1].probability_uncapped = 1.0 / 7;
  const auto id = store.keep(own, {levator()}).value()[0];
  expect_same(store.knot(id).value().looks.front(), own);
}

TEST(Rows, GiveBackALookThatSaysAlmostNothing) {
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

TEST(Rows, WordsOfALaterProgramAreLeftOut) {
  const Folder folder;
  Store store = testing::open(folder);
  const auto id = store.keep(full(), {levator()}).value()[0];
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE)
      .exec("UPDATE look_pain SET words = 'itching deep ' WHERE place = 0");
  EXPECT_EQ(store.knot(id).value().looks.front().pains[0].words,
            std::vector<body::PainWord>{body::PainWord::Deep});
}

}  // namespace
}  // namespace unknot::store
