#include "server/diary_routes.h"

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
  service::Data data{{.store_path = folder.file(), .key_cost = {.rounds = 1, .memory_kib = 64}}};
  Result<json> ask(DiaryAction action, std::string_view body = "{}") {
    UNKNOT_TRY(const std::string answer,
               answer_diary({.diary = &diary, .data = &data, .zones = &zones},
                            {.action = action, .body = body, .moment = evening}));
    return json::parse(answer);
  }
};

TEST(DiaryRoutes, KnowTheirAddressesAndMethods) {
  EXPECT_EQ(diary_action("/api/diary/log"), DiaryAction::Log);
  EXPECT_EQ(diary_action("/api/diary/today"), DiaryAction::Today);
  EXPECT_FALSE(diary_action("/api/diary"));
  EXPECT_FALSE(diary_action("/api/diary/log/"));
  EXPECT_EQ(method_of(DiaryAction::Today), "GET");
  EXPECT_EQ(method_of(DiaryAction::Days), "POST");
}

TEST(DiaryRoutes, ADayIsWrittenCorrectedShownAndDeleted) {
  Held held;
  const auto logged = held.ask(DiaryAction::Log, R"({"entries":[
    {"kind":"answer","about":"stress","value":8},{"kind":"check_in"}]})");
  ASSERT_TRUE(logged) << logged.error().where;
  const auto corrected = held.ask(DiaryAction::Log, R"({"entries":[
    {"kind":"answer","about":"stress","value":3,"note":"I had mixed it up"}]})");
  ASSERT_TRUE(corrected);
  const auto day = held.ask(DiaryAction::Day).value();
  ASSERT_EQ(day["entries"].size(), 2U);
  EXPECT_EQ(day["entries"][1]["entry"]["value"], 3);
  EXPECT_EQ(day["entries"][1]["earlier"][0]["value"], 8);
  const auto days = held.ask(DiaryAction::Days).value();
  EXPECT_EQ(days["days"], json::parse("[7]"));
  EXPECT_TRUE(held.ask(DiaryAction::Today).value()["checked_in"].get<bool>());
  EXPECT_TRUE(held.ask(DiaryAction::CheckIn).value()["checked_in"].get<bool>());
  const auto gone = held.ask(DiaryAction::Delete, R"({"everything":true,"days":1})");
  EXPECT_EQ(gone.value()["entries"], 3);
}

TEST(DiaryRoutes, PassFaultsOnWithTheirPlace) {
  Held held;
  const auto refused =
      held.ask(DiaryAction::Log, R"({"entries":[{"kind":"answer","about":"stress","value":11}]})");
  EXPECT_EQ(refused.error().where, "entries[0].value");
  EXPECT_EQ(held.ask(DiaryAction::Day, R"({"date":"2026-02-30"})").error().where, "date");
  EXPECT_EQ(held.ask(DiaryAction::CheckIn, "nonsense").error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace unknot::server
