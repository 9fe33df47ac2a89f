/// What the diary says at a check-in, of one day, and today. Method: docs/methods/diary.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/cause.h"
#include "engine/diary/days.h"
#include "engine/diary/questions.h"
#include "engine/diary/record.h"

namespace unknot::diary {

/// What the views are made of. The table is that of the entries.
struct Diary {
  std::span<const Entry> entries;  ///< all, by id
  std::span<const body::Cause> causes;
  const DayTable* table = nullptr;
};

struct CheckInPlace {
  std::string region;
  body::PaintSide side = body::PaintSide::Midline;
  std::optional<int> nrs_0_10;     ///< rated for this day already
  std::optional<int> before_0_10;  ///< on the last day before that is known
  std::string before_date;         ///< empty without one
};

struct AskedQuestion {
  Question question;
  std::optional<Entry> entry;  ///< the answer that counts on this day
};

struct HelpedBefore {
  std::string treatment;
  int times_better = 0;  ///< pain right after it was lower than right before
  int times = 0;
};

struct CheckIn {
  std::string date;
  bool checked_in = false;
  std::vector<CheckInPlace> places;  ///< worst first
  std::vector<AskedQuestion> asked;
  std::vector<AskedQuestion> more;
  std::vector<Entry> done;  ///< treatments of that day
  std::optional<Entry> hindrance;
  bool guess_due = false;
  /// Measured at least three times and better in more than half of them; by that share.
  std::vector<HelpedBefore> helped_before;
  std::int64_t newest_entry_id = 0;
};

[[nodiscard]] CheckIn check_in_of(const Diary& diary, std::string_view date);

struct EntryWithHistory {
  Entry entry;
  std::vector<Entry> earlier;  ///< newest first
};

struct DayPain {
  std::string region;
  body::PaintSide side = body::PaintSide::Midline;
  int value = 0;
  std::string source;  ///< "rated", or a source of DayTable that is derived
};

struct DayExposure {
  std::string cause;
  double value = 0;
  std::string source;
};

struct Day {
  std::string date;
  std::vector<std::string> zones;
  bool checked_in = false;
  int days_late = 0;
  std::vector<EntryWithHistory> entries;
  std::vector<DayPain> pains;
  std::vector<DayExposure> exposures;
  std::optional<std::string> day_before;  ///< neighbours with an entry
  std::optional<std::string> day_after;
  std::int64_t newest_entry_id = 0;
};

[[nodiscard]] Day day_view(const Diary& diary, std::string_view date);

/// Mean of the worst place a day. Nothing below four rated days: [instruments, pain NRS].
struct WeekMean {
  std::optional<double> mean;
  int days = 0;
};
inline constexpr int week_days_min = 4;

struct Today {
  std::string date;
  std::string first_date;  ///< empty: nothing is written
  int days = 0;            ///< from the first day to today
  int days_written = 0;    ///< of these, checked in
  bool checked_in = false;
  bool yesterday_open = false;
  std::optional<std::string> guess;
  WeekMean week;  ///< the seven days up to today
  WeekMean week_before;
  std::vector<std::optional<int>> recent;  ///< the last 28 days, oldest first
  std::vector<Entry> done;
};

[[nodiscard]] Today today_of(const Diary& diary, std::string_view date);

/// Days from the day an entry is about to the day it was written; 0 when it was written before.
[[nodiscard]] int days_late(const Entry& entry);

}  // namespace unknot::diary
