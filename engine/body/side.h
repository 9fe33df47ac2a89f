/// Left and right are always the person's own sides, never the screen's.
#pragma once

#include <optional>
#include <string_view>

namespace unknot::body {

enum class Side { Left, Right };

[[nodiscard]] constexpr Side other(Side side) {
  return side == Side::Left ? Side::Right : Side::Left;
}

/// Where on a region pain was painted: a side of a paired region, a side nobody told us, or the
/// midline of an unpaired one.
enum class PaintSide { Left, Right, Unknown, Midline };

[[nodiscard]] constexpr std::string_view name_of(Side side) {
  return side == Side::Left ? "left" : "right";
}
/// "left", "right", "unknown"; Midline gives "" (JSON null).
[[nodiscard]] constexpr std::string_view name_of(PaintSide side) {
  switch (side) {
    case PaintSide::Left:
      return "left";
    case PaintSide::Right:
      return "right";
    case PaintSide::Unknown:
      return "unknown";
    case PaintSide::Midline:
      return "";
  }
  return "";
}

}  // namespace unknot::body
