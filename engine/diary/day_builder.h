/// The parts of days.cpp: what is known of each thing on each day, from several sources.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/diary/days.h"
#include "engine/diary/moments.h"
#include "engine/diary/record.h"

namespace unknot::diary {

/// Sources by rank: what was typed stands over sessions, these over all imports. Imports rank by
/// name, so that the same files give the same table in every order.
class SourceList {
 public:
  SourceList() : names_{""} {}
  /// Index into names(); names beyond the 250th share one index.
  [[nodiscard]] std::uint8_t index_of(std::string_view name);
  [[nodiscard]] bool ranks_before(std::uint8_t one, std::uint8_t other) const;
  [[nodiscard]] std::vector<std::string> take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
};

/// What one source says of a day. `value` is nothing when it was taken back or not known.
struct Said {
  std::uint8_t source = 0;
  std::optional<double> value;
};

/// Stretches that several sources say, each with its own.
using Stretches = std::map<std::uint8_t, std::vector<Stretch>>;

/// Everything that was said of one thing on one day.
struct DayCell {
  std::optional<Said> whole_day;  ///< of the source that ranks first
  std::vector<Rating> ratings;    ///< pains of moments, all sources
  Stretches stretches;            ///< answers from .. to
};

struct Key {
  EntryKind kind = EntryKind::Pain;
  std::string id;
  body::PaintSide side = body::PaintSide::Midline;
  auto operator<=>(const Key&) const = default;
};

/// One thing over all days. Cells stand only for days on which something was said.
struct Lane {
  std::map<std::int64_t, DayCell> cells;
  /// Of a pain: day and moment at which it was painted with a number above 0.
  std::vector<std::pair<std::int64_t, std::int64_t>> paintings;
};

struct Session {
  std::uint8_t source = 0;
  bool of_whole_day = false;  ///< the sum that a table gives
  std::optional<Stretch> stretch;
  double minutes = 0;
};

/// Days are counted from 1970 here.
struct Build {
  const DayInput* input = nullptr;
  SourceList sources;
  std::map<Key, Lane> lanes;
  std::map<std::pair<std::string, std::int64_t>, std::vector<Session>> sessions;
  std::map<std::int64_t, std::int64_t> checked_in_ms;  ///< when the check-in was written
  std::map<std::int64_t, std::uint8_t> marks;
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// Nothing when no cause has this id.
[[nodiscard]] const body::Cause* cause_of(const DayInput& input, std::string_view id);

/// Columns with any value, made of all that was added.
[[nodiscard]] std::vector<Column> columns_of(Build& build);

/// Keeps what ranks before. Later entries of one source stand over earlier ones.
void say(DayCell& cell, const Said& said, const SourceList& sources);

}  // namespace unknot::diary
