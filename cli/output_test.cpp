#include "cli/output.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "store/test_store.h"

namespace unknot::cli {
namespace {

using store::testing::bytes_of;
using store::testing::write_bytes;

bool is_there(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

class Output : public ::testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const {
    return folder_.path() + "/" + name;
  }
  store::testing::Folder folder_;
};

TEST_F(Output, IsThereWholeOnceItIsFinished) {
  write_bytes(path("a"), "before");
  auto file = OutputFile::open(path("a"));
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(file->write("one, ").has_value());
  ASSERT_TRUE(file->write("two").has_value());
  EXPECT_EQ(bytes_of(path("a")), "before");
  ASSERT_TRUE(file->finish().has_value());
  EXPECT_EQ(bytes_of(path("a")), "one, two");
  EXPECT_FALSE(is_there(path("a.unfinished")));
  struct stat found {};
  ASSERT_EQ(stat(path("a").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(Output, UnfinishedLeavesNothing) {
  {
    auto file = OutputFile::open(path("a"));
    ASSERT_TRUE(file.has_value());
    const OutputFile moved = std::move(*file);
    EXPECT_TRUE(is_there(path("a.unfinished")));
  }
  EXPECT_FALSE(is_there(path("a")));
  EXPECT_FALSE(is_there(path("a.unfinished")));
}

TEST_F(Output, FollowsALink) {
  write_bytes(path("real"), "before");
  ASSERT_EQ(symlink(path("real").c_str(), path("link").c_str()), 0);
  ASSERT_TRUE(write_whole(path("link"), "after").has_value());
  EXPECT_EQ(bytes_of(path("real")), "after");
  struct stat found {};
  ASSERT_EQ(lstat(path("link").c_str(), &found), 0);
  EXPECT_TRUE(S_ISLNK(found.st_mode));
}

TEST_F(Output, WhatIsNoFileStaysAsItIs) {
  EXPECT_EQ(OutputFile::open("/dev/null").error().code, ErrorCode::ReadOnly);
  EXPECT_EQ(OutputFile::open(folder_.path()).error().code, ErrorCode::ReadOnly);
  const Error missing = write_whole(path("none/a"), "x").error();
  EXPECT_EQ(missing.code, ErrorCode::ReadOnly);
  EXPECT_EQ(missing.where, path("none/a"));
}

TEST_F(Output, AFullDiskIsNamed) {
  EXPECT_EQ(cannot_write("a", ENOSPC).value().code, ErrorCode::DiskFull);
  EXPECT_EQ(cannot_write("a", EACCES).value().code, ErrorCode::ReadOnly);
}

}  // namespace
}  // namespace unknot::cli
