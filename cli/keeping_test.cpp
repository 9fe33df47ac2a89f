#include "cli/keeping.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/diary.h"
#include "server/knowledge_source.h"
#include "store/test_store.h"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

class KeepingCommand : public ::testing::Test {
 protected:
  KeepingCommand() { log("temple_r=6"); }

  void log(const std::string& pain) const {
    static const auto loaded = server::load_knowledge(std::nullopt).value();
    DiaryArguments own;
    own.command = "log";
    own.store = folder_.file();
    own.at = "2026-02-26T20:10+01:00";
    own.log.pains = {pain};
    const Outcome outcome = diary_command(loaded, own);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "") << "the backup of the day went well";
  }

  [[nodiscard]] KeepingArguments with(const std::string& command,
                                      const std::string& file = "") const {
    return {.command = command,
            .output = Output::Json,
            .store = folder_.file(),
            .at = "2026-02-26T21:00+01:00",
            .file = file};
  }

  static Json json_of(const KeepingArguments& arguments) {
    const Outcome outcome = keeping_command(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return Json::parse(outcome.out);
  }

  static Json error_of(const KeepingArguments& arguments, int exit_code) {
    const Outcome outcome = keeping_command(arguments);
    EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err;
    return Json::parse(outcome.out)["error"];
  }

  store::testing::Folder folder_;
};

TEST_F(KeepingCommand, TheFirstEntryOfADayIsBackedUpByItself) {
  const Json state = json_of(with("backups"));
  ASSERT_EQ(state["backups"].size(), 1U);
  EXPECT_EQ(state["backups"][0]["kind"], "day");
  EXPECT_EQ(state["entries"], 1);
}

TEST_F(KeepingCommand, ABackupIsPutBackAndWhatWasThereIsOne) {
  const Json made = json_of(with("backup"));
  const std::string name = made["backups"][0]["name"];
  log("ear_l=2");
  EXPECT_EQ(json_of(with("backups"))["entries"], 2);
  const Json restored = json_of(with("restore", name));
  EXPECT_EQ(restored["entries"], 1);
  EXPECT_EQ(restored["backups"][0]["kind"], "before_restore");
  EXPECT_EQ(json_of(with("restore", restored["backups"][0]["name"]))["entries"], 2);
}

TEST_F(KeepingCommand, ACopyIsSealedAndOpenedWithThePassphraseOfAFile) {
  const std::string copy = folder_.path() + "/copy.sealed";
  KeepingArguments save = with("backup", copy);
  save.passphrase_file = folder_.path() + "/secret";
  store::testing::write_bytes(save.passphrase_file, "blue horse, wet field\n");
  EXPECT_EQ(json_of(save)["entries"], 1);
  EXPECT_EQ(store::testing::bytes_of(copy).find("SQLite"), std::string::npos);
  EXPECT_EQ(error_of(save, 2)["code"], "contradiction") << "nothing is written over";
  log("ear_l=2");
  KeepingArguments restore = with("restore", copy);
  EXPECT_EQ(error_of(restore, 2)["code"], "missing_field");
  restore.passphrase_file = folder_.path() + "/wrong";
  store::testing::write_bytes(restore.passphrase_file, "red horse, wet field\n");
  EXPECT_EQ(error_of(restore, 2)["code"], "wrong_passphrase");
  restore.passphrase_file = save.passphrase_file;
  EXPECT_EQ(json_of(restore)["entries"], 1);
}

TEST_F(KeepingCommand, WhatCannotBeDoneIsNamed) {
  EXPECT_EQ(error_of(with("restore", "/nowhere/copy.db"), 2)["where"], "/nowhere/copy.db");
  KeepingArguments sealed = with("backup");
  sealed.passphrase_file = "secret";
  EXPECT_EQ(error_of(sealed, 2)["where"], "FILE");
  const std::string photo = folder_.path() + "/photo.jpg";
  store::testing::write_bytes(photo, std::string(5000, 'x'));
  const Outcome outcome = keeping_command(with("restore", photo));
  EXPECT_EQ(Json::parse(outcome.out)["error"]["where"], photo);
  EXPECT_EQ(outcome.err.find("Next:"), std::string::npos) << "the store is not at fault";
  KeepingArguments bad = with("backups");
  bad.at = "noon";
  EXPECT_EQ(error_of(bad, 2)["where"], "--at noon");
}

TEST_F(KeepingCommand, WhatIsLeftOfADamagedStoreIsRescuedIntoANewFile) {
  std::string bytes = store::testing::bytes_of(folder_.file());
  bytes.replace(bytes.size() - 4096, 4096, std::string(4096, 'x'));
  store::testing::write_bytes(folder_.file(), bytes);
  const Json rescued = json_of(with("rescue"));
  EXPECT_EQ(rescued["file"], folder_.file() + ".rescued");
  EXPECT_EQ(rescued["newest_good"], "unknot-day-2026-02-26.db");
  EXPECT_EQ(store::testing::bytes_of(folder_.file()), bytes) << "the store is only read";
  const Json again = error_of(with("rescue"), 2);
  EXPECT_EQ(again["code"], "contradiction") << "nothing is written over";
  EXPECT_EQ(again["where"], "--into");
}

TEST_F(KeepingCommand, ABackupThatHoldsMoreThanWasRescuedIsNamedFirst) {
  const std::string whole = store::testing::bytes_of(folder_.file());
  std::string bytes = whole;
  bytes.replace(4096, bytes.size() - 4096, bytes.size() - 4096, '\xa5');
  store::testing::write_bytes(folder_.file(), bytes);
  KeepingArguments words = with("rescue");
  words.output = Output::Words;
  EXPECT_NE(keeping_command(words).out.find("Next: `unknot restore unknot-day-2026-02-26.db`"),
            std::string::npos);
  store::testing::write_bytes(folder_.file(), whole);
  words.into = folder_.path() + "/all.db";
  EXPECT_NE(keeping_command(words).out.find("Next: `unknot restore " + words.into + "`"),
            std::string::npos)
      << "nothing is lost, so no backup is better";
}

TEST_F(KeepingCommand, WordsNameTheBackups) {
  KeepingArguments words = with("backups");
  words.output = Output::Words;
  const std::string said = keeping_command(words).out;
  EXPECT_NE(said.find("1 entries and 0 looks at knots, of 1 days"), std::string::npos) << said;
  EXPECT_NE(said.find("unknot-day-2026-02-26.db"), std::string::npos) << said;
}

}  // namespace
}  // namespace unknot::cli
