#include "formats/csv/tables.h"

#include <gtest/gtest.h>

#include "engine/knots/test_knots.h"
#include "formats/csv/csv.h"

namespace unknot::csv {
namespace {

using knots::testing::day;

/// The cell of the first row below that heading.
std::string cell(const std::string& bytes, const std::string& heading) {
  const auto table = read_table(bytes).value();
  for (std::size_t k = 0; k < table[0].size(); ++k) {
    if (table[0][k] == heading) return table.at(1).at(k);
  }
  return "no such column: " + heading;
}

TEST(Tables, AnEntryKeepsItsNoteAndItsDoseInARow) {
  Everything all;
  diary::Entry own;
  own.entry_id = 7;
  own.uid = std::string(32, 'a');
  own.kind = diary::EntryKind::Treatment;
  own.date = "2026-02-26";
  own.about = "heat_pack";
  own.region = "temple";
  own.side = body::PaintSide::Unknown;
  own.value = 12.5;
  own.dose.temperature_degC = -0.5;
  own.note = "=1+1, \"said\"\nand more";
  own.words = {body::PainWord::Dull, body::PainWord::Deep};
  all.entries = {own};
  const std::string bytes = entries_csv(all);
  EXPECT_NE(bytes.find("\"'=1+1, \"\"said\"\"\nand more\""), std::string::npos) << bytes;
  EXPECT_EQ(cell(bytes, "note"), own.note);
  EXPECT_EQ(cell(bytes, "kind"), "treatment");
  EXPECT_EQ(cell(bytes, "side"), "unknown");
  EXPECT_EQ(cell(bytes, "value"), "12.5");
  EXPECT_EQ(cell(bytes, "temperature_degC"), "-0.5");
  EXPECT_EQ(cell(bytes, "words"), "deep; dull");
  EXPECT_EQ(cell(bytes, "replaces_entry_id"), "");
}

TEST(Tables, ALookAndAKnotAreARowEach) {
  Everything all;
  all.looks = {knots::testing::pressed(knots::testing::look(day(2, 2), 6), body::Answer::No)};
  all.looks[0].look_id = 3;
  all.knots = {{.knot_id = 2,
                .member = knots::testing::levator(),
                .look_ids = {3, 4},
                .events = {{.event_id = 1,
                            .event = {.moment = day(2, 9), .kind = knots::EventKind::Reopened}}}}};
  const std::string looks = looks_csv(all);
  EXPECT_EQ(cell(looks, "look_id"), "3");
  EXPECT_EQ(cell(looks, "pains"), "slope_r=6; temple_r=0");
  EXPECT_EQ(cell(looks, "sex"), "female");
  EXPECT_EQ(cell(looks, "answers"), "press_levator_r=no");
  EXPECT_EQ(cell(looks, "muscles_uncapped"), "levator_r=0.93; trap_r=0.4");
  const std::string knots = knots_csv(all);
  EXPECT_EQ(cell(knots, "muscle"), "levator");
  EXPECT_EQ(cell(knots, "look_ids"), "3; 4");
  EXPECT_EQ(cell(knots, "events"), "2026-02-09=reopened");
}

TEST(Tables, WithoutAnythingThereAreHeadings) {
  for (const std::string& bytes : {entries_csv({}), looks_csv({}), knots_csv({})}) {
    EXPECT_EQ(read_table(bytes).value().size(), 1U);
  }
}

}  // namespace
}  // namespace unknot::csv
