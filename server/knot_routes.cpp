#include "server/knot_routes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/json/knots.h"

namespace unknot::server {
namespace {

constexpr std::string_view root = "/api/knots";
constexpr std::size_t id_digits_max = 15;

constexpr std::array<std::pair<std::string_view, KnotAction>, 4> posts = {
    {{"press", KnotAction::Press},
     {"look", KnotAction::Look},
     {"close", KnotAction::Close},
     {"reopen", KnotAction::Reopen}}};

std::optional<std::int64_t> read_id(std::string_view text) {
  if (text.empty() || text.size() > id_digits_max || text[0] == '0') return std::nullopt;
  std::int64_t out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = 10 * out + (c - '0');
  }
  return out;
}

bool is_post(std::string_view word) {
  return std::any_of(posts.begin(), posts.end(),
                     [&](const auto& own) { return own.first == word; });
}

template <class Answer>
Result<std::string> as_json(const Result<Answer>& answer) {
  if (!answer) return tl::unexpected<Error>(answer.error());
  return json::to_json(*answer);
}

Result<std::string> add_event(service::Knots& record, const KnotCall& call, knots::EventKind kind) {
  UNKNOT_CHECK(record.add_event(call.knot_id, {.moment = call.moment, .kind = kind}));
  return as_json(record.show(call.knot_id));
}

Result<std::string> keep(service::Knots& record, const KnotCall& call) {
  UNKNOT_TRY(const KeepRequest asked, json::read_keep_request(call.body));
  return as_json(record.keep(asked, call.moment));
}

Result<std::string> again(service::Knots& record, const KnotCall& call) {
  UNKNOT_TRY(const AgainRequest asked, json::read_again_request(call.body));
  if (call.action == KnotAction::Press) {
    return as_json(record.press(call.knot_id, asked, call.moment));
  }
  return as_json(record.look(call.knot_id, asked, call.moment));
}

}  // namespace

std::optional<KnotAddress> knot_address(std::string_view path) {
  if (path == root) return KnotAddress{};
  if (!path.starts_with(root) || path[root.size()] != '/') return std::nullopt;
  const std::string_view tail = path.substr(root.size() + 1);
  if (tail == "keep") return KnotAddress{.knot_id = std::nullopt, .rest = tail};
  const std::size_t end = std::min(tail.find('/'), tail.size());
  const auto knot_id = read_id(tail.substr(0, end));
  if (!knot_id) return std::nullopt;
  if (end == tail.size()) return KnotAddress{.knot_id = knot_id, .rest = {}};
  const std::string_view rest = tail.substr(end + 1);
  if (!is_post(rest)) return std::nullopt;
  return KnotAddress{.knot_id = knot_id, .rest = rest};
}

std::string_view methods_of(const KnotAddress& address) {
  if (!address.rest.empty()) return "POST";
  return address.knot_id ? "GET, DELETE" : "GET";
}

std::optional<KnotAction> knot_action(const KnotAddress& address, std::string_view method) {
  if (address.rest.empty()) {
    if (method == "GET") return address.knot_id ? KnotAction::Show : KnotAction::List;
    if (method == "DELETE" && address.knot_id) return KnotAction::Erase;
    return std::nullopt;
  }
  if (method != "POST") return std::nullopt;
  for (const auto& [word, action] : posts) {
    if (word == address.rest) return action;
  }
  return KnotAction::Keep;
}

Result<std::string> answer_knots(service::Knots& record, const KnotCall& call) {
  switch (call.action) {
    case KnotAction::List:
      return as_json(record.list());
    case KnotAction::Keep:
      return keep(record, call);
    case KnotAction::Show:
      return as_json(record.show(call.knot_id));
    case KnotAction::Erase: {
      UNKNOT_CHECK(record.erase(call.knot_id));
      return as_json(record.list());
    }
    case KnotAction::Press:
    case KnotAction::Look:
      return again(record, call);
    case KnotAction::Close: {
      UNKNOT_TRY(const knots::EventKind kind, json::read_close_request(call.body));
      return add_event(record, call, kind);
    }
    case KnotAction::Reopen:
      return add_event(record, call, knots::EventKind::Reopened);
  }
  return fail(ErrorCode::NotFound, "knot", "no such address");
}

}  // namespace unknot::server
