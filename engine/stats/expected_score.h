/// The mean of the written score at a latent pain: sum over cut points of
/// Phi((pain - cut) / noise_sd). The sampler has a table of it: score_table-inl.h.
/// docs/methods/causes.md.
#pragma once

#include <span>
#include <vector>

namespace unknot::stats {

/// Phi by cubic interpolation; error below 1e-8.
class NormalTable {
 public:
  NormalTable();
  [[nodiscard]] double cdf(double z) const;

 private:
  std::vector<double> cdf_;
  std::vector<double> pdf_;
};

/// @param cuts  rising
/// By the error function.
[[nodiscard]] double expected_above_lowest(std::span<const double> cuts, double noise_sd,
                                           double pain);

}  // namespace unknot::stats
