/// A question and its answer, sealed with the token: who does not know it can neither read nor
/// answer. AES-256-GCM, because it is what both the browser and OpenSSL offer.
/// Why: docs/decisions/0003-loopback-server.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http_types.h"

namespace unknot::server {

/// 64 hex digits that tell nothing about the token: a window keeps them to get it back after a
/// reload. SHA-256 of the token's digits.
[[nodiscard]] std::string fingerprint_of(std::string_view token);

/// nonce (12 bytes), sealed text, tag (16 bytes); `about` is bound in, so that nothing sealed for
/// one use opens for another. Nothing when the system gives no random numbers.
[[nodiscard]] std::optional<std::string> seal(std::string_view token, std::string_view about,
                                              std::string_view text);

/// Nothing when a byte was changed, or the token or `about` is another.
[[nodiscard]] std::optional<std::string> unseal(std::string_view token, std::string_view about,
                                                std::string_view bytes);

/// The question inside: a line "METHOD TARGET", then the body as JSON. Nothing when it was not
/// sealed with this token.
[[nodiscard]] std::optional<Request> sealed_question(std::string_view token, const Request& outer);

/// The answer sealed for exactly this question: a line with the status, then the body.
[[nodiscard]] Response sealed_answer(std::string_view token, const Request& outer,
                                     const Response& inner);

}  // namespace unknot::server
