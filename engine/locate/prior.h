/// How probable is each trigger point before anything is painted?
/// Method: docs/methods/locate.md#prior.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/body/atlas.h"

namespace unknot::locate {

struct Prior {
  double knots_probability = 0;  ///< the switch "any knot at all"
  /// P(active | knots) per muscle and point, one side; the sides are alike.
  std::vector<std::vector<double>> point;
};

/// Relative weight of a muscle: its class, times the shrunk ratio of its published prevalences to
/// those of the other muscles of the same complaint. Only ratios enter: published figures of 82 to
/// 100 per cent are case definitions, not base rates.
/// @return one weight > 0 per muscle of the atlas, in its order
[[nodiscard]] std::vector<double> muscle_weights(const body::Atlas& atlas);

/// Scales the weights so that P(no active point) and the expected number of active points given at
/// least one are those of the model.
/// @error OutOfRange  the model's numbers allow no such scale; `where` names the number
[[nodiscard]] Result<Prior> make_prior(const body::Atlas& atlas);

}  // namespace unknot::locate
