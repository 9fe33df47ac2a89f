/// The table of days as CSV, the form of `unknot days --csv`: docs/cli.md. One row a local day,
/// empty where nothing is known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/diary/days.h"
#include "engine/diary/record.h"

namespace unknot::csv {

/// Promised: pains, exposures and their sources, treatments; this form is read again. All: also
/// answers, hindrance and where each pain comes from; for people and other programs.
enum class DayColumns { Promised, All };

/// `pain.temple_r`; `pain.sternum` for a place of the midline.
[[nodiscard]] std::string name_of(const diary::Column& column);

/// @return  the heading alone when the table has no days
[[nodiscard]] std::string days_csv(const diary::DayTable& table, DayColumns columns);

/// Where in the file a value stands.
struct DayCellPlace {
  std::size_t row = 0;  ///< from 1, with the heading
  std::string column;   ///< `pain.temple_r`
};

/// One value of a day: kind, date, about, side, value and source of the entry are set.
struct DayValue {
  DayCellPlace place;
  diary::Entry entry;
};

struct DaysFile {
  std::vector<DayValue> values;  ///< cells that are not empty, row by row
  std::size_t days = 0;          ///< rows
  std::string first_date;        ///< empty without rows
  std::string last_date;
};

/// Whether the heading is one of such a table: it has a column `date`.
[[nodiscard]] bool is_days_csv(std::string_view bytes);

/// Columns in any order, days too. What stands in a column of sources is not kept: all values come
/// from this table now.
/// @error MissingField   no column `date`
/// @error UnknownField   a column of another name
/// @error DuplicateId    a column or a day twice
/// @error OutOfRange     a date that is none
/// @error WrongType      a cell that is no number
/// @error Contradiction  several persons: a store is one person's
/// @error                as read_table()
/// `where` is as `row 17, column pain.temple_r`. Whether ids and values exist is checked later, by
/// check_entry().
[[nodiscard]] Result<DaysFile> read_days_csv(std::string_view bytes);

/// As `row 17, column pain.temple_r`.
[[nodiscard]] std::string name_of(const DayCellPlace& place);

}  // namespace unknot::csv
