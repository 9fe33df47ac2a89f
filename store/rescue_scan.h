/// Entries of a damaged store, page by page: needs neither the pages that lead to them nor the
/// indexes, only the schema.
#pragma once

#include <string>
#include <vector>

#include "engine/diary/record.h"

namespace unknot::store {

/// Every entry that lies on a page that can be read and is as it was written. Deleted ones are
/// not found: their bytes were overwritten. O(pages), each as a table of its own.
/// @param work_path  a copy that may be changed
[[nodiscard]] std::vector<diary::Entry> scan_entries(const std::string& work_path);

}  // namespace unknot::store
