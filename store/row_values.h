/// What the rows of looks, knots and events have in common. Part of knot_rows.cpp, look_rows.cpp.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/moment.h"
#include "engine/body/side.h"
#include "store/sqlite_error.h"

namespace unknot::store {

template <class Enum, std::size_t N>
std::optional<Enum> value_of(std::string_view text, const Enum (&values)[N]) {
  for (const Enum value : values) {
    if (name_of(value) == text) return value;
  }
  return std::nullopt;
}

inline constexpr body::Side sides[] = {body::Side::Left, body::Side::Right};

inline std::string text(std::string_view view) { return std::string(view); }

/// Columns from `from` on: at_ms, zone, date.
inline Moment moment_in(SQLite::Statement& row, int from) {
  return {.at_ms = row.getColumn(from).getInt64(),
          .zone = row.getColumn(from + 1).getString(),
          .date = row.getColumn(from + 2).getString()};
}

inline std::optional<std::int64_t> maybe_integer(SQLite::Statement& row, int column) {
  if (row.getColumn(column).isNull()) return std::nullopt;
  return row.getColumn(column).getInt64();
}

/// @param kept  nothing is as wrong as another number
inline Result<bool> check_sum(const std::optional<std::int64_t>& kept, std::int64_t computed) {
  if (kept != computed) return damaged("a row is not as it was written");
  return true;
}

}  // namespace unknot::store
