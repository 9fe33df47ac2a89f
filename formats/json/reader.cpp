#include "formats/json/reader.h"

#include <algorithm>
#include <cmath>

namespace unknot::json {
namespace {

constexpr int nesting_max = 24;

const Json& nothing() {
  static const Json empty = Json::object();
  return empty;
}

/// Watches the parser: repeated keys are a fault that the library does not report.
struct Watch {
  std::vector<std::set<std::string>> keys;
  std::string repeated;

  bool operator()(Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end && !keys.empty()) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.empty()) {
      const auto key = parsed.get<std::string>();
      if (!keys.back().insert(key).second && repeated.empty()) repeated = key;
    }
    return true;
  }
};

/// What the bytes would open, counted without building anything.
struct Shape {
  std::size_t values = 0;  ///< at most one more than commas and opening brackets
  int depth_max = 0;
};

Shape shape_of(std::string_view bytes) {
  Shape shape;
  int depth = 0;
  bool in_text = false;
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    const char byte = bytes[k];
    if (in_text && byte == '\\') ++k;  // whatever is escaped, it is no end of the text
    if (byte == '"') in_text = !in_text;
    if (in_text) continue;
    if (byte == '{' || byte == '[') shape.depth_max = std::max(shape.depth_max, ++depth);
    if (byte == '}' || byte == ']') --depth;
    if (byte == '{' || byte == '[' || byte == ',') ++shape.values;
  }
  return shape;
}

}  // namespace

Result<Json> parse(std::string_view bytes, const std::string& name, std::size_t values_max) {
  // The library needs time that grows with the square of what one object or list holds.
  const Shape shape = shape_of(bytes);
  if (shape.depth_max > nesting_max) return fail(ErrorCode::TooLarge, name, "nested too deeply");
  if (shape.values > values_max) return fail(ErrorCode::TooLarge, name, "too many values");
  Watch watch;
  Json value;
  // The library throws; the fault stays in this function.
  try {
    value = Json::parse(
        bytes, [&](int, Json::parse_event_t event, Json& parsed) { return watch(event, parsed); });
  } catch (const Json::parse_error& error) {
    return fail(ErrorCode::Malformed, name, "not JSON at byte " + std::to_string(error.byte));
  } catch (const Json::exception&) {
    return fail(ErrorCode::Malformed, name, "a number is out of range");
  }
  if (!watch.repeated.empty()) {
    return fail(ErrorCode::DuplicateId, name, "the key \"" + watch.repeated + "\" stands twice");
  }
  return value;
}

Reader::Reader(const Json& value, std::string path, Faults& faults)
    : value_(&value), path_(std::move(path)), faults_(&faults) {
  if (!value.is_object()) {
    faults.add(ErrorCode::WrongType, path_, "an object is needed");
    value_ = &nothing();
  }
}

std::string Reader::path(std::string_view key) const {
  if (path_.empty()) return std::string(key);
  if (key.empty()) return path_;
  const bool file = path_.ends_with(".json");
  return path_ + (file ? ": " : ".") + std::string(key);
}

bool Reader::has(std::string_view key) const { return value_->contains(key); }

void Reader::fault(ErrorCode code, std::string_view key, std::string detail) const {
  faults_->add(code, path(key), std::move(detail));
}

const Json* Reader::find(std::string_view key) {
  seen_.insert(std::string(key));
  const auto found = value_->find(key);
  return found == value_->end() ? nullptr : &*found;
}

const Json* Reader::need(std::string_view key) {
  const Json* value = find(key);
  if (value == nullptr) fault(ErrorCode::MissingField, key, "is missing");
  return value;
}

std::string Reader::string(std::string_view key) {
  const Json* value = need(key);
  if (value == nullptr) return {};
  if (!value->is_string()) {
    fault(ErrorCode::WrongType, key, "a text is needed");
    return {};
  }
  return value->get<std::string>();
}

std::string Reader::string_or(std::string_view key, std::string fallback) {
  return has(key) ? string(key) : std::move(fallback);
}

std::string Reader::word(std::string_view key, std::initializer_list<std::string_view> words) {
  std::string text = string(key);
  if (std::find(words.begin(), words.end(), text) != words.end()) return text;
  fault(ErrorCode::UnknownId, key, "not one of the known words");
  return {};
}

double Reader::number_in(const Json& value, std::string_view key, Range range) const {
  if (!value.is_number()) {
    fault(ErrorCode::WrongType, key, "a number is needed");
    return 0;
  }
  const double number = value.get<double>();
  if (!std::isfinite(number) || number < range.low || number > range.high) {
    fault(ErrorCode::OutOfRange, key, "is outside its range");
    return 0;
  }
  return number;
}

double Reader::number(std::string_view key, Range range) {
  const Json* value = need(key);
  return value == nullptr ? 0 : number_in(*value, key, range);
}

std::optional<double> Reader::optional_number(std::string_view key, Range range) {
  const Json* value = find(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return number_in(*value, key, range);
}

int Reader::integer(std::string_view key, Range range) {
  const double value = number(key, {std::max(range.low, -2e9), std::min(range.high, 2e9)});
  if (value != std::floor(value)) {
    fault(ErrorCode::OutOfRange, key, "a whole number is needed");
    return 0;
  }
  return static_cast<int>(value);
}

std::optional<int> Reader::optional_integer(std::string_view key, Range range) {
  if (!has(key) || (*value_)[std::string(key)].is_null()) {
    seen_.insert(std::string(key));
    return std::nullopt;
  }
  return integer(key, range);
}

bool Reader::boolean(std::string_view key) {
  const Json* value = need(key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) {
    fault(ErrorCode::WrongType, key, "true or false is needed");
    return false;
  }
  return value->get<bool>();
}

bool Reader::boolean_or_false(std::string_view key) { return has(key) && boolean(key); }

std::vector<const Json*> Reader::items(std::string_view key) {
  std::vector<const Json*> out;
  const Json* value = need(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    fault(ErrorCode::WrongType, key, "a list is needed");
    return out;
  }
  for (const Json& item : *value) out.push_back(&item);
  return out;
}

std::vector<std::string> Reader::strings(std::string_view key) {
  std::vector<std::string> out;
  for (const Json* item : items(key)) {
    const std::string name = std::string(key) + "[" + std::to_string(out.size()) + "]";
    if (!item->is_string()) fault(ErrorCode::WrongType, name, "a text is needed");
    out.push_back(item->is_string() ? item->get<std::string>() : std::string());
  }
  return out;
}

std::vector<double> Reader::numbers(std::string_view key, Range range) {
  std::vector<double> out;
  for (const Json* item : items(key)) {
    out.push_back(
        number_in(*item, std::string(key) + "[" + std::to_string(out.size()) + "]", range));
  }
  return out;
}

std::vector<std::pair<std::string, double>> Reader::number_map(std::string_view key, Range range) {
  std::vector<std::pair<std::string, double>> out;
  const Json* value = need(key);
  if (value == nullptr) return out;
  if (!value->is_object()) {
    fault(ErrorCode::WrongType, key, "an object is needed");
    return out;
  }
  for (const auto& [name, item] : value->items()) {
    out.emplace_back(name, number_in(item, std::string(key) + "." + name, range));
  }
  return out;
}

Reader Reader::object(std::string_view key) {
  const Json* value = need(key);
  return Reader(value == nullptr ? nothing() : *value, path(key), *faults_);
}

std::vector<Reader> Reader::objects(std::string_view key) {
  std::vector<Reader> out;
  for (const Json* item : items(key)) {
    out.emplace_back(*item, path(key) + "[" + std::to_string(out.size()) + "]", *faults_);
  }
  return out;
}

body::Text Reader::text(std::string_view key) {
  Reader inner = object(key);
  body::Text out{.en = inner.string("en")};
  inner.finish();
  return out;
}

std::vector<body::Text> Reader::texts(std::string_view key) {
  std::vector<body::Text> out;
  for (Reader& inner : objects(key)) {
    out.push_back({.en = inner.string("en")});
    inner.finish();
  }
  return out;
}

body::Number Reader::quantity(std::string_view key) {
  static constexpr std::pair<std::string_view, body::Kind> kinds[] = {
      {"measured", body::Kind::Measured},
      {"derived", body::Kind::Derived},
      {"consensus", body::Kind::Consensus},
      {"assumed", body::Kind::Assumed}};
  Reader inner = object(key);
  body::Number out;
  out.value = inner.number("value");
  out.low = inner.number("low");
  out.high = inner.number("high");
  out.kind = inner.one_of<body::Kind>("kind", kinds);
  out.source = inner.string("source");
  out.where = inner.string_or("where", "");
  out.note = inner.string_or("note", "");
  if (!(out.low <= out.value && out.value <= out.high)) {
    inner.fault(ErrorCode::OutOfRange, "value", "does not lie between low and high");
  }
  if (out.kind == body::Kind::Assumed && out.note.empty()) {
    inner.fault(ErrorCode::MissingField, "note", "an assumed number needs its argument");
  }
  inner.finish();
  return out;
}

body::Verified Reader::verified() {
  static constexpr std::pair<std::string_view, body::Verified> names[] = {
      {"yes", body::Verified::Yes},
      {"partly", body::Verified::Partly},
      {"memory", body::Verified::Memory}};
  return one_of<body::Verified>("verified", names);
}

void Reader::finish() {
  for (const auto& [key, value] : value_->items()) {
    if (!seen_.contains(key)) fault(ErrorCode::UnknownField, key, "nobody reads this field");
  }
}

}  // namespace unknot::json
