/// The vectorised density against finite differences, its twin, and itself on other vectors. What
/// is drawn exactly: exact_draws_test.cpp.
#include "engine/stats/density_at.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "engine/stats/density_reference.h"
#include "engine/stats/prepared.h"
#include "engine/stats/priors.h"
#include "engine/stats/test_chain_state.h"
#include "engine/stats/test_diary_model.h"
#include "engine/stats/test_targets.h"

namespace unknot::stats {
namespace {

struct NamedModel {
  std::string name;
  DiaryModel model;
};

/// Unlike those of a bridge: large steps, reaching on, and on the first day.
GapModel given_gaps(int days) {
  GapModel gaps;
  for (int t = 0; t < days + horizon_days; ++t) {
    gaps.a.push_back(0.9 - 0.1 * (t % 4));
    gaps.b.push_back(0.2 * (t % 3));
    gaps.s.push_back(0.3 + 0.1 * (t % 5));
  }
  return gaps;
}

/// Every kind of term, alone and together.
std::vector<NamedModel> models() {
  std::vector<NamedModel> all;
  all.push_back({"reference form", test_diary(40)});
  all.push_back({"product form", full_test_diary(40)});
  DiaryModel model = test_diary(30);
  model.amplifier.reset();
  model.causes[2].kernel = Kernel::Cascade;
  model.treatments[0].acts = DoseActs::SameDay;
  all.push_back({"no amplifier, cascade with unknown days, dose on its day", model});
  model = test_diary(30);
  model.causes[1].kernel = Kernel::Cascade;
  for (auto& cause : model.causes) cause.gaps = given_gaps(30);
  for (int t : {0, 1, 2, 3, 28, 29}) model.causes[1].exposure[std::size_t(t)] = std::nan("");
  all.push_back({"a cascade amplifies, gaps as given", model});
  model = full_test_diary(30);
  for (int t = 0; t < 30; ++t) model.scores[std::size_t(t)] = t % 3 == 0 ? 10 : 0;
  all.push_back({"edge scores", model});
  model = full_test_diary(30);
  model.layer.log_width_sd = 0;
  for (int t = 0; t < 20; ++t) model.scores[std::size_t(t)] = 4 + t / 9;
  model.scores.resize(20);
  all.push_back({"repeats without widths, no score in the end", model});
  model = test_diary(30);
  model.causes.clear();
  model.amplifier.reset();
  model.treatments.clear();
  model.covariates.clear();
  model.layer.log_width_sd = 0.4;
  all.push_back({"widths alone", model});
  return all;
}

TEST(DensityAt, GradientsAreTheSlopesOfTheDensity) {
  constexpr double step = 1e-5;
  for (const NamedModel& own : models()) {
    SCOPED_TRACE(own.name);
    const ChainState middle = some_state(own.model, 3);
    std::vector<ChainState> apart;
    for (std::size_t row = 0; row < middle.position.size(); ++row) {
      for (const double side : {-step, step}) {
        apart.push_back(middle);
        apart.back().position[row] += side;
      }
    }
    const DensityAt at = density_at(own.model, {&middle, 1});
    const DensityAt beside = density_at(own.model, apart);
    for (std::size_t row = 0; row < middle.position.size(); ++row) {
      const double slope =
          (beside.log_density[2 * row + 1] - beside.log_density[2 * row]) / (2 * step);
      EXPECT_NEAR(at.gradient[row], slope, 1e-6 * (1 + std::abs(slope))) << "row " << row;
    }
  }
}

/// What the twin says at the same place, without the mixture of spike and slab, which is one of
/// them here, and with a normal instead of a logistic for idle places.
struct TwinAt {
  double log_density = 0;
  std::vector<double> gradient;
};

TwinAt twin_at(const DiaryModel& model, const ChainState& state) {
  DensityReference twin(model);
  const PriorTable table = prior_table(model);
  std::vector<double> position = state.position;
  std::vector<double> scale(position.size(), 1.0);
  TwinAt out;
  for (std::size_t i = 0; i < table.mixed.size(); ++i) {
    const MixedPrior& own = table.mixed[i];
    const bool spiked = state.spiked[i] != 0;
    scale[own.row] = spiked ? 0 : 1 / std::sqrt(own.precision);
    position[own.row] =
        (spiked ? state.effect[i] : own.mean) + scale[own.row] * state.position[own.row];
  }
  out.gradient.resize(position.size());
  out.log_density = twin.evaluate(position, state.repeated, out.gradient);
  for (std::size_t i = 0; i < table.mixed.size(); ++i) {
    const std::size_t row = table.mixed[i].row;
    const auto cause = row - twin.layout().effect;
    const Slope mixture = EffectPrior(model.causes[cause]).at(position[row]);
    const double precision = state.spiked[i] != 0 ? 1 : 1 / state.stretch[i];
    const double x = state.position[row];
    out.log_density -= mixture.value + 0.5 * precision * x * x;
    out.gradient[row] = (out.gradient[row] - mixture.slope) * scale[row] - precision * x;
  }
  constexpr double idle_variance = 3.289868133696453;  // of a standard logistic, pi^2 / 3
  for (std::size_t i = 0; i < state.repeated.size(); ++i) {
    if (state.repeated[i] == 0) continue;
    const double w = state.position[twin.layout().size + i];
    const double p = 1 / (1 + std::exp(-w));
    out.log_density -= std::log(p * (1 - p)) + 0.5 * w * w / idle_variance;
    out.gradient[twin.layout().size + i] = -w / idle_variance;
  }
  return out;
}

TEST(DensityAt, IsItsTwinButForAConstant) {
  for (const NamedModel& own : models()) {
    SCOPED_TRACE(own.name);
    std::vector<ChainState> states;
    // Which scores say anything, spike or slab: the same in all of them, and so the constant.
    for (int seed = 0; seed < 11; ++seed) states.push_back(some_state(own.model, 100 * seed));
    const DensityAt at = density_at(own.model, states);
    const std::size_t size = states[0].position.size();
    const double constant = at.log_density[0] - twin_at(own.model, states[0]).log_density;
    for (std::size_t s = 0; s < states.size(); ++s) {
      const TwinAt twin = twin_at(own.model, states[s]);
      EXPECT_NEAR(at.log_density[s] - constant, twin.log_density,
                  1e-9 * (1 + std::abs(twin.log_density)));
      for (std::size_t row = 0; row < size; ++row) {
        EXPECT_NEAR(at.gradient[s * size + row], twin.gradient[row],
                    1e-9 * (1 + std::abs(twin.gradient[row])))
            << "row " << row;
      }
    }
  }
}

TEST(DensityAt, AllVectorTargetsAgree) {
  for (const NamedModel& own : models()) {
    SCOPED_TRACE(own.name);
    std::vector<ChainState> states;
    for (int seed = 0; seed < 11; ++seed) states.push_back(some_state(own.model, 70 * seed));
    const DensityAt best = density_at(own.model, states);
    on_every_target([&] {
      const DensityAt here = density_at(own.model, states);
      for (std::size_t s = 0; s < states.size(); ++s) {
        EXPECT_NEAR(here.log_density[s], best.log_density[s],
                    1e-9 * (1 + std::abs(best.log_density[s])));
      }
      for (std::size_t k = 0; k < best.gradient.size(); ++k) {
        ASSERT_NEAR(here.gradient[k], best.gradient[k], 1e-9 * (1 + std::abs(best.gradient[k])));
      }
    });
  }
}

}  // namespace
}  // namespace unknot::stats
