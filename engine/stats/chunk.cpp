#include "engine/stats/chunk.h"

#include <algorithm>
#include <cmath>

namespace unknot::stats {
namespace {

/// Day of each score, and cause and day of each z, in the order of the rows.
std::size_t exposure_slot(std::size_t cause, std::size_t day, std::size_t days) {
  return cause * days + day;
}

double value_or(const std::vector<double>& values, std::size_t index, double other) {
  return index < values.size() ? values[index] : other;
}

bool fits(const WarmStart& warm, const Prepared& prepared) {
  const auto chains = static_cast<std::size_t>(warm.chains);
  const std::size_t size = prepared.layout.size;
  return warm.chains > 0 && warm.causes == prepared.causes.size() && warm.step_size > 0 &&
         warm.parameters.size() == chains * size && warm.metric_factor.size() == size * size;
}

/// Calls act(row, cause, day) for every sampled z, rows counted from the first z.
template <class Act>
void for_each_unknown(const Prepared& prepared, const Act& act) {
  for (std::size_t c = 0; c < prepared.causes.size(); ++c) {
    for (std::size_t day = 0; day < static_cast<std::size_t>(prepared.fitted_days); ++day) {
      const int unknown = prepared.causes[c].unknown[day];
      if (unknown >= 0) act(static_cast<std::size_t>(unknown), c, day);
    }
  }
}

void spread_of(const PriorTable& table, Chunk& chunk) {
  chunk.center.assign(chunk.prepared.layout.size, 0.0);
  chunk.spread.assign(chunk.prepared.layout.size, 1.0);
  for (const PlainPrior& prior : table.plain) {
    chunk.center[prior.row] = prior.mean;
    chunk.spread[prior.row] = 1 / std::sqrt(prior.precision);
  }
  for (const MixedPrior& prior : table.mixed) {
    chunk.center[prior.row] = 0;  // positions hold the effect in units of its spike or slab
    chunk.spread[prior.row] = 1;
  }
}

void scales_of(const WarmStart& warm, Chunk& chunk) {
  const Prepared& p = chunk.prepared;
  const auto days = static_cast<std::size_t>(warm.days);
  for (std::size_t i = 0; i < p.scores.size(); ++i) {
    chunk.warm_scale[i] =
        value_or(warm.score_scale, static_cast<std::size_t>(p.scores[i].day), 0.0);
  }
  for_each_unknown(p, [&](std::size_t row, std::size_t cause, std::size_t day) {
    if (day >= days) return;
    chunk.warm_scale[p.scores.size() + row] =
        value_or(warm.exposure_scale, exposure_slot(cause, day, days), 0.0);
  });
}

}  // namespace

bool Chunk::keeps_trajectory(int draw) const {
  if (options.trajectories <= 0) return false;
  const int each = std::max(1, options.trajectories / std::max(1, options.chains));
  const int every = std::max(1, options.draws / each);
  return draw % every == every - 1 && draw / every < each;
}

std::size_t Chunk::warm_chain(std::size_t chain) const {
  return (chain + static_cast<std::size_t>(first_chain)) % static_cast<std::size_t>(warm->chains);
}

/// As a position: chains begin with every mixed effect in units of its slab.
double Chunk::warm_parameter(std::size_t chain, std::size_t row) const {
  const double value = warm->parameters[warm_chain(chain) * prepared.layout.size + row];
  for (const MixedPrior& prior : priors.mixed) {
    if (prior.row == row) return (value - prior.mean) * std::sqrt(prior.precision);
  }
  return value;
}

bool Chunk::warm_repeated(std::size_t chain, std::size_t score) const {
  const PreparedScore& own = prepared.scores[score];
  if (warm == nullptr || !model.layer.repeat || !own.may_repeat || own.day >= warm->days) {
    return false;
  }
  const std::size_t at =
      warm_chain(chain) * static_cast<std::size_t>(warm->days) + static_cast<std::size_t>(own.day);
  return at < warm->repeated.size() && warm->repeated[at] != 0;
}

double Chunk::warm_stretch(std::size_t chain, std::size_t mixed) const {
  if (warm == nullptr) return 1;
  const std::size_t cause = priors.mixed[mixed].row - prepared.layout.effect;
  const double known = value_or(warm->slab_stretch, warm_chain(chain) * warm->causes + cause, 1.0);
  return known > 0 ? known : 1;
}

double Chunk::warm_idle_mean(std::size_t mixed) const {
  if (warm == nullptr) return 0;
  return value_or(warm->idle_mean, priors.mixed[mixed].row - prepared.layout.effect, 0.0);
}

double Chunk::warm_idle_sd(std::size_t mixed) const {
  if (warm == nullptr) return 1;
  const double known =
      value_or(warm->idle_sd, priors.mixed[mixed].row - prepared.layout.effect, 1.0);
  return known > 0 ? known : 1;
}

double Chunk::warm_position(std::size_t chain, std::size_t row) const {
  const double nothing = std::nan("");
  if (warm == nullptr) return nothing;
  if (row < prepared.layout.size) return warm_parameter(chain, row);
  const std::size_t own = warm_chain(chain);
  const auto days = static_cast<std::size_t>(warm->days);
  row -= prepared.layout.size;
  if (row < prepared.scores.size()) {
    const auto day = static_cast<std::size_t>(prepared.scores[row].day);
    return day < days ? value_or(warm->scores, own * days + day, nothing) : nothing;
  }
  const std::size_t slot = unknown_slots[row - prepared.scores.size()];
  const std::size_t cause = slot / static_cast<std::size_t>(prepared.all_days);
  const std::size_t day = slot % static_cast<std::size_t>(prepared.all_days);
  if (day >= days) return nothing;
  return value_or(warm->exposures, (own * warm->causes + cause) * days + day, nothing);
}

Chunk chunk_of(const DiaryModel& model, const FitOptions& options, const WarmStart& warm,
               const Progress& progress) {
  Prepared prepared = prepare(model);
  const bool known = fits(warm, prepared);
  Chunk chunk{.model = model,
              .options = options,
              .progress = progress,
              .warm = known ? &warm : nullptr,
              .prepared = std::move(prepared),
              .priors = prior_table(model)};
  spread_of(chunk.priors, chunk);
  const Prepared& p = chunk.prepared;
  chunk.unknown_slots.assign(static_cast<std::size_t>(p.unknowns), 0);
  chunk.warm_scale.assign(p.scores.size() + static_cast<std::size_t>(p.unknowns), 0.0);
  for_each_unknown(p, [&](std::size_t row, std::size_t cause, std::size_t day) {
    chunk.unknown_slots[row] = exposure_slot(cause, day, static_cast<std::size_t>(p.all_days));
  });
  if (known) scales_of(warm, chunk);
  return chunk;
}

WarmStart warm_of(const Chunk& chunk, const ChainRows& rows, const std::vector<double>& factor,
                  const std::vector<double>& scale) {
  const Prepared& p = chunk.prepared;
  const double nothing = std::nan("");
  const auto days = static_cast<std::size_t>(p.days);
  const auto chains = static_cast<std::size_t>(chunk.chains);
  const std::size_t causes = p.causes.size();
  WarmStart out{.chains = chunk.chains, .days = p.days, .causes = causes};
  out.metric_factor = factor;
  out.scores.assign(chains * days, nothing);
  out.repeated.assign(chains * days, 0);
  out.slab_stretch.assign(chains * causes, 1.0);
  out.idle_mean.assign(causes, 0.0);
  out.idle_sd.assign(causes, 1.0);
  for (std::size_t i = 0; i < chunk.priors.mixed.size(); ++i) {
    const std::size_t cause = chunk.priors.mixed[i].row - p.layout.effect;
    out.idle_mean[cause] = (*rows.idle_mean)[i];
    out.idle_sd[cause] = (*rows.idle_sd)[i];
  }
  out.exposures.assign(chains * causes * days, nothing);
  out.score_scale.assign(days, 0.0);
  out.exposure_scale.assign(causes * days, 0.0);
  const auto at = [&](const double* of, std::size_t row, std::size_t chain) {
    return of[row * rows.lanes + chain];
  };
  for (std::size_t chain = 0; chain < chains; ++chain) {
    for (std::size_t row = 0; row < p.layout.size; ++row) {
      out.parameters.push_back(at(rows.values, row, chain));
    }
    for (std::size_t i = 0; i < chunk.priors.mixed.size(); ++i) {
      const std::size_t cause = chunk.priors.mixed[i].row - p.layout.effect;
      out.slab_stretch[chain * causes + cause] = at(rows.stretch, i, chain);
    }
    for (std::size_t i = 0; i < p.scores.size(); ++i) {
      const auto day = static_cast<std::size_t>(p.scores[i].day);
      out.scores[chain * days + day] = at(rows.positions, p.layout.size + i, chain);
      out.repeated[chain * days + day] = at(rows.says, i, chain) < 0.5 ? 1 : 0;
      out.score_scale[day] = scale[i];
    }
    for_each_unknown(p, [&](std::size_t row, std::size_t cause, std::size_t day) {
      out.exposures[(chain * causes + cause) * days + day] =
          at(rows.positions, p.layout.size + p.scores.size() + row, chain);
      out.exposure_scale[exposure_slot(cause, day, days)] = scale[p.scores.size() + row];
    });
  }
  return out;
}

double energy_bfmi(const std::vector<double>& energies) {
  if (energies.size() < 2) return std::nan("");
  double mean = 0;
  for (const double energy : energies) mean += energy / static_cast<double>(energies.size());
  double steps = 0;
  double spread = 0;
  for (std::size_t i = 0; i < energies.size(); ++i) {
    spread += (energies[i] - mean) * (energies[i] - mean);
    if (i > 0) steps += (energies[i] - energies[i - 1]) * (energies[i] - energies[i - 1]);
  }
  return steps / spread;
}

}  // namespace unknot::stats
