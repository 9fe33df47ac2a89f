/// The mean of the written score at a latent pain: sum over cut points of
/// Phi((pain - cut) / noise_sd), tabulated since it is asked for every day of every draw.
/// docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace unknot::stats {

/// Phi and its density by cubic interpolation; error below 1e-8.
class NormalTable {
 public:
  NormalTable();
  [[nodiscard]] double cdf(double z) const;
  [[nodiscard]] double pdf(double z) const;

 private:
  std::vector<double> cdf_;
  std::vector<double> pdf_;
};

/// Nodes of the table of one draw: values and slopes times the step, `stride` numbers apart, so
/// that the chains of a vector lie side by side.
inline constexpr std::size_t score_table_steps = 128;

struct ScoreTableSpan {
  double low = 0;  ///< pain at the first node
  double steps_per_point = 0;
};

/// @param cuts     rising
/// @param nodes    [score_table_steps + 1][value, slope][stride]; written at offset 0 of each
/// stride
/// @return         where the table lies; outside of it the score is its lowest or highest
/// Error below 1e-5 points from a noise_sd of 0.5 on; at 0.15, where the steps are coarse, 4e-4.
ScoreTableSpan write_score_table(const NormalTable& normal, std::span<const double> cuts,
                                 double noise_sd, std::size_t stride, double* nodes);

/// The same sum at one pain, by the error function.
[[nodiscard]] double expected_above_lowest(std::span<const double> cuts, double noise_sd,
                                           double pain);

}  // namespace unknot::stats
