/// How probable is each trigger point before anything is painted?
/// Method: docs/methods/locate.md#prior.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/body/atlas.h"
#include "engine/locate/per_focus.h"

namespace unknot::locate {

struct Prior {
  double knots_probability = 0;  ///< the switch "any knot at all"
  PerFocus focus_probabilities{{1, 0, 0, 0}};
  /// P(active | knots, focus) per muscle and point, one side; the sides are alike.
  std::vector<std::vector<PerFocus>> point;
};

/// Relative weight of a muscle: its class, times the shrunk ratio of its published prevalences to
/// those of the other muscles of the same complaint. Only ratios enter: published figures of 82 to
/// 100 per cent are case definitions, not base rates.
/// @return one weight > 0 per muscle of the atlas, in its order
[[nodiscard]] std::vector<double> muscle_weights(const body::Atlas& atlas);

/// Knots come together: in each focus the muscles of its areas hold all but `outside_share` of the
/// weight, and the rest of the body the share. Scales the weights of every focus so that the
/// expected number of active points given at least one, and P(no active point) over all foci, are
/// those of the model. A focus is as probable as its muscles weigh.
/// @error OutOfRange  the model's numbers allow no such scale; `where` names the number
[[nodiscard]] Result<Prior> make_prior(const body::Atlas& atlas);

}  // namespace unknot::locate
