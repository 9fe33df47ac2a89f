/// Reads a JSON value with its path, so that every fault says where it is. The first fault is
/// kept, reading goes on with empty values, and the caller asks once at the end.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/provenance.h"

namespace unknot::json {

using Json = nlohmann::ordered_json;

/// Keeps the first fault of a whole read.
class Faults {
 public:
  void add(ErrorCode code, std::string where, std::string detail) {
    if (!first_) first_ = Error{code, std::move(where), std::move(detail)};
  }
  [[nodiscard]] const std::optional<Error>& first() const { return first_; }

 private:
  std::optional<Error> first_;
};

/// Bytes to a value. Refuses broken UTF-8, repeated keys, numbers that overflow and more than 24
/// levels of nesting.
/// @error Malformed, DuplicateId, TooLarge; `where` is `name`, detail names the byte or the key
/// @param values_max  most values (counted as commas and opening brackets) that are read at all
[[nodiscard]] Result<Json> parse(std::string_view bytes, const std::string& name,
                                 std::size_t values_max = 50000);

/// Ranges are closed.
struct Range {
  double low = -1e308;
  double high = 1e308;
};

class Reader {
 public:
  /// @param path  how faults name this value ("muscles/x.json: points[0]"); may be empty
  Reader(const Json& value, std::string path, Faults& faults);

  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] std::string path(std::string_view key) const;
  [[nodiscard]] const Json& value() const { return *value_; }
  [[nodiscard]] bool is_object() const { return value_->is_object(); }

  std::string string(std::string_view key);
  std::string string_or(std::string_view key, std::string fallback);
  double number(std::string_view key, Range range = {});
  std::optional<double> optional_number(std::string_view key, Range range = {});
  int integer(std::string_view key, Range range = {});
  std::optional<int> optional_integer(std::string_view key, Range range = {});
  bool boolean(std::string_view key);
  bool boolean_or_false(std::string_view key);  ///< absent is false
  std::vector<std::string> strings(std::string_view key);
  std::vector<double> numbers(std::string_view key, Range range = {});
  /// Key and number of each member, in the order of the file.
  std::vector<std::pair<std::string, double>> number_map(std::string_view key, Range range = {});
  Reader object(std::string_view key);
  std::vector<Reader> objects(std::string_view key);

  /// One of the names; the first name's value when it is none of them (with a fault).
  /// One of the words; empty when it is none of them (with a fault).
  std::string word(std::string_view key, std::initializer_list<std::string_view> words);

  template <class Enum>
  Enum one_of(std::string_view key, std::span<const std::pair<std::string_view, Enum>> names) {
    const std::string text = string(key);
    for (const auto& [name, value] : names) {
      if (text == name) return value;
    }
    fault(ErrorCode::UnknownId, key, "not one of the known names");
    return names.front().second;
  }

  body::Text text(std::string_view key);
  std::vector<body::Text> texts(std::string_view key);
  body::Number quantity(std::string_view key);
  body::Verified verified();

  void fault(ErrorCode code, std::string_view key, std::string detail) const;
  /// A key that nobody read is a typing error: it is refused.
  void finish();
  /// The key may be there and is not needed.
  void ignore(std::string_view key) { seen_.insert(std::string(key)); }

 private:
  const Json* find(std::string_view key);
  const Json* need(std::string_view key);
  double number_in(const Json& value, std::string_view key, Range range) const;
  std::vector<const Json*> items(std::string_view key);

  const Json* value_;
  std::string path_;
  Faults* faults_;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace unknot::json
