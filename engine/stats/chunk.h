/// What a chunk of chains is given, and the way between its rows and a warm start. Plain values,
/// the same for every vector target. docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/stats/fit.h"
#include "engine/stats/prepared.h"
#include "engine/stats/priors.h"

namespace unknot::stats {

struct Chunk {
  const DiaryModel& model;
  const FitOptions& options;
  const Progress& progress;
  const WarmStart* warm = nullptr;  ///< null: from the prior
  int first_chain = 0;
  int chains = 0;
  Prepared prepared;
  PriorTable priors;
  std::vector<double> center;              ///< [parameter] of the prior
  std::vector<double> spread;              ///< [parameter] sd of the prior
  std::vector<double> warm_scale;          ///< [score, then z]; 0: not known
  std::vector<std::size_t> unknown_slots;  ///< [z] cause times all days, plus the day

  [[nodiscard]] bool go_on(double done) const { return !progress || progress(done); }
  /// Whether the trajectories of this draw are kept.
  [[nodiscard]] bool keeps_trajectory(int draw) const;
  /// @param row  parameter, then score, then z. @return not a number: begin afresh
  [[nodiscard]] double warm_position(std::size_t chain, std::size_t row) const;
  [[nodiscard]] bool warm_repeated(std::size_t chain, std::size_t score) const;
  /// Of the positions of effects that come from the spike: effect_choice-inl.h.
  [[nodiscard]] double warm_idle_mean(std::size_t mixed) const;
  [[nodiscard]] double warm_idle_sd(std::size_t mixed) const;
  [[nodiscard]] double warm_stretch(std::size_t chain, std::size_t mixed) const;

 private:
  [[nodiscard]] std::size_t warm_chain(std::size_t chain) const;
  [[nodiscard]] double warm_parameter(std::size_t chain, std::size_t row) const;
};

[[nodiscard]] Chunk chunk_of(const DiaryModel& model, const FitOptions& options,
                             const WarmStart& warm, const Progress& progress);

/// Where the chains stand, in rows of one vector each.
struct ChainRows {
  std::size_t lanes = 0;
  const double* values = nullptr;                  ///< [parameter]
  const double* positions = nullptr;               ///< [parameter, then score, then z]
  const double* says = nullptr;                    ///< [score], 0: only repeated
  const double* stretch = nullptr;                 ///< [mixed prior]
  const std::vector<double>* idle_mean = nullptr;  ///< [mixed prior]
  const std::vector<double>* idle_sd = nullptr;
};

[[nodiscard]] WarmStart warm_of(const Chunk& chunk, const ChainRows& rows,
                                const std::vector<double>& factor,
                                const std::vector<double>& scale);

/// Squared steps of the energy against its variance; below 0.3 the chain hardly moves between
/// energies (Betancourt 2016). Not a number for fewer than two draws.
[[nodiscard]] double energy_bfmi(const std::vector<double>& energies);

}  // namespace unknot::stats
