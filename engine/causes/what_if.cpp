#include "engine/causes/what_if.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/causes/evidence.h"
#include "engine/causes/replay.h"

namespace unknot::causes {
namespace {

const ExposureColumn* column_of(const DayModel& days, const std::string& cause) {
  for (const ExposureColumn& own : days.exposures) {
    if (own.cause->id == cause && own.term) return &own;
  }
  return nullptr;
}

Result<bool> check_shifts(const DayModel& days, const std::vector<Shift>& shifts) {
  for (std::size_t k = 0; k < shifts.size(); ++k) {
    const std::string at = "changes[" + std::to_string(k) + "]";
    const ExposureColumn* const own = column_of(days, shifts[k].cause);
    if (own == nullptr) return fail(ErrorCode::UnknownId, at + ".cause", "not in the model");
    const body::Number& range = own->cause->exposure.range;
    if (!(std::abs(shifts[k].shift) <= range.high - range.low)) {
      return fail(ErrorCode::OutOfRange, at + ".shift", "more than there is");
    }
    const auto same = [&](const Shift& other) { return other.cause == shifts[k].cause; };
    if (std::count_if(shifts.begin(), shifts.end(), same) > 1) {
      return fail(ErrorCode::DuplicateId, at + ".cause", "a cause twice");
    }
  }
  return true;
}

/// What there is at least, in the unit of the model, on each day.
std::vector<double> floors_of(const ExposureColumn& column) {
  std::vector<double> out;
  const double low = column.cause->exposure.range.low;
  for (const double usual : column.usual) out.push_back(low - usual);
  return out;
}

/// Mean expected score of the window; the days before it only fill the filters.
double mean_in_window(const Replay& replay, const stats::Trajectory& draw, const DayModel& days,
                      std::span<const Shifted> shifts) {
  const std::vector<double> latent = replay.latent(draw, shifts);
  const auto from = static_cast<std::size_t>(days.window_from);
  const auto length = static_cast<std::size_t>(days.days()) - from;
  double sum = 0;
  for (const double own : replay.expected(draw, std::span(latent).subspan(from, length))) {
    sum += own;
  }
  return sum / static_cast<double>(length);
}

}  // namespace

Result<WhatIf> what_if(const WhatIfBase& base, const std::vector<Shift>& shifts) {
  UNKNOT_CHECK(check_shifts(base.days, shifts));
  std::vector<std::vector<double>> floors;
  floors.reserve(shifts.size());
  std::vector<Shifted> shifted;
  for (const Shift& own : shifts) {
    const ExposureColumn& column = *column_of(base.days, own.cause);
    floors.push_back(floors_of(column));
    shifted.push_back({.cause = *column.term, .shift = own.shift, .floors = floors.back()});
  }
  const Replay replay(base.days.model);
  std::vector<double> now;
  std::vector<double> then;
  std::vector<double> change;
  for (const stats::Trajectory& own : base.draws) {
    now.push_back(mean_in_window(replay, own, base.days, {}));
    then.push_back(mean_in_window(replay, own, base.days, shifted));
    change.push_back(then.back() - now.back());
  }
  return WhatIf{
      .now = quantiles_of(now), .then = quantiles_of(then), .change = quantiles_of(change)};
}

}  // namespace unknot::causes
