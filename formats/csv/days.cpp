#include "formats/csv/days.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "engine/base/local_date.h"
#include "formats/csv/csv.h"

namespace unknot::csv {
namespace {

using body::PaintSide;
using diary::Column;
using diary::ColumnKind;

constexpr std::string_view date_column = "date";
constexpr std::string_view person_column = "person";
constexpr std::string_view source_ending = ".source";

constexpr std::pair<std::string_view, PaintSide> endings[] = {
    {"_l", PaintSide::Left}, {"_r", PaintSide::Right}, {"_u", PaintSide::Unknown}};

constexpr std::pair<std::string_view, diary::EntryKind> beginnings[] = {
    {"pain.", diary::EntryKind::Pain},
    {"exposure.", diary::EntryKind::Exposure},
    {"treatment.", diary::EntryKind::Treatment}};

bool is_promised(ColumnKind kind) {
  return kind == ColumnKind::Pain || kind == ColumnKind::Exposure || kind == ColumnKind::Treatment;
}

bool has_source(ColumnKind kind, DayColumns columns) {
  return kind == ColumnKind::Exposure || (kind == ColumnKind::Pain && columns == DayColumns::All);
}

/// The columns to write, in the order of the promise; those of `All` behind them.
std::vector<const Column*> chosen(const diary::DayTable& table, DayColumns columns) {
  std::vector<const Column*> out;
  for (const Column& own : table.columns) {
    if (is_promised(own.kind)) out.push_back(&own);
  }
  for (const Column& own : table.columns) {
    if (columns == DayColumns::All && !is_promised(own.kind)) out.push_back(&own);
  }
  return out;
}

std::string source_name(const diary::DayTable& table, std::uint8_t source) {
  return source < table.sources.size() ? table.sources[source] : std::string();
}

/// What one column of the file holds.
struct Meaning {
  enum class What { Date, Person, Source, Value } what = What::Value;
  diary::Entry entry;  ///< of Value: kind, about and side
};

std::optional<Meaning> meaning_of(std::string_view name) {
  using What = Meaning::What;
  if (name == date_column) return Meaning{.what = What::Date};
  if (name == person_column) return Meaning{.what = What::Person};
  for (const auto& [beginning, kind] : beginnings) {
    if (!name.starts_with(beginning)) continue;
    const bool source = name.ends_with(source_ending) && kind == diary::EntryKind::Exposure;
    Meaning out{.what = source ? What::Source : What::Value};
    out.entry.kind = kind;
    out.entry.about = name.substr(beginning.size());
    for (const auto& [ending, side] : endings) {
      if (kind != diary::EntryKind::Pain || !out.entry.about.ends_with(ending)) continue;
      out.entry.side = side;
      out.entry.about.resize(out.entry.about.size() - ending.size());
      break;
    }
    out.entry.source = diary::source_days_csv;
    if (!out.entry.about.empty()) return out;
  }
  return std::nullopt;
}

Result<std::vector<Meaning>> read_names(const Row& heading) {
  std::vector<Meaning> out;
  std::set<std::string> seen;
  for (const std::string& name : heading) {
    auto own = meaning_of(name);
    const std::string where = "row 1, column " + name;
    if (!own) return fail(ErrorCode::UnknownField, where, "no column of this form");
    if (!seen.insert(name).second) return fail(ErrorCode::DuplicateId, where, "stands twice");
    out.push_back(std::move(*own));
  }
  if (!seen.contains(std::string(date_column))) {
    return fail(ErrorCode::MissingField, "row 1", "a column date is needed");
  }
  return out;
}

/// What is the same for all rows of the file.
struct Reading {
  std::vector<Meaning> columns;
  const Row* heading = nullptr;
  std::set<std::string> dates;
  std::optional<std::string> person;
};

Result<bool> read_row(Reading& reading, const Row& row, std::size_t number, DaysFile& out) {
  std::string date;
  const std::size_t first = out.values.size();
  for (std::size_t k = 0; k < row.size(); ++k) {
    const Meaning& own = reading.columns[k];
    DayCellPlace place{.row = number, .column = (*reading.heading)[k]};
    if (own.what == Meaning::What::Date) {
      date = row[k];
      if (!day_of(date)) return fail(ErrorCode::OutOfRange, name_of(place), "must be a day");
      if (!reading.dates.insert(date).second) {
        return fail(ErrorCode::DuplicateId, name_of(place), "the same day twice");
      }
    }
    if (own.what == Meaning::What::Person && reading.person.value_or(row[k]) != row[k]) {
      return fail(ErrorCode::Contradiction, name_of(place), "several persons; a diary is of one");
    }
    if (own.what == Meaning::What::Person) reading.person = row[k];
    if (own.what != Meaning::What::Value || row[k].empty()) continue;
    const auto value = number_of(row[k]);
    if (!value) return fail(ErrorCode::WrongType, name_of(place), "must be a number");
    out.values.push_back({.place = std::move(place), .entry = own.entry});
    out.values.back().entry.value = *value;
  }
  for (std::size_t k = first; k < out.values.size(); ++k) out.values[k].entry.date = date;
  return true;
}

}  // namespace

std::string name_of(const Column& column) {
  if (column.kind == ColumnKind::Hindrance) return "hindrance";
  std::string out = std::string(diary::name_of(column.kind)) + "." + column.id;
  for (const auto& [ending, side] : endings) {
    if (column.kind == ColumnKind::Pain && column.side == side) out += ending;
  }
  return out;
}

std::string name_of(const DayCellPlace& place) {
  return "row " + std::to_string(place.row) + ", column " + place.column;
}

std::string days_csv(const diary::DayTable& table, DayColumns columns) {
  const std::vector<const Column*> own = chosen(table, columns);
  Row row = {std::string(date_column)};
  for (const Column* column : own) {
    row.push_back(name_of(*column));
    if (has_source(column->kind, columns)) row.push_back(row.back() + std::string(source_ending));
  }
  std::string out;
  add_row(out, row);
  const auto first = day_of(table.from_date);
  for (std::size_t day = 0; first && day < table.days(); ++day) {
    row = {date_of(*first + std::chrono::days{static_cast<int>(day)})};
    for (const Column* column : own) {
      const double value = column->values[day];
      row.push_back(std::isnan(value) ? std::string() : text_of(value));
      if (has_source(column->kind, columns)) {
        row.push_back(std::isnan(value) ? std::string() : source_name(table, column->source[day]));
      }
    }
    add_row(out, row);
  }
  return out;
}

bool is_days_csv(std::string_view bytes) {
  const auto heading = read_heading(bytes);
  return heading && std::find(heading->begin(), heading->end(), date_column) != heading->end();
}

Result<DaysFile> read_days_csv(std::string_view bytes) {
  UNKNOT_TRY(const std::vector<Row> table, read_table(bytes));
  if (table.empty()) return fail(ErrorCode::MissingField, "row 1", "a column date is needed");
  Reading reading{.heading = &table.front()};
  UNKNOT_TRY(reading.columns, read_names(table.front()));
  DaysFile out{.days = table.size() - 1};
  for (std::size_t k = 1; k < table.size(); ++k) {
    UNKNOT_CHECK(read_row(reading, table[k], k + 1, out));
  }
  if (!reading.dates.empty()) {
    out.first_date = *reading.dates.begin();
    out.last_date = *reading.dates.rbegin();
  }
  return out;
}

}  // namespace unknot::csv
