#include "cli/input.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

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

TEST(Input, MoreThanTheBoundIsRefusedWithoutBeingHeld) {
  const store::testing::Folder folder;
  store::testing::write_bytes(folder.file(), std::string(100, 'x'));
  EXPECT_EQ(read_input(folder.file(), 100).value().size(), 100U);
  const auto more = read_input(folder.file(), 99);
  ASSERT_FALSE(more.has_value());
  EXPECT_EQ(more.error().code, ErrorCode::TooLarge);
  EXPECT_EQ(more.error().where, folder.file());
  std::filesystem::resize_file(folder.file(), input_bytes_max + 1);
  EXPECT_EQ(read_input(folder.file()).error().code, ErrorCode::TooLarge);
}

TEST(Input, APipeADeviceOrAFolderIsNoFile) {
  const store::testing::Folder folder;
  ASSERT_EQ(mkfifo(folder.file().c_str(), 0600), 0);
  for (const std::string& path : {folder.file(), folder.path(), std::string("/dev/zero")}) {
    const auto none = read_input(path);
    ASSERT_FALSE(none.has_value()) << path;
    EXPECT_EQ(none.error().code, ErrorCode::NotFound) << path;
  }
}

/// What standard input is for as long as this lives.
class StandardInput {
 public:
  explicit StandardInput(int other) { dup2(other, STDIN_FILENO); }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    dup2(before_, STDIN_FILENO);
    close(before_);
  }

 private:
  int before_ = dup(STDIN_FILENO);
};

TEST(Input, StandardInputMayBeAPipeAndHasTheSameBound) {
  for (const std::size_t bound : {5U, 4U}) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    ASSERT_EQ(write(ends[1], "a\0b\r\n", 5), 5);
    close(ends[1]);
    const StandardInput input(ends[0]);
    close(ends[0]);
    const auto bytes = read_input("-", bound);
    if (bound == 5) {
      EXPECT_EQ(bytes.value(), std::string("a\0b\r\n", 5));
    } else {
      EXPECT_EQ(bytes.error().code, ErrorCode::TooLarge);
    }
  }
}

TEST(MomentArgument, IsTheGivenMomentOrThatOfTheClock) {
  EXPECT_EQ(moment_argument("2026-02-26T20:10+01:00").value().date, "2026-02-26");
  EXPECT_GT(moment_argument("").value().at_ms, 0);
  EXPECT_EQ(moment_argument("noon").error().where, "--at noon");
}

}  // namespace
}  // namespace unknot::cli
