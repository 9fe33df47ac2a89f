#include "server/sealed.h"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "server/knowledge_source.h"
#include "server/router.h"

namespace unknot::server {
namespace {

using Json = nlohmann::json;

const std::string token = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const std::string other(64, 'f');
const std::string pains = R"({"pains": [{"region": "temple", "side": "right", "nrs_0_10": 6}]})";

std::string from_hex(std::string_view digits) {
  std::string out;
  for (std::size_t k = 0; k < digits.size(); k += 2) {
    out += static_cast<char>(std::stoi(std::string(digits.substr(k, 2)), nullptr, 16));
  }
  return out;
}

/// Made by WebCrypto and by another library; web/src/engine/sealed.test.ts holds it as well.
const std::string health = from_hex(
    "0102030405060708090a0b0c3d375180c776d528c590dea0009b77188ac99df399dfecbd772c42677ba22963");

TEST(Sealed, OpensWhatTheBrowserSealed) {
  EXPECT_EQ(unseal(token, "unknot question", health), "GET /api/health\n");
  EXPECT_EQ(fingerprint_of(std::string(64, 'a')),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST(Sealed, IsBrokenByOneOtherBitOneOtherUseAnotherToken) {
  for (std::size_t k = 0; k < health.size(); ++k) {
    std::string changed = health;
    changed[k] = static_cast<char>(changed[k] ^ 1);
    EXPECT_FALSE(unseal(token, "unknot question", changed)) << k;
    EXPECT_FALSE(unseal(token, "unknot question", health.substr(0, k))) << k;
  }
  EXPECT_FALSE(unseal(token, "unknot answer", health));
  EXPECT_FALSE(unseal(other, "unknot question", health));
}

TEST(Sealed, NeverLooksTheSameTwice) {
  std::set<std::string> seen;
  for (int k = 0; k < 100; ++k) seen.insert(seal(token, "x", "temple").value());
  EXPECT_EQ(seen.size(), 100U);
  EXPECT_EQ(unseal(token, "x", *seen.begin()), "temple");
  EXPECT_EQ(unseal(token, "x", seal(token, "x", "").value()), "");
}

// Through the router

constexpr std::array<Asset, 2> assets = {
    Asset{.path = "figures/bridge.svg", .bytes = "<svg/>", .etag = "1"},
    Asset{.path = "index.html", .bytes = "<!doctype html>", .etag = "2"}};

const Router& router() {
  static const json::LoadedKnowledge loaded = load_knowledge(std::nullopt).value();
  static const Router own(
      {.loaded = &loaded, .token = token, .host = "127.7.8.9", .port = 8765, .page = assets});
  return own;
}

Request outer(const std::string& body) {
  return {.method = "POST",
          .target = "/api/sealed",
          .headers = {{"host", "127.7.8.9:8765"},
                      {"origin", "http://127.7.8.9:8765"},
                      {"sec-fetch-site", "same-origin"},
                      {"content-type", "application/octet-stream"}},
          .body = body};
}

struct Opened {
  int status = 0;
  std::string body;
};

/// Nothing when the answer does not open with the token for exactly this question.
std::optional<Opened> ask(const std::string& question) {
  const Request request = outer(seal(token, "unknot question", question).value());
  const Response response = router().respond(request);
  EXPECT_EQ(response.status, 200);
  const auto text = unseal(token, "unknot answer " + request.body.substr(0, 12), response.bytes());
  if (!text) return {};
  const std::size_t line = text->find('\n');
  return Opened{std::stoi(text->substr(0, line)), text->substr(line + 1)};
}

TEST(SealedRoute, AnswersEveryQuestionAsTheOpenRoutesDo) {
  EXPECT_TRUE(Json::parse(ask("GET /api/health\n")->body).contains("version"));
  const auto located = ask("POST /api/locate\n" + pains);
  EXPECT_EQ(located->status, 200);
  EXPECT_TRUE(Json::parse(located->body).contains("muscles"));
  EXPECT_EQ(ask("POST /api/locate\n{")->status, 400);
  EXPECT_EQ(ask("GET /api/locate\n")->status, 405);
  EXPECT_EQ(ask("GET /api/nothing\n")->status, 404);
  EXPECT_EQ(ask("GET /figures/bridge.svg\n")->body, "<svg/>");
  EXPECT_EQ(ask("GET /figures/none.svg\n")->status, 404);
}

TEST(SealedRoute, NeitherAnswersInsideItselfNorGivesTheTokenAway) {
  EXPECT_EQ(ask("POST /api/sealed\n")->status, 404);
  EXPECT_EQ(ask("GET /api/key\n")->status, 404);
}

TEST(SealedRoute, TakesNothingThatWasSealedOtherwise) {
  for (const std::string& body : {std::string(), std::string("{}"), std::string(28, '\0'),
                                  seal(other, "unknot question", "GET /api/health\n").value(),
                                  seal(token, "unknot answer", "GET /api/health\n").value(),
                                  seal(token, "unknot question", "GET").value(),
                                  seal(token, "unknot question", "GET\n/api/health ").value()}) {
    EXPECT_EQ(router().respond(outer(body)).status, 401);
  }
  Request read = outer(health);
  read.method = "GET";
  EXPECT_EQ(router().respond(read).status, 405);
}

TEST(SealedRoute, StandsBehindTheSameDoor) {
  const auto with = [](const std::string& name, const std::string& value) {
    Request request = outer(health);
    request.headers.erase(name);
    request.headers.emplace(name, value);
    return router().respond(request).status;
  };
  EXPECT_EQ(with("host", "127.7.8.9:8765"), 200);
  EXPECT_EQ(with("host", "127.0.0.1:8765"), 403);
  EXPECT_EQ(with("host", "127.7.8.9"), 403);
  EXPECT_EQ(with("origin", "http://127.0.0.1:8765"), 403);
  EXPECT_EQ(with("sec-fetch-site", "cross-site"), 403);
}

TEST(KeyRoute, GivesTheTokenForItsFingerprintAlone) {
  const auto answer = [](const std::string& target, const std::string& bearer) {
    Request request = outer("");
    request.method = "GET";
    request.target = target;
    request.headers.emplace("authorization", "Bearer " + bearer);
    return router().respond(request);
  };
  const Response key = answer("/api/key", fingerprint_of(token));
  EXPECT_EQ(key.status, 200);
  EXPECT_EQ(Json::parse(key.bytes())["token"], token);
  EXPECT_EQ(answer("/api/key", token).status, 401);
  EXPECT_EQ(answer("/api/key", fingerprint_of(other)).status, 401);
  EXPECT_EQ(answer("/api/atlas", fingerprint_of(token)).status, 401);
}

TEST(Host, CannotBeKnownBefore) {
  std::set<std::string> seen;
  for (int k = 0; k < 200; ++k) {
    const std::string host = make_host().value();
    EXPECT_TRUE(host.starts_with("127.")) << host;
    EXPECT_FALSE(host.starts_with("127.0.")) << host;
    seen.insert(host);
  }
  // Of 200 out of 16 million, two alike come about once in 800 runs, four alike never.
  EXPECT_GE(seen.size(), 198U);
}

}  // namespace
}  // namespace unknot::server
