/// From a diary to the answer: which fits are needed, how long they go on, when they stop.
/// Method: docs/methods/causes.md#inference.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/causes/answer.h"
#include "engine/causes/what_if.h"
#include "engine/stats/fit.h"

namespace unknot::causes {

/// Where a run stood, and of what: another diary or other terms begin afresh.
struct WarmRun {
  stats::WarmStart start;
  std::string first_date;
  std::vector<std::string> parameters;
};

struct RunOptions {
  Depth depth = Depth::Update;  ///< Prior: nothing is fitted
  std::uint64_t seed = 1;
  WarmRun warm;  ///< of the run before; may be empty
  std::optional<std::array<Verdict, groups>> before;
  std::optional<GuessOfDayOne> guess;
  stats::Progress progress;  ///< 0..1 of all fits; false stops
};

struct Run {
  CausesResult result;
  std::shared_ptr<const WhatIfBase> what_if;  ///< nothing on day 0
  WarmRun warm;
  bool asks_for_full_run = false;
  bool cancelled = false;  ///< nothing else is filled then
};

/// Short: a few hundred draws from where the last run stood. Full: as many as chains that agree
/// need, up to four times the first number, then with other beliefs where something is named.
/// @error OutOfRange, TooLarge  a diary that cannot be a model; none is known
/// Deterministic for one seed on one kind of processor.
[[nodiscard]] Result<Run> run_causes(const DayModelInput& input, const RunOptions& options);

}  // namespace unknot::causes
