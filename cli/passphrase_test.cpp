#include "cli/passphrase.h"

#include <gtest/gtest.h>

#include "store/test_store.h"

namespace unknot::cli {
namespace {

TEST(PassphraseFile, IsTheFirstLineAlone) {
  const store::testing::Folder folder;
  for (const char* bytes : {"blue horse", "blue horse\n", "blue horse\r\nmore"}) {
    store::testing::write_bytes(folder.file(), bytes);
    EXPECT_EQ(passphrase_of_file(folder.file()).value().text(), "blue horse");
  }
}

TEST(PassphraseFile, AnEmptyOrMissingOneIsNamed) {
  const store::testing::Folder folder;
  EXPECT_EQ(passphrase_of_file(folder.file()).error().code, ErrorCode::NotFound);
  store::testing::write_bytes(folder.file(), "\nsecond line");
  const auto empty = passphrase_of_file(folder.file());
  ASSERT_FALSE(empty.has_value());
  EXPECT_EQ(empty.error().code, ErrorCode::MissingField);
  EXPECT_EQ(empty.error().detail.find("second"), std::string::npos);
}

}  // namespace
}  // namespace unknot::cli
