#include "cli/input.h"

#include <gtest/gtest.h>

#include "store/test_store.h"

namespace unknot::cli {
namespace {

TEST(Input, IsAllBytesOfAFile) {
  const store::testing::Folder folder;
  const std::string bytes("a\0b\r\n", 5);
  store::testing::write_bytes(folder.file(), bytes);
  EXPECT_EQ(read_input(folder.file()).value(), bytes);
}

TEST(Input, AFileThatIsNotThereIsNamed) {
  const auto none = read_input("/nowhere/log.json");
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, ErrorCode::NotFound);
  EXPECT_EQ(none.error().where, "/nowhere/log.json");
}

TEST(MomentArgument, IsTheGivenMomentOrThatOfTheClock) {
  EXPECT_EQ(moment_argument("2026-02-26T20:10+01:00").value().date, "2026-02-26");
  EXPECT_GT(moment_argument("").value().at_ms, 0);
  EXPECT_EQ(moment_argument("noon").error().where, "--at noon");
}

}  // namespace
}  // namespace unknot::cli
