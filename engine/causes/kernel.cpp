#include "engine/causes/kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/contracts.h"

namespace unknot::causes {
namespace {

/// The cascade rises for 1 / -log(rho) days; half-lives of years rise for no more than this.
constexpr int peak_days_max = 4000;

}  // namespace

double decay_of(double half_life_days) {
  UNKNOT_EXPECTS(half_life_days > 0);
  return std::exp2(-1 / half_life_days);
}

double response_of(stats::Kernel kernel, double half_life_days, int days_after) {
  const double rho = decay_of(half_life_days);
  const double left = std::pow(rho, days_after);
  if (kernel == stats::Kernel::Single) return (1 - rho) * left;
  return (1 - rho) * (1 - rho) * (days_after + 1) * left;
}

double peak_of(stats::Kernel kernel, double half_life_days) {
  double peak = response_of(kernel, half_life_days, 0);
  if (kernel == stats::Kernel::Single) return peak;
  for (int k = 1; k < peak_days_max; ++k) {
    const double next = response_of(kernel, half_life_days, k);
    if (next <= peak) break;
    peak = next;
  }
  return peak;
}

std::vector<double> filtered(stats::Kernel kernel, double half_life_days,
                             std::span<const double> exposure, double start_level) {
  const double rho = decay_of(half_life_days);
  std::vector<double> out;
  out.reserve(exposure.size());
  double first = start_level;
  double second = start_level;
  for (const double own : exposure) {
    first = rho * first + (1 - rho) * own;
    second = rho * second + (1 - rho) * first;
    out.push_back(kernel == stats::Kernel::Single ? first : second);
  }
  return out;
}

double quantile_of(std::vector<double> values, double p) {
  std::erase_if(values, [](double own) { return std::isnan(own); });
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(values.begin(), values.end());
  const double at = p * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const std::size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}

}  // namespace unknot::causes
