#include "server/causes_routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "service/zones.h"
#include "store/test_store.h"
#include "tests/laws/real_knowledge.h"

namespace unknot::server {
namespace {

using nlohmann::json;

const Moment evening{.at_ms = 1'772'136'000'000, .zone = "UTC", .date = "2026-02-26"};

struct Held {
  store::testing::Folder folder;
  service::SystemZones zones;
  service::Diary diary{
      {.knowledge = &laws::real().knowledge, .zones = &zones, .store_path = folder.file()}};
  service::Causes causes{{.knowledge = &laws::real().knowledge, .diary = &diary}};
  Result<json> ask(CausesAction action, std::string_view body = "{}") {
    UNKNOT_TRY(const std::string answer,
               answer_causes(causes, {.action = action, .body = body, .moment = evening}));
    return json::parse(answer);
  }
};

TEST(CausesRoutes, KnowTheirAddressesAndMethods) {
  EXPECT_EQ(causes_action("/api/causes"), CausesAction::Answer);
  EXPECT_EQ(causes_action("/api/causes/what_if"), CausesAction::WhatIf);
  EXPECT_FALSE(causes_action("/api/causes/"));
  EXPECT_EQ(method_of(CausesAction::Answer), "GET");
  EXPECT_EQ(method_of(CausesAction::Progress), "GET");
  EXPECT_EQ(method_of(CausesAction::Cancel), "POST");
  EXPECT_EQ(method_of(CausesAction::WhatIf), "POST");
}

TEST(CausesRoutes, DayZeroHasAnAnswer) {
  Held held;
  const auto answer = held.ask(CausesAction::Answer);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ((*answer)["causes"]["headline"], "not_enough_days");
  EXPECT_EQ((*answer)["causes"]["groups"].size(), 5U);
  EXPECT_TRUE(held.ask(CausesAction::Progress).value().contains("state"));
  EXPECT_TRUE(held.ask(CausesAction::Cancel).value().contains("run"));
}

TEST(CausesRoutes, WhatIfNeedsDrawsAndAForm) {
  Held held;
  const auto nothing = held.ask(CausesAction::WhatIf, R"({"changes":[]})");
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().code, ErrorCode::NotFound);
  EXPECT_EQ(held.ask(CausesAction::WhatIf, "{").error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace unknot::server
