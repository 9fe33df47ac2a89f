/// What the diaries of several persons teach about the next one: mean and spread between persons
/// of each parameter. Method: docs/validation/causes.md#forecast.
#pragma once

#include <span>
#include <vector>

#include "engine/stats/matrix.h"

namespace unknot::causes {

/// What one diary says, near its best fit: log likelihood = x' pull - x' precision x / 2.
struct Evidence {
  stats::Matrix precision;
  std::vector<double> pull;
};

/// What is believed of mean and spread before any diary.
struct PopulationPrior {
  std::vector<double> mean;     ///< of the mean between persons
  std::vector<double> mean_sd;  ///< of the mean; see mean_degrees
  std::vector<double> spread;   ///< sd between persons, scale of its inverse chi-squared prior
  double spread_degrees = 3;    ///< of freedom: how many persons that is worth
  /// Degrees of freedom with which the sd of each mean is itself learnt, so that many means are
  /// near 0 and few far (a Student t prior); 0: mean_sd is fixed.
  double mean_degrees = 0;
};

struct Population {
  std::vector<double> mean;
  stats::Matrix mean_covariance;  ///< how uncertain the mean is
  std::vector<double> variance;   ///< between persons
};

/// Expectation-maximisation of a random-effects model (DerSimonian and Laird 1986 have its
/// one-parameter form). Without persons: the prior. Deterministic. O(iterations x persons x n^3).
[[nodiscard]] Population population_of(std::span<const Evidence* const> persons,
                                       const PopulationPrior& prior);

}  // namespace unknot::causes
