#include "cli/input.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <new>
#include <vector>

#include "engine/base/local_date.h"
#include "service/moment.h"

namespace unknot::cli {

namespace {

/// Of a command line; closed when it goes, unless it is standard input.
class File {
 public:
  explicit File(const std::string& path)
      // Opening a pipe that nobody writes to would wait for ever.
      : is_owned_(path != "-"),
        number_(is_owned_ ? open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK) : STDIN_FILENO) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (is_owned_ && number_ >= 0) close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  /// Standard input may be a pipe, any other a file alone.
  [[nodiscard]] bool is_readable() const {
    struct stat found {};
    if (number_ < 0 || fstat(number_, &found) != 0) return false;
    return S_ISREG(found.st_mode) || (!is_owned_ && !S_ISDIR(found.st_mode));
  }

 private:
  bool is_owned_;
  int number_;
};

Result<std::string> read_all(const File& file, const std::string& path, std::size_t bytes_max) {
  std::string out;
  // May hold a passphrase, so it is wiped.
  std::vector<char> block(64UL << 10U);
  for (;;) {
    const ssize_t size = read(file.number(), block.data(), block.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return fail(ErrorCode::NotFound, path, "cannot be read");
    if (size == 0) break;
    if (out.size() + static_cast<std::size_t>(size) > bytes_max) {
      return fail(ErrorCode::TooLarge, path, "more than " + std::to_string(bytes_max) + " bytes");
    }
    out.append(block.data(), static_cast<std::size_t>(size));
  }
  sodium_memzero(block.data(), block.size());
  return out;
}

}  // namespace

Result<std::string> read_input(const std::string& path, std::size_t bytes_max) {
  const File file(path);
  if (!file.is_readable()) return fail(ErrorCode::NotFound, path, "cannot be read");
  try {
    return read_all(file, path, bytes_max);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::TooLarge, path, "there is no memory for it");
  }
}

Result<Moment> moment_argument(const std::string& at) {
  if (at.empty()) return service::now();
  auto given = service::read_moment(at);
  if (!given) return fail(given.error().code, "--at " + at, given.error().detail);
  return given;
}

Result<bool> check_date_argument(const std::string& date) {
  if (date.empty() || day_of(date)) return true;
  return fail(ErrorCode::OutOfRange, "--date " + date, "must be a day, as 2026-02-26");
}

std::string seed_fault(const std::string& text) {
  std::uint64_t seed = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, fault] = std::from_chars(text.data(), end, seed);
  if (fault == std::errc() && stopped == end) return {};
  return "must be a whole number from 0 to 18446744073709551615, not " + text;
}

}  // namespace unknot::cli
