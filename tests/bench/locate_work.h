/// The work that benchmarks measure and a test runs small, so that it never rots.
#pragma once

#include <algorithm>
#include <deque>
#include <string>

#include "engine/facade.h"
#include "engine/locate/inference.h"

namespace unknot::bench {

enum class Tests { Ranked, NotRanked };

/// A drawing that grows from the slope of the right shoulder over the neighbouring regions: areas
/// that share their causes, which is what costs.
inline LocateRequest drawing(const body::Atlas& atlas, std::size_t areas, Tests tests) {
  LocateRequest out;
  std::deque<std::string> next{"neck_shoulder_angle"};
  const auto painted = [&](const std::string& id) {
    return std::any_of(out.pains.begin(), out.pains.end(),
                       [&](const body::Pain& pain) { return pain.region == id; });
  };
  while (!next.empty() && out.pains.size() < areas) {
    const body::Region* region = atlas.region(next.front());
    next.pop_front();
    if (region == nullptr || painted(region->id)) continue;
    const auto side = region->paired ? body::PaintSide::Right : body::PaintSide::Midline;
    out.pains.push_back({.region = region->id, .side = side, .nrs_0_10 = 5});
    next.insert(next.end(), region->neighbours.begin(), region->neighbours.end());
  }
  // Tests are ranked only when no safety question is open.
  if (tests == Tests::Ranked) out.unanswered_flags = safety::Unanswered::CountAsNo;
  return out;
}

/// One number that changes when any probability does.
inline double checksum(const locate::Masses& masses) {
  double sum = masses.no_cause / masses.evidence;
  double place = 1;
  for (double mass : masses.group) sum += mass / masses.evidence * ++place;
  return sum;
}

/// The same of a whole answer, gains included.
inline double checksum(const LocateAnswer& answer) {
  double sum = answer.result.no_knot_probability;
  double place = 1;
  for (const auto& own : answer.result.muscles) sum += own.probability_uncapped * ++place;
  for (const auto& own : answer.result.sets) sum += own.probability_uncapped * ++place;
  for (const auto& own : answer.result.next_tests) sum += own.gain_bits * ++place;
  return sum;
}

}  // namespace unknot::bench
