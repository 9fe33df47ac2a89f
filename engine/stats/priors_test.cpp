#include "engine/stats/priors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/terms_reference.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

TEST(PriorTable, NamesEveryParameterOnce) {
  for (const DiaryModel& model : {test_diary(10), full_test_diary(10)}) {
    const PriorTable table = prior_table(model);
    std::vector<int> named(layout_of(model).size, 0);
    for (const PlainPrior& prior : table.plain) ++named[prior.row];
    for (const MixedPrior& prior : table.mixed) ++named[prior.row];
    if (table.repeat) ++named[table.repeat->row];
    for (std::size_t row = 0; row < named.size(); ++row) EXPECT_EQ(named[row], 1) << row;
  }
}

TEST(PriorTable, OnlyEffectsWithASpikeOrAStudentSlabAreMixed) {
  const DiaryModel model = full_test_diary(10);
  const PriorTable table = prior_table(model);
  ASSERT_EQ(table.mixed.size(), 3u);  // sitting, stress, work; water is plain
  EXPECT_EQ(table.mixed[0].row, layout_of(model).effect);
  EXPECT_TRUE(table.mixed[0].spike);
  EXPECT_EQ(table.mixed[0].degrees_of_freedom, 0);
  EXPECT_FALSE(table.mixed[2].spike);
  EXPECT_EQ(table.mixed[2].degrees_of_freedom, 3);
  EXPECT_NEAR(table.mixed[0].log_spike_odds, std::log(0.6 / 0.4), 1e-12);
  EXPECT_TRUE(prior_table(test_diary(10)).mixed.empty());
}

TEST(SlabProbability, IsTheOneWorkedByHand) {
  // At 0: slab 0.5 N(0; 0.6, 0.6) = 0.5 * 0.6649 * exp(-0.5), spike 0.5 * 0.3989 / 0.05 = 0.5
  // * 7.979.
  CauseTerm cause;
  cause.effect = {0.6, 0.6};
  cause.inclusion = {0.5, 0.05};
  const double slab = 0.66490380 * std::exp(-0.5);
  EXPECT_NEAR(slab_probability(cause, 0), slab / (slab + 7.97884561), 1e-8);
}

TEST(SlabProbability, IsThatOfTheTwin) {
  CauseTerm cause;
  cause.effect = {0.4, 0.7};
  for (const double degrees_of_freedom : {0.0, 3.0, 5.0}) {
    for (const double probability : {0.05, 0.5, 0.99}) {
      cause.slab_degrees_of_freedom = degrees_of_freedom;
      cause.inclusion = {probability, 0.1};
      for (double effect = -6; effect < 6; effect += 0.13) {
        EXPECT_NEAR(slab_probability(cause, effect), EffectPrior(cause).matters(effect), 1e-12);
      }
    }
  }
}

TEST(SlabProbability, IsCertainAtTheEnds) {
  CauseTerm cause;
  EXPECT_EQ(slab_probability(cause, 0), 1);
  cause.inclusion.probability = 0;
  EXPECT_EQ(slab_probability(cause, 3), 0);
  cause.inclusion.probability = 0.5;
  EXPECT_EQ(slab_probability(cause, 100), 1);
}

}  // namespace
}  // namespace unknot::stats
