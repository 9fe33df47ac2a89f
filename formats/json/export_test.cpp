#include "formats/json/export.h"

#include <gtest/gtest.h>

#include "engine/facade.h"
#include "formats/json/test_everything.h"
#include "formats/json/test_files.h"

namespace unknot::json {
namespace {

const body::Knowledge& knowledge() {
  static const auto loaded = testing::load(testing::real_files()).value();
  return loaded.knowledge;
}

Everything made(std::uint64_t seed, int entries = 60) {
  return testing::DiaryMaker(knowledge(), seed).make(entries);
}

const std::string head =
    R"({"form":"unknot_export","version":1,"program_version":"0.1.0","looks":[],"knots":[],)";
const std::string entry =
    R"({"entry_id":1,"uid":"0123456789abcdef0123456789abcdef","kind":"hindrance",)"
    R"("date":"2026-02-26","zone":"UTC","value":3,"source":"typed","written_at_ms":1,)"
    R"("written_zone":"UTC","written_date":"2026-02-26"})";

TEST(Export, WhatIsWrittenComesBackTheSame) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Everything all = made(seed);
    const std::string bytes = write_export(all, "0.1.0");
    const auto read = read_export(bytes);
    ASSERT_TRUE(read.has_value()) << read.error().where << ": " << read.error().detail;
    EXPECT_EQ(read->entries, all.entries) << "seed " << seed;
    EXPECT_EQ(write_export(*read, "0.1.0"), bytes) << "seed " << seed;
    const auto checked = check_everything(knowledge(), *read);
    EXPECT_TRUE(checked.has_value()) << checked.error().where << ": " << checked.error().detail;
  }
}

TEST(Export, NothingIsAFormToo) {
  const std::string bytes = write_export({}, "0.1.0");
  EXPECT_TRUE(is_export(bytes));
  EXPECT_TRUE(read_export(bytes).value().entries.empty());
}

TEST(Export, WhatAnEntryDoesNotHaveIsLeftOut) {
  Everything all;
  all.entries = read_export(head + R"("entries":[)" + entry + "]}").value().entries;
  const std::string bytes = write_export(all, "0.1.0");
  EXPECT_NE(bytes.find(entry), std::string::npos) << bytes;
}

TEST(Export, TextThatIsNoUnicodeIsMended) {
  Everything all = made(1, 1);
  all.entries[0].note = "a\xFFz";
  EXPECT_EQ(read_export(write_export(all, "0")).value().entries[0].note, "a\xEF\xBF\xBDz");
}

TEST(Export, IsKnownByItsBeginning) {
  EXPECT_TRUE(is_export("\n {\"version\": 1, \"form\": \"unknot_export\"}"));
  EXPECT_FALSE(is_export("{\"form\":\"other\"}"));
  EXPECT_FALSE(is_export("date,\"unknot_export\"\n"));
  EXPECT_FALSE(is_export(""));
}

}  // namespace
}  // namespace unknot::json
