#include "store/crypt.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <ostream>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "store/files.h"
#include "store/unfinished.h"

namespace unknot::store {
namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::string_view magic = "unknot sealed 1\n";
constexpr std::size_t cost_at = magic.size();
constexpr std::size_t salt_at = cost_at + 8;
constexpr std::size_t stream_at = salt_at + crypto_pwhash_argon2id_SALTBYTES;
constexpr std::size_t mark_at = stream_at + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t mark_size = 32;
constexpr std::size_t header_size = mark_at + mark_size;

constexpr std::size_t piece_size = 64 * 1024;
constexpr std::size_t extra = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char last_tag = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
constexpr unsigned char more_tag = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;

using Header = std::array<unsigned char, header_size>;

void put_number(Header& header, std::size_t at, std::uint32_t number) {
  for (std::size_t k = 0; k < 4; ++k) {
    header[at + k] = static_cast<unsigned char>(number >> (8 * k));
  }
}

std::uint32_t number_at(const Header& header, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t k = 0; k < 4; ++k) out |= std::uint32_t{header[at + k]} << (8 * k);
  return out;
}

/// One for the stream, one for the mark by which a wrong passphrase is told; wiped afterwards.
class Keys {
 public:
  Keys() = default;
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;
  ~Keys() {
    sodium_memzero(bytes_.data(), bytes_.size());
    sodium_memzero(&stream, sizeof stream);
  }
  [[nodiscard]] Result<bool> derive(const Header& header, const Passphrase& passphrase) {
    const std::string_view text = passphrase.text();
    const std::size_t memory = std::size_t{number_at(header, cost_at + 4)} * 1024;
    if (crypto_pwhash(bytes_.data(), bytes_.size(), text.data(), text.size(), &header[salt_at],
                      number_at(header, cost_at), memory, crypto_pwhash_ALG_ARGON2ID13) == 0) {
      return true;
    }
    return fail(ErrorCode::Internal, "passphrase", "no memory to make a key of it");
  }
  [[nodiscard]] const unsigned char* of_stream() const { return bytes_.data(); }
  [[nodiscard]] std::array<unsigned char, mark_size> mark(const Header& header) const {
    std::array<unsigned char, mark_size> out{};
    crypto_generichash(out.data(), out.size(), header.data(), mark_at,
                       &bytes_[crypto_secretstream_xchacha20poly1305_KEYBYTES], mark_size);
    return out;
  }
  crypto_secretstream_xchacha20poly1305_state stream{};

 private:
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES + mark_size> bytes_{};
};

Result<bool> ready() {
  if (sodium_init() < 0) return fail(ErrorCode::Internal, "passphrase", "no random numbers");
  return true;
}

/// As many bytes as there are, at most `most`.
Bytes read_bytes(std::istream& in, std::size_t most) {
  Bytes out(most);
  in.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(most));
  out.resize(static_cast<std::size_t>(in.gcount()));
  return out;
}

void write_bytes(std::ostream& out, const unsigned char* bytes, std::size_t size) {
  out.write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
}

bool at_end(std::istream& in) { return in.peek() == std::istream::traits_type::eof(); }

/// A disk that fails in the middle must not pass for the end of the file.
Result<bool> read_well(const std::istream& in) {
  if (in.bad()) return fail(ErrorCode::Internal, "copy", "the disk failed while it was read");
  return true;
}

tl::unexpected<Error> not_sealed(const char* detail) {
  return fail(ErrorCode::Malformed, "copy", detail);
}

Result<Header> read_header(std::istream& sealed) {
  const Bytes bytes = read_bytes(sealed, header_size);
  UNKNOT_CHECK(read_well(sealed));
  const std::string_view start(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!start.starts_with(magic)) return not_sealed("is no sealed copy");
  if (bytes.size() != header_size) return fail(ErrorCode::Damaged, "copy", "it is cut off");
  Header out{};
  std::copy(bytes.begin(), bytes.end(), out.begin());
  const std::uint32_t rounds = number_at(out, cost_at);
  const std::uint32_t memory_kib = number_at(out, cost_at + 4);
  const bool bounded = rounds >= crypto_pwhash_OPSLIMIT_MIN && rounds <= rounds_max &&
                       memory_kib >= crypto_pwhash_MEMLIMIT_MIN / 1024 &&
                       memory_kib <= memory_kib_max;
  if (!bounded) return not_sealed("it asks for more work than a copy of ours");
  return out;
}

Result<bool> unseal_pieces(std::istream& sealed, std::ostream& plain, Keys& keys) {
  Bytes opened(piece_size);
  for (unsigned char tag = more_tag; tag != last_tag;) {
    const Bytes piece = read_bytes(sealed, piece_size + extra);
    UNKNOT_CHECK(read_well(sealed));
    unsigned long long size = 0;
    const bool sound = piece.size() >= extra && crypto_secretstream_xchacha20poly1305_pull(
                                                    &keys.stream, opened.data(), &size, &tag,
                                                    piece.data(), piece.size(), nullptr, 0) == 0;
    if (!sound) return fail(ErrorCode::Damaged, "copy", "it is cut off or changed");
    write_bytes(plain, opened.data(), static_cast<std::size_t>(size));
  }
  sodium_memzero(opened.data(), opened.size());
  if (!at_end(sealed)) return fail(ErrorCode::Damaged, "copy", "there is more behind its end");
  return read_well(sealed);
}

Result<bool> written(std::ostream& out) {
  out.flush();
  if (!out) return file_fault(ENOSPC);
  return true;
}

/// The pieces behind the header. @return how many bytes were sealed
Result<std::uint64_t> seal_pieces(std::istream& plain, std::ostream& sealed, Keys& keys) {
  std::uint64_t size = 0;
  Bytes closed(piece_size + extra);
  for (bool last = false; !last;) {
    const Bytes piece = read_bytes(plain, piece_size);
    last = at_end(plain);
    UNKNOT_CHECK(read_well(plain));
    size += piece.size();
    crypto_secretstream_xchacha20poly1305_push(&keys.stream, closed.data(), nullptr, piece.data(),
                                               piece.size(), nullptr, 0,
                                               last ? last_tag : more_tag);
    write_bytes(sealed, closed.data(), piece.size() + extra);
  }
  return size;
}

/// As seal(). @return how many bytes were sealed
Result<std::uint64_t> seal_and_count(std::istream& plain, std::ostream& sealed,
                                     const Passphrase& passphrase, const KeyCost& cost) {
  UNKNOT_CHECK(ready());
  if (passphrase.text().empty()) {
    return fail(ErrorCode::MissingField, "passphrase", "is empty");
  }
  Header header{};
  std::copy(magic.begin(), magic.end(), header.begin());
  put_number(header, cost_at, cost.rounds);
  put_number(header, cost_at + 4, cost.memory_kib);
  randombytes_buf(&header[salt_at], crypto_pwhash_argon2id_SALTBYTES);
  Keys keys;
  UNKNOT_CHECK(keys.derive(header, passphrase));
  crypto_secretstream_xchacha20poly1305_init_push(&keys.stream, &header[stream_at],
                                                  keys.of_stream());
  const auto mark = keys.mark(header);
  std::copy(mark.begin(), mark.end(), &header[mark_at]);
  write_bytes(sealed, header.data(), header.size());
  UNKNOT_TRY(const std::uint64_t size, seal_pieces(plain, sealed, keys));
  UNKNOT_CHECK(written(sealed));
  return size;
}

/// As seal(), of a file as long as the disk says it is.
Result<bool> seal_whole(const std::string& from, std::istream& plain, std::ostream& sealed,
                        const Passphrase& passphrase, const KeyCost& cost) {
  std::error_code unknown;
  const std::uint64_t there = std::filesystem::file_size(from, unknown);
  UNKNOT_TRY(const std::uint64_t size, seal_and_count(plain, sealed, passphrase, cost));
  if (!unknown && size == there) return true;
  return fail(ErrorCode::Internal, "copy", "it was read as longer or shorter than it is");
}

}  // namespace

Passphrase::Passphrase(std::string&& text) : text_(text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

Passphrase::Passphrase(Passphrase&& other) noexcept : Passphrase(std::move(other.text_)) {}

Passphrase::~Passphrase() { sodium_memzero(text_.data(), text_.size()); }

Result<bool> seal(std::istream& plain, std::ostream& sealed, const Passphrase& passphrase,
                  const KeyCost& cost) {
  UNKNOT_CHECK(seal_and_count(plain, sealed, passphrase, cost));
  return true;
}

Result<bool> unseal(std::istream& sealed, std::ostream& plain, const Passphrase& passphrase) {
  UNKNOT_CHECK(ready());
  UNKNOT_TRY(const Header header, read_header(sealed));
  Keys keys;
  UNKNOT_CHECK(keys.derive(header, passphrase));
  const auto mark = keys.mark(header);
  if (sodium_memcmp(mark.data(), &header[mark_at], mark_size) != 0) {
    return fail(ErrorCode::WrongPassphrase, "passphrase", "does not open this copy");
  }
  if (crypto_secretstream_xchacha20poly1305_init_pull(&keys.stream, &header[stream_at],
                                                      keys.of_stream()) != 0) {
    return fail(ErrorCode::Damaged, "copy", "it is changed");
  }
  UNKNOT_CHECK(unseal_pieces(sealed, plain, keys));
  return written(plain);
}

namespace {

Result<bool> file_to_file(const std::string& from, const std::string& to, auto work) {
  std::ifstream in(from, std::ios::binary);
  if (!in) return fail(ErrorCode::NotFound, "copy", "cannot be read");
  const Unfinished part(to);
  UNKNOT_CHECK(prepare_file(part.path()));
  std::ofstream out(part.path(), std::ios::binary | std::ios::trunc);
  UNKNOT_CHECK(work(in, out));
  out.close();
  if (!out) return file_fault(ENOSPC);
  return put_in_place(part.path(), to);
}

}  // namespace

Result<bool> seal_file(const std::string& from, const std::string& to, const Passphrase& passphrase,
                       const KeyCost& cost) {
  return file_to_file(from, to, [&](std::istream& in, std::ostream& out) {
    return seal_whole(from, in, out, passphrase, cost);
  });
}

Result<bool> unseal_file(const std::string& from, const std::string& to,
                         const Passphrase& passphrase) {
  return file_to_file(
      from, to, [&](std::istream& in, std::ostream& out) { return unseal(in, out, passphrase); });
}

Result<std::string> seal_to_bytes(const std::string& from, const Passphrase& passphrase,
                                  const KeyCost& cost) {
  std::ifstream in(from, std::ios::binary);
  if (!in) return fail(ErrorCode::NotFound, "copy", "cannot be read");
  std::ostringstream out;
  UNKNOT_CHECK(seal_whole(from, in, out, passphrase, cost));
  return std::move(out).str();
}

bool is_sealed(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const Bytes start = read_bytes(in, magic.size());
  return std::string_view(reinterpret_cast<const char*>(start.data()), start.size()) == magic;
}

}  // namespace unknot::store
