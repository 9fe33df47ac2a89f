#include "cli/passphrase.h"

#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <string>

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

TEST(PassphraseFile, IsShort) {
  const store::testing::Folder folder;
  store::testing::write_bytes(folder.file(), std::string((1UL << 20U) + 1, 'x'));
  EXPECT_EQ(passphrase_of_file(folder.file()).error().code, ErrorCode::TooLarge);
}

/// Another process that asks in a terminal of its own.
class Asked {
 public:
  Asked() {
    child_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (child_ == 0) {
      const auto typed = ask_passphrase(Asking::Once);
      _exit(typed && typed->text() == "blue horse" ? 0 : 1);
    }
  }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;
  ~Asked() { close(terminal_); }

  /// Until the terminal said this, or the end of it.
  void wait_for(const std::string& text) {
    char letter = 0;
    while (said_.find(text) == std::string::npos && read(terminal_, &letter, 1) == 1) {
      said_ += letter;
    }
  }
  void type(const std::string& text) const {
    EXPECT_EQ(write(terminal_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  [[nodiscard]] bool shows_what_is_typed() const {
    termios now{};
    return tcgetattr(terminal_, &now) == 0 && (now.c_lflag & static_cast<tcflag_t>(ECHO)) != 0;
  }
  [[nodiscard]] const std::string& said() const { return said_; }
  [[nodiscard]] int end() const {
    int status = 0;
    waitpid(child_, &status, 0);
    return status;
  }

 private:
  int terminal_ = -1;
  pid_t child_ = -1;
  std::string said_;
};

TEST(AskPassphrase, ShowsNothingOfWhatIsTyped) {
  Asked asked;
  asked.wait_for("Passphrase: ");
  EXPECT_FALSE(asked.shows_what_is_typed());
  asked.type("blue horse\n");
  asked.wait_for("no such text");
  const int status = asked.end();
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(asked.said().find("blue"), std::string::npos);
  EXPECT_TRUE(asked.shows_what_is_typed());
}

TEST(AskPassphrase, AnInterruptEndsTheProgramAndGivesTheTerminalBack) {
  Asked asked;
  asked.wait_for("Passphrase: ");
  ASSERT_FALSE(asked.shows_what_is_typed());
  asked.type("blu\x03");
  const int status = asked.end();
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) << status;
  EXPECT_TRUE(asked.shows_what_is_typed());
}

}  // namespace
}  // namespace unknot::cli
