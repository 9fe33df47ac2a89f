/// What persons teach of the next one: from the draws of each person alone to the mean and the
/// spread between persons, by the exact two-stage method of Lunn, Barrett, Sweeting and Thompson
/// (2013). Equations: docs/methods/causes.md#population.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace unknot::causes {

/// Of the mean between persons: N(mean, mean_sd^2). Of their variance: a scaled inverse chi-squared
/// with spread_degrees and expectation spread^2. So without any person the next one is believed to
/// be N(mean, mean_sd^2 + spread^2).
struct HyperPrior {
  double mean = 0;
  double mean_sd = 1;
  double spread = 1;
};

/// How many persons the prior of the spread is worth; above 2, so that it has an expectation.
inline constexpr int spread_degrees = 4;
/// How many persons the prior of the inclusion is worth; assumed.
inline constexpr double inclusion_persons = 8;

/// Draws of one person under the priors of stage one, of quantities that are learnt together.
struct PersonSample {
  std::vector<std::vector<double>> values;     ///< [quantity][draw]
  std::vector<std::vector<double>> log_prior;  ///< [quantity][draw], density of stage one
  /// [draw] whether the first quantity is of the slab; else nothing is learnt from it, and its
  /// density is the same in both stages. Empty: always.
  std::vector<char> in_slab;
  double inclusion = 1;  ///< of stage one
  [[nodiscard]] std::size_t draws() const { return values.empty() ? 0 : values[0].size(); }
};

struct Block {
  std::vector<HyperPrior> quantities;  ///< the first of each sample; further ones stay as they are
  double inclusion = 1;                ///< of the first, believed before any person
  std::vector<const PersonSample*> persons;
};

struct TwoStageOptions {
  int chains = 4;
  int warmup = 250;
  int draws = 1000;
  std::uint64_t seed = 1;
};

struct LearntQuantity {
  double mean = 0;              ///< of the next person
  double sd = 1;                ///< of the next person: spread and doubt of the mean together
  std::vector<double> means;    ///< [chain][draw] of the mean between persons
  std::vector<double> spreads;  ///< [chain][draw] of the sd between persons
};

struct LearntBlock {
  std::vector<LearntQuantity> quantities;
  double inclusion = 1;  ///< of the next person
  /// Of a person's draws, how many the population leaves with weight, (sum w)^2 / sum w^2: mean
  /// over the sweeps; nine in ten persons have at least as many. Without persons 0.
  double effective_draws_p10 = 0;
  double acceptance_min = 0;  ///< of the proposals for one person, of the one with the fewest
  double rhat_max = 1;        ///< of the means and the logarithms of the spreads
};

/// Gibbs draws of mean and spread, and for each person Metropolis-Hastings steps that propose one
/// of the draws of stage one and accept by the ratio of the two priors. The inclusion probability
/// is integrated out. Deterministic. O(chains x sweeps x persons x quantities).
/// @param block  every sample has at least one draw and the quantities of the block
[[nodiscard]] LearntBlock learn(const Block& block, const TwoStageOptions& options);

}  // namespace unknot::causes
