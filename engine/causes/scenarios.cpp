#include "engine/causes/scenarios.h"

#include <algorithm>

namespace unknot::causes {
namespace {

stats::Change change_to(const ExposureColumn& column, double level) {
  stats::Change out{.cause = static_cast<int>(*column.term)};
  for (const double usual : column.usual) out.values.push_back(level - usual);
  out.start_level = out.values.front();
  return out;
}

double healthy_of(const ExposureColumn& column) {
  return column.cause->exposure.healthy_level.value;
}

std::size_t add(stats::Scenario scenario, ScenarioPlan& plan) {
  plan.scenarios.push_back(std::move(scenario));
  return plan.scenarios.size();
}

}  // namespace

ScenarioPlan scenarios_of(const DayModel& days) {
  ScenarioPlan out;
  stats::Scenario all;
  for (std::size_t g = 0; g < groups; ++g) {
    stats::Scenario healthy;
    stats::Scenario seen;
    bool differs = false;
    for (const ExposureColumn& own : days.exposures) {
      if (own.group != g || !own.term) continue;
      healthy.changes.push_back(change_to(own, healthy_of(own)));
      seen.changes.push_back(change_to(own, std::max(healthy_of(own), own.range_p05)));
      all.changes.push_back(healthy.changes.back());
      differs = differs || healthy_of(own) < own.range_p05;
    }
    if (healthy.changes.empty()) continue;
    out.healthy[g] = add(std::move(healthy), out);
    if (differs) out.seen[g] = add(std::move(seen), out);
  }
  if (!all.changes.empty()) out.all_healthy = add(std::move(all), out);
  return out;
}

}  // namespace unknot::causes
