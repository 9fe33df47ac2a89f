/// Any bytes as a sealed copy: an answer or an error, and never more work than the bounds allow.
/// The first byte chooses: `r` the bytes as they are; `p` the pieces behind a sound header.
#include <cstdint>
#include <sstream>
#include <string>

#include "engine/base/contracts.h"
#include "store/crypt.h"

namespace {

using namespace unknot;

constexpr std::size_t header_size = 96;
constexpr store::KeyCost cheap{.rounds = 1, .memory_kib = 8};

std::string sealed(const std::string& plain) {
  std::istringstream in(plain);
  std::ostringstream out;
  UNKNOT_ENSURES(store::seal(in, out, store::Passphrase("words"), cheap).has_value());
  return out.str();
}

/// Costs as large as the bounds allow are sound, but would fill the time of the fuzzer.
bool is_costly(const std::string& bytes) {
  return bytes.size() >= 24 && (bytes[17] != 0 || bytes[21] > 1 || bytes[22] != 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string header = sealed("x").substr(0, header_size);
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string bytes = data[0] == 'p' ? header + rest : rest;
  if (data[0] != 'p' && is_costly(bytes)) return 0;
  std::istringstream in(bytes);
  std::ostringstream out;
  const auto opened = store::unseal(in, out, store::Passphrase("words"));
  // Nobody can make a sound copy without the key of this run.
  UNKNOT_ENSURES(data[0] != 'p' || !opened);
  return 0;
}
