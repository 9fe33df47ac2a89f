#include "server/router.h"

#include <sys/random.h>

#include <algorithm>
#include <array>

#include "engine/facade.h"
#include "formats/json/diary_questions.h"
#include "formats/json/requests.h"
#include "formats/json/results.h"
#include "server/sealed.h"

namespace unknot::server {
namespace {

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

/// The only value of a header, nothing when it is absent or comes twice.
const std::string* single(const Request& request, const std::string& name) {
  const auto [first, last] = request.headers.equal_range(name);
  if (first == last || std::next(first) != last) return nullptr;
  return &first->second;
}

void add_security_headers(Response& response) {
  response.headers.emplace_back("Content-Security-Policy", std::string(policy));
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.emplace_back("X-Frame-Options", "DENY");
}

Response json_response(int status, std::string body) {
  Response response{.status = status, .headers = {}, .body = std::move(body), .view = {}};
  response.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Forbidden:
      return 403;
    case ErrorCode::NotFound:
      return 404;
    case ErrorCode::Unsupported:
      return 405;
    case ErrorCode::TooLarge:
      return 413;
    case ErrorCode::Locked:
      return 503;
    case ErrorCode::DiskFull:
      return 507;
    case ErrorCode::NotAStore:
    case ErrorCode::Damaged:
    case ErrorCode::NewerStore:
    case ErrorCode::ReadOnly:
    case ErrorCode::Internal:
      return 500;
    default:
      return 400;
  }
}

Response bad(const Error& error) { return error_response(status_of(error.code), error); }

Response wrong_method(const Request& request, const std::string& allowed) {
  Response response = bad({ErrorCode::Unsupported, request.method, "use " + allowed});
  response.headers.emplace_back("Allow", allowed);
  return response;
}

Response not_json() {
  return error_response(415, {ErrorCode::Unsupported, "Content-Type", "must be application/json"});
}

template <class Answer>
Response answer_or_error(const Result<Answer>& answer) {
  return answer ? json_response(200, json::to_json(*answer)) : bad(answer.error());
}

std::string_view content_type(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> types = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".json", "application/json; charset=utf-8"},
      {".woff2", "font/woff2"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".txt", "text/plain; charset=utf-8"},
      {".md", "text/plain; charset=utf-8"},
      {"LICENSE", "text/plain; charset=utf-8"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

bool is_json(std::string_view type) {
  const std::string_view plain = type.substr(0, type.find(';'));
  return plain == "application/json" || plain == "application/json ";
}

/// Nothing when the method is the one that is served, and what it brings is JSON.
std::optional<Response> wrong_form(const Request& request, std::string_view method) {
  if (request.method != method) return wrong_method(request, std::string(method));
  const std::string* type = single(request, "content-type");
  if (method == "POST" && (type == nullptr || !is_json(*type))) return not_json();
  return std::nullopt;
}

Response json_or_error(Result<std::string> answer) {
  return answer ? json_response(200, std::move(*answer)) : bad(answer.error());
}

}  // namespace

bool same_secret(std::string_view given, std::string_view secret) {
  unsigned difference = given.size() == secret.size() ? 0U : 1U;
  for (std::size_t k = 0; k < secret.size(); ++k) {
    const char own = k < given.size() ? given[k] : '\0';
    difference |= static_cast<unsigned char>(own ^ secret[k]);
  }
  return difference == 0;
}

Result<std::string> make_token() {
  std::array<unsigned char, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return fail(ErrorCode::Internal, "token", "the system gives no random numbers");
  }
  std::string out;
  for (unsigned char byte : bytes) {
    out += "0123456789abcdef"[byte >> 4U];
    out += "0123456789abcdef"[byte & 15U];
  }
  return out;
}

Result<std::string> make_host() {
  std::array<unsigned char, 3> part{};
  if (getrandom(part.data(), part.size(), 0) != static_cast<ssize_t>(part.size())) {
    return fail(ErrorCode::Internal, "host", "the system gives no random numbers");
  }
  // Not 127.0.x.y, where other services live, and neither net nor broadcast addresses.
  return "127." + std::to_string(1 + part[0] % 254) + '.' + std::to_string(part[1]) + '.' +
         std::to_string(1 + part[2] % 254);
}

Response error_response(int status, const Error& error) {
  Response response = json_response(status, json::to_json(error));
  return response;
}

Router::Router(RouterConfig config)
    : config_(std::move(config)),
      address_(config_.host + ':' + std::to_string(config_.port)),
      fingerprint_(fingerprint_of(config_.token)),
      atlas_(json::atlas_json(*config_.loaded)),
      red_flags_(json::red_flags_json(config_.loaded->knowledge.safety)),
      intake_(json::intake_json(config_.loaded->knowledge.safety)),
      claims_(json::claims_json(*config_.loaded)),
      care_(json::care_json(config_.loaded->knowledge)),
      questions_(json::diary_questions_json(config_.loaded->knowledge)) {}

Response Router::respond(const Request& request) const {
  const std::string_view target(request.target);
  const std::string_view path = target.substr(0, target.find('?'));
  Response response;
  if (request.body.size() > body_bytes_max) {
    response = error_response(413, {ErrorCode::TooLarge, "body", "more than 1 MB"});
  } else if (path == "/api" || path.starts_with("/api/")) {
    response = api(request, path);
  } else {
    response = page(request, path);
  }
  add_security_headers(response);
  return response;
}

/// A hostile page in another tab knows the address but neither the token nor how to forge these.
Result<bool> Router::admit(const Request& request) const {
  const std::string* host = single(request, "host");
  if (host == nullptr || *host != address_) {
    return fail(ErrorCode::Forbidden, "Host", "only this computer's own address is served");
  }
  if (request.headers.contains("origin")) {
    const std::string* origin = single(request, "origin");
    if (origin == nullptr || *origin != "http://" + *host) {
      return fail(ErrorCode::Forbidden, "Origin", "another page may not ask");
    }
  }
  if (request.headers.contains("sec-fetch-site")) {
    const std::string* site = single(request, "sec-fetch-site");
    if (site == nullptr || *site != "same-origin") {
      return fail(ErrorCode::Forbidden, "Sec-Fetch-Site", "another page may not ask");
    }
  }
  return true;
}

Response Router::api(const Request& request, std::string_view path) const {
  if (const auto admitted = admit(request); !admitted) return bad(admitted.error());
  if (path == "/api/sealed") return sealed(request);
  const std::string* authorization = single(request, "authorization");
  // A window that was loaded again has the fingerprint only, and it opens nothing but this.
  const bool key = path == "/api/key";
  if (authorization == nullptr ||
      !same_secret(*authorization, "Bearer " + (key ? fingerprint_ : config_.token))) {
    Response response = error_response(
        401, {ErrorCode::Forbidden, "Authorization", "the token is missing or wrong"});
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
  }
  if (!key) return ask(request, path);
  if (request.method != "GET") return wrong_method(request, "GET");
  return json_response(200, R"({"token":")" + config_.token + R"("})");
}

Response Router::sealed(const Request& outer) const {
  if (outer.method != "POST") return wrong_method(outer, "POST");
  const auto inner = sealed_question(config_.token, outer);
  if (!inner) {
    return error_response(
        401, {ErrorCode::Forbidden, "body", "not sealed with the token of this start"});
  }
  const std::string_view path = std::string_view(inner->target).substr(0, inner->target.find('?'));
  const bool api = path.starts_with("/api/");
  return sealed_answer(config_.token, outer, api ? ask(*inner, path) : page(*inner, path));
}

Response Router::ask(const Request& request, std::string_view path) const {
  const auto recorded = knot_address(path);
  if (recorded && config_.knots != nullptr) return record(request, *recorded);
  const auto of_diary = diary_action(path);
  if (of_diary && config_.diary.diary != nullptr) return diary(request, *of_diary);
  const auto of_causes = causes_action(path);
  if (of_causes && config_.causes != nullptr) return causes(request, *of_causes);
  const auto of_data = data_action(path);
  if (of_data && config_.data.data != nullptr) return data(request, *of_data);
  static constexpr std::array<std::string_view, 7> readable = {
      "/api/health",        "/api/atlas",        "/api/body_map",  "/api/safety/red_flags",
      "/api/safety/intake", "/api/atlas/claims", "/api/atlas/care"};
  static constexpr std::array<std::string_view, 4> askable = {"/api/safety", "/api/locate",
                                                              "/api/locate/explain", "/api/plan"};
  const bool read = std::find(readable.begin(), readable.end(), path) != readable.end();
  const bool ask = std::find(askable.begin(), askable.end(), path) != askable.end();
  if (!read && !ask) return bad({ErrorCode::NotFound, std::string(path), "no such address"});
  const std::string allowed = read ? "GET" : "POST";
  if (request.method != allowed) return wrong_method(request, allowed);
  return read ? catalogue(path) : post(request, path);
}

Response Router::catalogue(std::string_view path) const {
  if (path == "/api/atlas") return json_response(200, atlas_);
  if (path == "/api/body_map") return json_response(200, config_.loaded->body_map);
  if (path == "/api/safety/red_flags") return json_response(200, red_flags_);
  if (path == "/api/safety/intake") return json_response(200, intake_);
  if (path == "/api/atlas/claims") return json_response(200, claims_);
  if (path == "/api/atlas/care") return json_response(200, care_);
  return json_response(200, R"({"version":")" UNKNOT_VERSION R"("})");
}

Response Router::post(const Request& request, std::string_view path) const {
  const std::string* type = single(request, "content-type");
  if (type == nullptr || !is_json(*type)) return not_json();
  const body::Knowledge& knowledge = config_.loaded->knowledge;
  if (path == "/api/plan") {
    const auto asked = json::read_plan_request(request.body, knowledge);
    return asked ? answer_or_error(ask_plan(knowledge, *asked)) : bad(asked.error());
  }
  if (path == "/api/locate/explain") {
    const auto asked = json::read_why_request(request.body);
    return asked ? answer_or_error(ask_why(knowledge, *asked)) : bad(asked.error());
  }
  const auto asked = json::read_locate_request(request.body);
  if (!asked) return bad(asked.error());
  if (path == "/api/safety") return answer_or_error(ask_safety(knowledge, *asked));
  return answer_or_error(ask_locate(knowledge, *asked));
}

Response Router::record(const Request& request, const KnotAddress& address) const {
  const auto action = knot_action(address, request.method);
  if (!action) return wrong_method(request, std::string(methods_of(address)));
  const std::string* type = single(request, "content-type");
  if (request.method == "POST" && (type == nullptr || !is_json(*type))) return not_json();
  const auto answer = answer_knots(*config_.knots, {.action = *action,
                                                    .knot_id = address.knot_id.value_or(0),
                                                    .body = request.body,
                                                    .moment = config_.now()});
  return json_or_error(answer);
}

Response Router::diary(const Request& request, DiaryAction action) const {
  if (auto refused = wrong_form(request, method_of(action))) return std::move(*refused);
  if (action == DiaryAction::Questions) return json_response(200, questions_);
  return json_or_error(answer_diary(
      config_.diary, {.action = action, .body = request.body, .moment = config_.now()}));
}

Response Router::causes(const Request& request, CausesAction action) const {
  if (auto refused = wrong_form(request, method_of(action))) return std::move(*refused);
  const std::string_view target = request.target;
  const std::size_t mark = std::min(target.find('?'), target.size());
  return json_or_error(answer_causes(*config_.causes, config_.loaded->knowledge.atlas,
                                     {.action = action,
                                      .query = target.substr(std::min(target.size(), mark + 1)),
                                      .body = request.body,
                                      .moment = config_.now()}));
}

Response Router::data(const Request& request, DataAction action) const {
  if (auto refused = wrong_form(request, method_of(action))) return std::move(*refused);
  return json_or_error(
      answer_data(config_.data, {.action = action, .body = request.body, .moment = config_.now()}));
}

/// The page holds no data, so it needs no token; the Host check still keeps other names out.
Response Router::page(const Request& request, std::string_view path) const {
  const std::string* host = single(request, "host");
  if (host == nullptr || *host != address_) {
    return bad({ErrorCode::Forbidden, "Host", "only this computer's own address is served"});
  }
  if (request.method != "GET" && request.method != "HEAD") {
    return wrong_method(request, "GET, HEAD");
  }
  const bool rooted = path.starts_with('/');
  const std::string_view name = path == "/" ? "index.html" : rooted ? path.substr(1) : "";
  for (const Asset& asset : config_.page) {
    if (asset.path != name) continue;
    Response response;
    response.headers.emplace_back("Content-Type", std::string(content_type(asset.path)));
    std::string tag(1, '"');
    tag.append(asset.etag).append(1, '"');
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    const std::string* known = single(request, "if-none-match");
    if (known != nullptr && *known == tag) {
      response.status = 304;
    } else {
      response.view = asset.bytes;
    }
    return response;
  }
  Response response{.status = 404};
  response.body = "Nothing lives at this address.\n";
  if (config_.page.empty()) response.body = "The page was not built into this program.\n";
  response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  return response;
}

}  // namespace unknot::server
