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

}  // namespace
}  // namespace unknot::cli
