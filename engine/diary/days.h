/// Entries of a diary as one row a local day: pains, answers, exposures, treatments. Every rule:
/// docs/methods/diary.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/zones.h"
#include "engine/body/cause.h"
#include "engine/body/side.h"
#include "engine/diary/record.h"

namespace unknot::diary {

enum class ColumnKind { Pain, Answer, Exposure, Treatment, Hindrance };

/// Answer: as it was asked. Exposure: in the unit of the cause. Treatment: minutes.
struct Column {
  ColumnKind kind = ColumnKind::Pain;
  std::string id;  ///< region, cause or treatment; empty for Hindrance
  body::PaintSide side = body::PaintSide::Midline;  ///< of a pain
  std::vector<double> values;                       ///< one a day; not a number: not known
  /// Index into DayTable::sources; 0: nothing was said. Another one beside a value that is not
  /// known: that source said so, as when a place was asked about and not answered.
  std::vector<std::uint8_t> source;
  bool operator==(const Column&) const = default;
};

/// What is said of a day as a whole; a sum of these.
inline constexpr std::uint8_t mark_checked_in = 1;
inline constexpr std::uint8_t mark_known = 2;      ///< anything at all
inline constexpr std::uint8_t mark_corrected = 4;  ///< a value of it was corrected
inline constexpr std::uint8_t mark_late = 8;       ///< checked in later than on the next day

/// Besides those of entries.
inline constexpr std::string_view source_left_blank = "left_blank";
inline constexpr std::string_view source_mean_of_moments = "mean_of_moments";
inline constexpr std::string_view source_derived = "derived";  ///< from an answer of another day

struct DayTable {
  std::string from_date;             ///< empty: nothing is written
  std::vector<std::string> sources;  ///< [0] is empty: not known
  std::vector<Column> columns;       ///< those with any value; by kind, then id, then side
  std::vector<std::uint8_t> marks;   ///< one a day
  [[nodiscard]] std::size_t days() const { return marks.size(); }
};

/// How far the table reaches.
enum class Through {
  Last,   ///< to the last day with an entry, and at least to DayInput::to_date
  ToDate  ///< no further than DayInput::to_date
};

struct DayInput {
  std::span<const Entry> entries;       ///< all, replaced ones too, by id; dates that exist
  std::span<const body::Cause> causes;  ///< how answers become exposures
  const Zones* zones = nullptr;         ///< nothing: intervals stay on the day they begin
  std::string to_date;                  ///< may be empty
  /// The table begins here, or with the first entry after it; empty: with the first of all. What
  /// earlier days say of usual values and windows is not seen then.
  std::string from_date = {};
  Through through = Through::Last;
};

/// @return  from the first day with an entry to the last; without entries no day at all
/// Cost: O(entries + days x columns). Deterministic; the order of entries of one time is
/// irrelevant.
[[nodiscard]] DayTable days_of(const DayInput& input);

/// Nothing when the table has no such column.
[[nodiscard]] const Column* column_of(const DayTable& table, ColumnKind kind, std::string_view id,
                                      body::PaintSide side = body::PaintSide::Midline);

/// Index of the day in the table; nothing when it lies outside.
[[nodiscard]] std::optional<std::size_t> index_of(const DayTable& table, std::string_view date);

/// The worst place of each day; not a number where no place is known, and where a place was asked
/// about and not answered that was worse when it was last known than all that are known.
[[nodiscard]] std::vector<double> worst_pain(const DayTable& table);

[[nodiscard]] std::string_view name_of(ColumnKind kind);

}  // namespace unknot::diary
