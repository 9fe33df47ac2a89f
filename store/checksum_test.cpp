#include "store/checksum.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/knots/test_knots.h"

namespace unknot::store {
namespace {

diary::Entry entry() {
  diary::Entry out{.entry_id = 7,
                   .uid = "000102030405060708090a0b0c0d0e0f",
                   .kind = diary::EntryKind::Treatment,
                   .date = "2026-02-02",
                   .zone = "Europe/Berlin",
                   .about = "press",
                   .side = body::PaintSide::Left,
                   .region = "slope",
                   .from_ms = 1000,
                   .to_ms = 2000,
                   .value = 5};
  out.words = {body::PainWord::Deep, body::PainWord::Dull};
  out.dose = {.pressure_kPa = 100, .press_0_10 = 5, .before_0_10 = 6, .after_0_10 = 3};
  out.note = "note";
  out.written = knots::testing::day(2, 2);
  return out;
}

/// Every change of one field; each must give another number.
template <class T, class... Changes>
void expect_all_different(const T& value, Changes... changes) {
  std::set<std::int64_t> seen = {checksum_of(value)};
  const auto with = [&](auto change) {
    T other = value;
    change(other);
    return checksum_of(other);
  };
  (seen.insert(with(changes)), ...);
  EXPECT_EQ(seen.size(), sizeof...(changes) + 1);
}

TEST(Checksum, IsTheSameInEveryStoreThatWasEverWritten) {
  // The first and the last were worked in another language, from the form in words.
  EXPECT_EQ(checksum_of(entry()), -9091250448601884444);
  knots::Look look = knots::testing::look(knots::testing::day(2, 2), 6);
  look.look_id = 3;
  look.uid = "000102030405060708090a0b0c0d0e0f";
  EXPECT_EQ(checksum_of(look), -5327737889088485936);
  EXPECT_EQ(checksum_of(Link{.knot_id = 1, .look_id = 2}), 6141134512620871122);
}

TEST(Checksum, ChangesWithEveryFieldOfAnEntry) {
  using diary::Entry;
  expect_all_different(
      entry(), [](Entry& e) { e.entry_id = 8; }, [](Entry& e) { e.uid[0] = '1'; },
      [](Entry& e) { e.kind = diary::EntryKind::Pain; }, [](Entry& e) { e.date = "2026-02-03"; },
      [](Entry& e) { e.zone = "UTC"; }, [](Entry& e) { e.about = "heat"; },
      [](Entry& e) { e.side = body::PaintSide::Right; }, [](Entry& e) { e.region = "x"; },
      [](Entry& e) { e.from_ms = 1001; }, [](Entry& e) { e.from_ms.reset(); },
      [](Entry& e) { e.to_ms.reset(); }, [](Entry& e) { e.value = 5.000000000000001; },
      [](Entry& e) { e.value.reset(); }, [](Entry& e) { e.choice = "a"; },
      [](Entry& e) { e.words.pop_back(); }, [](Entry& e) { e.exercise = "a"; },
      [](Entry& e) { e.dose.pressure_kPa = 101; }, [](Entry& e) { e.dose.press_0_10.reset(); },
      [](Entry& e) { e.dose.radiant_exposure_J_per_cm2 = 1; },
      [](Entry& e) { e.dose.temperature_degC = 1; }, [](Entry& e) { e.dose.before_0_10 = 7; },
      [](Entry& e) { e.dose.after_0_10 = 7; }, [](Entry& e) { e.note = "Note"; },
      [](Entry& e) { e.source = "session"; }, [](Entry& e) { e.written.at_ms += 1; },
      [](Entry& e) { e.written.zone = "UTC"; }, [](Entry& e) { e.written.date = "2026-02-03"; },
      [](Entry& e) { e.replaces_entry_id = 6; });
}

TEST(Checksum, ChangesWithEveryFieldOfALook) {
  using knots::Look;
  Look look = knots::testing::look(knots::testing::day(2, 2), 6);
  look.uid = "a";
  expect_all_different(
      look, [](Look& l) { l.look_id = 9; }, [](Look& l) { l.uid = "b"; },
      [](Look& l) { l.moment.at_ms += 1; }, [](Look& l) { l.drawing_look_id = 1; },
      [](Look& l) { l.pains.pop_back(); }, [](Look& l) { l.pains[0].nrs_0_10 = 5; },
      [](Look& l) { l.pains[0].words = {body::PainWord::Deep}; },
      [](Look& l) { l.person.sex.reset(); }, [](Look& l) { l.person.age_years = 44; },
      [](Look& l) { l.flags.clear(); }, [](Look& l) { l.flags_none = true; },
      [](Look& l) { l.answers["x"] = body::Answer::No; }, [](Look& l) { l.sore_different = {"x"}; },
      [](Look& l) { l.found.verdict = "two"; }, [](Look& l) { l.found.no_knot_probability = 0.25; },
      [](Look& l) { l.found.muscles[0].explains.clear(); },
      [](Look& l) { l.found.muscles[1].probability_uncapped = 0.41; },
      [](Look& l) { l.found.muscles[1].probability_drawing_uncapped = 0.41; },
      [](Look& l) { l.found.alternatives[0].id = "y"; }, [](Look& l) { l.program_version = "2"; },
      [](Look& l) { l.knowledge_version = "2"; });
}

TEST(Checksum, ChangesWithKnotsEventsAndLinks) {
  knots::Knot knot{.knot_id = 1, .member = knots::testing::levator()};
  expect_all_different(
      knot, [](knots::Knot& k) { k.knot_id = 2; }, [](knots::Knot& k) { k.member.muscle = "x"; },
      [](knots::Knot& k) { k.member.side = body::Side::Left; });
  expect_all_different(
      Link{.knot_id = 1, .look_id = 2}, [](Link& l) { l.knot_id = 2; },
      [](Link& l) { l = {.knot_id = 2, .look_id = 1}; });
  const knots::Event event{.moment = knots::testing::day(2, 2)};
  const std::int64_t sum = checksum_of(EventKey{1, 2}, event);
  EXPECT_NE(checksum_of(EventKey{2, 2}, event), sum);
  EXPECT_NE(checksum_of(EventKey{1, 1}, event), sum);
  EXPECT_NE(checksum_of(EventKey{1, 2}, {event.moment, knots::EventKind::Reopened}), sum);
  EXPECT_NE(checksum_of(EventKey{1, 2}, {knots::testing::day(2, 3), event.kind}), sum);
}

TEST(Checksum, TheOrderOfWordsAndTheSignOfZeroAreNotKept) {
  diary::Entry one = entry();
  diary::Entry other = entry();
  other.words = {body::PainWord::Dull, body::PainWord::Deep};
  one.value = 0.0;
  other.value = -0.0;
  EXPECT_EQ(checksum_of(one), checksum_of(other));
}

}  // namespace
}  // namespace unknot::store
