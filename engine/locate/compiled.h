/// A network seen from one drawing and one width: only what touches painted areas is left, the
/// rest is folded into factors. Method: docs/methods/locate.md#inference.
#pragma once

#include <vector>

#include "engine/locate/network.h"

namespace unknot::locate {

/// What a link does to one bit (a painted area, or an answer about several groups).
struct BitLink {
  int bit = 0;
  double below = 1;  ///< P(this link stays below the painted level)
  double equal = 0;  ///< P(this link reaches exactly the painted level)
  double up_to = 1;  ///< below + equal; what lies above is excluded by the drawing
};

struct CompiledCause {
  PerFocus prior;
  double unpainted = 1;  ///< P(no unpainted area of this cause is painted | active)
  std::vector<BitLink> links;
};

struct CompiledGroup {
  int group = 0;  ///< index into Network::groups
  Likelihood likelihood;
  PerFocus none = PerFocus::all(1);  ///< P(no cause of the group is active | knots, focus)
  std::vector<CompiledCause> causes;
};

/// Factors of a bit when the knots did not explain it (`open`) and when they did (`explained`).
struct BitValue {
  double open = 1;
  double explained = 1;
};

struct CompiledState {
  int alternative = 0;
  double weight_no_knot = 0;  ///< prior * answers * unpainted factor, leak included
  double weight_knots = 0;
  std::vector<BitValue> bits;
  std::vector<int> touched;  ///< bits that differ from those of the plain state
};

struct Compiled {
  int bits = 0;            ///< painted areas first, then any-of answers
  std::vector<int> area;   ///< per painted bit its area
  double probability = 0;  ///< of the width
  double knots_probability = 0;
  PerFocus focus_probabilities;
  /// Groups that touch a bit; the others are the factor below.
  std::vector<CompiledGroup> groups;
  PerFocus knots_factor = PerFocus::all(1);  ///< product over untouched groups of their whole mass
  double no_knot_factor = 1;                 ///< product over all groups of P(answers | absent)
  std::vector<CompiledGroup> untouched;
  std::vector<CompiledState> states;
  std::vector<BitValue> plain;  ///< of a state that touches no painted area
};

/// @param width  index into Network::width_factors
[[nodiscard]] Compiled compile(const Network& network, const Evidence& evidence, std::size_t width);

/// Mass of a group that touches nothing: both when any and when no cause is active.
struct GroupMass {
  PerFocus absent;
  PerFocus present;
};
[[nodiscard]] GroupMass scalar_mass(const CompiledGroup& group);

}  // namespace unknot::locate
