#include "engine/knots/comparison.h"

#include <gtest/gtest.h>

#include "engine/knots/test_knots.h"

namespace unknot::knots {
namespace {

using body::Answer;
using body::PaintSide;
using testing::day;
using testing::look;
using testing::only_pressed;
using testing::pressed;

/// One press test of the levator, one of another muscle, one stretch.
body::Atlas atlas() {
  body::Atlas out;
  const auto add = [&](const std::string& id, body::ExaminationKind kind,
                       const std::string& muscle) {
    body::Examination test;
    test.id = id;
    test.kind = kind;
    test.has_side = true;
    test.who = "self";
    test.muscles = {muscle};
    out.examinations.push_back(test);
  };
  add("press_levator", body::ExaminationKind::Press, "levator");
  add("press_levator_low", body::ExaminationKind::Press, "levator");
  add("press_trap", body::ExaminationKind::Press, "trap");
  add("stretch_levator", body::ExaminationKind::Stretch, "levator");
  return out;
}

Comparison compared(std::vector<Look> looks, std::vector<Event> events = {}) {
  return compare(atlas(), testing::knot(std::move(looks), std::move(events)));
}

Change change(int before, int after) {
  return compared({look(day(2, 2), before), look(day(3, 2), after)}).change;
}

TEST(Change, CountsFromTwoOfTenAndNeverLess) {
  EXPECT_EQ(change(6, 4), Change::Quieter);
  EXPECT_EQ(change(6, 5), Change::AboutTheSame);
  EXPECT_EQ(change(6, 6), Change::AboutTheSame);
  EXPECT_EQ(change(6, 7), Change::AboutTheSame);
  EXPECT_EQ(change(5, 7), Change::Worse);
  EXPECT_EQ(change(1, 0), Change::AboutTheSame);
}

TEST(Change, OfASeverePainCountsFromThree) {
  EXPECT_EQ(change(9, 7), Change::AboutTheSame);
  EXPECT_EQ(change(9, 6), Change::Quieter);
  EXPECT_EQ(change(7, 9), Change::AboutTheSame);
  EXPECT_EQ(change(6, 9), Change::Worse);
}

TEST(Change, NoPairOfRatingsLessThanTwoApartIsEverCalledAChange) {
  for (int before = 0; before <= 10; ++before) {
    for (int after = 0; after <= 10; ++after) {
      const Change own = change(before, after);
      if (std::abs(before - after) < 2) {
        EXPECT_EQ(own, Change::AboutTheSame) << before << " " << after;
      }
      const Change turned = change(after, before);
      EXPECT_EQ(own == Change::Quieter, turned == Change::Worse) << before << " " << after;
    }
  }
}

TEST(Change, NeedsTwoDrawings) {
  EXPECT_EQ(compared({look(day(2, 2), 6)}).change, Change::CannotTell);
  const Comparison own = compared({look(day(2, 2), 6), only_pressed(day(3, 2), Answer::No)});
  EXPECT_EQ(own.change, Change::CannotTell);
  EXPECT_FALSE(own.looks[1].worst_here);
  EXPECT_FALSE(own.looks[1].places);
  EXPECT_EQ(own.first, 0U);
  EXPECT_EQ(own.last, 0U);
}

TEST(Change, LooksAtThePlacesOfThisKnotAlone) {
  const Comparison own = compared({look(day(2, 2), 6, 3), look(day(3, 2), 6, 9)});
  EXPECT_EQ(own.change, Change::AboutTheSame);
  EXPECT_EQ(own.looks[1].worst, 9);
  EXPECT_EQ(own.looks[1].places, 2);
  EXPECT_EQ(own.looks[1].worst_here, 6);
  EXPECT_EQ(own.looks[1].places_here, 1);
}

TEST(Places, APlaceLeftBlankIsZeroAndASideNobodyToldCounts) {
  Look blank = look(day(3, 2), 0);
  blank.pains = {testing::pain("temple", 4)};
  Look unsided = look(day(4, 2), 0);
  unsided.pains = {{.region = "slope", .side = PaintSide::Unknown, .nrs_0_10 = 3}};
  Look other = look(day(4, 3), 0);
  other.pains = {{.region = "slope", .side = PaintSide::Left, .nrs_0_10 = 3}};
  const Comparison own = compared({look(day(2, 2), 6), blank, unsided, other});
  EXPECT_EQ(own.looks[1].worst_here, 0);
  EXPECT_EQ(own.looks[2].worst_here, 3);
  EXPECT_EQ(own.looks[3].worst_here, 0);
}

TEST(Pressed, AnyOwnPainDecidesAndOtherMusclesDoNotCount) {
  const auto of = [](const body::Answers& answers, std::vector<std::string> sore = {}) {
    Look own = look(day(2, 2), 6);
    own.answers = answers;
    own.sore_different = std::move(sore);
    return compared({own}).looks[0].pressed;
  };
  EXPECT_EQ(of({}), Pressed::NotPressed);
  EXPECT_EQ(of({{"press_trap_r", Answer::Yes}, {"press_levator_l", Answer::Yes}}),
            Pressed::NotPressed);
  EXPECT_EQ(of({{"stretch_levator_r", Answer::Yes}}), Pressed::NotPressed);
  EXPECT_EQ(of({{"press_levator_r", Answer::Unknown}}), Pressed::CannotTell);
  EXPECT_EQ(of({{"press_levator_r", Answer::No}, {"press_levator_low_r", Answer::Yes}}),
            Pressed::MyPain);
  EXPECT_EQ(of({{"press_levator_r", Answer::No}, {"press_levator_low_r", Answer::Unknown}}),
            Pressed::NotMyPain);
  EXPECT_EQ(of({{"press_levator_r", Answer::No}, {"press_levator_low_r", Answer::No}},
               {"press_levator_low_r"}),
            Pressed::SoreDifferent);
}

TEST(Chance, IsAbsentWhenNothingWasLocatedAndZeroWhenBelowWhatIsKept) {
  Look painless = look(day(3, 2), 0);
  painless.found = {.verdict = "no_pain"};
  Look elsewhere = look(day(4, 2), 0);
  elsewhere.found.muscles.clear();
  const Comparison own = compared({look(day(2, 2), 6), painless, elsewhere});
  EXPECT_EQ(own.looks[0].probability_uncapped, 0.93);
  EXPECT_EQ(own.looks[0].probability_drawing_uncapped, 0.7);
  EXPECT_FALSE(own.looks[1].probability_uncapped);
  EXPECT_EQ(own.looks[2].probability_uncapped, 0.0);
}

/// Looks with these ratings and press answers, a week apart.
std::vector<Look> weekly(const std::vector<std::pair<int, Answer>>& said) {
  std::vector<Look> out;
  for (std::size_t k = 0; k < said.size(); ++k) {
    const int date = static_cast<int>(1 + 7 * k);
    out.push_back(pressed(look(day(2, date), said[k].first), said[k].second));
  }
  return out;
}

TEST(Gone, NeedsTwoFreePressesAndSevenQuietDays) {
  const Comparison own = compared(weekly({{6, Answer::Yes}, {1, Answer::No}, {0, Answer::No}}));
  EXPECT_EQ(own.gone.presses_free, 2);
  EXPECT_EQ(own.gone.quiet_days, 7);
  EXPECT_TRUE(own.gone.met);
  EXPECT_EQ(own.change, Change::GoneByRule);
}

TEST(Gone, IsNotReachedByQuietAloneOrByPressingAlone) {
  const auto quiet = compared(weekly({{6, Answer::Yes}, {1, Answer::Unknown}, {0, Answer::No}}));
  EXPECT_EQ(quiet.gone.presses_free, 1);
  EXPECT_FALSE(quiet.gone.met);
  EXPECT_EQ(quiet.change, Change::Quieter);
  const auto free = compared(weekly({{6, Answer::Yes}, {2, Answer::No}, {1, Answer::No}}));
  EXPECT_EQ(free.gone.presses_free, 2);
  EXPECT_EQ(free.gone.quiet_days, 0);
  EXPECT_FALSE(free.gone.met);
}

TEST(Gone, ANewOwnPainOrANewTwoStartsTheCountAgain) {
  const auto own =
      compared(weekly({{1, Answer::No}, {0, Answer::No}, {2, Answer::Yes}, {1, Answer::No}}));
  EXPECT_EQ(own.gone.presses_free, 1);
  EXPECT_EQ(own.gone.quiet_days, 0);
  EXPECT_FALSE(own.gone.met);
}

TEST(Gone, PressesOfOneWeekendCountOnce) {
  const auto presses = [](int second) {
    return compared({pressed(look(day(2, 1), 1), Answer::No),
                     pressed(look(day(2, second), 1), Answer::No)})
        .gone.presses_free;
  };
  EXPECT_EQ(presses(2), 1);
  EXPECT_EQ(presses(5), 1);
  EXPECT_EQ(presses(6), 2);
}

TEST(Gone, TheLastPressOfADayReplacesTheEarlierOneAndBothStay) {
  const Look first = pressed(look(day(2, 1), 1), Answer::No);
  const auto of_day = [&](std::vector<Look> presses) {
    presses.insert(presses.begin(), first);
    return compared(std::move(presses));
  };
  const Look yes = only_pressed(day(2, 9), Answer::Yes);
  const Look no = only_pressed(day(2, 9), Answer::No);
  const Comparison own = of_day({yes, no});
  EXPECT_EQ(own.gone.presses_free, 2);
  EXPECT_EQ(own.looks[1].pressed, Pressed::MyPain);
  EXPECT_EQ(own.looks[2].pressed, Pressed::NotMyPain);
  EXPECT_EQ(of_day({no, yes}).gone.presses_free, 0);
  EXPECT_EQ(of_day({yes, only_pressed(day(2, 9), Answer::Unknown)}).gone.presses_free, 0);
  EXPECT_EQ(of_day({only_pressed(day(2, 8), Answer::Yes), no}).gone.presses_free, 1);
}

TEST(Gone, AnotherSpotOfTheSameDayDoesNotReplaceAnOwnPain) {
  const Look yes = only_pressed(day(2, 9), Answer::Yes);
  Look other = only_pressed(day(2, 9), Answer::No);
  other.answers = {{"press_levator_low_r", Answer::No}};
  EXPECT_EQ(compared({look(day(2, 1), 1), yes, other}).gone.presses_free, 0);
}

TEST(Gone, AfterAReopeningOnlyNewLooksCountButNotAfterASlip) {
  const std::vector<Look> looks = weekly({{6, Answer::Yes}, {1, Answer::No}, {0, Answer::No}});
  const Event closed{.moment = day(2, 16), .kind = EventKind::ClosedGone};
  const auto later = compared(looks, {closed, {day(3, 20), EventKind::Reopened}});
  EXPECT_EQ(later.gone.presses_free, 0);
  EXPECT_EQ(later.change, Change::CannotTell);
  const auto slip = compared(looks, {closed, {day(2, 16), EventKind::Reopened}});
  EXPECT_TRUE(slip.gone.met);
}

TEST(PressDue, AWeekAfterTheNewestLookWhateverItSaid) {
  EXPECT_EQ(compared({look(day(2, 2), 6)}).press_due_date, "2026-02-09");
  EXPECT_EQ(compared(weekly({{6, Answer::Yes}, {1, Answer::No}})).press_due_date, "2026-02-15");
  EXPECT_EQ(compared({look(day(2, 27), 6)}).press_due_date, "2026-03-06");
  const auto closed = compared({look(day(2, 2), 6)}, {{day(2, 9), EventKind::ClosedGone}});
  EXPECT_FALSE(closed.press_due_date);
}

TEST(Days, AreCountedInTheCalendarAndNonsenseIsZero) {
  EXPECT_EQ(days_between("2026-02-27", "2026-03-01"), 2);
  EXPECT_EQ(days_between("2028-02-28", "2028-03-01"), 2);
  EXPECT_EQ(days_between("2026-03-01", "2026-02-27"), -2);
  EXPECT_EQ(days_between("2026-02-30", "2026-03-01"), 0);
  EXPECT_EQ(days_between("yesterday!", "2026-03-01"), 0);
}

TEST(Names, AreSnakeCase) {
  EXPECT_EQ(name_of(Change::GoneByRule), "gone_by_rule");
  EXPECT_EQ(name_of(Pressed::SoreDifferent), "sore_different");
}

}  // namespace
}  // namespace unknot::knots
