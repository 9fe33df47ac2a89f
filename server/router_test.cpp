#include "server/router.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "server/assets.h"
#include "server/knowledge_source.h"

namespace unknot::server {
namespace {

using Json = nlohmann::json;

const std::string token(64, 'a');
const std::string pains = R"({"pains": [{"region": "temple", "side": "right", "nrs_0_10": 6}]})";
constexpr std::array<Asset, 4> assets = {
    Asset{.path = "LICENSE", .bytes = "Apache", .etag = "33"},
    Asset{.path = "NOTICE.md", .bytes = "# Notices", .etag = "44"},
    Asset{.path = "assets/app.js", .bytes = "let a;", .etag = "22"},
    Asset{.path = "index.html", .bytes = "<!doctype html>", .etag = "11"}};
const std::vector<std::string> readable = {
    "/api/health",           "/api/atlas",         "/api/body_map",  "/api/atlas/claims",
    "/api/safety/red_flags", "/api/safety/intake", "/api/atlas/care"};

const Router& router() {
  static const json::LoadedKnowledge loaded = load_knowledge(std::nullopt).value();
  static const Router own({.loaded = &loaded, .token = token, .port = 8765, .page = assets});
  return own;
}

/// A request as the page sends it.
Request get(const std::string& target) {
  return {.method = "GET",
          .target = target,
          .headers = {{"host", "127.0.0.1:8765"},
                      {"authorization", "Bearer " + token},
                      {"sec-fetch-site", "same-origin"}},
          .body = {}};
}

Request post(const std::string& target, const std::string& body) {
  Request out = get(target);
  out.method = "POST";
  out.body = body;
  out.headers.emplace("origin", "http://127.0.0.1:8765");
  out.headers.emplace("content-type", "application/json");
  return out;
}

Request with(Request request, const std::string& name, const std::string& value) {
  request.headers.erase(name);
  request.headers.emplace(name, value);
  return request;
}

Request without(Request request, const std::string& name) {
  request.headers.erase(name);
  return request;
}

std::string header(const Response& response, const std::string& name) {
  for (const auto& [own, value] : response.headers) {
    if (own == name) return value;
  }
  return {};
}

void expect_refused(const Request& request, int status, const std::string& code,
                    const std::string& where) {
  SCOPED_TRACE(request.method + " " + request.target);
  const Response response = router().respond(request);
  EXPECT_EQ(response.status, status) << response.bytes();
  const Json error = Json::parse(response.bytes())["error"];
  EXPECT_EQ(error["code"], code);
  EXPECT_EQ(error["where"], where);
}

/// Refused on a route that reads and on one that is asked.
void expect_refused_everywhere(const std::string& name, const std::string& value, int status) {
  for (const Request& good : {get("/api/atlas"), post("/api/locate", pains)}) {
    const Response response = router().respond(with(good, name, value));
    EXPECT_EQ(response.status, status) << name << ": " << value << ", " << good.target;
    EXPECT_EQ(Json::parse(response.bytes())["error"]["code"], "forbidden");
  }
}

TEST(Router, AnswersWhatThePageAsks) {
  for (const std::string& path : readable) {
    const Response response = router().respond(get(path));
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_TRUE(Json::accept(response.bytes())) << path;
    EXPECT_EQ(header(response, "Cache-Control"), "no-store") << path;
    EXPECT_EQ(header(response, "Content-Type"), "application/json; charset=utf-8") << path;
  }
  EXPECT_TRUE(
      Json::parse(router().respond(post("/api/safety", pains)).bytes()).contains("red_flags"));
  EXPECT_TRUE(
      Json::parse(router().respond(post("/api/locate", pains)).bytes()).contains("muscles"));
  const Response plan = router().respond(post("/api/plan", R"({"located": )" + pains + "}"));
  EXPECT_EQ(plan.status, 200) << plan.bytes();
}

TEST(Router, TheTokenIsNeededWholeAndOnce) {
  const std::string bearer = "Bearer " + token;
  for (const std::string& value :
       {std::string(), std::string("Bearer "), std::string("Bearer"), token, "bearer " + token,
        "Bearer  " + token, bearer + " ", bearer + "a", bearer.substr(0, bearer.size() - 1),
        "Bearer " + std::string(64, 'b'), "Bearer " + std::string(63, 'a') + "b",
        std::string(100000, 'a')}) {
    expect_refused_everywhere("authorization", value, 401);
  }
  expect_refused(without(get("/api/atlas"), "authorization"), 401, "forbidden", "Authorization");
  Request twice = get("/api/atlas");
  twice.headers.emplace("authorization", bearer);
  expect_refused(twice, 401, "forbidden", "Authorization");
  EXPECT_EQ(header(router().respond(twice), "WWW-Authenticate"), "Bearer");
}

TEST(Router, ATokenInTheAddressIsWorthNothing) {
  expect_refused(without(get("/api/atlas?token=" + token), "authorization"), 401, "forbidden",
                 "Authorization");
}

TEST(Router, OnlyThisComputersOwnNameIsServed) {
  for (const char* host : {"evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:87651",
                           "localhost", "localhost:8765", "127.0.0.1:8765.evil.example", "",
                           "[::1]:8765", "0.0.0.0:8765", " 127.0.0.1:8765"}) {
    expect_refused_everywhere("host", host, 403);
    EXPECT_EQ(router().respond(with(get("/"), "host", host)).status, 403) << host;
  }
  EXPECT_EQ(router().respond(without(get("/"), "host")).status, 403);
  Request twice = get("/api/atlas");
  twice.headers.emplace("host", "127.0.0.1:8765");
  expect_refused(twice, 403, "forbidden", "Host");
}

TEST(Router, AForeignOriginIsRefusedAlsoWithTheToken) {
  for (const char* origin : {"http://evil.example", "null", "", "https://127.0.0.1:8765",
                             "http://127.0.0.1:8766", "http://127.0.0.1", "http://localhost:8765",
                             "http://127.0.0.1:8765.evil.example", "HTTP://127.0.0.1:8765"}) {
    expect_refused_everywhere("origin", origin, 403);
  }
  EXPECT_EQ(router().respond(without(post("/api/locate", pains), "origin")).status, 200);
  Request twice = post("/api/locate", pains);
  twice.headers.emplace("origin", "http://127.0.0.1:8765");
  expect_refused(twice, 403, "forbidden", "Origin");
}

TEST(Router, OnlyARequestOfThePageItselfOrOfNoPageIsServed) {
  for (const char* site : {"cross-site", "same-site", "none", "", "Same-Origin", "same-origin,"}) {
    expect_refused_everywhere("sec-fetch-site", site, 403);
  }
  EXPECT_EQ(router().respond(without(get("/api/atlas"), "sec-fetch-site")).status, 200);
  Request twice = get("/api/atlas");
  twice.headers.emplace("sec-fetch-site", "same-origin");
  expect_refused(twice, 403, "forbidden", "Sec-Fetch-Site");
}

TEST(Router, AQuestionDeclaresThatItIsJson) {
  for (const char* type : {"text/plain", "", "application/x-www-form-urlencoded",
                           "multipart/form-data", "application/jsonp", "text/json"}) {
    expect_refused(with(post("/api/locate", pains), "content-type", type), 415, "unsupported",
                   "Content-Type");
  }
  expect_refused(without(post("/api/plan", "{}"), "content-type"), 415, "unsupported",
                 "Content-Type");
  Request twice = post("/api/locate", pains);
  twice.headers.emplace("content-type", "application/json");
  expect_refused(twice, 415, "unsupported", "Content-Type");
  for (const char* type : {"application/json; charset=utf-8", "application/json;charset=UTF-8"}) {
    EXPECT_EQ(router().respond(with(post("/api/locate", pains), "content-type", type)).status, 200);
  }
}

TEST(Router, ARouteTakesItsOwnMethodOnly) {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "HEAD", "get", "", "TRACE"}) {
    Request request = get("/api/atlas");
    request.method = method;
    expect_refused(request, 405, "unsupported", method);
    EXPECT_EQ(header(router().respond(request), "Allow"), "GET");
  }
  expect_refused(get("/api/locate"), 405, "unsupported", "GET");
  Request page = get("/");
  page.method = "POST";
  expect_refused(page, 405, "unsupported", "POST");
  EXPECT_EQ(header(router().respond(page), "Allow"), "GET, HEAD");
}

TEST(Router, UnknownAddressesAreNotFoundAndNotGuessed) {
  for (const char* path : {"/api", "/api/", "/api/atlas/", "/api//atlas", "/api/Atlas",
                           "/api/atlas%2f", "/api/../api/atlas", "/api/plan/x"}) {
    expect_refused(get(path), 404, "not_found", path);
  }
  EXPECT_EQ(router().respond(get("/api/atlas?x=1")).status, 200) << "a query changes nothing";
}

TEST(Router, NoPathLeadsOutOfThePage) {
  for (const char* path : {"/../router.cpp", "/..%2f..%2fetc/passwd", "/assets/../index.html",
                           "//index.html", "/assets/", "/assets", "/index.html/", "index.html", "",
                           "*", "/index.html%00.js", "http://127.0.0.1:8765/"}) {
    const Response response = router().respond(get(path));
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_EQ(response.bytes(), "Nothing lives at this address.\n") << path;
  }
}

TEST(Router, ThePageNeedsNoTokenAndIsKeptByItsTag) {
  const Request request = without(get("/"), "authorization");
  const Response fresh = router().respond(request);
  EXPECT_EQ(fresh.status, 200);
  EXPECT_EQ(fresh.bytes(), "<!doctype html>");
  EXPECT_EQ(header(fresh, "ETag"), "\"11\"");
  EXPECT_EQ(header(fresh, "Cache-Control"), "no-cache");
  EXPECT_EQ(header(fresh, "Content-Type"), "text/html; charset=utf-8");
  const Response kept = router().respond(with(request, "if-none-match", "\"11\""));
  EXPECT_EQ(kept.status, 304);
  EXPECT_TRUE(kept.bytes().empty());
  for (const char* tag : {"\"12\"", "11", "", "\"11", "W/\"11\""}) {
    EXPECT_EQ(router().respond(with(request, "if-none-match", tag)).status, 200) << tag;
  }
  EXPECT_EQ(header(router().respond(get("/assets/app.js")), "Content-Type"),
            "text/javascript; charset=utf-8");
  Request head = request;
  head.method = "HEAD";
  EXPECT_EQ(router().respond(head).status, 200);
}

TEST(Router, TheNoticesAreServedAsPlainText) {
  for (const char* path : {"/NOTICE.md", "/LICENSE"}) {
    const Response response = router().respond(get(path));
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_EQ(header(response, "Content-Type"), "text/plain; charset=utf-8") << path;
  }
}

TEST(Router, TheProgramCarriesTheNoticesWithItsPage) {
  const auto page = page_assets();
  if (page.empty()) GTEST_SKIP() << "the page was not built";
  for (const char* name : {"LICENSE", "NOTICE.md"}) {
    EXPECT_TRUE(std::any_of(page.begin(), page.end(), [&](const Asset& own) {
      return own.path == name;
    })) << name;
  }
}

TEST(Router, AProgramWithoutAPageSaysSo) {
  static const json::LoadedKnowledge loaded = load_knowledge(std::nullopt).value();
  const Router bare({.loaded = &loaded, .token = token, .port = 8765, .page = {}});
  const Response response = bare.respond(get("/"));
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.bytes(), "The page was not built into this program.\n");
}

TEST(Router, EveryResponseIsGuardedAndOpensToNobodyElse) {
  Request large = post("/api/locate", std::string(body_bytes_max + 1, ' '));
  Request options = get("/api/locate");
  options.method = "OPTIONS";
  for (const Request& request :
       {get("/"), get("/api/atlas"), get("/nothing"), get("/api/nothing"), large, options,
        with(get("/"), "host", "evil.example"), with(get("/"), "if-none-match", "\"11\""),
        without(get("/api/atlas"), "authorization"), post("/api/locate", "{"),
        with(post("/api/plan", "{}"), "content-type", "text/plain")}) {
    SCOPED_TRACE(request.target);
    const Response response = router().respond(request);
    const std::string policy = header(response, "Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(policy.find("http"), std::string::npos) << "nobody else is asked";
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(header(response, "Cross-Origin-Resource-Policy"), "same-origin");
    for (const auto& [name, value] : response.headers) {
      EXPECT_NE(name.substr(0, 14), "Access-Control") << name;
      EXPECT_NE(name, "Set-Cookie");
    }
  }
}

TEST(Router, BadInputIsNamedByItsPlace) {
  expect_refused(post("/api/locate", "{"), 400, "malformed", "");
  expect_refused(post("/api/locate", ""), 400, "malformed", "");
  expect_refused(
      post("/api/locate", R"({"pains": [{"region": "temple", "side": "left", "nrs_0_10": 11}]})"),
      400, "out_of_range", "pains[0].nrs_0_10");
  expect_refused(
      post("/api/safety", R"({"pains": [{"region": "tail", "side": "left", "nrs_0_10": 1}]})"), 400,
      "unknown_id", "pains[0].region");
  expect_refused(post("/api/plan", R"({"located": {"pains": []}})"), 400, "missing_field", "pains");
  expect_refused(post("/api/locate", std::string(body_bytes_max + 1, ' ')), 413, "too_large",
                 "body");
}

TEST(Secret, AgreesOnlyWhenAllOfItAgrees) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  for (const char* given : {"", "ab", "abd", "abcd", "bbc", "ABC"}) {
    EXPECT_FALSE(same_secret(given, "abc")) << given;
  }
  EXPECT_FALSE(same_secret(std::string("abc\0", 4), "abc"));
  EXPECT_FALSE(same_secret("ab", std::string("ab\0", 3)));
}

TEST(Token, IsSixtyFourHexDigitsAndNeverTheSame) {
  const std::string first = make_token().value();
  EXPECT_EQ(first.size(), 64U);
  EXPECT_EQ(first.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(first, make_token().value());
}

}  // namespace
}  // namespace unknot::server
