/// Diaries of one or many persons as CSV, one row a person and day: a score, and numbers whose
/// meaning nobody states. Form: docs/cli.md#validate-forecast.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace unknot::csv {

struct ScoreRow {
  std::string person;  ///< empty without a column of persons
  std::chrono::sys_days day;
  double score = 0;            ///< not a number: none
  std::vector<double> values;  ///< one a column of ScoreTable; not a number: not known
};

struct ScoreTable {
  std::vector<std::string> columns;  ///< exposures: every other column that holds numbers alone
  std::vector<ScoreRow> rows;
};

/// A column `date`, the one named `score_column`, and `person` or `player_id` if it is there. Cells
/// that are empty, `NA`, `NaN` or `nan` are not known. Columns with any text, or without any
/// number, are left out.
/// @error MissingField  no column `date` or none of that name, or no row
/// @error DuplicateId   a column twice
/// @error OutOfRange    a date that is none
/// @error WrongType     a score that is no number
/// @error Contradiction the score is the column of dates or persons; both columns of persons
/// @error               as read_table()
/// `where` is as `row 17, column soreness`.
[[nodiscard]] Result<ScoreTable> read_score_table(std::string_view bytes,
                                                  const std::string& score_column);

}  // namespace unknot::csv
