#include "server/knowledge_source.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <vector>

#include "server/assets.h"

namespace unknot::server {
namespace {

namespace fs = std::filesystem;

struct Contents {
  std::vector<std::string> paths;
  std::vector<std::string> bytes;
};

Result<Contents> read_folder(const fs::path& root) {
  Contents out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(root, error), end; !error && it != end;
       it.increment(error)) {
    if (!it->is_regular_file(error) || it->path().extension() != ".json") continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::string path = it->path().lexically_relative(root).generic_string();
    if (!in.good() && !in.eof()) return fail(ErrorCode::NotFound, path, "cannot be read");
    out.paths.push_back(path);
    out.bytes.push_back(std::move(bytes));
  }
  if (error) return fail(ErrorCode::NotFound, root.string(), "the folder cannot be read");
  return out;
}

/// FNV-1a over paths and bytes in the order of the paths. Not against forgers: a record only
/// says by which knowledge a look was judged.
std::string version_of(std::vector<json::KnowledgeFile> files) {
  std::sort(files.begin(), files.end(),
            [](const auto& one, const auto& other) { return one.path < other.path; });
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](std::string_view bytes) {
    for (const char byte : bytes) {
      hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
    hash *= 0x100000001b3U;
  };
  for (const json::KnowledgeFile& file : files) {
    add(file.path);
    add(file.bytes);
  }
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(hash >> shift) & 15U];
  return out;
}

}  // namespace

Result<json::LoadedKnowledge> load_knowledge(const std::optional<std::string>& folder) {
  std::vector<json::KnowledgeFile> files;
  Contents contents;
  if (folder) {
    UNKNOT_TRY(contents, read_folder(*folder));
    for (std::size_t k = 0; k < contents.paths.size(); ++k) {
      files.push_back({.path = contents.paths[k], .bytes = contents.bytes[k]});
    }
  } else {
    for (const Asset& asset : knowledge_assets()) {
      files.push_back({.path = std::string(asset.path), .bytes = asset.bytes});
    }
  }
  UNKNOT_TRY(json::LoadedKnowledge loaded, json::load_knowledge(files));
  loaded.version = version_of(std::move(files));
  return loaded;
}

}  // namespace unknot::server
