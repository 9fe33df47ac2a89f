#include "formats/csv/csv.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace unknot::csv {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool begins_formula(char sign) {
  return sign == '=' || sign == '+' || sign == '-' || sign == '@' || sign == '\t' || sign == '\r';
}

bool needs_apostrophe(std::string_view text) {
  if (text.empty()) return false;
  if (begins_formula(text[0])) return !number_of(text);
  return text[0] == '\'' && text.size() > 1 && (text[1] == '\'' || begins_formula(text[1]));
}

std::string without_apostrophe(std::string text) {
  const bool added =
      text.size() > 1 && text[0] == '\'' && (text[1] == '\'' || begins_formula(text[1]));
  if (added) text.erase(0, 1);
  return text;
}

void add_cell(std::string& out, std::string_view text) {
  const bool apostrophe = needs_apostrophe(text);
  // At the start of the file such a mark would be taken for that of the file.
  const bool quoted =
      text.find_first_of(",\"\r\n") != std::string_view::npos || text.starts_with(byte_order_mark);
  if (quoted) out += '"';
  if (apostrophe) out += '\'';
  for (const char sign : text) {
    if (sign == '"') out += '"';
    out += sign;
  }
  if (quoted) out += '"';
}

enum class End { Cell, Row, Bytes };

/// Reads cell after cell.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {
    if (bytes_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  }

  [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }

  struct Cell {
    std::string text;
    End end = End::Bytes;
    bool quoted = false;
  };

  Result<Cell> next() {
    Cell out;
    if (!at_end() && bytes_[at_] == '"') {
      out.quoted = true;
      ++at_;
      UNKNOT_CHECK(read_quoted(out.text));
    } else {
      while (!at_end() && !ends_cell(bytes_[at_])) {
        if (bytes_[at_] == '"') return fail(ErrorCode::Malformed, "", "a quote in a bare cell");
        out.text += bytes_[at_++];
      }
    }
    if (out.text.size() > cell_bytes_max) return fail(ErrorCode::TooLarge, "", "a cell too long");
    UNKNOT_TRY(out.end, read_end());
    return out;
  }

 private:
  static bool ends_cell(char sign) { return sign == ',' || sign == '\n' || sign == '\r'; }

  Result<bool> read_quoted(std::string& text) {
    for (; !at_end(); ++at_) {
      if (bytes_[at_] != '"') {
        text += bytes_[at_];
        continue;
      }
      if (at_ + 1 >= bytes_.size() || bytes_[at_ + 1] != '"') {
        ++at_;
        return true;
      }
      text += bytes_[++at_];
    }
    return fail(ErrorCode::Malformed, "", "a quote is not closed");
  }

  Result<End> read_end() {
    if (at_end()) return End::Bytes;
    const char sign = bytes_[at_++];
    if (sign == ',') return End::Cell;
    if (sign == '\r' && !at_end() && bytes_[at_] == '\n') ++at_;
    if (sign == '\r' || sign == '\n') return End::Row;
    return fail(ErrorCode::Malformed, "", "something after a closed quote");
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// The next row that is not an empty line; nothing at the end.
Result<std::optional<Row>> next_row(Scanner& scanner) {
  Row row;
  while (!scanner.at_end() || !row.empty()) {
    UNKNOT_TRY(Scanner::Cell cell, scanner.next());
    const bool empty_line = row.empty() && cell.text.empty() && !cell.quoted;
    if (empty_line && cell.end != End::Cell) continue;
    row.push_back(without_apostrophe(std::move(cell.text)));
    if (row.size() > columns_max) return fail(ErrorCode::TooLarge, "", "too many columns");
    if (cell.end != End::Cell) return row;
  }
  return std::nullopt;
}

std::string row_name(std::size_t number) { return "row " + std::to_string(number); }

}  // namespace

void add_row(std::string& out, const Row& row) {
  if (row == Row{""}) out += "\"\"";  // else it would be an empty line
  for (std::size_t k = 0; k < row.size(); ++k) {
    if (k > 0) out += ',';
    add_cell(out, row[k]);
  }
  out += "\r\n";
}

Result<std::vector<Row>> read_table(std::string_view bytes) {
  if (bytes.size() > bytes_max) return fail(ErrorCode::TooLarge, "", "more than 64 MB");
  Scanner scanner(bytes);
  std::vector<Row> out;
  for (;;) {
    auto row = next_row(scanner);
    if (!row) return fail(row.error().code, row_name(out.size() + 1), row.error().detail);
    if (!*row) return out;
    out.push_back(std::move(**row));
    if (out.size() > rows_max) return fail(ErrorCode::TooLarge, row_name(out.size()), "too many");
    if (out.back().size() != out.front().size()) {
      return fail(ErrorCode::Malformed, row_name(out.size()), "as many cells as in row 1 needed");
    }
  }
}

std::optional<Row> read_heading(std::string_view bytes) {
  Scanner scanner(bytes);
  auto row = next_row(scanner);
  return row ? std::move(*row) : std::nullopt;
}

std::optional<double> number_of(std::string_view text) {
  // strtod also reads names, hexadecimal digits and leading spaces.
  if (text.empty() || text.size() > 40) return std::nullopt;
  if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return std::nullopt;
  const std::string own(text);
  char* end = nullptr;
  const double number = std::strtod(own.c_str(), &end);
  if (end != own.c_str() + own.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string text_of(double number) {
  char text[40];
  for (int digits = 15; digits <= 17; ++digits) {
    const int size = std::snprintf(text, sizeof text, "%.*g", digits, number);
    const std::string out(text, static_cast<std::size_t>(size));
    if (digits == 17 || number_of(out) == number) return out;
  }
  return {};
}

}  // namespace unknot::csv
