#include "cli/days_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "cli/arguments.h"
#include "engine/base/local_date.h"

namespace unknot::cli {
namespace {

using diary::Column;
using diary::ColumnKind;

std::string cell_words(double value) {
  return std::isnan(value) ? std::string(".") : fmt::format("{:.4g}", value);
}

std::string_view unit_words(ColumnKind kind) {
  if (kind == ColumnKind::Treatment) return ", minutes";
  return kind == ColumnKind::Pain || kind == ColumnKind::Hindrance ? ", 0 to 10" : "";
}

/// A number and its cells, all of one width.
struct Printed {
  std::vector<std::string> cells;
  std::size_t width = 0;
};

Printed printed(const Column& column, std::size_t number) {
  Printed out;
  out.cells.push_back(std::to_string(number));
  for (const double value : column.values) out.cells.push_back(cell_words(value));
  for (const std::string& cell : out.cells) out.width = std::max(out.width, cell.size());
  return out;
}

}  // namespace

std::string days_words(const diary::DayTable& table, Columns columns) {
  const auto first = day_of(table.from_date);
  if (!first) return "Nothing is written yet.\n";
  std::vector<Printed> shown;
  std::string legend;
  for (const Column& column : table.columns) {
    if (columns == Columns::AsSaid && column.kind == ColumnKind::Exposure) continue;
    shown.push_back(printed(column, shown.size() + 1));
    const std::string id = column.kind == ColumnKind::Hindrance
                               ? "kept from work and activities"
                               : place_argument(column.id, column.side);
    legend += fmt::format("{:>4}  {} {}{}\n", shown.size(), name_of(column.kind), id,
                          unit_words(column.kind));
  }
  std::string out;
  for (std::size_t row = 0; row <= table.days(); ++row) {
    const int days = static_cast<int>(row) - 1;
    const bool checked_in = row > 0 && (table.marks[row - 1] & diary::mark_checked_in) != 0;
    out += row == 0 ? "date        in" : date_of(*first + std::chrono::days{days});
    if (row > 0) out += checked_in ? "   x" : "   .";
    for (const Printed& own : shown) out += fmt::format("  {:>{}}", own.cells[row], own.width);
    out += "\n";
  }
  return out + legend;
}

}  // namespace unknot::cli
