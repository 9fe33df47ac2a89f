#include "formats/json/data.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace unknot::json {
namespace {

using nlohmann::json;

TEST(DataJson, SaysWhatLiesWhere) {
  const DataAnswer answer{.store = "unknot.db",
                          .exists = true,
                          .bytes = 4096,
                          .entries = 3,
                          .days = 2,
                          .first_date = "2026-02-01",
                          .last_date = "2026-02-02",
                          .backups = {{.name = "unknot-day-2026-02-02.db",
                                       .kind = "day",
                                       .date = "2026-02-02",
                                       .at_ms = 7,
                                       .bytes = 4096}},
                          .backup_fault = ErrorCode::DiskFull,
                          .today = "2026-02-03"};
  const json out = json::parse(to_json(answer));
  EXPECT_EQ(out["days"], 2);
  EXPECT_EQ(out["backup_fault"], "disk_full");
  EXPECT_EQ(out["backups"][0]["kind"], "day");
  const json empty = json::parse(to_json(DataAnswer{}));
  EXPECT_EQ(empty["first_date"], nullptr);
  EXPECT_EQ(empty["backup_fault"], nullptr);
  EXPECT_EQ(empty["backups"], json::array());
}

TEST(DataJson, CarriesBytesAsBase64) {
  // The examples of RFC 4648, section 10.
  const auto base64 = [](std::string_view bytes) {
    return json::parse(copy_json("copy", bytes))["base64"].get<std::string>();
  };
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64(std::string_view("\xff\x00\xfe", 3)), "/wD+");
}

TEST(DataJson, ReadsNamesAndPassphrasesStrictly) {
  EXPECT_EQ(read_restore_request(R"({"name":"a.db"})").value(), "a.db");
  EXPECT_EQ(read_copy_request(R"({"passphrase":"correct horse"})").value(), "correct horse");
  EXPECT_EQ(read_restore_request("{}").error().code, ErrorCode::MissingField);
  EXPECT_EQ(read_restore_request(R"({"name":"a","path":"/etc"})").error().code,
            ErrorCode::UnknownField);
  EXPECT_EQ(read_copy_request(R"({"passphrase":7})").error().code, ErrorCode::WrongType);
  EXPECT_EQ(read_copy_request(std::string(9000, ' ')).error().code, ErrorCode::TooLarge);
  EXPECT_TRUE(read_nothing("{}"));
  EXPECT_FALSE(read_nothing(R"({"now":1})"));
}

TEST(DataJson, NamesFilesWithTheirText) {
  const json out = json::parse(files_json({{"days.csv", "date\r\n"}}));
  EXPECT_EQ(out["files"][0]["text"], "date\r\n");
}

}  // namespace
}  // namespace unknot::json
