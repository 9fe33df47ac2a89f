/// Where the program's knowledge comes from: built in, or a folder for people who change it.
#pragma once

#include <optional>
#include <string>

#include "engine/base/result.h"
#include "formats/json/knowledge.h"

namespace unknot::server {

/// @param folder  a knowledge folder; absent: the files built into the program
/// @error as json::load_knowledge; NotFound when the folder cannot be read
[[nodiscard]] Result<json::LoadedKnowledge> load_knowledge(
    const std::optional<std::string>& folder);

}  // namespace unknot::server
