/// Chunks, joining and stopping; and the benchmarks' work with tiny input.
#include "engine/stats/fit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/stats/convergence.h"
#include "engine/stats/test_diary_model.h"
#include "engine/stats/test_fit_work.h"

namespace unknot::stats {
namespace {

FitOptions small(int chains) { return {.chains = chains, .warmup = 20, .draws = 6, .seed = 3}; }

TEST(Chunks, HoldAllChainsAndNoneTooMany) {
  for (int chains = 1; chains < 40; ++chains) {
    int sum = 0;
    for (const int size : chunks_of(chains)) {
      EXPECT_GE(size, 1);
      EXPECT_LE(size, chains_at_once());
      sum += size;
    }
    EXPECT_EQ(sum, chains);
  }
  EXPECT_TRUE(chunks_of(0).empty());
}

TEST(Fit, IsItsChunksJoined) {
  const DiaryModel model = full_test_diary(15);
  const int chains = chains_at_once() + 1;
  FitOptions options = small(chains);
  options.scenarios = without_each_cause(model);
  options.trajectories = 2 * chains;
  const Draws whole = fit(model, options);
  std::vector<Draws> parts;
  parts.push_back(run_chunk(model, options, {.first = 0, .chains = chains - 1}, {}, {}));
  parts.push_back(run_chunk(model, options, {.first = chains - 1, .chains = 1}, {}, {}));
  const std::vector<double> second = parts[1].values;
  const double by_day = parts[0].scenario_by_day[3] + parts[1].scenario_by_day[3];
  const Draws joined = join(std::move(parts));
  EXPECT_EQ(whole.values, joined.values);
  EXPECT_EQ(whole.scenario_sums, joined.scenario_sums);
  EXPECT_EQ(whole.scenario_by_day, joined.scenario_by_day);
  EXPECT_EQ(joined.scenario_by_day[3], by_day);
  EXPECT_EQ(whole.chains, chains);
  EXPECT_TRUE(std::equal(second.begin(), second.end(),
                         whole.values.end() - static_cast<std::ptrdiff_t>(second.size())));
  EXPECT_EQ(whole.quality.size(), static_cast<std::size_t>(chains));
  EXPECT_EQ(whole.trajectories.size(), static_cast<std::size_t>(2 * chains));
  EXPECT_EQ(whole.warm.chains, chains);
  EXPECT_EQ(whole.warm.parameters.size(), static_cast<std::size_t>(chains) * whole.parameters);
  EXPECT_EQ(whole.warm.repeated.size(), static_cast<std::size_t>(chains * model.days));
}

TEST(Fit, ShapesAreThoseOfTheHeader) {
  const DiaryModel model = full_test_diary(15);
  FitOptions options = small(2);
  options.scenarios = without_each_cause(model);
  const Draws draws = fit(model, options);
  const std::size_t all = 15 + horizon_days;
  EXPECT_EQ(draws.parameters, layout_of(model).size);
  EXPECT_EQ(draws.values.size(), 2 * 6 * draws.parameters);
  EXPECT_EQ(draws.scenarios, 1 + model.causes.size());
  EXPECT_EQ(draws.scenario_sums.size(), 2 * 6 * draws.scenarios);
  EXPECT_EQ(draws.scenario_by_day.size(), draws.scenarios * all);
  EXPECT_EQ(draws.latent_sum.size(), all);
  EXPECT_EQ(draws.forecast_sum.size(), horizon_days * std::size_t{11});
  EXPECT_GT(draws.gradients, draws.gradients_warmup);
  EXPECT_GT(draws.gradients_warmup, 20);
}

TEST(Fit, ForecastsAreProbabilities) {
  const Draws draws = fit(full_test_diary(15), small(3));
  for (std::size_t ahead = 0; ahead < horizon_days; ++ahead) {
    double sum = 0;
    for (std::size_t score = 0; score <= 10; ++score) {
      EXPECT_GE(draws.forecast_sum[ahead * 11 + score], -1e-6);
      sum += draws.forecast_sum[ahead * 11 + score];
    }
    EXPECT_NEAR(sum, 3 * 6, 1e-6);
  }
}

TEST(Fit, DaySumsAndDrawSumsAgree) {
  const DiaryModel model = full_test_diary(20);
  FitOptions options = small(3);
  options.scenarios = without_each_cause(model);
  options.from_day = 4;
  options.to_day = 17;
  const Draws draws = fit(model, options);
  for (std::size_t s = 0; s < draws.scenarios; ++s) {
    double by_draw = 0, by_day = 0;
    for (std::size_t k = s; k < draws.scenario_sums.size(); k += draws.scenarios) {
      by_draw += draws.scenario_sums[k];
    }
    for (std::size_t day = 4; day < 17; ++day) {
      by_day += draws.scenario_by_day[s * (20 + horizon_days) + day];
    }
    EXPECT_NEAR(by_draw, by_day, 1e-9 * by_day);
  }
}

TEST(Fit, AScenarioThatChangesNothingIsAsItWas) {
  const DiaryModel model = full_test_diary(20);
  FitOptions options = small(2);
  Change same{.cause = 2, .how = Change::How::Shift};
  same.values.assign(20 + horizon_days, 0.0);
  Change known{.cause = 0, .values = model.causes[0].exposure, .start_level = 0.3};
  options.scenarios = {{.changes = {same}}, {.changes = {known}}, {}};
  const Draws draws = fit(model, options);
  for (std::size_t k = 0; k < draws.scenario_sums.size(); k += draws.scenarios) {
    for (std::size_t s = 1; s < draws.scenarios; ++s) {
      EXPECT_NEAR(draws.scenario_sums[k + s], draws.scenario_sums[k], 1e-9) << s;
    }
  }
}

TEST(Fit, StopsWhenToldTo) {
  int asked = 0;
  const Draws draws = fit(test_diary(15), small(3 * chains_at_once()), {}, [&](double) {
    ++asked;
    return false;
  });
  EXPECT_TRUE(draws.cancelled);
  EXPECT_EQ(asked, 1);  // no other chunk begins
}

TEST(Fit, ProgressRisesFromNothingToNearlyAll) {
  double last = -1;
  (void)fit(test_diary(15), small(2 * chains_at_once()), {}, [&](double done) {
    EXPECT_GE(done, last);
    EXPECT_LE(done, 1);
    last = done;
    return true;
  });
  EXPECT_GT(last, 0.5);
}

TEST(Fit, TheProbabilityOfARepeatMovesFreelyOverManyDays) {
  const DiaryModel model = worked_product_diary(200, 1);
  const Draws draws = fit(model, {.chains = 4, .warmup = 200, .draws = 200, .seed = 3});
  std::vector<double> logits;
  for (std::size_t k = layout_of(model).repeat; k < draws.values.size(); k += draws.parameters) {
    logits.push_back(draws.values[k]);
  }
  EXPECT_GT(ess_bulk({.values = logits, .chains = 4}), 150);  // 94 with choices kept
}

TEST(FitBench, AnotherDiaryHasAnotherChecksum) {
  const auto sum = [](const DiaryModel& model) {
    FitOptions options = small(2);
    options.scenarios = without_each_cause(model);
    return checksum(fit(model, options));
  };
  ASSERT_TRUE(check(worked_diary(12, 1)).has_value());
  ASSERT_TRUE(check(worked_product_diary(12, 1)).has_value());
  EXPECT_EQ(sum(worked_diary(12, 1)), sum(worked_diary(12, 1)));
  EXPECT_NE(sum(worked_diary(12, 1)), sum(worked_diary(12, 2)));
  EXPECT_NE(sum(worked_diary(12, 1)), sum(worked_diary(13, 1)));
  EXPECT_NE(sum(worked_diary(12, 1)), sum(worked_product_diary(12, 1)));
}

}  // namespace
}  // namespace unknot::stats
