#include "server/data_routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "service/diary.h"
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
  service::Transfer transfer{{.knowledge = &laws::real().knowledge,
                              .zones = &zones,
                              .store_path = folder.file(),
                              .program_version = "0.0.0"}};
  Result<json> ask(DataAction action, std::string_view body = "{}") {
    UNKNOT_TRY(const std::string answer,
               answer_data({.data = &data, .transfer = &transfer},
                           {.action = action, .body = body, .moment = evening}));
    return json::parse(answer);
  }
  void write(double stress) {
    LogRequest request;
    request.drafts.resize(1);
    request.drafts[0].entry.kind = diary::EntryKind::Answer;
    request.drafts[0].entry.about = "stress";
    request.drafts[0].entry.value = stress;
    ASSERT_TRUE(diary.log(request, evening));
  }
};

TEST(DataRoutes, KnowTheirAddressesAndMethods) {
  EXPECT_EQ(data_action("/api/data"), DataAction::State);
  EXPECT_EQ(data_action("/api/data/restore"), DataAction::Restore);
  EXPECT_FALSE(data_action("/api/data/restore/etc/passwd"));
  EXPECT_EQ(method_of(DataAction::Export), "GET");
  EXPECT_EQ(method_of(DataAction::Backup), "POST");
}

TEST(DataRoutes, ABackupBringsTheDayBackWhileTheDiaryIsOpen) {
  Held held;
  EXPECT_FALSE(held.ask(DataAction::State).value()["exists"].get<bool>());
  EXPECT_EQ(held.ask(DataAction::Backup).error().code, ErrorCode::NotFound);
  held.write(5);
  const json made = held.ask(DataAction::Backup).value();
  ASSERT_EQ(made["backups"].size(), 1U);
  EXPECT_EQ(made["backups"][0]["kind"], "asked");
  held.write(9);
  EXPECT_EQ(held.diary.day("", evening)->entries[0].entry.value, 9);
  const std::string name = made["backups"][0]["name"];
  const json back = held.ask(DataAction::Restore, R"({"name":")" + name + "\"}").value();
  EXPECT_EQ(back["backups"].size(), 2U);
  EXPECT_EQ(held.diary.day("", evening)->entries[0].entry.value, 5);
  held.write(6);  // goes on with the restored store
  EXPECT_EQ(held.diary.day("", evening)->entries[0].entry.value, 6);
}

TEST(DataRoutes, RestoreOnlyWhatWasNamedByTheProgram) {
  Held held;
  held.write(5);
  for (const char* name : {"unknot.db", "../unknot.db", "/etc/passwd", ""}) {
    const auto refused = held.ask(DataAction::Restore, R"({"name":")" + std::string(name) + "\"}");
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound) << name;
  }
}

TEST(DataRoutes, GiveACopyOnlyWithAPassphraseOfSomeLength) {
  Held held;
  held.write(5);
  const json copy = held.ask(DataAction::Copy, R"({"passphrase":"correct horse"})").value();
  EXPECT_GT(copy["base64"].get<std::string>().size(), 1000U);
  EXPECT_EQ(held.ask(DataAction::Copy, R"({"passphrase":"short"})").error().code,
            ErrorCode::OutOfRange);
}

TEST(DataRoutes, ExportEverythingAsJsonAndAsTables) {
  Held held;
  held.write(5);
  EXPECT_EQ(held.ask(DataAction::Export).value()["entries"].size(), 1U);
  const json files = held.ask(DataAction::Csv).value()["files"];
  EXPECT_EQ(files.size(), 4U);
}

TEST(DataRoutes, SayThatADamagedStoreIsDamagedAndRestoreItsBackup) {
  Held held;
  {
    Held closed;  // its connection must be gone, or its log would still hold the pages
    closed.write(5);
    store::testing::write_bytes(held.folder.file(), "");
    ASSERT_TRUE(store::copy_store(closed.folder.file(), held.folder.file()));
  }
  const std::string name = held.ask(DataAction::Backup).value()["backups"][0]["name"];
  store::testing::write_bytes(held.folder.file(), std::string(8192, 'x'));
  EXPECT_TRUE(held.ask(DataAction::State).value()["damaged"].get<bool>());
  EXPECT_FALSE(held.diary.today(evening));
  const json back = held.ask(DataAction::Restore, R"({"name":")" + name + "\"}").value();
  EXPECT_FALSE(back["damaged"].get<bool>());
  EXPECT_EQ(held.diary.day("", evening)->entries[0].entry.value, 5);
}

}  // namespace
}  // namespace unknot::server
