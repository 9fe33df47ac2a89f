/// The real knowledge as files, for tests, fuzzers and benchmarks. Not part of the library.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "formats/json/knowledge.h"

namespace unknot::json::testing {

using Files = std::map<std::string, std::string>;

/// Every JSON file of knowledge/, by path.
inline const Files& real_files() {
  static const Files files = [] {
    Files out;
    const std::filesystem::path root = std::string(UNKNOT_SOURCE_DIR) + "/knowledge";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".json") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      out[entry.path().lexically_relative(root).generic_string()] = {
          std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    return out;
  }();
  return files;
}

inline Result<LoadedKnowledge> load(const Files& files) {
  std::vector<KnowledgeFile> list;
  for (const auto& [path, bytes] : files) list.push_back({.path = path, .bytes = bytes});
  return load_knowledge(list);
}

}  // namespace unknot::json::testing
