#include "engine/causes/range.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/causes/kernel.h"

namespace unknot::causes {
namespace {

constexpr double prior_sds = 3;  ///< of the logarithm of the half-life, each way
constexpr double none = 1e-9;
/// Events on fewer than 1 day in 20 leave only the drift of the usual level in between.
constexpr double rare_part_max = 0.15;

struct Percentiles {
  double low = 0;
  double high = 1;
};
constexpr Percentiles inner{0.05, 0.95};
constexpr Percentiles whole{0, 1};

double between(const std::vector<double>& values, const Percentiles& ends) {
  return quantile_of(values, ends.high) - quantile_of(values, ends.low);
}

}  // namespace

OwnRange::OwnRange(std::span<const double> exposure, stats::Kernel kernel,
                   const stats::NormalPrior& log_half_life_days) {
  low_ = log_half_life_days.mean - prior_sds * log_half_life_days.sd;
  step_ = 2 * prior_sds * log_half_life_days.sd / steps_;
  std::vector<double> known;
  double sum = 0;
  for (const double own : exposure) {
    if (std::isnan(own)) continue;
    known.push_back(own);
    sum += own;
  }
  if (known.empty()) return;
  const double mean = sum / static_cast<double>(known.size());
  const bool rare = between(known, inner) < rare_part_max * between(known, whole);
  const Percentiles ends = rare ? whole : inner;
  const double range = between(known, ends);
  if (!(range > none)) return;
  std::vector<double> filled;
  for (const double own : exposure) filled.push_back(std::isnan(own) ? mean : own);
  const double before = between(filled, ends);
  if (!(before > none)) return;
  for (int k = 0; k <= steps_; ++k) {
    const double half_life_days = std::exp(low_ + k * step_);
    const double after = between(filtered(kernel, half_life_days, filled, mean), ends);
    ranges_[static_cast<std::size_t>(k)] = range * after / before;
  }
}

double OwnRange::at(double log_half_life_days) const {
  const double place = std::clamp((log_half_life_days - low_) / step_, 0.0, 1.0 * steps_);
  const auto k = std::min(static_cast<std::size_t>(place), ranges_.size() - 2);
  const double part = place - static_cast<double>(k);
  return ranges_[k] + part * (ranges_[k + 1] - ranges_[k]);
}

}  // namespace unknot::causes
