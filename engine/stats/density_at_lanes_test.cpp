#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/stats/density_at_lanes_test.cpp"
#include <hwy/foreach_target.h>  // includes this file once per target
// After foreach_target.h.
#include "engine/stats/density_at.h"
#include "engine/stats/effect_choice-inl.h"
#include "engine/stats/repeats-inl.h"
#include "engine/stats/score_table-inl.h"

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {

using AllLanes = hn::ScalableTag<double>;

/// A sampler's density whose lanes stand where they are told to.
struct Stand {
  explicit Stand(const DiaryModel& model)
      : prepared(prepare(model)),
        priors(prior_table(model)),
        density(d, model, prepared, priors),
        repeats(d, model, prepared),
        choice(d, prepared, priors),
        position(density.size(), lanes),
        gradient(density.size(), lanes) {}

  void put(const ChainState& state, std::size_t lane) {
    for (std::size_t row = 0; row < density.size(); ++row) {
      position.data()[row * lanes + lane] = state.position[row];
    }
    for (std::size_t i = 0; i < prepared.scores.size(); ++i) {
      density.says()[i * lanes + lane] = !state.repeated.empty() && state.repeated[i] != 0 ? 0 : 1;
    }
    for (std::size_t i = 0; i < priors.mixed.size(); ++i) {
      const bool spiked = !state.spiked.empty() && state.spiked[i] != 0;
      const double stretch = state.stretch.empty() ? 1 : state.stretch[i];
      const MixedPrior& own = priors.mixed[i];
      const std::size_t at = i * lanes + lane;
      density.priors().center()[at] = spiked ? state.effect[i] : own.mean;
      density.priors().scale()[at] = spiked ? 0 : 1 / std::sqrt(own.precision);
      density.priors().precision()[at] = spiked ? 1 : 1 / stretch;
      choice.stretch()[at] = stretch;
    }
  }

  void put_everywhere(const ChainState& state) {
    for (std::size_t lane = 0; lane < lanes; ++lane) put(state, lane);
    repeats.count(density);
  }

  AllLanes d;
  std::size_t lanes = hn::Lanes(d);
  Prepared prepared;
  PriorTable priors;
  Density<AllLanes> density;
  Repeats<AllLanes> repeats;
  EffectChoice<AllLanes> choice;
  AlignedRows position;
  AlignedRows gradient;
};

DensityAt density_of(const DiaryModel& model, std::span<const ChainState> states) {
  Stand at(model);
  DensityAt out;
  AlignedRows sum(1, at.lanes);
  for (std::size_t first = 0; first < states.size(); first += at.lanes) {
    const std::size_t here = std::min(at.lanes, states.size() - first);
    for (std::size_t lane = 0; lane < at.lanes; ++lane) {
      at.put(states[first + lane % here], lane);
    }
    at.repeats.count(at.density);
    hn::Store(at.density.evaluate(at.position.data(), at.gradient.data()), at.d, sum.data());
    for (std::size_t lane = 0; lane < here; ++lane) {
      out.log_density.push_back(sum.data()[lane]);
      for (std::size_t row = 0; row < at.density.size(); ++row) {
        out.gradient.push_back(at.gradient.data()[row * at.lanes + lane]);
      }
    }
  }
  return out;
}

/// Appends [lane][row] of the rows.
void append(const AlignedRows& rows, std::size_t lanes, std::vector<double>& out) {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    for (std::size_t row = 0; row < rows.size() / lanes; ++row) {
      out.push_back(rows.data()[row * lanes + lane]);
    }
  }
}

std::vector<double> disturbances_of(const DiaryModel& model, const ChainState& state,
                                    const DrawCount& count) {
  Stand at(model);
  at.put_everywhere(state);
  const auto days = static_cast<std::size_t>(at.prepared.all_days);
  const auto later = static_cast<std::size_t>(at.prepared.later_unknowns);
  AlignedRows position(at.density.size() + later, at.lanes);  // later z stay 0
  std::copy_n(at.position.data(), at.position.size(), position.data());
  at.density.look(position.data(), days);
  VectorRandom<AllLanes> random(at.d, count.seed, 0);
  AlignedRows noise(days, at.lanes);
  AlignedRows disturbance(days, at.lanes);
  std::vector<double> out;
  for (std::size_t draw = 0; draw < count.draws; draw += at.lanes) {
    random.fill_normals(noise.data(), days);
    at.density.disturbance().draw(at.density.shape(), noise.data(), disturbance.data(), days);
    append(disturbance, at.lanes, out);
  }
  return out;
}

std::vector<double> effects_of(const DiaryModel& model, const ChainState& state,
                               const DrawCount& count) {
  Stand at(model);
  at.put_everywhere(state);
  VectorRandom<AllLanes> random(at.d, count.seed, 0);
  const std::size_t mixed = at.priors.mixed.size();
  AlignedRows effects(mixed, at.lanes);
  std::vector<double> out;
  for (std::size_t draw = 0; draw < count.draws; draw += at.lanes) {
    at.density.look(at.position.data(), static_cast<std::size_t>(at.prepared.fitted_days));
    at.choice.step(at.density, at.position.data(), random);
    for (std::size_t i = 0; i < mixed; ++i) {
      std::copy_n(at.density.values() + at.priors.mixed[i].row * at.lanes, at.lanes,
                  effects.data() + i * at.lanes);
    }
    append(effects, at.lanes, out);
  }
  return out;
}

RegressionAt regression_of(const DiaryModel& model, const ChainState& state, std::size_t cause,
                           double more) {
  Stand at(model);
  at.put_everywhere(state);
  const auto days = static_cast<std::size_t>(at.prepared.fitted_days);
  at.density.look(at.position.data(), days);
  const DisturbanceShape<AllLanes> shape = at.density.shape();
  AlignedRows regressor(days, at.lanes);
  AlignedRows error(at.prepared.scores.size(), at.lanes);
  at.density.per_effect(cause, regressor.data(), days);
  DisturbanceFilter<AllLanes>& filter = at.density.disturbance();
  const auto whitened = [&] {
    return filter.whiten(shape, at.prepared.score_of_day, regressor.data(), error.data(), days);
  };
  const auto before = whitened();
  filter.explain_more(hn::Set(at.d, more), error.data(), at.prepared.scores.size());
  return {.square = hn::GetLane(before.square),
          .with_residual = hn::GetLane(before.with_residual),
          .with_residual_after = hn::GetLane(whitened().with_residual)};
}

std::vector<double> written_of(std::span<const double> cuts, double noise_sd,
                               std::span<const double> pains) {
  const AllLanes d;
  const std::size_t lanes = hn::Lanes(d);
  AlignedRows cut_rows(cuts.size(), lanes);
  for (std::size_t k = 0; k < cuts.size(); ++k) {
    std::fill_n(cut_rows.data() + k * lanes, lanes, cuts[k]);
  }
  const auto wider = hn::MulAdd(hn::Iota(d, 0), hn::Set(d, 0.25), hn::Set(d, 1.0));
  ScoreTable<AllLanes> table(d);
  table.build(cut_rows.data(), cuts.size(), hn::Mul(hn::Set(d, noise_sd), wider));
  std::vector<double> out;
  for (const double pain : pains) {
    out.push_back(hn::GetLane(table.above_lowest(hn::Set(d, pain))));
  }
  return out;
}

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace unknot::stats {

HWY_EXPORT(density_of);
HWY_EXPORT(disturbances_of);
HWY_EXPORT(effects_of);
HWY_EXPORT(regression_of);
HWY_EXPORT(written_of);

std::size_t position_size(const DiaryModel& model) {
  const Prepared prepared = prepare(model);
  return prepared.layout.size + prepared.scores.size() +
         static_cast<std::size_t>(prepared.unknowns);
}

DensityAt density_at(const DiaryModel& model, std::span<const ChainState> states) {
  return HWY_DYNAMIC_DISPATCH(density_of)(model, states);
}

std::vector<double> disturbances_at(const DiaryModel& model, const ChainState& state,
                                    const DrawCount& count) {
  return HWY_DYNAMIC_DISPATCH(disturbances_of)(model, state, count);
}

std::vector<double> effects_at(const DiaryModel& model, const ChainState& state,
                               const DrawCount& count) {
  return HWY_DYNAMIC_DISPATCH(effects_of)(model, state, count);
}

RegressionAt regression_at(const DiaryModel& model, const ChainState& state, std::size_t cause,
                           double more) {
  return HWY_DYNAMIC_DISPATCH(regression_of)(model, state, cause, more);
}

std::vector<double> written_at(std::span<const double> cuts, double noise_sd,
                               std::span<const double> pains) {
  return HWY_DYNAMIC_DISPATCH(written_of)(cuts, noise_sd, pains);
}

}  // namespace unknot::stats

#endif
