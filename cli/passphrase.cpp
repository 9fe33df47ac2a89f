#include "cli/passphrase.h"

#include <fcntl.h>
#include <poll.h>
#include <sodium.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <utility>

#include "cli/input.h"

namespace unknot::cli {
namespace {

constexpr std::size_t line_bytes_max = 4096;
constexpr std::size_t file_bytes_max = 1UL << 20U;

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

/// What ends or halts a program waits until this goes: it would leave a terminal without echo.
class Held {
 public:
  Held() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int own : {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGTSTP}) sigaddset(&signals, own);
    pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  /// Whether one came that would end the program.
  [[nodiscard]] static bool came() {
    sigset_t waiting;
    sigpending(&waiting);
    return sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1 ||
           sigismember(&waiting, SIGQUIT) == 1 || sigismember(&waiting, SIGHUP) == 1;
  }

 private:
  sigset_t before_{};
};

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

  /// Its room is taken beforehand, so that no copy is left behind when it grows.
  [[nodiscard]] std::string line() const {
    std::string out;
    out.reserve(line_bytes_max);
    char letter = 0;
    while (out.size() < line_bytes_max && next(letter) && letter != '\n') out += letter;
    sodium_memzero(&letter, 1);
    if (Held::came()) wipe(out);
    say("\n");
    return out;
  }

 private:
  /// @return false  the end, or a signal that would end the program
  [[nodiscard]] bool next(char& letter) const {
    constexpr int wait_ms = 100;
    for (pollfd typed{.fd = terminal_, .events = POLLIN, .revents = 0}; !Held::came();) {
      const int ready = poll(&typed, 1, wait_ms);
      if (ready > 0) return read(terminal_, &letter, 1) == 1;
      if (ready < 0 && errno != EINTR) return false;
    }
    return false;
  }

  Held held_;  ///< before the echo goes, until it is back
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
  UNKNOT_TRY(std::string bytes, read_input(path, file_bytes_max));
  const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
  sodium_memzero(bytes.data() + end, bytes.size() - end);
  bytes.resize(end);
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
