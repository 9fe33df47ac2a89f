/// The steps from an empty file to the newest schema, one SQL text each (store/migrations/).
/// A step that was ever released is never edited: what is wrong in it is mended by the next one.
#pragma once

#include <span>
#include <string_view>

namespace unknot::store {

/// In order: applying the first n leads to schema n.
[[nodiscard]] std::span<const std::string_view> migrations();

}  // namespace unknot::store
