#include "store/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "store/test_store.h"

namespace unknot::store {
namespace {

using testing::Folder;

unsigned rights(const std::string& path) {
  struct stat found {};
  EXPECT_EQ(stat(path.c_str(), &found), 0) << path;
  return found.st_mode & 0777U;
}

TEST(DefaultPath, LiesBelowTheDataFolderOfThePerson) {
  const char* home = std::getenv("HOME");
  const std::string old = home == nullptr ? "" : home;
  setenv("XDG_DATA_HOME", "/data", 1);
  EXPECT_EQ(default_path().value(), "/data/unknot/unknot.db");
  setenv("XDG_DATA_HOME", "not/absolute", 1);
  setenv("HOME", "/people/a", 1);
  EXPECT_EQ(default_path().value(), "/people/a/.local/share/unknot/unknot.db");
  unsetenv("XDG_DATA_HOME");
  EXPECT_EQ(default_path().value(), "/people/a/.local/share/unknot/unknot.db");
  unsetenv("HOME");
  EXPECT_EQ(default_path().error().code, ErrorCode::NotFound);
  setenv("HOME", old.c_str(), 1);
}

TEST(PrepareFile, MakesFolderAndFileForTheOwnerAloneWhateverTheMask) {
  const Folder folder;
  const std::string path = folder.path() + "/a/b/unknot.db";
  const mode_t old = umask(0);
  ASSERT_TRUE(prepare_file(path).has_value());
  umask(old);
  EXPECT_EQ(rights(folder.path() + "/a"), 0700U);
  EXPECT_EQ(rights(folder.path() + "/a/b"), 0700U);
  EXPECT_EQ(rights(path), 0600U);
}

TEST(PrepareFile, TakesTheRightsOfOthersAway) {
  const Folder folder;
  testing::write_bytes(folder.file(), "");
  chmod(folder.file().c_str(), 0664);
  ASSERT_TRUE(prepare_file(folder.file()).has_value());
  EXPECT_EQ(rights(folder.file()), 0600U);
}

TEST(PrepareFile, RefusesWhatIsNoPlainFile) {
  const Folder folder;
  EXPECT_EQ(prepare_file(folder.path()).error().code, ErrorCode::NotAStore);
  EXPECT_EQ(prepare_file("/dev/null").error().code, ErrorCode::NotAStore);
  testing::write_bytes(folder.path() + "/plain", "x");
  EXPECT_EQ(prepare_file(folder.path() + "/plain/unknot.db").error().code, ErrorCode::NotFound);
}

TEST(Store, TheFilesBesideItAreForTheOwnerAloneToo) {
  const Folder folder;
  const mode_t old = umask(0);
  Store store = testing::open(folder);
  umask(old);
  for (const char* ending : {"", "-wal", "-shm"}) {
    EXPECT_EQ(rights(folder.file() + ending), 0600U) << ending;
  }
}

}  // namespace
}  // namespace unknot::store
