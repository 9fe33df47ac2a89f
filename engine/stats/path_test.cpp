#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/normal.h"
#include "engine/stats/path_reference.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

using Path = std::vector<double>;

/// A density, evaluated at a position, with its paths.
struct Placed {
  explicit Placed(DiaryModel given)
      : model(std::move(given)),
        density(model),
        paths(model, density, Random(4, 0)),
        position(density.size()) {
    for (std::size_t p = 0; p < position.size(); ++p)
      position[p] = scattered(11 + 3 * static_cast<int>(p)) - 0.5;
    Path gradient(density.size());
    density.evaluate(position, {}, gradient);
  }
  DiaryModel model;
  DensityReference density;
  PathReference paths;
  Path position;
};

/// Solves the normal equations of the disturbance: precision of the stationary AR(1), which is
/// tridiagonal, plus 1/noise on scored days. By Gauss-Seidel, since it is diagonally dominant.
Path smoothed(const Placed& placed) {
  const auto& density = placed.density;
  const std::size_t days = density.mean_path().size();
  const double phi = density.persistence();
  const double unit = 1 / (density.disturbance_variance() * (1 - phi * phi));
  Path pull(days, 0.0), weight(days, 0.0), result(days, 0.0);
  for (std::size_t i = 0; i < density.scored().size(); ++i) {
    const auto day = static_cast<std::size_t>(density.scored()[i].day);
    const InCell cell = in_cell(density.cuts(), density.scored()[i].step,
                                placed.position[density.layout().size + i]);
    weight[day] = 1 / density.noise_variance();
    pull[day] = weight[day] * (cell.unrounded - density.mean_path()[day]);
  }
  for (int sweep = 0; sweep < 5000; ++sweep) {
    for (std::size_t t = 0; t < days; ++t) {
      const bool ends = t == 0 || t + 1 == days;
      const double own = weight[t] + unit * (ends ? 1 : 1 + phi * phi);
      double sum = pull[t];
      if (t > 0) sum += unit * phi * result[t - 1];
      if (t + 1 < days) sum += unit * phi * result[t + 1];
      result[t] = sum / own;
    }
  }
  return result;
}

TEST(Path, DrawnDisturbancesHaveTheSmoothedMean) {
  Placed placed(test_diary(20));
  const Path expected = smoothed(placed);
  const int n = 20000;
  Path sum(27, 0.0), square(27, 0.0);
  for (int k = 0; k < n; ++k) {
    placed.paths.draw_disturbance();
    for (std::size_t t = 0; t < 27; ++t) {
      sum[t] += placed.paths.disturbance()[t] / n;
      square[t] += placed.paths.disturbance()[t] * placed.paths.disturbance()[t] / n;
    }
  }
  for (std::size_t t = 0; t < expected.size(); ++t) {
    const double error = 5 * std::sqrt((square[t] - sum[t] * sum[t]) / n);
    EXPECT_NEAR(sum[t], expected[t], error) << t;
  }
  // Far beyond the last score it is nearly stationary.
  EXPECT_NEAR(square[26] - sum[26] * sum[26], placed.density.disturbance_variance(),
              0.1 * placed.density.disturbance_variance());
}

TEST(Path, LatentPainIsTheMeanOfTheDensityAndTheDisturbance) {
  for (const DiaryModel& model : {test_diary(20), full_test_diary(20)}) {
    Placed placed(model);
    placed.paths.draw_disturbance();
    placed.paths.draw_exposures(placed.position);
    const Path latent = placed.paths.latent(placed.position, {});
    for (std::size_t t = 0; t < placed.density.mean_path().size(); ++t)
      EXPECT_NEAR(latent[t] - placed.paths.disturbance()[t], placed.density.mean_path()[t], 1e-12);
  }
}

TEST(Path, AChangedExposureActsThroughItsFilter) {
  Placed placed(test_diary(20));
  placed.paths.draw_exposures(placed.position);
  Change more;
  more.cause = 0;
  more.how = Change::How::Shift;
  more.values.assign(27, 0.5);
  more.start_level = 0.5;
  Change floored_at = more;  // no value reaches the floor, which alone decides
  floored_at.floor = 1e3;
  const Path before = placed.paths.latent(placed.position, {});
  const Path after = placed.paths.latent(placed.position, std::vector<Change>{more});
  const Path floored = placed.paths.latent(placed.position, std::vector<Change>{floored_at});
  // A shift that lasts from the start raises the level by just as much, times what amplifies it.
  Change dry;
  dry.cause = 1;
  dry.values.assign(27, 0.0);
  const Path calm = placed.paths.latent(placed.position, std::vector<Change>{dry});
  const Path shifted = placed.paths.latent(placed.position, std::vector<Change>{dry, more});
  const double effect = placed.position[placed.density.layout().effect];
  for (std::size_t t = 0; t < 27; ++t) {
    EXPECT_NEAR(shifted[t] - calm[t], 0.5 * effect, 1e-12) << t;
    EXPECT_NE(after[t], before[t]);
  }
  EXPECT_GT(std::abs(floored[26] - before[26]), 10 * std::abs(effect));
}

TEST(Path, ExpectedStepsAreTheSumOfTheirProbabilities) {
  const Path cuts{0.5, 1.5, 2.5};
  const double latent = 1.2, sd = 0.7;
  double sum = 0;
  for (int step = 1; step <= 3; ++step) {
    const double low = normal_cdf((cuts[static_cast<std::size_t>(step - 1)] - latent) / sd);
    const double high =
        step == 3 ? 1 : normal_cdf((cuts[static_cast<std::size_t>(step)] - latent) / sd);
    sum += step * (high - low);
  }
  EXPECT_NEAR(expected_steps_reference(latent, cuts, sd), sum, 1e-14);
}

TEST(Path, ExpectedStepsBetweenNodesAreThoseOfTheSum) {
  ExpectedSteps steps;
  const Path cuts{0.5, 1.2, 2.5, 3.1};
  for (double sd : {1e-4, 0.3, 0.7, 4.0}) {
    steps.use(cuts, sd);
    for (double latent = -40; latent < 40; latent += 0.0371)
      EXPECT_NEAR(steps.at(latent), expected_steps_reference(latent, cuts, sd), 4e-6)
          << latent << " " << sd;
  }
}

TEST(Path, OnlyDaysWithTheScoreOfTheDayBeforeCanBeRepeats) {
  Placed placed(full_test_diary(40));
  placed.position[placed.density.layout().repeat] = 30;  // nearly certain
  std::vector<char> repeats(placed.density.scored().size(), 0);
  placed.paths.draw_disturbance();
  const Path before = placed.position;
  placed.paths.redraw_repeats(placed.position, repeats);
  int same = 0;
  for (std::size_t i = 0; i < repeats.size(); ++i) {
    EXPECT_EQ(repeats[i] != 0, placed.density.scored()[i].same_score);
    same += repeats[i];
    const std::size_t w = placed.density.layout().size + i;
    EXPECT_EQ(repeats[i] == 0, placed.position[w] == before[w]);
  }
  EXPECT_GT(same, 3);
}

}  // namespace
}  // namespace unknot::stats
