/// One knowledge file made of the input: its first line is the path, the rest the bytes. The files
/// around it are real; of the others only what every file refers to, so that a run is quick.
#include <cstdint>

#include "engine/base/contracts.h"
#include "formats/json/knowledge.h"
#include "formats/json/test_files.h"

namespace {

using namespace unknot::json;

bool everybody_names(std::string_view path) {
  for (const std::string_view kept :
       {"regions/", "alternatives/", "red_flag_groups/", "intake_rows/", "locate.json",
        "complaint_areas.json", "sources.json"}) {
    if (path.starts_with(kept)) return true;
  }
  return false;
}

const testing::Files& surroundings() {
  static const testing::Files files = [] {
    testing::Files out = testing::real_files();
    std::erase_if(out, [](const auto& file) { return !everybody_names(file.first); });
    // The real map is half of all bytes, and only its own readers look at it.
    for (const char* view : {"front", "back", "side"}) {
      out["body_map/" + std::string(view) + ".json"] = R"({"regions": []})";
    }
    out["body_map/windows.json"] = R"({"windows": []})";
    out["body_map/style.json"] = R"({"styles": {}})";
    return out;
  }();
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos) return 0;
  testing::Files files = surroundings();
  files[std::string(input.substr(0, line))] = std::string(input.substr(line + 1));
  const auto loaded = testing::load(files);
  UNKNOT_ENSURES(loaded || !loaded.error().where.empty());
  return 0;
}
