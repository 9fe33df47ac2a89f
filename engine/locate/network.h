/// The network between knots and a drawing: causes, links, alternatives, evidence. It knows
/// nothing of anatomy, so that small ones can be checked by brute force.
/// Method: docs/methods/locate.md#model. Source: [heckerman1989], [diez1993].
#pragma once

#include <array>
#include <vector>

#include "engine/locate/per_focus.h"

namespace unknot::locate {

/// Painted levels: mild 1-3, moderate 4-6, severe 7-10.
inline constexpr int level_count = 3;

/// What one kind of link does: P(painted at all | active) and the level when it is.
struct Emission {
  double link_probability = 0;                     ///< P(hurts) * (1 - P(left out)), in [0, 1)
  std::array<double, level_count> level{1, 0, 0};  ///< P(level | painted), sums to 1
};

struct Link {
  int area = 0;       ///< index of a paintable area
  int emission = 0;   ///< index into Network::emissions
  double deep = 0.5;  ///< P(said to be deep | this link made the pain, a depth was said)
};

/// One trigger point on one side.
struct Cause {
  PerFocus prior;  ///< P(active | knots, focus), each in (0, 1)
  std::vector<Link> links;
};

/// One muscle on one side: knotted when any of its causes is active.
struct Group {
  std::vector<Cause> causes;
};

/// One way in which an alternative (or none) shows in a drawing.
struct State {
  int alternative = 0;
  double prior_no_knot = 0;  ///< P(state | no knot); sums to 1 over the states
  double prior_knots = 0;    ///< P(state | knots); sums to 1 over the states
  std::vector<Link> links;
};

struct Network {
  int areas = 0;
  std::vector<Emission> emissions;
  int leak_emission = 0;   ///< each area is painted by this without any cause
  double leak_deep = 0.5;  ///< as Link::deep
  std::vector<Group> groups;
  std::vector<State> states;
  int alternatives = 0;
  double knots_probability = 0;  ///< the switch "any knot at all"
  /// P(focus | knots), sums to 1. Causes are independent given the focus.
  PerFocus focus_probabilities{{1, 0, 0, 0}};
  std::vector<double> width_factors;  ///< a link becomes 1 - (1 - link)^factor
  std::vector<double> width_probabilities;
};

/// P(answer | group absent) and P(answer | group present), up to a common factor; both > 0.
struct Likelihood {
  double absent = 1;
  double present = 1;
};

/// An answer that speaks about several groups at once: present when any of them is.
struct AnyOf {
  std::vector<int> groups;
  Likelihood likelihood;
};

/// What was said of the depth of a pain.
enum class Depth { NotSaid, NearSkin, Deep };

/// P(words | who made the pain), up to a common factor; > 0.
struct WordFactors {
  double knot = 1;
  double leak = 1;
  std::vector<double> alternative;  ///< per alternative; empty: all 1
};

/// An area that nobody looked at says nothing, painted or not.
inline constexpr int not_looked_at = -1;

struct Evidence {
  std::vector<int> level;         ///< per area: 0 not painted, 1..3 painted level, not_looked_at
  std::vector<Depth> depth;       ///< per area; counts where painted
  std::vector<WordFactors> word;  ///< per area; counts where painted
  std::vector<Likelihood> group;  ///< per group
  std::vector<AnyOf> any_of;
  std::vector<double> alternative;  ///< P(answers | alternative) per alternative, > 0
};

/// No drawing and no answer yet, shaped for the network.
[[nodiscard]] Evidence no_evidence(const Network& network);

}  // namespace unknot::locate
