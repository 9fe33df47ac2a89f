/// Reads a JSON object whose lists are too long to hold: each element of them is built, handed on
/// and forgotten. As strict as parse() (formats/json/reader.h).
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "formats/json/reader.h"

namespace unknot::json {

struct Element {
  std::string_view list;  ///< the key of the list
  std::size_t index = 0;  ///< from 0
  const Json* value = nullptr;
};

/// @param lists  keys of the outer object; where one of them is a list, `take` gets its elements
/// @param take   called in the order of the bytes
/// @return       the outer object; those lists are empty in it
/// @error Malformed    not JSON, broken UTF-8, a number that overflows; detail names the byte
/// @error WrongType    the outer value is no object
/// @error DuplicateId  a key twice in one object
/// @error TooLarge     nested more than 24 deep, or an element (or the rest) of too many values
/// Memory: one element and the rest. Cost: O(bytes).
[[nodiscard]] Result<Json> stream(std::string_view bytes, std::span<const std::string_view> lists,
                                  const std::function<void(const Element&)>& take);

}  // namespace unknot::json
