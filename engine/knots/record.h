/// The record of a located knot: looks at it, and what became of it. Plain values; the store keeps
/// them, comparison.h says what they mean. Method: docs/methods/knots.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/moment.h"
#include "engine/body/person.h"
#include "engine/body/side.h"

namespace unknot::knots {

struct Member {
  std::string muscle;
  body::Side side = body::Side::Left;
  bool operator==(const Member&) const = default;
};

/// A painted place that this muscle is known to reach.
struct ExplainedPlace {
  std::string region;
  body::PaintSide side = body::PaintSide::Midline;
  bool operator==(const ExplainedPlace&) const = default;
};

/// Muscles below this are not worth keeping.
inline constexpr double kept_probability_min = 0.01;

/// What locate said of one muscle and side at a look.
struct FoundMuscle {
  Member member;
  double probability_uncapped = 0;          ///< after drawing and tests
  double probability_drawing_uncapped = 0;  ///< after the drawing alone
  std::vector<ExplainedPlace> explains;
  bool operator==(const FoundMuscle&) const = default;
};

struct FoundAlternative {
  std::string id;
  double probability = 0;
  bool operator==(const FoundAlternative&) const = default;
};

/// What locate said at a look. Ids and words are those of the time, so an old look stays readable
/// when the knowledge has gone on.
struct Found {
  std::string verdict;  ///< locate's word; "no_pain" when nothing hurt, so nothing was located
  double no_knot_probability = 0;
  std::vector<FoundMuscle> muscles;  ///< falling; uncapped from kept_probability_min
  std::vector<FoundAlternative> alternatives;
  bool operator==(const Found&) const = default;
};

/// One look: what the person drew, answered and pressed, and what locate made of it.
struct Look {
  std::int64_t look_id = 0;  ///< given by the store
  std::string uid;           ///< 32 hex digits, the same in every copy; empty: the store gives one
  Moment moment;
  /// The earlier look whose drawing was used, because nothing was painted anew; then the pains
  /// say nothing about this day.
  std::optional<std::int64_t> drawing_look_id;
  std::vector<body::Pain> pains;  ///< empty exactly with drawing_look_id
  body::Person person;
  body::Answers flags;
  bool flags_none = false;  ///< safety questions without an answer were answered no
  body::Answers answers;    ///< to tests
  /// Press tests answered "no" because the spot was sore in another way than the own pain.
  std::vector<std::string> sore_different;
  Found found;
  std::string program_version;
  std::string knowledge_version;
};

enum class EventKind { ClosedGone, ClosedNoKnot, Reopened };

struct Event {
  Moment moment;
  EventKind kind = EventKind::ClosedGone;
  bool operator==(const Event&) const = default;
};

/// A recorded knot. Nothing in it is ever overwritten: looks and events are only added.
struct Knot {
  std::int64_t knot_id = 0;  ///< given by the store
  Member member;
  std::vector<Look> looks;    ///< by time; at least one
  std::vector<Event> events;  ///< by time
};

enum class State { Open, ClosedGone, ClosedNoKnot };

/// What the last event says; without one the knot is open.
[[nodiscard]] State state_of(const Knot& knot);

/// snake_case
[[nodiscard]] std::string_view name_of(EventKind kind);
[[nodiscard]] std::string_view name_of(State state);

}  // namespace unknot::knots
