/// Two copies of a diary become one: which entries are new, and which line of corrections counts.
/// A pure plan; store/everything.cpp carries it out.
///
/// An entry is known by its uid and is never written twice, nor is anything that it says changed.
/// When both copies corrected the same entry, or said something of the same day, place, cause and
/// source, both lines become one: the line whose last entry was written first comes first, so that
/// what was written last counts, whichever copy is taken into which.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/diary/record.h"

namespace unknot::store {

struct MergePlan {
  std::vector<diary::Entry>
      added;  ///< with the ids they get: their own, or new where those are taken; in any order
  /// Entries that are here and get another predecessor, as they are to be; by id.
  std::vector<diary::Entry> relinked;
  std::int64_t known = 0;
};

/// @param here      all entries of the store
/// @param incoming  checked: ids and uids once, chains are lines (engine/facade_everything.h)
/// @param next_id   no id from here on was ever used
/// Cost: O(n log n) of both. Deterministic.
[[nodiscard]] MergePlan merge_entries(const std::vector<diary::Entry>& here,
                                      const std::vector<diary::Entry>& incoming,
                                      std::int64_t next_id);

}  // namespace unknot::store
