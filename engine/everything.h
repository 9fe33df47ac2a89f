/// All that a person's store holds, as one value: to take along and to bring back. Plain values.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/diary/record.h"
#include "engine/knots/record.h"

namespace unknot {

struct KeptEvent {
  std::int64_t event_id = 0;
  knots::Event event;
};

/// A knot that names its looks, since several knots may have one look.
struct KeptKnot {
  std::int64_t knot_id = 0;
  knots::Member member;
  std::vector<std::int64_t> look_ids;  ///< rising; at least one
  std::vector<KeptEvent> events;       ///< in the order in which they were written
};

struct Everything {
  std::vector<knots::Look> looks;
  std::vector<KeptKnot> knots;
  std::vector<diary::Entry> entries;  ///< replaced ones too
};

}  // namespace unknot
