#include "formats/csv/people.h"

#include <algorithm>
#include <utility>

#include "formats/csv/csv.h"

namespace unknot::csv {
namespace {

constexpr std::string_view person_column = "person";

struct Part {
  std::string person;
  std::string table;
};

std::string& part_of(std::vector<Part>& parts, const std::string& person, const Row& heading) {
  const auto own = std::find_if(parts.begin(), parts.end(),
                                [&](const Part& one) { return one.person == person; });
  if (own != parts.end()) return own->table;
  parts.push_back({.person = person});
  add_row(parts.back().table, heading);
  return parts.back().table;
}

}  // namespace

Result<std::vector<PersonDays>> read_people_csv(std::string_view bytes) {
  UNKNOT_TRY(const std::vector<Row> table, read_table(bytes));
  if (table.empty()) return fail(ErrorCode::MissingField, "row 1", "a column date is needed");
  const Row& heading = table.front();
  const auto column = static_cast<std::size_t>(
      std::find(heading.begin(), heading.end(), person_column) - heading.begin());
  if (column == heading.size() || table.size() == 1) {
    UNKNOT_TRY(DaysFile file, read_days_csv(bytes));
    return std::vector<PersonDays>{{.person = {}, .file = std::move(file)}};
  }
  std::vector<Part> parts;
  for (std::size_t k = 1; k < table.size(); ++k) {
    add_row(part_of(parts, table[k][column], heading), table[k]);
  }
  std::vector<PersonDays> out;
  for (Part& own : parts) {
    auto file = read_days_csv(own.table);
    if (!file) {
      Error error = file.error();
      if (parts.size() > 1) error.where = "person " + own.person + ", " + error.where;
      return tl::unexpected(std::move(error));
    }
    out.push_back({.person = std::move(own.person), .file = std::move(*file)});
  }
  return out;
}

}  // namespace unknot::csv
