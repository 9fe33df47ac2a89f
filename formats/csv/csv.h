/// Tables as text, RFC 4180: comma, double quotes, CRLF. No files: bytes in, bytes out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace unknot::csv {

using Row = std::vector<std::string>;

inline constexpr std::size_t bytes_max = 64UL << 20U;
inline constexpr std::size_t rows_max = 50'000;
inline constexpr std::size_t columns_max = 1000;
inline constexpr std::size_t cell_bytes_max = 20'000;

/// A cell that a spreadsheet would take for a formula (first sign = + - @, tab or CR) is written
/// with an apostrophe before it, unless it is a plain number; reading takes that apostrophe away.
/// So is a text that begins with an apostrophe and one of these signs or another apostrophe.
void add_row(std::string& out, const Row& row);

/// Rows may end with CRLF, LF or CR; a mark of the byte order at the start is skipped, and so are
/// empty lines. All rows have as many cells as the first.
/// @error Malformed  a quote that does not close or stands in the middle, or a row of another
/// length
/// @error TooLarge   more than the bounds above
/// `where` is as `row 17`, counted from 1 with the heading, empty lines not counted.
[[nodiscard]] Result<std::vector<Row>> read_table(std::string_view bytes);

/// The first row alone; nothing when it cannot be read.
[[nodiscard]] std::optional<Row> read_heading(std::string_view bytes);

/// As `-0.5` or `1e-3`; nothing for anything else, for what overflows, and for spaces around it.
[[nodiscard]] std::optional<double> number_of(std::string_view text);

/// The shortest decimal that gives the same number again.
[[nodiscard]] std::string text_of(double number);

}  // namespace unknot::csv
