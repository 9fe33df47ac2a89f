#include "engine/stats/expected_score.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/stats/normal.h"

namespace unknot::stats {
namespace {

constexpr double reach = 8;  // beyond, Phi is 0 or 1 in double precision, to 1e-15
constexpr double nodes_per_sd = 32;

double pdf_exactly(double z) {
  return std::exp(-0.5 * z * z) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

/// Cubic through two values and two slopes; slopes are per step.
double hermite(double from, double to, double slope_from, double slope_to, double part) {
  const double rise = to - from;
  const double a = slope_from - rise;
  const double b = rise - slope_to;
  return from + part * (rise + (1 - part) * (a * (1 - part) + b * part));
}

}  // namespace

NormalTable::NormalTable() {
  const int nodes = static_cast<int>(2 * reach * nodes_per_sd) + 2;
  for (int i = 0; i < nodes; ++i) {
    const double z = i / nodes_per_sd - reach;
    cdf_.push_back(normal_cdf(z));
    pdf_.push_back(pdf_exactly(z));
  }
}

double NormalTable::cdf(double z) const {
  if (!(z > -reach)) return 0;  // what is not a number, too: it must not become an index
  if (z >= reach) return 1;
  const double at = (z + reach) * nodes_per_sd;
  const auto i = static_cast<std::size_t>(at);
  return hermite(cdf_[i], cdf_[i + 1], pdf_[i] / nodes_per_sd, pdf_[i + 1] / nodes_per_sd,
                 at - static_cast<double>(i));
}

double expected_above_lowest(std::span<const double> cuts, double noise_sd, double pain) {
  double sum = 0;
  for (const double cut : cuts) sum += normal_cdf((pain - cut) / noise_sd);
  return sum;
}

}  // namespace unknot::stats
