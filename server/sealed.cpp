#include "server/sealed.h"

#include <openssl/evp.h>
#include <sys/random.h>

#include <array>
#include <cstdint>
#include <memory>

#include "engine/base/contracts.h"

namespace unknot::server {
namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::string_view about_question = "unknot question";
constexpr std::string_view about_answer = "unknot answer ";

using Key = std::array<unsigned char, key_bytes>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

int nibble(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

Key key_of(std::string_view token) {
  UNKNOT_EXPECTS(token.size() == 2 * key_bytes);
  Key key{};
  for (std::size_t k = 0; k < key_bytes; ++k) {
    key[k] = static_cast<unsigned char>(nibble(token[2 * k]) * 16 + nibble(token[2 * k + 1]));
  }
  return key;
}

/// Outside bytes end at 1 MB and answers at a few, far below what an int holds.
int length_of(std::string_view text) { return static_cast<int>(text.size()); }

}  // namespace

std::string fingerprint_of(std::string_view token) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned length = 0;
  EVP_Digest(token.data(), token.size(), hash.data(), &length, EVP_sha256(), nullptr);
  std::string out;
  for (unsigned k = 0; k < length; ++k) {
    out += "0123456789abcdef"[hash[k] >> 4U];
    out += "0123456789abcdef"[hash[k] & 15U];
  }
  return out;
}

std::optional<std::string> seal(std::string_view token, std::string_view about,
                                std::string_view text) {
  std::string out(nonce_bytes + text.size() + tag_bytes, '\0');
  if (getrandom(out.data(), nonce_bytes, 0) != static_cast<ssize_t>(nonce_bytes)) return {};
  const Key key = key_of(token);
  const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  unsigned char* const sealed = bytes_of(out) + nonce_bytes;
  int written = 0;
  const bool done =
      cipher != nullptr &&
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytes_of(out)) ==
          1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytes_of(about), length_of(about)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), sealed, &written, bytes_of(text), length_of(text)) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), sealed + text.size(), &written) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, sealed + text.size()) == 1;
  if (!done) return {};
  return out;
}

std::optional<std::string> unseal(std::string_view token, std::string_view about,
                                  std::string_view bytes) {
  if (bytes.size() < nonce_bytes + tag_bytes) return {};
  const Key key = key_of(token);
  const std::string_view sealed = bytes.substr(nonce_bytes, bytes.size() - nonce_bytes - tag_bytes);
  std::string tag(bytes.substr(bytes.size() - tag_bytes));
  std::string out(sealed.size(), '\0');
  const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int written = 0;
  const bool done =
      cipher != nullptr &&
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytes_of(bytes)) ==
          1 &&
      EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytes_of(about), length_of(about)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), bytes_of(out), &written, bytes_of(sealed),
                        length_of(sealed)) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), bytes_of(out) + out.size(), &written) == 1;
  if (!done) return {};
  return out;
}

std::optional<Request> sealed_question(std::string_view token, const Request& outer) {
  const auto text = unseal(token, about_question, outer.body);
  if (!text) return {};
  const std::size_t line = text->find('\n');
  const std::size_t gap = text->find(' ');
  if (line == std::string::npos || gap > line) return {};
  Request inner{.method = text->substr(0, gap),
                .target = text->substr(gap + 1, line - gap - 1),
                .headers = {{"content-type", "application/json"}},
                .body = text->substr(line + 1)};
  const auto host = outer.headers.find("host");
  if (host != outer.headers.end()) inner.headers.insert(*host);
  return inner;
}

Response sealed_answer(std::string_view token, const Request& outer, const Response& inner) {
  std::string about(about_answer);
  about += std::string_view(outer.body).substr(0, nonce_bytes);
  std::string text = std::to_string(inner.status) + '\n';
  text += inner.bytes();
  auto sealed = seal(token, about, text);
  Response out;
  // Without a body that opens, the page takes the program for stopped and tries again.
  out.status = sealed ? 200 : 500;
  out.body = sealed.value_or("");
  out.headers.emplace_back("Content-Type", "application/octet-stream");
  out.headers.emplace_back("Cache-Control", "no-store");
  return out;
}

}  // namespace unknot::server
