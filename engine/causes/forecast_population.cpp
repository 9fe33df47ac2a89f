#include "engine/causes/forecast_population.h"

namespace unknot::causes {
namespace {

constexpr int iterations = 60;
/// Of a spread: above it a filter that is only nearly exact could make a precision negative.
constexpr double variance_max_of_spread = 25;

/// One person's own value given mean and spread.
struct Member {
  stats::Matrix covariance;
  std::vector<double> mean_at_zero;  ///< its mean when that between persons is 0
};

Member member_of(const Evidence& evidence, std::span<const double> variance) {
  stats::Matrix precision = evidence.precision;
  for (std::size_t i = 0; i < precision.size; ++i) precision.at(i, i) += 1 / variance[i];
  const auto factor = factor_of(precision);
  if (!factor) {  // says nothing that holds: as if this person had no diary
    return {.covariance = stats::Matrix::diagonal(variance),
            .mean_at_zero = std::vector<double>(variance.size(), 0.0)};
  }
  Member out{.covariance = inverse_of(*factor), .mean_at_zero = {}};
  out.mean_at_zero = product(out.covariance, evidence.pull);
  return out;
}

/// Precision and pull of the mean between persons.
struct MeanEvidence {
  stats::Matrix precision;
  std::vector<double> pull;
};

MeanEvidence mean_evidence(const PopulationPrior& prior, std::span<const double> mean_variance,
                           std::span<const Member> members, std::span<const double> variance) {
  const std::size_t n = variance.size();
  MeanEvidence out{.precision = stats::Matrix::zero(n), .pull = std::vector<double>(n, 0.0)};
  for (std::size_t i = 0; i < n; ++i) {
    out.precision.at(i, i) = 1 / mean_variance[i];
    out.pull[i] = prior.mean[i] / mean_variance[i];
  }
  for (const Member& member : members) {
    for (std::size_t i = 0; i < n; ++i) {
      out.pull[i] += member.mean_at_zero[i] / variance[i];
      out.precision.at(i, i) += 1 / variance[i];
      for (std::size_t j = 0; j < n; ++j) {
        out.precision.at(i, j) -= member.covariance.at(i, j) / (variance[i] * variance[j]);
      }
    }
  }
  return out;
}

/// E[(x_i - mean_i)^2] of one member, over its own value and over the mean.
double squared_distance(const Member& member, const Population& now, std::size_t i) {
  const std::size_t n = now.mean.size();
  std::vector<double> slope(n);  // of x_i - mean_i in the mean
  double distance = member.mean_at_zero[i] - now.mean[i];
  for (std::size_t j = 0; j < n; ++j) {
    slope[j] = member.covariance.at(i, j) / now.variance[j];
    distance += slope[j] * now.mean[j];
  }
  slope[i] -= 1;
  double out = member.covariance.at(i, i) + distance * distance;
  const std::vector<double> spread = product(now.mean_covariance, slope);
  for (std::size_t j = 0; j < n; ++j) out += slope[j] * spread[j];
  return out;
}

double clipped(double variance, double scale) {
  const double most = variance_max_of_spread * scale * scale;
  return variance < most ? variance : most;
}

}  // namespace

Population population_of(std::span<const Evidence* const> persons, const PopulationPrior& prior) {
  const std::size_t n = prior.mean.size();
  Population out{.mean = prior.mean, .mean_covariance = stats::Matrix::zero(n), .variance = {}};
  std::vector<double> mean_variance(n);
  for (std::size_t i = 0; i < n; ++i) {
    mean_variance[i] = prior.mean_sd[i] * prior.mean_sd[i];
    out.mean_covariance.at(i, i) = mean_variance[i];
    out.variance.push_back(prior.spread[i] * prior.spread[i]);
  }
  const auto count = static_cast<double>(persons.size());
  for (int k = 0; k < iterations; ++k) {
    std::vector<Member> members;
    for (const Evidence* person : persons) members.push_back(member_of(*person, out.variance));
    const MeanEvidence mean = mean_evidence(prior, mean_variance, members, out.variance);
    const auto factor = factor_of(mean.precision);
    if (!factor) break;  // evidence that contradicts itself teaches no more than before
    out.mean = solved(*factor, mean.pull);
    out.mean_covariance = inverse_of(*factor);
    std::vector<double> variance(n);
    for (std::size_t i = 0; i < n; ++i) {
      const double scale = prior.spread[i] * prior.spread[i];
      double sum = prior.spread_degrees * scale;
      for (const Member& member : members) sum += squared_distance(member, out, i);
      variance[i] = clipped(sum / (prior.spread_degrees + count), prior.spread[i]);
      if (prior.mean_degrees == 0) continue;
      const double away = out.mean[i] - prior.mean[i];
      mean_variance[i] = (prior.mean_degrees * prior.mean_sd[i] * prior.mean_sd[i] + away * away +
                          out.mean_covariance.at(i, i)) /
                         (prior.mean_degrees + 1);
    }
    out.variance = std::move(variance);
  }
  return out;
}

}  // namespace unknot::causes
