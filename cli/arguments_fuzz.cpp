/// Any lines as words of the command line.
#include <cstdint>

#include "cli/arguments.h"
#include "engine/base/contracts.h"
#include "server/knowledge_source.h"

namespace {

const unknot::body::Atlas& atlas() {
  static const auto loaded =
      unknot::server::load_knowledge(std::string(UNKNOT_SOURCE_DIR) + "/knowledge").value();
  return loaded.knowledge.atlas;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unknot;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> lines;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    lines.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  for (const std::string& line : lines) {
    const auto pain = cli::parse_pain(atlas(), line);
    if (!pain) continue;
    UNKNOT_ENSURES(pain->nrs_0_10 >= 0 && pain->nrs_0_10 <= 10);
    const body::Region* region = atlas().region(pain->region);
    UNKNOT_ENSURES(region != nullptr);
    UNKNOT_ENSURES(region->paired == (pain->side != body::PaintSide::Midline));
  }
  const auto answers = cli::parse_answers("--flag", lines);
  UNKNOT_ENSURES(!answers || answers->size() <= lines.size());
  return 0;
}
