#include "engine/stats/prepared.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/gap_model.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

const double nothing = std::nan("");

DiaryModel five_days() {
  DiaryModel model;
  model.days = 5;
  model.scores = {0, 0, nothing, 10};
  CauseTerm cause;
  cause.name = "cause";
  cause.exposure = {1, nothing, 3};
  model.causes = {cause};
  return model;
}

TEST(Prepared, ScoresKnowTheirCellAndTheDayBefore) {
  const Prepared out = prepare(five_days());
  ASSERT_EQ(out.scores.size(), 3u);
  EXPECT_EQ(out.all_days, 5 + horizon_days);
  EXPECT_EQ(out.fitted_days, 4);
  EXPECT_EQ(out.score_of_day, (std::vector<int>{0, 1, -1, 2, -1, -1, -1, -1, -1, -1, -1, -1}));
  EXPECT_EQ(out.scores[0].cell, Cell::Bottom);
  EXPECT_EQ(out.scores[2].cell, Cell::Top);
  EXPECT_EQ(out.scores[2].low, 9.5);
  EXPECT_FALSE(out.scores[0].after_scored);
  EXPECT_TRUE(out.scores[1].may_repeat);
  EXPECT_FALSE(out.scores[2].after_scored);  // the day before is missing
}

TEST(Prepared, UnknownDaysUpToTheLastScoreAreNumberedFirst) {
  DiaryModel model = five_days();
  model.causes.push_back(model.causes[0]);
  model.causes[1].exposure = {nothing};
  const Prepared out = prepare(model);
  // Cause 0: days 1 and 3; cause 1: days 0 to 3. Day 4 and the horizon behind them.
  EXPECT_EQ(out.unknowns, 6);
  EXPECT_EQ(out.later_unknowns, 2 * (1 + horizon_days));
  EXPECT_EQ(out.causes[0].unknown[1], 0);
  EXPECT_EQ(out.causes[0].unknown[2], -1);
  EXPECT_EQ(out.causes[0].unknown[3], 1);
  EXPECT_EQ(out.causes[1].unknown[0], 2);
  EXPECT_EQ(out.causes[0].unknown[4], 6);
  EXPECT_EQ(out.causes[1].unknown[4], 6 + 1 + horizon_days);
  EXPECT_TRUE(out.causes[0].any_unknown);
}

TEST(Prepared, GivenGapsGoBeforeThoseOfTheExposuresOwnHabit) {
  DiaryModel model = five_days();
  const auto all = static_cast<std::size_t>(5 + horizon_days);
  const GapModel own = bridge(habit_of(model.causes[0].exposure, WeekdayMeans::Shared),
                              model.causes[0].exposure, all);
  EXPECT_EQ(prepare(model).causes[0].gaps.b, own.b);
  model.causes[0].gaps = GapModel{{.5, .5, .5, .5, .5}, {1, 2, 3, 4, 5}, {.1, .1, .1, .1, .1}};
  const GapModel given = prepare(model).causes[0].gaps;
  EXPECT_EQ(given.b[4], 5);
  EXPECT_EQ(given.b[5], own.b[5]);
}

TEST(Prepared, ADoseActsOnTheDayAfterOrOnItsOwn) {
  DiaryModel model = five_days();
  TreatmentTerm term;
  term.dose = {1, 0, 2};
  model.treatments = {term, term};
  model.treatments[1].acts = DoseActs::SameDay;
  const Prepared out = prepare(model);
  EXPECT_EQ(out.treatments[0].input, (std::vector<double>{0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(out.treatments[1].input, (std::vector<double>{1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
}

TEST(Prepared, CovariatesGoOnAsTheyEnded) {
  DiaryModel model = five_days();
  Covariate term;
  term.values = {0, 0, 0, 0, 3};
  model.covariates = {term};
  EXPECT_EQ(prepare(model).covariates[0].back(), 3);
  EXPECT_EQ(prepare(model).covariates[0].size(), static_cast<std::size_t>(5 + horizon_days));
}

TEST(Prepared, WithoutAScoreNothingIsFitted) {
  DiaryModel model = five_days();
  model.scores.clear();
  const Prepared out = prepare(model);
  EXPECT_EQ(out.fitted_days, 0);
  EXPECT_EQ(out.unknowns, 0);
  EXPECT_EQ(out.later_unknowns, 1 + 2 + horizon_days);  // days 1, 3, 4 and the horizon
}

TEST(HalfPoints, LieBetweenTheScores) {
  EXPECT_EQ(half_points({.score_min = 1, .score_max = 4}), (std::vector<double>{1.5, 2.5, 3.5}));
}

}  // namespace
}  // namespace unknot::stats
