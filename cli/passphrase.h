/// Where a passphrase comes from: a file, or the terminal without echo. Never from an argument,
/// which every program of this computer can read.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "store/crypt.h"

namespace unknot::cli {

/// The first line of a file; `-` is standard input.
/// @error NotFound  no such file; MissingField  an empty line; TooLarge  more than 1 MB
[[nodiscard]] Result<store::Passphrase> passphrase_of_file(const std::string& path);

enum class Asking { Once, Twice };  ///< Twice: for a new one, so that a typing error shows

/// The terminal shows again what is typed before Ctrl+C ends the program.
/// @error NotFound  there is no terminal; MissingField  nothing was typed
/// @error Contradiction  typed differently the second time
[[nodiscard]] Result<store::Passphrase> ask_passphrase(Asking asking);

}  // namespace unknot::cli
