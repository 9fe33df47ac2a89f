/// A number per row of the person's data that changes with every bit of what the row says. SQLite
/// keeps none, so a bit that flips on the disk would be read as if it had been told.
/// Never change a form: the numbers lie in stores. A new field, word or kind needs a new schema.
#pragma once

#include <cstdint>

#include "engine/diary/record.h"
#include "engine/knots/record.h"

namespace unknot::store {

/// Over all fields, the own id included: rows that changed places are found too. So the id must be
/// known first (next_id(), store/ids.h). The order of words does not matter; a flipped bit always
/// changes the number (FNV-1a, 64 bits), any other change but once in 2^64.
[[nodiscard]] std::int64_t checksum_of(const diary::Entry& entry);

/// Over the look as read back from its rows, which have an order of their own; id and uid included.
[[nodiscard]] std::int64_t checksum_of(const knots::Look& look);

/// Over id and member, not over looks and events, which have their own.
[[nodiscard]] std::int64_t checksum_of(const knots::Knot& knot);

/// Of whose knot, under which id.
struct EventKey {
  std::int64_t event_id = 0;
  std::int64_t knot_id = 0;
};
[[nodiscard]] std::int64_t checksum_of(const EventKey& key, const knots::Event& event);

struct Link {
  std::int64_t knot_id = 0;
  std::int64_t look_id = 0;
};
[[nodiscard]] std::int64_t checksum_of(const Link& link);

}  // namespace unknot::store
