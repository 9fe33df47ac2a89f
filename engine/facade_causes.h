/// What a person can ask of the causes of their pain. Part of engine/facade.h.
/// Method: docs/methods/causes.md.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/knowledge.h"
#include "engine/causes/run.h"
#include "engine/causes/what_if.h"
#include "engine/diary/days.h"
#include "engine/diary/record.h"

namespace unknot {

struct CausesRequest {
  const diary::DayTable* table = nullptr;
  std::string date;                    ///< last day that counts; empty: that of the table
  std::optional<causes::Place> place;  ///< nothing: the worst place of each day
  causes::PersonPriors person = {};    ///< as believed with the knowledge: facade_population.h
};

/// @param knowledge  outlives what_if of the answer
/// @error as check_place(); OutOfRange for the date
[[nodiscard]] Result<causes::Run> ask_causes(const body::Knowledge& knowledge,
                                             const CausesRequest& request,
                                             const causes::RunOptions& options);

/// The first guess that counts; nothing without one.
[[nodiscard]] std::optional<causes::GuessOfDayOne> guess_of(std::span<const diary::Entry> entries);

/// A place of a diary.
struct ScoredPlace {
  causes::Place place;
  int days_scored = 0;  ///< its pain is known, perhaps as none
  int days_pain = 0;    ///< of these, above 0
};

/// All places with any pain, most days of it first, else in the order of the table.
[[nodiscard]] std::vector<ScoredPlace> scored_places(const diary::DayTable& table);

enum class CausesState {
  Idle,       ///< nothing to do
  Update,     ///< first numbers are computed
  Checking,   ///< a longer run, which a name needs
  Done,       ///< the answer is of the newest entry
  Cancelled,  ///< stopped; the answer that is there stays
  Failed,
};
inline constexpr std::array<std::pair<std::string_view, CausesState>, 6> causes_states = {{
    {"idle", CausesState::Idle},
    {"update", CausesState::Update},
    {"checking", CausesState::Checking},
    {"done", CausesState::Done},
    {"cancelled", CausesState::Cancelled},
    {"failed", CausesState::Failed},
}};

struct CausesProgress {
  CausesState state = CausesState::Idle;
  double done = 0;  ///< 0..1 of this state
  std::optional<double> seconds_left;
  int run = 0;  ///< counts up with each new answer
};

struct CausesAnswer {
  causes::CausesResult result;
  std::vector<ScoredPlace> places;  ///< of the diary, whatever place was asked for
  CausesProgress progress;
  bool rough = false;  ///< a better one is under way
  bool stale = false;  ///< entries were written since
};

/// Of one person of a file.
struct PersonCauses {
  std::string person;
  causes::CausesResult result;
};

}  // namespace unknot
