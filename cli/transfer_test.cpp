#include "cli/transfer.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "cli/diary.h"
#include "server/knowledge_source.h"
#include "store/test_store.h"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;
using store::testing::bytes_of;
using store::testing::write_bytes;

const json::LoadedKnowledge& loaded() {
  static const auto own = server::load_knowledge(std::nullopt).value();
  return own;
}

mode_t rights(const std::string& path) {
  struct stat found {};
  EXPECT_EQ(stat(path.c_str(), &found), 0) << path;
  return found.st_mode & 0777U;
}

class TransferCommand : public ::testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const {
    return folder_.path() + "/" + name;
  }

  [[nodiscard]] TransferArguments importing(const std::string& file) const {
    return {.command = "import",
            .output = Output::Json,
            .store = folder_.file(),
            .at = "2026-02-26T20:00+01:00",
            .files = {file}};
  }

  [[nodiscard]] TransferArguments exporting() const {
    return {.command = "export", .store = folder_.file(), .at = "2026-02-26T20:00+01:00"};
  }

  static Outcome run(const TransferArguments& a) { return transfer_command(loaded(), a); }

  std::string table() {
    write_bytes(path("days.csv"),
                "date,pain.temple_r,treatment.heat_pack\n2026-02-24,6,10\n2026-02-25,4,\n");
    return path("days.csv");
  }

  store::testing::Folder folder_;
};

TEST_F(TransferCommand, ATableComesInAndTheAnswerSaysWhatItHeld) {
  const Outcome outcome = run(importing(table()));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json file = Json::parse(outcome.out)["files"][0];
  EXPECT_EQ(file["file"], path("days.csv"));
  EXPECT_EQ(file["kind"], "unknot_days");
  EXPECT_EQ(file["kind_version"], 1);
  EXPECT_EQ(file["counts"]["days"], 2);
  EXPECT_EQ(file["counts"]["entries_new"], 3);
  EXPECT_TRUE(file["skipped"].empty());
  EXPECT_EQ(file["days"], (Json{{"first", "2026-02-24"}, {"last", "2026-02-25"}}));
  const Json again = Json::parse(run(importing(path("days.csv"))).out)["files"][0];
  EXPECT_EQ(again["counts"]["entries_new"], 0);
  EXPECT_EQ(again["skipped"], Json::array({{{"reason", "known"}, {"count", 3}}}));
}

TEST_F(TransferCommand, EverythingGoesOutForTheOwnerAloneAndComesBackTheSame) {
  ASSERT_EQ(run(importing(table())).exit_code, 0);
  TransferArguments out = exporting();
  out.json_file = path("all.json");
  out.csv_folder = path("tables");
  const Outcome outcome = run(out);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(rights(path("all.json")), 0600U);
  EXPECT_EQ(rights(path("tables")), 0700U);
  for (const char* name : {"days.csv", "entries.csv", "looks.csv", "knots.csv"}) {
    EXPECT_EQ(rights(path("tables/") + name), 0600U);
  }
  EXPECT_NE(bytes_of(path("tables/days.csv")).find("2026-02-24,6,10\r\n"), std::string::npos);
  TransferArguments in = importing(path("all.json"));
  in.store = path("copy.db");
  ASSERT_EQ(run(in).exit_code, 0);
  TransferArguments copy = exporting();
  copy.store = path("copy.db");
  copy.json_file = "-";
  EXPECT_EQ(run(copy).out, bytes_of(path("all.json")));
}

TEST_F(TransferCommand, NothingIsWrittenOverWithoutForce) {
  ASSERT_EQ(run(importing(table())).exit_code, 0);
  write_bytes(path("all.json"), "mine");
  TransferArguments out = exporting();
  out.json_file = path("all.json");
  EXPECT_EQ(run(out).exit_code, 2);
  EXPECT_EQ(bytes_of(path("all.json")), "mine");
  out.force = true;
  EXPECT_EQ(run(out).exit_code, 0);
  EXPECT_NE(bytes_of(path("all.json")).find("unknot_export"), std::string::npos);
  EXPECT_EQ(rights(path("all.json")), 0600U);
}

TEST_F(TransferCommand, WhereNothingCanBeWrittenItSaysSo) {
  ASSERT_EQ(run(importing(table())).exit_code, 0);
  TransferArguments out = exporting();
  out.json_file = path("no/such/folder/all.json");
  EXPECT_EQ(run(out).exit_code, 1);
  EXPECT_EQ(run(exporting()).exit_code, 2) << "neither --json nor --csv";
}

TEST_F(TransferCommand, ABadCellIsNamedWithItsFileAndKeepsNothing) {
  table();
  write_bytes(path("bad.csv"), "date,pain.temple_r\n2026-02-24,eleven\n");
  TransferArguments in = importing(path("days.csv"));
  in.files.push_back(path("bad.csv"));
  const Outcome outcome = run(in);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(Json::parse(outcome.out)["error"]["where"],
            path("bad.csv") + ": row 2, column pain.temple_r");
  const Json after = Json::parse(run(importing(path("days.csv"))).out)["files"][0];
  EXPECT_EQ(after["counts"]["entries_new"], 3) << "the good file had not come in either";
}

TEST_F(TransferCommand, ADryRunKeepsNothing) {
  TransferArguments in = importing(table());
  in.dry_run = true;
  EXPECT_EQ(Json::parse(run(in).out)["files"][0]["counts"]["entries_new"], 3);
  EXPECT_EQ(Json::parse(run(in).out)["files"][0]["counts"]["entries_new"], 3);
}

TEST_F(TransferCommand, WhatIsNoFormIsSaid) {
  write_bytes(path("photo.jpg"), "\xFF\xD8");
  const Outcome outcome = run(importing(path("photo.jpg")));
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("not a form that is read"), std::string::npos) << outcome.err;
  EXPECT_EQ(run(importing(path("missing.json"))).exit_code, 2);
  TransferArguments days = importing(path("all.json"));
  days.forms = Forms::Days;
  write_bytes(path("all.json"), R"({"form":"unknot_export"})");
  EXPECT_NE(run(days).err.find("not a table of days"), std::string::npos);
}

TEST_F(TransferCommand, WordsSayWhatCame) {
  TransferArguments in = importing(table());
  in.output = Output::Words;
  const std::string words = run(in).out;
  EXPECT_NE(words.find("2026-02-24 to 2026-02-25"), std::string::npos) << words;
  EXPECT_NE(run(in).out.find("3 left as they were (known)"), std::string::npos);
}

TEST_F(TransferCommand, TheDaysCommandReadsItsOwnForm) {
  DiaryArguments days{.command = "days", .output = Output::Json, .store = folder_.file()};
  days.at = "2026-02-26T20:00+01:00";
  days.import_file = table();
  const Outcome outcome = diary_command(loaded(), days);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Json::parse(outcome.out)["files"][0]["counts"]["entries_new"], 3);
}

}  // namespace
}  // namespace unknot::cli
