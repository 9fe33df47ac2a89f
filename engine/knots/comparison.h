/// Is a recorded knot going? Looks side by side, a cautious word for the change, and the rule for
/// "gone". Method, reasons and limits: docs/methods/knots.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/atlas.h"
#include "engine/knots/record.h"

namespace unknot::knots {

/// Smallest change of a 0-10 rating that counts as real; instruments' group consensus is 2 points
/// [Ostelo 2008], and more when either rating is severe. Smaller would call chance a change.
inline constexpr int change_nrs_min = 2;
inline constexpr int change_nrs_min_severe = 3;
inline constexpr int severe_nrs_min = 8;
/// The rule for "gone". Assumed: our own rule, no study measured it.
inline constexpr int gone_presses = 2;
inline constexpr int gone_presses_days_apart_min = 5;
inline constexpr int gone_quiet_days = 7;
inline constexpr int gone_nrs_max = 1;
/// When the next look is due, always: this long after the newest one. Two looks so far apart can
/// meet both parts of the rule for "gone".
inline constexpr int look_again_days = 7;
static_assert(look_again_days >= gone_presses_days_apart_min && look_again_days >= gone_quiet_days);

/// What pressing this muscle brought back.
enum class Pressed { NotPressed, MyPain, SoreDifferent, NotMyPain, CannotTell };

/// One look in the eyes of one knot. The numbers are absent when nothing was painted anew.
struct LookSummary {
  Moment moment;
  std::optional<int> places;       ///< painted places with pain, all of the drawing
  std::optional<int> worst;        ///< highest rating of the drawing, 0..10
  std::optional<int> places_here;  ///< of those, places of this knot
  std::optional<int> worst_here;   ///< highest rating at the places of this knot, 0..10
  Pressed pressed = Pressed::NotPressed;
  /// Absent when nothing was located: nothing hurt.
  std::optional<double> probability_uncapped;
  std::optional<double> probability_drawing_uncapped;
};

/// The word for the change; the page makes the sentence.
enum class Change { GoneByRule, Quieter, AboutTheSame, Worse, CannotTell };

struct GoneRule {
  int presses_free = 0;  ///< 0..gone_presses; the last answer of a local day counts
  int quiet_days = 0;    ///< 0..gone_quiet_days, judged from looks: the days between were not asked
  bool met = false;
};

struct Comparison {
  std::vector<ExplainedPlace> places;  ///< of this knot: all that it explained at any look
  std::vector<LookSummary> looks;      ///< as the knot's looks
  Change change = Change::CannotTell;
  /// The looks that are compared: first and last drawing since it was (re)opened.
  std::optional<std::size_t> first, last;
  GoneRule gone;
  /// When to look and press again, YYYY-MM-DD; absent when the knot is closed.
  std::optional<std::string> press_due_date;
};

/// A knot that was reopened on the day it was closed was never closed for this purpose; otherwise
/// only looks since the last reopening are compared.
/// Cost: looks x places. Deterministic.
[[nodiscard]] Comparison compare(const body::Atlas& atlas, const Knot& knot);

/// Ids of the press tests of a muscle and side, as answers carry them.
[[nodiscard]] std::vector<std::string> press_tests_of(const body::Atlas& atlas,
                                                      const Member& member);

/// Whole days from one YYYY-MM-DD to another; 0 when either is no date.
[[nodiscard]] int days_between(std::string_view from, std::string_view to);

/// snake_case
[[nodiscard]] std::string_view name_of(Pressed pressed);
[[nodiscard]] std::string_view name_of(Change change);

}  // namespace unknot::knots
