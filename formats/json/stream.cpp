#include "formats/json/stream.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace unknot::json {
namespace {

constexpr std::size_t nesting_max = 24;
/// Of one element: a look holds a few thousand. Keys are searched one after the other.
constexpr std::size_t values_max = 20'000;

using Sax = nlohmann::json_sax<Json>;

class Builder : public Sax {
 public:
  Builder(std::span<const std::string_view> lists, const std::function<void(const Element&)>& take)
      : lists_(lists), take_(&take) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool start_array(std::size_t /*size*/) override {
    const bool listed =
        open_.size() == 1 && std::find(lists_.begin(), lists_.end(), key_) != lists_.end();
    if (!listed) return open(Json::array());
    if (!add(Json::array())) return false;
    list_ = key_;
    index_ = 0;
    rest_values_ = values_;
    element_ = Json::array();
    open_.push_back(&element_);
    return true;
  }

  bool key(string_t& name) override {
    key_ = std::move(name);
    if (!open_.back()->contains(key_)) return true;
    return stop(ErrorCode::DuplicateId, "the key \"" + key_ + "\" stands twice");
  }

  bool parse_error(std::size_t at, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*fault*/) override {
    return stop(ErrorCode::Malformed, "not JSON at byte " + std::to_string(at));
  }

  Result<Json> result() {
    if (fault_) return tl::unexpected<Error>(*fault_);
    return std::move(outer_);
  }

 private:
  bool stop(ErrorCode code, std::string detail) {
    fault_ = Error{code, "", std::move(detail)};
    return false;
  }

  /// Puts a value where it belongs. @return where it lies now
  Json* place(Json value) {
    if (open_.empty()) {
      outer_ = std::move(value);
      return &outer_;
    }
    Json& into = *open_.back();
    if (into.is_array()) {
      into.push_back(std::move(value));
      return &into.back();
    }
    return &(into[key_] = std::move(value));
  }

  bool add(Json value) {
    if (open_.empty() && !value.is_object()) return stop(ErrorCode::WrongType, "must be an object");
    if (++values_ > values_max) return stop(ErrorCode::TooLarge, "too many values");
    place(std::move(value));
    if (in_list()) hand_on();
    return true;
  }

  bool open(Json value) {
    if (open_.empty() && !value.is_object()) return stop(ErrorCode::WrongType, "must be an object");
    if (++values_ > values_max) return stop(ErrorCode::TooLarge, "too many values");
    if (open_.size() == nesting_max) return stop(ErrorCode::TooLarge, "nested too deeply");
    open_.push_back(place(std::move(value)));
    return true;
  }

  bool close() {
    if (in_list()) list_.reset();
    open_.pop_back();
    if (in_list()) hand_on();
    return true;
  }

  [[nodiscard]] bool in_list() const { return list_ && open_.size() == 2; }

  void hand_on() {
    (*take_)({.list = *list_, .index = index_++, .value = &element_.front()});
    element_.clear();
    values_ = rest_values_;
  }

  std::span<const std::string_view> lists_;
  const std::function<void(const Element&)>* take_;
  Json outer_;
  Json element_;                     ///< a list of the element that is being built
  std::vector<Json*> open_;          ///< objects and lists around what comes next
  std::string key_;                  ///< of what comes next
  std::optional<std::string> list_;  ///< whose elements are handed on
  std::size_t index_ = 0;
  std::size_t values_ = 0;
  std::size_t rest_values_ = 0;
  std::optional<Error> fault_;
};

}  // namespace

Result<Json> stream(std::string_view bytes, std::span<const std::string_view> lists,
                    const std::function<void(const Element&)>& take) {
  Builder builder(lists, take);
  // The library throws for what the builder cannot be told of; the fault stays here.
  try {
    Json::sax_parse(bytes, &builder);
  } catch (const Json::exception&) {
    return fail(ErrorCode::Malformed, "", "not JSON");
  }
  return builder.result();
}

}  // namespace unknot::json
