/// Any bytes as an export: what is read is written, and read again as the same; what is accepted by
/// the rules of the diary keeps them.
#include <cstdint>

#include "engine/base/contracts.h"
#include "engine/facade.h"
#include "formats/json/export.h"
#include "formats/json/test_files.h"

namespace {

using namespace unknot;

const body::Knowledge& knowledge() {
  static const auto loaded = json::testing::load(json::testing::real_files()).value();
  return loaded.knowledge;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = json::read_export(bytes);
  if (!read) return 0;
  const std::string written = json::write_export(*read, "0");
  const auto again = json::read_export(written);
  UNKNOT_ENSURES(again.has_value());
  UNKNOT_ENSURES(again->entries == read->entries);
  UNKNOT_ENSURES(json::write_export(*again, "0") == written);
  const bool accepted = check_everything(knowledge(), *read).has_value();
  UNKNOT_ENSURES(check_everything(knowledge(), *again).has_value() == accepted);
  return 0;
}
