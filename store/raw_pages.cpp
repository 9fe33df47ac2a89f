#include "store/raw_pages.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>

#include "store/files.h"

namespace unknot::store {
namespace {

constexpr std::size_t header_size = 100;
constexpr std::size_t page_size_at = 16;
constexpr std::size_t log_flags_at = 18;
constexpr std::size_t change_at = 24;
constexpr std::size_t page_count_at = 28;
constexpr std::size_t free_pages_at = 32;
constexpr std::size_t count_valid_at = 92;
constexpr unsigned char interior = 5;
constexpr unsigned char leaf = 13;

std::uint32_t number_at(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t out = 0;
  for (std::size_t k = 0; k < size && at + k < bytes.size(); ++k) {
    out = (out << 8U) | static_cast<unsigned char>(bytes[at + k]);
  }
  return out;
}

void put_number(std::string& bytes, std::size_t at, std::uint32_t number) {
  for (std::size_t k = 0; k < 4; ++k) bytes[at + k] = static_cast<char>(number >> (24 - 8 * k));
}

std::size_t page_size_of(const std::string& bytes) {
  const std::uint32_t told = number_at(bytes, page_size_at, 2);
  return told == 1 ? 65536 : told;
}

bool is_page_size(std::size_t size) { return size >= 512 && (size & (size - 1)) == 0; }

std::string bytes_of(const std::string& path, Unreadable unreadable = Unreadable::IsZeros) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return {};
  struct stat found {};
  std::string out;
  if (fstat(file, &found) == 0 && S_ISREG(found.st_mode)) {
    const auto read = [&](char* into, std::size_t size, std::size_t from) {
      return pread(file, into, size, static_cast<off_t>(from));
    };
    out = read_around(static_cast<std::size_t>(found.st_size), read, unreadable);
  }
  close(file);
  return out;
}

Result<bool> write_bytes(const std::string& path, const std::string& bytes) {
  UNKNOT_CHECK(prepare_file(path));
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) return file_fault(ENOSPC);
  return true;
}

/// Pages that are cut off are there again, empty: SQLite refuses a schema that names a page beyond
/// the end, and with it all tables. A length that a flipped bit made silly is not believed.
void fill_up(std::string& bytes, std::size_t page_size) {
  constexpr std::size_t pages_added_max = 65536;
  if (bytes.size() < header_size) return;
  const std::size_t pages = bytes.size() / page_size;
  const std::size_t told = number_at(bytes, page_count_at, 4);
  if (told > pages && told - pages <= std::max(pages_added_max, 4 * pages)) {
    bytes.resize(told * page_size);
  }
}

void tell_length(std::string& bytes, std::size_t page_size) {
  if (bytes.size() < header_size) return;
  put_number(bytes, page_count_at, static_cast<std::uint32_t>(bytes.size() / page_size));
  put_number(bytes, count_valid_at, number_at(bytes, change_at, 4));
  put_number(bytes, free_pages_at, 0);
  put_number(bytes, free_pages_at + 4, 0);
}

/// Page 1 and, where the schema takes more, those that it points to.
std::vector<std::uint32_t> schema_pages(const std::string& bytes) {
  std::vector<std::uint32_t> out = {1};
  if (static_cast<unsigned char>(bytes[header_size]) != interior) return out;
  const std::uint32_t cells = number_at(bytes, header_size + 3, 2);
  for (std::uint32_t k = 0; k < cells; ++k) {
    out.push_back(number_at(bytes, number_at(bytes, header_size + 12 + 2 * k, 2), 4));
  }
  out.push_back(number_at(bytes, header_size + 8, 4));
  return out;
}

}  // namespace

std::string read_around(std::size_t size, const ReadAt& read, Unreadable unreadable) {
  constexpr std::size_t block_size = 1UL << 20U;
  constexpr std::size_t sector_size = 512;
  std::string out(size, '\0');
  for (std::size_t at = 0; at < out.size();) {
    const auto got = read(&out[at], std::min(block_size, out.size() - at), at);
    if (got > 0) {
      at += static_cast<std::size_t>(got);
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) {
      out.resize(at);
      break;
    }
    // A read that fails gives nothing, though only its last sector may be bad.
    const std::size_t next = std::min(out.size(), (at / sector_size + 1) * sector_size);
    while (at < next) {
      const auto some = read(&out[at], next - at, at);
      if (some <= 0) break;
      at += static_cast<std::size_t>(some);
    }
    if (at < next && unreadable == Unreadable::EndsIt) out.resize(at);
    at = next;
  }
  return out;
}

Result<bool> copy_to_read(const std::string& from, const std::string& to) {
  std::string bytes = bytes_of(from);
  const std::size_t page_size = page_size_of(bytes);
  if (is_page_size(page_size)) {
    fill_up(bytes, page_size);
    tell_length(bytes, page_size);
  }
  UNKNOT_CHECK(write_bytes(to, bytes));
  if (!exists(from + "-wal")) return true;
  return write_bytes(to + "-wal", bytes_of(from + "-wal", Unreadable::EndsIt));
}

Result<bool> graft_schema(const std::string& sound, const std::string& damaged) {
  const std::string good = bytes_of(sound);
  std::string bytes = bytes_of(damaged);
  const std::size_t page_size = page_size_of(good);
  if (good.size() < header_size || !is_page_size(page_size)) {
    return fail(ErrorCode::NotFound, "backup", "cannot be read");
  }
  bytes.resize(std::max(bytes.size(), good.size()));
  for (const std::uint32_t page : schema_pages(good)) {
    const std::size_t at = (std::size_t{page} - 1) * page_size;
    if (page == 0 || at + page_size > good.size()) continue;
    bytes.replace(at, page_size, good, at, page_size);
  }
  // With a log, as the store had it: a backup has none.
  bytes[log_flags_at] = 2;
  bytes[log_flags_at + 1] = 2;
  tell_length(bytes, page_size);
  return write_bytes(damaged, bytes);
}

std::vector<std::uint32_t> table_leaves(const std::string& path) {
  std::vector<std::uint32_t> out;
  const std::string bytes = bytes_of(path);
  const std::size_t page_size = page_size_of(bytes);
  if (!is_page_size(page_size)) return out;
  // Page 1 begins with the header of the file, and holds the schema.
  for (std::size_t at = page_size; at + page_size <= bytes.size(); at += page_size) {
    if (static_cast<unsigned char>(bytes[at]) != leaf) continue;
    out.push_back(static_cast<std::uint32_t>(at / page_size + 1));
  }
  return out;
}

}  // namespace unknot::store
