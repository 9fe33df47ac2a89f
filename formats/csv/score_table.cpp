#include "formats/csv/score_table.h"

#include <limits>
#include <optional>
#include <set>

#include "engine/base/local_date.h"
#include "formats/csv/csv.h"

namespace unknot::csv {
namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

bool is_absent(const std::string& cell) {
  return cell.empty() || cell == "NA" || cell == "NaN" || cell == "nan";
}

std::string place(std::size_t row, const std::string& column) {
  return "row " + std::to_string(row) + ", column " + column;
}

struct Places {
  std::size_t date = 0;
  std::size_t score = 0;
  std::optional<std::size_t> person;
};

Result<Places> places_of(const Row& heading, const std::string& score_column) {
  Places out;
  std::set<std::string> seen;
  for (std::size_t k = 0; k < heading.size(); ++k) {
    const std::string& name = heading[k];
    if (!seen.insert(name).second) {
      return fail(ErrorCode::DuplicateId, place(1, name), "stands twice");
    }
    if (name == "date") out.date = k;
    if (name == score_column) out.score = k;
    if (name != "person" && name != "player_id") continue;
    if (out.person) return fail(ErrorCode::Contradiction, place(1, name), "persons stand twice");
    out.person = k;
  }
  for (const std::string& name : {std::string("date"), score_column}) {
    if (!seen.contains(name)) return fail(ErrorCode::MissingField, place(1, name), "is needed");
  }
  if (out.score == out.date || out.score == out.person) {
    return fail(ErrorCode::Contradiction, place(1, score_column), "is no score");
  }
  return out;
}

/// Columns that are exposures.
std::vector<std::size_t> numbers_of(const std::vector<Row>& rows, const Places& places) {
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < rows[0].size(); ++k) {
    if (k == places.date || k == places.score || k == places.person) continue;
    bool any = false;
    bool all = true;
    for (std::size_t i = 1; i < rows.size() && all; ++i) {
      if (is_absent(rows[i][k])) continue;
      any = true;
      all = number_of(rows[i][k]).has_value();
    }
    if (any && all) out.push_back(k);
  }
  return out;
}

}  // namespace

Result<ScoreTable> read_score_table(std::string_view bytes, const std::string& score_column) {
  UNKNOT_TRY(const std::vector<Row> rows, read_table(bytes));
  if (rows.size() < 2) return fail(ErrorCode::MissingField, "row 2", "no row of a day");
  UNKNOT_TRY(const Places places, places_of(rows[0], score_column));
  const std::vector<std::size_t> numbers = numbers_of(rows, places);
  ScoreTable out;
  for (const std::size_t k : numbers) out.columns.push_back(rows[0][k]);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto day = day_of(rows[i][places.date]);
    if (!day) return fail(ErrorCode::OutOfRange, place(i + 1, "date"), "must be a day");
    ScoreRow row{.person = places.person ? rows[i][*places.person] : std::string(),
                 .day = *day,
                 .score = not_known};
    const std::string& score = rows[i][places.score];
    if (!is_absent(score)) {
      const auto number = number_of(score);
      if (!number) return fail(ErrorCode::WrongType, place(i + 1, score_column), "no number");
      row.score = *number;
    }
    for (const std::size_t k : numbers) {
      row.values.push_back(number_of(rows[i][k]).value_or(not_known));
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace unknot::csv
