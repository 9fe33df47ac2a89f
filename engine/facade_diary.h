/// What a person can ask of the diary. Part of engine/facade.h.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/zones.h"
#include "engine/body/knowledge.h"
#include "engine/diary/clock.h"
#include "engine/diary/views.h"
#include "engine/knots/record.h"

namespace unknot {

/// An entry as it is asked to be written; its day, source and moment are filled in later.
struct EntryDraft {
  diary::Entry entry;
  std::optional<std::string> at;  ///< clock time on that day, as 18:40
  std::optional<std::string> to;  ///< up to `at`: on the next day
};

struct LogRequest {
  std::string date;  ///< empty: today
  std::string zone;  ///< empty: that of this computer
  /// Newest entry that who asks had seen; without it nothing counts as overtaken.
  std::int64_t seen_entry_id = std::numeric_limits<std::int64_t>::max();
  std::vector<EntryDraft> drafts;
};

/// What came of writing.
struct Logged {
  std::vector<std::int64_t> entry_ids;
  std::vector<diary::Entry> overtaken;
  diary::Day day;
};

/// With the clock of this computer.
struct CheckInAnswer {
  diary::CheckIn check_in;
  std::string today;
  std::string now;  ///< as 20:10
};

struct TodayAnswer {
  diary::Today today;
  std::string now;
};

/// Exactly one of entry_id, a period, or everything.
struct DeleteRequest {
  std::optional<std::int64_t> entry_id;
  std::string from_date;
  std::string to_date;
  bool everything = false;
  bool backups = false;              ///< also the backups that hold it
  bool only_count = false;           ///< say what would be deleted
  std::optional<std::int64_t> days;  ///< with an entry, as the person typed it
};

struct Deleted {
  std::int64_t entries = 0;  ///< with their history
  std::int64_t days = 0;
  std::int64_t looks = 0;
  std::int64_t backups = 0;
};

inline constexpr std::size_t note_bytes_max = 2000;  ///< 500 characters
inline constexpr double treatment_minutes_max = 1440;

/// @error UnknownId  region; Contradiction  side: one is missing, or the region has none
[[nodiscard]] Result<bool> check_place(const body::Atlas& atlas, const std::string& id,
                                       body::PaintSide side);

/// Whether an entry says something that there is.
/// @error UnknownId      region, cause, treatment, exercise, choice or guess that nobody knows
/// @error OutOfRange     value, time or date outside of what there is; a day in the future
/// @error MissingField   nothing it is about, or a treatment without minutes
/// @error Contradiction  a part that this kind of entry does not have
/// @error Malformed      uid or source of another form
[[nodiscard]] Result<bool> check_entry(const body::Knowledge& knowledge, const diary::Entry& entry);

/// The pains of a look at the body, as entries of the moment it was drawn. Nothing for a look that
/// was not painted anew. Their entry_id is 0: they are kept with the look.
[[nodiscard]] std::vector<diary::Entry> pains_of(const knots::Look& look);

struct DaysRequest {
  std::string from_date;  ///< empty: the first day
  std::string to_date;    ///< empty: today
};

/// A part of the table, both days included; days outside of it are left out.
/// @error OutOfRange  no such day, or from after to
[[nodiscard]] Result<diary::DayTable> slice(const diary::DayTable& table,
                                            const DaysRequest& request);

}  // namespace unknot
