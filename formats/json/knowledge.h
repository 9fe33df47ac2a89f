/// The files of knowledge/ to the engine's Knowledge, or the first fault with its path.
/// Form of the files: docs/knowledge.md; their members are those of engine/body.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/body/knowledge.h"

namespace unknot::json {

struct KnowledgeFile {
  std::string path;        ///< below knowledge/, "muscles/upper_trapezius.json"
  std::string_view bytes;  ///< outlives the call
};

struct Source {
  std::string title;
  std::string opened;  ///< "yes", "abstract", "page", "partly", "no"
};

struct LoadedKnowledge {
  body::Knowledge knowledge;
  std::map<std::string, Source> sources;
  std::string body_map;  ///< JSON text served to the page
  std::string version;   ///< 16 hex digits that change with any byte of the files
};

/// Reads and cross-checks every file. `where` is "<path>: <place>".
/// @error Malformed, MissingField, UnknownField, WrongType, OutOfRange, UnknownId, DuplicateId
/// @error BrokenReference  an id or a source key that no file defines
/// @error NotFound         a file that must be there is not
[[nodiscard]] Result<LoadedKnowledge> load_knowledge(std::span<const KnowledgeFile> files);

}  // namespace unknot::json
