#include "cli/launch.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace unknot::cli {
namespace {

namespace fs = std::filesystem;

const std::string address = "http://127.7.8.9:8765/#token=" + std::string(64, 'a');

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

mode_t mode_of(const std::string& path) {
  struct stat found {};
  EXPECT_EQ(lstat(path.c_str(), &found), 0) << path;
  return found.st_mode & 07777;
}

class Launch : public testing::Test {
 protected:
  Launch() {
    std::string name = fs::temp_directory_path() / "unknot-test-XXXXXX";
    top_ = mkdtemp(name.data());
  }
  ~Launch() override { fs::remove_all(top_); }

  [[nodiscard]] bool empty(const std::string& folder) const {
    return fs::is_empty(fs::path(folder));
  }

  std::string top_;
};

TEST_F(Launch, LeadsToTheAddressAndOnlyItsOwnerCanReadIt) {
  const mode_t before = umask(0);
  const auto page = LaunchPage::write(top_ + "/unknot", address);
  umask(before);
  ASSERT_TRUE(page.has_value());
  EXPECT_NE(text_of(page->path()).find("location.replace(\"" + address + "\")"), std::string::npos);
  EXPECT_EQ(mode_of(page->path()), 0600U);
  EXPECT_EQ(mode_of(fs::path(page->path()).parent_path()), 0700U);
  EXPECT_EQ(mode_of(top_ + "/unknot"), 0700U);
  EXPECT_EQ(page->path().find("aaaa"), std::string::npos) << "its name is in the arguments";
}

TEST_F(Launch, LeavesNothingBehind) {
  auto first = LaunchPage::write(top_, address);
  first->remove();
  first->remove();
  EXPECT_TRUE(empty(top_));
  { const auto second = LaunchPage::write(top_, address); }
  EXPECT_TRUE(empty(top_));
  auto third = LaunchPage::write(top_, address);
  {
    const LaunchPage moved = std::move(*third);
    EXPECT_FALSE(empty(top_));
  }
  EXPECT_TRUE(empty(top_));
}

TEST_F(Launch, GoesAfterItsTimeAndEndsAtOnceBeforeIt) {
  auto page = LaunchPage::write(top_, address);
  const auto begin = std::chrono::steady_clock::now();
  { const RemovedLater later(*page, std::chrono::seconds(60)); }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
  const RemovedLater now(*page, std::chrono::seconds(0));
  for (int k = 0; k < 1000 && !empty(top_); ++k) usleep(10'000);
  EXPECT_TRUE(empty(top_));
}

TEST_F(Launch, RefusesFoldersThatOthersMayHaveMade) {
  fs::create_directory(top_ + "/real");
  fs::create_directory_symlink(top_ + "/real", top_ + "/link");
  EXPECT_FALSE(LaunchPage::write(top_ + "/link", address).has_value());
  fs::create_directory(top_ + "/open");
  ASSERT_EQ(chmod((top_ + "/open").c_str(), 0777), 0);
  EXPECT_FALSE(LaunchPage::write(top_ + "/open", address).has_value());
  std::ofstream(top_ + "/file") << "x";
  EXPECT_FALSE(LaunchPage::write(top_ + "/file", address).has_value());
  EXPECT_FALSE(LaunchPage::write(top_ + "/none/below", address).has_value());
  EXPECT_FALSE(LaunchPage::write("", address).has_value());
  EXPECT_TRUE(empty(top_ + "/real"));
  EXPECT_TRUE(empty(top_ + "/open"));
  // Only the machine's first user may give a folder away, so only it can try this.
  if (geteuid() != 0) return;
  fs::create_directory(top_ + "/foreign");
  ASSERT_EQ(chown((top_ + "/foreign").c_str(), 65534, 65534), 0);
  EXPECT_FALSE(LaunchPage::write(top_ + "/foreign", address).has_value());
}

class Variables : public Launch {
 protected:
  ~Variables() override {
    for (const auto& [name, value] : before_) {
      if (value.empty())
        unsetenv(name.c_str());
      else
        setenv(name.c_str(), value.c_str(), 1);
    }
  }
  void set(const std::string& name, const std::string& value) {
    const char* old = std::getenv(name.c_str());
    before_.emplace_back(name, old == nullptr ? "" : old);
    setenv(name.c_str(), value.c_str(), 1);
  }

 private:
  std::vector<std::pair<std::string, std::string>> before_;
};

TEST_F(Variables, NameTheFolderThatIsOursAlone) {
  set("HOME", "/nowhere/home");
  set("XDG_DATA_HOME", "");
  set("XDG_RUNTIME_DIR", top_);
  EXPECT_EQ(launch_folder(), top_ + "/unknot");
  ASSERT_EQ(chmod(top_.c_str(), 0777), 0);
  EXPECT_EQ(launch_folder(), "/nowhere/home/.local/share/unknot");
  set("XDG_DATA_HOME", "relative");
  EXPECT_EQ(launch_folder(), "/nowhere/home/.local/share/unknot");
  set("XDG_DATA_HOME", "/data");
  EXPECT_EQ(launch_folder(), "/data/unknot");
  set("XDG_DATA_HOME", "");
  set("HOME", "");
  EXPECT_EQ(launch_folder(), "");
}

}  // namespace
}  // namespace unknot::cli
