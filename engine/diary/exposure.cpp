/// Method: docs/methods/diary.md#exposures.
#include "engine/diary/exposure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace unknot::diary {
namespace {

using body::CauseExposure;
using body::ExposureRule;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Days from..to, as far as there are such days.
void fill(std::vector<double>& days, std::ptrdiff_t from, std::ptrdiff_t to, double value) {
  const auto last = static_cast<std::ptrdiff_t>(days.size()) - 1;
  for (std::ptrdiff_t k = std::max<std::ptrdiff_t>(0, from); k <= std::min(last, to); ++k) {
    days[static_cast<std::size_t>(k)] = value;
  }
}

std::vector<double> around_days(const CauseExposure& how, std::span<const double> answers) {
  std::vector<double> out(answers.size(), unknown);
  std::vector<std::ptrdiff_t> starts;
  for (std::size_t k = 0; k < answers.size(); ++k) {
    if (answers[k] > 0) starts.push_back(static_cast<std::ptrdiff_t>(k));
  }
  const auto free = static_cast<std::ptrdiff_t>(window_free_days);
  const auto apart_max = static_cast<std::ptrdiff_t>(window_starts_apart_max);
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const bool near = k + 1 < starts.size() && starts[k + 1] - starts[k] <= apart_max;
    fill(out, starts[k], near ? starts[k + 1] : starts[k] + free, 0);
  }
  for (const std::ptrdiff_t start : starts) {
    fill(out, start - how.days_before, start + how.days_after, 1);
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
