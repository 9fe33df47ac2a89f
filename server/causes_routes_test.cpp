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
  Result<json> ask(CausesAction action, std::string_view body = "{}", std::string_view query = "") {
    const CausesCall call{.action = action, .query = query, .body = body, .moment = evening};
    UNKNOT_TRY(const std::string answer, answer_causes(causes, laws::real().knowledge.atlas, call));
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

void expect_refused(std::string_view query, ErrorCode code, std::string_view where) {
  const auto refused = read_causes_place(laws::real().knowledge.atlas, query);
  ASSERT_FALSE(refused.has_value()) << query;
  EXPECT_EQ(refused.error().code, code) << query;
  EXPECT_EQ(refused.error().where, where) << query;
}

TEST(CausesRoutes, ReadAPlaceAsOtherRequestsSayIt) {
  const auto place = [](std::string_view query) {
    return read_causes_place(laws::real().knowledge.atlas, query).value();
  };
  EXPECT_FALSE(place(""));
  EXPECT_EQ(place("region=temple&side=left")->region, "temple");
  EXPECT_EQ(place("side=right&region=temple")->side, body::PaintSide::Right);
  EXPECT_EQ(place("region=temple&side=unknown")->side, body::PaintSide::Unknown);
  EXPECT_EQ(place("region=sternum")->side, body::PaintSide::Midline);
  EXPECT_EQ(place("region=sternum&side=")->side, body::PaintSide::Midline);
}

TEST(CausesRoutes, RefuseAPlaceThatThereIsNot) {
  expect_refused("region=moon&side=left", ErrorCode::UnknownId, "region");
  expect_refused("region=", ErrorCode::UnknownId, "region");
  expect_refused("region=temple&side=top", ErrorCode::UnknownId, "side");
  expect_refused("region=temple", ErrorCode::Contradiction, "side");
  expect_refused("region=sternum&side=left", ErrorCode::Contradiction, "side");
  expect_refused("side=left", ErrorCode::MissingField, "region");
  expect_refused("place=temple_l", ErrorCode::UnknownField, "place");
  expect_refused("&", ErrorCode::UnknownField, "");
  expect_refused("region=temple&region=neck&side=left", ErrorCode::DuplicateId, "region");
}

TEST(CausesRoutes, EachOfThemTakesAPlace) {
  Held held;
  constexpr std::string_view temple = "region=temple&side=left";
  const auto answer = held.ask(CausesAction::Answer, "{}", temple);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ((*answer)["causes"]["place_region"], "temple");
  EXPECT_EQ((*answer)["causes"]["place_side"], "left");
  EXPECT_TRUE((*answer)["places"].empty());
  for (const auto action : {CausesAction::Answer, CausesAction::Progress, CausesAction::Cancel}) {
    EXPECT_TRUE(held.ask(action, "{}", temple).has_value());
    EXPECT_EQ(held.ask(action, "{}", "region=moon").error().code, ErrorCode::UnknownId);
  }
  const auto what_if = held.ask(CausesAction::WhatIf, R"({"changes":[]})", "region=moon");
  EXPECT_EQ(what_if.error().code, ErrorCode::UnknownId);
}

}  // namespace
}  // namespace unknot::server
