/// Everything that is said of the causes, from the model of the days and the draws of its fit.
/// Method: docs/methods/causes.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/causes/causes_result.h"
#include "engine/causes/scenarios.h"
#include "engine/causes/verdict.h"

namespace unknot::causes {

/// The own idea of the first day, as it was written down.
struct GuessOfDayOne {
  std::string group;
  std::string date;
};

struct AnswerInput {
  const DayModel* days = nullptr;
  const ScenarioPlan* plan = nullptr;
  const stats::Draws* draws = nullptr;  ///< nothing: from others alone
  Depth depth = Depth::Update;
  std::optional<Place> place;
  std::optional<GuessOfDayOne> guess;
  /// Strengths with other beliefs, and with unlogged days a point better; empty: not computed.
  std::vector<std::array<Strength, groups>> others;
  std::vector<Strength> unlogged;
  std::optional<std::array<Verdict, groups>> before;
};

struct Answer {
  CausesResult result;
  std::array<Strength, groups> strengths{};
  /// After the short update: only a full run may say what the numbers now ask for.
  bool asks_for_full_run = false;
};

/// Without draws: day 0, what is known from others, wide.
[[nodiscard]] Answer answer_of(const AnswerInput& input);

}  // namespace unknot::causes
