/// The atlas as a network: every point on both sides, every alternative in every form and place.
/// Method: docs/methods/locate.md#links.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/atlas.h"
#include "engine/body/person.h"
#include "engine/locate/network.h"

namespace unknot::locate {

/// Order of Network::emissions.
enum class LinkKind { Essential, Spillover, Local, Neighbour, OtherSide, Leak, Core, Fringe };

/// A paintable area: a region, and the side when it is paired.
struct Area {
  std::size_t region = 0;  ///< index into Atlas::regions
  std::optional<body::Side> side;
};

struct GroupKey {
  std::size_t muscle = 0;  ///< index into Atlas::muscles
  body::Side side = body::Side::Left;
};

/// An alternative of the network: those of the atlas, each of either side, of both or the midline.
struct AlternativeKey {
  std::string id;  ///< of the atlas, or "none"
  std::optional<body::Side> side;
};

struct AtlasNetwork {
  Network network;
  std::vector<Area> areas;
  std::vector<GroupKey> groups;              ///< two per muscle: left, then right
  std::vector<AlternativeKey> alternatives;  ///< "none" first

  /// Index of the area of a region (by its index) on a side; midline regions ignore the side.
  [[nodiscard]] int area(std::size_t region, std::optional<body::Side> side) const;
  [[nodiscard]] static int group(std::size_t muscle, body::Side side) {
    return static_cast<int>(2 * muscle + (side == body::Side::Left ? 0 : 1));
  }
  std::vector<std::array<int, 2>> area_of_region;  ///< left, right; equal for midline regions
};

/// @error OutOfRange       the model's prior has no solution
/// @error BrokenReference  the model names an alternative that the atlas does not hold
[[nodiscard]] Result<AtlasNetwork> make_network(const body::Atlas& atlas);

}  // namespace unknot::locate
