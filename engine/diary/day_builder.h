/// The parts of days.cpp: what is known of each thing on each day, from several sources.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
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

/// A value for some of the days, by day. Entries come mostly in the order of their days, so most
/// values are added at the end: ten years of them must not take a node each.
template <class T>
class ByDay {
 public:
  using Row = std::pair<std::int64_t, T>;
  /// The value of that day; made when there is none.
  T& operator[](std::int64_t day) {
    if (rows_.empty() || rows_.back().first < day) return rows_.emplace_back(day, T{}).second;
    if (rows_.back().first == day) return rows_.back().second;
    const auto own = place_of(day);
    if (own->first == day) return own->second;
    return rows_.insert(own, Row{day, T{}})->second;
  }
  [[nodiscard]] const T* find(std::int64_t day) const {
    const auto own = std::lower_bound(rows_.begin(), rows_.end(), day, is_before);
    return own == rows_.end() || own->first != day ? nullptr : &own->second;
  }
  [[nodiscard]] auto begin() const { return rows_.begin(); }
  [[nodiscard]] auto end() const { return rows_.end(); }

 private:
  static bool is_before(const Row& row, std::int64_t day) { return row.first < day; }
  auto place_of(std::int64_t day) {
    return std::lower_bound(rows_.begin(), rows_.end(), day, is_before);
  }
  std::vector<Row> rows_;
};

/// A stretch and the source that says it.
struct SaidStretch {
  std::uint8_t source = 0;
  Stretch stretch;
};

/// Everything that was said of one thing on one day.
struct DayCell {
  /// Keeps what ranks before. Later entries of one source stand over earlier ones.
  void say(const Said& said, const SourceList& sources);

  std::optional<Said> whole_day;       ///< of the source that ranks first
  std::vector<Rating> ratings;         ///< pains of moments, all sources
  std::vector<SaidStretch> stretches;  ///< answers from .. to
};

struct Key {
  EntryKind kind = EntryKind::Pain;
  std::string id;
  body::PaintSide side = body::PaintSide::Midline;
  bool operator==(const Key&) const = default;
};

/// The same without a copy of the name.
struct KeyView {
  EntryKind kind = EntryKind::Pain;
  std::string_view id;
  body::PaintSide side = body::PaintSide::Midline;
};

struct KeyOrder {
  using is_transparent = void;
  static KeyView view(const Key& key) { return {key.kind, key.id, key.side}; }
  static const KeyView& view(const KeyView& key) { return key; }
  template <class One, class Other>
  bool operator()(const One& one, const Other& other) const {
    const KeyView a = view(one);
    const KeyView b = view(other);
    return std::tie(a.kind, a.id, a.side) < std::tie(b.kind, b.id, b.side);
  }
};

/// One thing over all days. Cells stand only for days on which something was said.
struct Lane {
  ByDay<DayCell> cells;
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
  std::map<Key, Lane, KeyOrder> lanes;
  std::map<std::pair<std::string, std::int64_t>, std::vector<Session>> sessions;
  ByDay<std::int64_t> checked_in_ms;  ///< when the check-in was written
  ByDay<std::uint8_t> marks;
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// Nothing when no cause has this id.
[[nodiscard]] const body::Cause* cause_of(const DayInput& input, std::string_view id);

struct Columns {
  std::vector<Column> columns;       ///< those with any value
  std::vector<std::string> sources;  ///< as DayTable::sources
};

/// What was added, as columns.
[[nodiscard]] Columns columns_of(Build build);

}  // namespace unknot::diary
