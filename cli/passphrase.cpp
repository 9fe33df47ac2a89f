#include "cli/passphrase.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "cli/input.h"

namespace unknot::cli {
namespace {

constexpr std::size_t line_bytes_max = 4096;

/// The terminal, which shows nothing of what is typed until this goes.
class Silence {
 public:
  Silence() : terminal_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (terminal_ < 0 || tcgetattr(terminal_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent_ = tcsetattr(terminal_, TCSAFLUSH, &silent) == 0;
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() {
    if (silent_) tcsetattr(terminal_, TCSAFLUSH, &before_);
    if (terminal_ >= 0) close(terminal_);
  }

  [[nodiscard]] bool works() const { return silent_; }

  void say(std::string_view text) const {
    static_cast<void>(!write(terminal_, text.data(), text.size()));
  }

  [[nodiscard]] std::string line() const {
    std::string out;
    char letter = 0;
    while (out.size() < line_bytes_max && read(terminal_, &letter, 1) == 1 && letter != '\n') {
      out += letter;
    }
    say("\n");
    return out;
  }

 private:
  int terminal_ = -1;
  bool silent_ = false;
  termios before_{};
};

Result<store::Passphrase> not_empty(std::string text, const std::string& where) {
  if (text.empty()) return fail(ErrorCode::MissingField, where, "the passphrase is empty");
  return store::Passphrase(std::move(text));
}

}  // namespace

Result<store::Passphrase> passphrase_of_file(const std::string& path) {
  UNKNOT_TRY(std::string bytes, read_input(path));
  bytes.resize(std::min(bytes.find_first_of("\r\n"), bytes.size()));
  return not_empty(std::move(bytes), "--passphrase-file " + path);
}

Result<store::Passphrase> ask_passphrase(Asking asking) {
  const std::string where = "--ask-passphrase";
  const Silence terminal;
  if (!terminal.works()) return fail(ErrorCode::NotFound, where, "there is no terminal to ask in");
  terminal.say("Passphrase: ");
  UNKNOT_TRY(store::Passphrase first, not_empty(terminal.line(), where));
  if (asking == Asking::Once) return first;
  terminal.say("Once more: ");
  UNKNOT_TRY(const store::Passphrase second, not_empty(terminal.line(), where));
  if (first.text() == second.text()) return first;
  return fail(ErrorCode::Contradiction, where, "typed differently the second time");
}

}  // namespace unknot::cli
