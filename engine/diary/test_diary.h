/// Small diaries for tests: entries in a line, and zones that a test can set. Not part of the
/// library.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/local_date.h"
#include "engine/base/zones.h"
#include "engine/diary/days.h"
#include "engine/diary/record.h"

namespace unknot::diary::testing {

inline constexpr std::int64_t hour_ms = 3'600'000;

/// Midnight of that day in UTC, plus hours.
inline std::int64_t utc(std::string_view date, double hours = 0) {
  const auto day = day_of(date);
  return day->time_since_epoch().count() * 24 * hour_ms +
         static_cast<std::int64_t>(hours * hour_ms);
}

/// Zones by rule of the test: from a moment on another offset. `+01:00` needs no rule.
class TestZones : public Zones {
 public:
  struct Step {
    std::int64_t from_ms;
    double offset_hours;
  };
  void set(const std::string& zone, std::vector<Step> steps) { steps_[zone] = std::move(steps); }
  [[nodiscard]] std::optional<std::int64_t> offset_ms(std::string_view zone,
                                                      std::int64_t at_ms) const override {
    if (zone == "UTC") return 0;
    if (zone == "+01:00") return hour_ms;
    const auto own = steps_.find(std::string(zone));
    if (own == steps_.end()) return std::nullopt;
    double out = own->second.front().offset_hours;
    for (const Step& step : own->second) {
      if (step.from_ms <= at_ms) out = step.offset_hours;
    }
    return static_cast<std::int64_t>(out * hour_ms);
  }

 private:
  std::map<std::string, std::vector<Step>> steps_;
};

/// Germany around 2026: the clock is put forward on 29 March and back on 25 October, at 01:00 UTC.
inline TestZones berlin() {
  TestZones out;
  out.set("Europe/Berlin",
          {{utc("2025-10-26", 1), 1}, {utc("2026-03-29", 1), 2}, {utc("2026-10-25", 1), 1}});
  out.set("America/New_York", {{utc("2025-11-02", 6), -5}, {utc("2026-03-08", 7), -4}});
  out.set("Pacific/Auckland", {{utc("2025-09-27", 14), 13}, {utc("2026-04-04", 14), 12}});
  // Brazil until 2019 put the clock forward at midnight itself: that day has no 00:30.
  out.set("America/Sao_Paulo", {{0, -3}, {utc("2018-11-04", 3), -2}, {utc("2019-02-17", 2), -3}});
  return out;
}

/// Gives ids in the order in which entries are added, and writes them at noon of their day.
class Book {
 public:
  Entry& add(EntryKind kind, std::string_view date, std::string about = {},
             std::optional<double> value = {}) {
    Entry own;
    own.entry_id = static_cast<std::int64_t>(entries_.size()) + 1;
    own.kind = kind;
    own.date = date;
    own.zone = "UTC";
    own.about = std::move(about);
    own.value = value;
    own.written = {.at_ms = utc(date, 20), .zone = "UTC", .date = std::string(date)};
    entries_.push_back(std::move(own));
    return entries_.back();
  }
  Entry& pain(std::string_view date, const std::string& region, std::optional<double> value,
              body::PaintSide side = body::PaintSide::Right) {
    Entry& own = add(EntryKind::Pain, date, region, value);
    own.side = side;
    return own;
  }
  Entry& moment(std::string_view date, const std::string& region, double value, double hours) {
    Entry& own = pain(date, region, value);
    own.from_ms = utc(date, hours);
    return own;
  }
  Entry& check_in(std::string_view date) { return add(EntryKind::CheckIn, date); }
  Entry& answer(std::string_view date, const std::string& cause, std::optional<double> value) {
    return add(EntryKind::Answer, date, cause, value);
  }
  /// The newest entry of the same thing is replaced.
  Entry& correct(std::size_t index, std::optional<double> value) {
    Entry own = entries_.at(index);
    own.replaces_entry_id = own.entry_id;
    own.entry_id = static_cast<std::int64_t>(entries_.size()) + 1;
    own.value = value;
    own.written.at_ms += hour_ms;
    entries_.push_back(std::move(own));
    return entries_.back();
  }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

inline body::Cause cause(const std::string& id, const std::string& unit = "hours",
                         body::ExposureRule rule = body::ExposureRule::Same) {
  body::Cause out;
  out.id = id;
  out.group = "sitting_all_day";
  out.asked = body::CauseQuestion{.unit = unit, .low = 0, .high = 24};
  out.exposure.rule = rule;
  out.exposure.answer_of = id;
  out.exposure.daily_sd.value = 1;
  out.effect = {.effect_sd_nrs = 0.1, .between_person_sd_nrs = 0.1, .inclusion_probability = 0.5};
  return out;
}

inline DayTable table_of(const Book& book, const std::vector<body::Cause>& causes = {},
                         const Zones* zones = nullptr) {
  return days_of({.entries = book.entries(), .causes = causes, .zones = zones, .to_date = {}});
}

/// The value of a day; not a number when it is not known.
inline double value_on(const DayTable& table, ColumnKind kind, const std::string& id,
                       std::string_view date, body::PaintSide side = body::PaintSide::Midline) {
  const Column* own = column_of(table, kind, id, side);
  const auto at = index_of(table, date);
  return own == nullptr || !at ? std::nan("") : own->values[*at];
}

inline double pain_on(const DayTable& table, std::string_view date,
                      const std::string& region = "neck_back_lower") {
  return value_on(table, ColumnKind::Pain, region, date, body::PaintSide::Right);
}

inline std::string source_on(const DayTable& table, ColumnKind kind, const std::string& id,
                             std::string_view date,
                             body::PaintSide side = body::PaintSide::Midline) {
  const Column* own = column_of(table, kind, id, side);
  const auto at = index_of(table, date);
  return own == nullptr || !at ? "" : table.sources[own->source[*at]];
}

}  // namespace unknot::diary::testing
