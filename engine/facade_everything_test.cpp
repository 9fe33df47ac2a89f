#include "engine/facade_everything.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/laws/real_knowledge.h"

namespace unknot {
namespace {

using diary::Entry;
using diary::EntryKind;
using Change = std::function<void(Everything&)>;

const Moment moment{.at_ms = 1'772'136'000'000, .zone = "Europe/Berlin", .date = "2026-02-26"};

Entry entry(std::int64_t entry_id, double value, std::optional<std::int64_t> replaces = {}) {
  Entry out{.entry_id = entry_id, .uid = std::string(31, 'a') + std::to_string(entry_id)};
  out.kind = EntryKind::Hindrance;
  out.date = "2026-02-25";
  out.zone = moment.zone;
  out.value = value;
  out.written = moment;
  out.replaces_entry_id = replaces;
  return out;
}

knots::Look look(std::int64_t look_id) {
  knots::Look out{.look_id = look_id, .uid = std::string(31, 'b') + std::to_string(look_id)};
  out.moment = moment;
  out.pains = {{.region = "temple", .side = body::PaintSide::Right, .nrs_0_10 = 6}};
  out.answers = {{"press_levator_scapulae_r", body::Answer::No}};
  out.sore_different = {"press_levator_scapulae_r"};
  out.found = {.verdict = "one_knot", .no_knot_probability = 0.2};
  out.found.muscles = {{.member = {.muscle = "levator_scapulae", .side = body::Side::Right},
                        .probability_uncapped = 0.9,
                        .probability_drawing_uncapped = 0.8,
                        .explains = {{.region = "temple", .side = body::PaintSide::Right}}}};
  out.found.alternatives = {{.id = "not_a_knot", .probability = 0.1}};
  return out;
}

Everything sound() {
  Everything out;
  out.looks = {look(1), look(2)};
  out.looks[1].drawing_look_id = 1;
  out.looks[1].pains.clear();
  const knots::Event closed{.moment = moment, .kind = knots::EventKind::ClosedGone};
  out.knots = {{.knot_id = 1,
                .member = {.muscle = "levator_scapulae", .side = body::Side::Right},
                .look_ids = {1, 2},
                .events = {{.event_id = 1, .event = closed}}}};
  // A correction may have a smaller number than what it corrects.
  out.entries = {entry(1, 3, 2), entry(2, 5), entry(3, 4, 1)};
  return out;
}

Result<bool> check(const Change& change) {
  Everything all = sound();
  change(all);
  return check_everything(laws::real().knowledge, all);
}

void expect_fault(ErrorCode code, const std::string& where, const Change& change) {
  const auto checked = check(change);
  ASSERT_FALSE(checked.has_value()) << where;
  EXPECT_EQ(checked.error().where, where) << checked.error().detail;
  EXPECT_EQ(checked.error().code, code) << where;
}

TEST(CheckEverything, TakesWhatHoldsTogetherAndNothingAtAll) {
  EXPECT_TRUE(check([](Everything&) {}).has_value());
  EXPECT_TRUE(check([](Everything& all) { all = {}; }).has_value());
}

TEST(CheckEverything, AnEntryIsCheckedAsWhenItIsWritten) {
  using enum ErrorCode;
  expect_fault(OutOfRange, "entries[1].value", [](auto& all) { all.entries[1].value = 11; });
  expect_fault(Contradiction, "entries[1].region",
               [](auto& all) { all.entries[1].region = "temple"; });
  expect_fault(OutOfRange, "entries[0].date",
               [](auto& all) { all.entries[0].date = "2027-01-01"; });
  expect_fault(OutOfRange, "entries[0].written_date",
               [](auto& all) { all.entries[0].written.date = "soon"; });
  expect_fault(OutOfRange, "entries[0].written_at_ms",
               [](auto& all) { all.entries[0].written.at_ms = 1LL << 60U; });
  expect_fault(OutOfRange, "entries[0].from_ms",
               [](auto& all) { all.entries[0].from_ms = 1LL << 60U; });
  expect_fault(Malformed, "entries[0].zone", [](auto& all) { all.entries[0].zone = "two words"; });
}

TEST(CheckEverything, NumbersAndNamesStandOnce) {
  using enum ErrorCode;
  expect_fault(DuplicateId, "entries[1].entry_id", [](auto& all) { all.entries[1].entry_id = 1; });
  expect_fault(OutOfRange, "entries[1].entry_id", [](auto& all) { all.entries[1].entry_id = 0; });
  expect_fault(DuplicateId, "entries[1].uid",
               [](auto& all) { all.entries[1].uid = all.entries[0].uid; });
  expect_fault(Malformed, "looks[0].uid", [](auto& all) { all.looks[0].uid = "x"; });
  expect_fault(DuplicateId, "knots", [](auto& all) {
    all.knots.push_back(all.knots[0]);
    all.knots[1].knot_id = 2;
    all.knots[1].events.clear();
  });
  expect_fault(DuplicateId, "knots[0].events[1].event_id",
               [](auto& all) { all.knots[0].events.push_back(all.knots[0].events[0]); });
}

TEST(CheckEverything, AChainOfCorrectionsIsALine) {
  using enum ErrorCode;
  expect_fault(BrokenReference, "entries[0].replaces_entry_id",
               [](auto& all) { all.entries[0].replaces_entry_id = 9; });
  expect_fault(Contradiction, "entries[2].replaces_entry_id",
               [](auto& all) { all.entries[2].replaces_entry_id = 2; });
  expect_fault(Contradiction, "entries[0].replaces_entry_id",
               [](auto& all) { all.entries[1].replaces_entry_id = 3; });
  expect_fault(Contradiction, "entries[0].replaces_entry_id",
               [](auto& all) { all.entries[1].date = "2026-02-24"; });
}

TEST(CheckEverything, ALookIsWhole) {
  using enum ErrorCode;
  expect_fault(Contradiction, "looks[0].pains", [](auto& all) { all.looks[0].pains.clear(); });
  expect_fault(OutOfRange, "looks[0].pains[0].nrs_0_10",
               [](auto& all) { all.looks[0].pains[0].nrs_0_10 = 11; });
  expect_fault(Malformed, "looks[0].pains[0].region",
               [](auto& all) { all.looks[0].pains[0].region = ""; });
  expect_fault(BrokenReference, "looks[1].drawing_look_id",
               [](auto& all) { all.looks[1].drawing_look_id = 2; });
  expect_fault(OutOfRange, "looks[0].person.age_years",
               [](auto& all) { all.looks[0].person.age_years = 121; });
  expect_fault(BrokenReference, "looks[0].sore_different",
               [](auto& all) { all.looks[0].answers.clear(); });
  expect_fault(Malformed, "looks[0].flags",
               [](auto& all) { all.looks[0].flags["two words"] = body::Answer::No; });
  expect_fault(OutOfRange, "looks[0].found.no_knot_probability",
               [](auto& all) { all.looks[0].found.no_knot_probability = 2; });
  expect_fault(OutOfRange, "looks[0].found.muscles[0].probability_uncapped",
               [](auto& all) { all.looks[0].found.muscles[0].probability_uncapped = -1; });
  expect_fault(DuplicateId, "looks[0].found.alternatives", [](auto& all) {
    all.looks[0].found.alternatives.push_back(all.looks[0].found.alternatives[0]);
  });
  expect_fault(Malformed, "looks[0].knowledge_version",
               [](auto& all) { all.looks[0].knowledge_version = "a b"; });
}

TEST(CheckEverything, AKnotHasLooks) {
  using enum ErrorCode;
  expect_fault(MissingField, "knots[0].look_ids", [](auto& all) { all.knots[0].look_ids = {}; });
  expect_fault(BrokenReference, "knots[0].look_ids[1]", [](auto& all) {
    all.knots[0].look_ids = {1, 9};
  });
  expect_fault(OutOfRange, "knots[0].events[0].date",
               [](auto& all) { all.knots[0].events[0].event.moment.date = "2026-02-30"; });
}

}  // namespace
}  // namespace unknot
