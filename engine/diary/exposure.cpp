/// Method: docs/methods/diary.md#exposures.
#include "engine/diary/exposure.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace unknot::diary {
namespace {

using body::CauseExposure;
using body::ExposureRule;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<double> around_days(const CauseExposure& how, std::span<const double> answers) {
  const auto days = static_cast<std::ptrdiff_t>(answers.size());
  std::vector<double> out(answers.size(), unknown);
  std::ptrdiff_t first = -1;
  std::ptrdiff_t last = -1;
  for (std::ptrdiff_t k = 0; k < days; ++k) {
    if (!(answers[static_cast<std::size_t>(k)] > 0)) continue;
    if (first < 0) first = k;
    last = k;
  }
  if (first < 0) return out;
  const auto free = static_cast<std::ptrdiff_t>(window_free_days);
  const std::ptrdiff_t known_from = std::max<std::ptrdiff_t>(0, first - how.days_before);
  const std::ptrdiff_t known_to = std::min(days - 1, last + free);
  for (std::ptrdiff_t k = known_from; k <= known_to; ++k) out[static_cast<std::size_t>(k)] = 0;
  for (std::ptrdiff_t k = first; k <= last; ++k) {
    if (!(answers[static_cast<std::size_t>(k)] > 0)) continue;
    const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, k - how.days_before);
    const std::ptrdiff_t to = std::min(days - 1, k + how.days_after);
    for (std::ptrdiff_t j = from; j <= to; ++j) out[static_cast<std::size_t>(j)] = 1;
  }
  return out;
}

double exposure_of(const CauseExposure& how, double answer, double usual) {
  const double level = how.level ? how.level->value : 0;
  switch (how.rule) {
    case ExposureRule::Same:
      return answer / how.step;
    case ExposureRule::BelowLevel:
      return (level - answer) / how.step;
    case ExposureRule::AboveUsual:
      return (answer - usual) / how.step;
    case ExposureRule::BelowUsual:
      return (usual - answer) / how.step;
    case ExposureRule::UnderHalf:
      if (std::isnan(answer) || std::isnan(usual)) return unknown;
      return usual >= level && answer < usual / 2 ? 1 : 0;
    case ExposureRule::AroundDay:
      break;
  }
  return unknown;
}

}  // namespace

std::vector<double> usual_of(std::span<const double> answers) {
  std::vector<double> out(answers.size(), unknown);
  for (std::size_t k = 0; k < answers.size(); ++k) {
    double sum = 0;
    std::size_t known = 0;
    for (std::size_t j = k - std::min(k, usual_days); j < k; ++j) {
      if (std::isnan(answers[j])) continue;
      sum += answers[j];
      ++known;
    }
    if (known >= usual_days_known_min) out[k] = sum / static_cast<double>(known);
  }
  return out;
}

std::vector<double> exposures_of(const CauseExposure& how, std::span<const double> answers) {
  if (how.rule == ExposureRule::AroundDay) return around_days(how, answers);
  const bool needs_usual = how.rule == ExposureRule::AboveUsual ||
                           how.rule == ExposureRule::BelowUsual ||
                           how.rule == ExposureRule::UnderHalf;
  const std::vector<double> usual =
      needs_usual ? usual_of(answers) : std::vector<double>(answers.size(), unknown);
  std::vector<double> out(answers.size(), unknown);
  for (std::size_t k = 0; k < answers.size(); ++k) out[k] = exposure_of(how, answers[k], usual[k]);
  return out;
}

}  // namespace unknot::diary
