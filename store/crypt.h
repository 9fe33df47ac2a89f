/// Copies that only a passphrase opens: Argon2id for the key, XChaCha20-Poly1305 in a stream of
/// 64 KB pieces, the last one marked (libsodium). What was cut, turned or put in another order is
/// refused. Form of the file: docs/decisions/0009-backups.md.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace unknot::store {

/// Wiped when it goes. The text that it is made from is wiped too.
class Passphrase {
 public:
  explicit Passphrase(std::string&& text);
  Passphrase(Passphrase&& other) noexcept;
  Passphrase& operator=(Passphrase&&) = delete;
  ~Passphrase();
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string text_;
};

/// What trying one passphrase costs, here and everybody else. It stands in the file, so it can be
/// raised later; a file that asks for more than 1 GB or 20 rounds is refused.
struct KeyCost {
  std::uint32_t rounds = 3;
  std::uint32_t memory_kib = 256 * 1024;
};
inline constexpr std::uint32_t rounds_max = 20;
inline constexpr std::uint32_t memory_kib_max = 1024 * 1024;

/// @error MissingField  an empty passphrase; Internal  no memory for the key, or a read error
[[nodiscard]] Result<bool> seal(std::istream& plain, std::ostream& sealed,
                                const Passphrase& passphrase, const KeyCost& cost = {});
/// What was written to `plain` before an error must be thrown away.
/// @error Malformed        no sealed copy, or one that asks for too much
/// @error WrongPassphrase  that, or its first bytes are damaged: nobody can tell
/// @error Damaged          cut, changed, or more behind the end; Internal  a read error
[[nodiscard]] Result<bool> unseal(std::istream& sealed, std::ostream& plain,
                                  const Passphrase& passphrase);

/// File to file; `to` is there only when all went well, for the owner alone.
/// @error as above; NotFound, ReadOnly, DiskFull; Internal  read as shorter than it is
[[nodiscard]] Result<bool> seal_file(const std::string& from, const std::string& to,
                                     const Passphrase& passphrase, const KeyCost& cost = {});
[[nodiscard]] Result<bool> unseal_file(const std::string& from, const std::string& to,
                                       const Passphrase& passphrase);
/// The sealed bytes of a file, for a page to download.
[[nodiscard]] Result<std::string> seal_to_bytes(const std::string& from,
                                                const Passphrase& passphrase,
                                                const KeyCost& cost = {});

/// Whether the file begins as a sealed copy does.
[[nodiscard]] bool is_sealed(const std::string& path);

}  // namespace unknot::store
