#include "server/knot_routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/knowledge_source.h"
#include "server/router.h"
#include "store/test_store.h"

namespace unknot::server {
namespace {

using Json = nlohmann::json;

const std::string token(64, 'a');
const std::string body =
    R"({"located": {"pains": [{"region": "neck_shoulder_angle", "side": "right", "nrs_0_10": 6}],
        "flags_none": true}, "members": [{"muscle": "levator_scapulae", "side": "right"}]})";
const std::string again = R"({"located": {"pains": [], "flags_none": true,
    "answers": {"press_levator_scapulae_r": "no"}}})";

Moment moment() { return {.at_ms = 1, .zone = "UTC", .date = "2026-02-02"}; }

const json::LoadedKnowledge& loaded() {
  static const auto own = load_knowledge(std::nullopt).value();
  return own;
}

TEST(KnotAddress, KnowsTheAddressesAndNoOthers) {
  for (const char* path : {"/api/knots", "/api/knots/keep", "/api/knots/7", "/api/knots/7/press",
                           "/api/knots/7/look", "/api/knots/7/close", "/api/knots/7/reopen"}) {
    EXPECT_TRUE(knot_address(path)) << path;
  }
  for (const char* path :
       {"/api/knot", "/api/knotsx", "/api/knots/", "/api/knots/0", "/api/knots/07", "/api/knots/-1",
        "/api/knots/1/", "/api/knots/1/erase", "/api/knots/a", "/api/knots/1/press/2",
        "/api/knots/9999999999999999", "/api/knots/keep/1"}) {
    EXPECT_FALSE(knot_address(path)) << path;
  }
}

TEST(KnotAddress, EachHasItsMethods) {
  const auto methods = [](const char* path) { return methods_of(*knot_address(path)); };
  EXPECT_EQ(methods("/api/knots"), "GET");
  EXPECT_EQ(methods("/api/knots/7"), "GET, DELETE");
  EXPECT_EQ(methods("/api/knots/7/look"), "POST");
  EXPECT_FALSE(knot_action(*knot_address("/api/knots"), "DELETE"));
  EXPECT_EQ(knot_action(*knot_address("/api/knots/7"), "DELETE"), KnotAction::Erase);
}

/// A router with a record of its own.
class KnotRoutes : public ::testing::Test {
 protected:
  [[nodiscard]] Response ask(const std::string& method, const std::string& target,
                             const std::string& sent = "") const {
    Request request{.method = method,
                    .target = target,
                    .headers = {{"host", "127.0.0.1:8765"}, {"authorization", "Bearer " + token}},
                    .body = sent};
    if (method == "POST") request.headers.emplace("content-type", "application/json");
    return router_.respond(request);
  }

  [[nodiscard]] Json answer(const std::string& method, const std::string& target,
                            const std::string& sent = "") const {
    const Response response = ask(method, target, sent);
    EXPECT_EQ(response.status, 200) << response.bytes();
    return Json::parse(response.bytes());
  }

  store::testing::Folder folder_;
  service::Knots record_{{.knowledge = &loaded().knowledge,
                          .store_path = folder_.file(),
                          .program_version = "0",
                          .knowledge_version = loaded().version}};
  Router router_{{.loaded = &loaded(),
                  .token = token,
                  .port = 8765,
                  .page = {},
                  .knots = &record_,
                  .now = moment}};
};

TEST_F(KnotRoutes, TheWholeLifeOfAKnot) {
  EXPECT_TRUE(answer("GET", "/api/knots")["knots"].empty());
  const std::string id = answer("POST", "/api/knots/keep", body)["knot_ids"][0].dump();
  const std::string knot = "/api/knots/" + id;
  EXPECT_EQ(answer("GET", knot)["looks"].size(), 1U);
  EXPECT_FALSE(answer("POST", knot + "/press", again)["tests"].empty());
  EXPECT_EQ(answer("POST", knot + "/look", again)["stored"], true);
  EXPECT_EQ(answer("POST", knot + "/close", R"({"as": "gone"})")["state"], "closed_gone");
  EXPECT_EQ(answer("POST", knot + "/reopen", "{}")["state"], "open");
  EXPECT_EQ(answer("GET", "/api/knots")["knots"][0]["looks"], 2);
  EXPECT_TRUE(answer("DELETE", knot)["knots"].empty());
  EXPECT_EQ(ask("GET", knot).status, 404);
}

TEST_F(KnotRoutes, APosteriorFromThePageIsRefused) {
  const std::string forged = body.substr(0, body.size() - 1) + R"(, "probability": 1})";
  EXPECT_EQ(ask("POST", "/api/knots/keep", forged).status, 400);
}

TEST_F(KnotRoutes, ARefusalForSafetyIsAnAnswerAndKeepsNothing) {
  const std::string flagged =
      R"({"located": {"pains": [{"region": "neck_shoulder_angle", "side": "right", "nrs_0_10": 6}],
          "flags_none": true, "flags": {"dissection": "yes"}},
          "members": [{"muscle": "levator_scapulae", "side": "right"}]})";
  const Json kept = answer("POST", "/api/knots/keep", flagged);
  EXPECT_TRUE(kept["knot_ids"].empty());
  EXPECT_FALSE(kept["red_flags"]["raised"].empty());
  EXPECT_TRUE(answer("GET", "/api/knots")["knots"].empty());
}

TEST_F(KnotRoutes, MethodsAndContentTypesAreChecked) {
  EXPECT_EQ(ask("DELETE", "/api/knots").status, 405);
  EXPECT_EQ(ask("GET", "/api/knots/keep").status, 405);
  EXPECT_EQ(ask("PUT", "/api/knots/1").status, 405);
  EXPECT_EQ(ask("GET", "/api/knots/x").status, 404);
  const Request bare{.method = "POST",
                     .target = "/api/knots/keep",
                     .headers = {{"host", "127.0.0.1:8765"}, {"authorization", "Bearer " + token}},
                     .body = body};
  EXPECT_EQ(router_.respond(bare).status, 415);
}

TEST_F(KnotRoutes, WithoutTheTokenNothingIsDeleted) {
  const std::string id = answer("POST", "/api/knots/keep", body)["knot_ids"][0].dump();
  Request stranger{.method = "DELETE",
                   .target = "/api/knots/" + id,
                   .headers = {{"host", "127.0.0.1:8765"}},
                   .body = {}};
  EXPECT_EQ(router_.respond(stranger).status, 401);
  stranger.headers.emplace("authorization", "Bearer " + token);
  stranger.headers.emplace("origin", "http://evil.example");
  EXPECT_EQ(router_.respond(stranger).status, 403);
  EXPECT_EQ(answer("GET", "/api/knots")["knots"].size(), 1U);
}

TEST_F(KnotRoutes, AFaultOfTheStoreHasItsStatus) {
  store::testing::write_bytes(folder_.file(), std::string(5000, 'x'));
  const Response response = ask("GET", "/api/knots");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(Json::parse(response.bytes())["error"]["code"], "not_a_store");
}

}  // namespace
}  // namespace unknot::server
