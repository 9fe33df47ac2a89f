/// A diary by chance, as benchmarks measure it and a test runs it small.
#pragma once

#include <string>
#include <vector>

#include "engine/base/local_date.h"
#include "engine/facade.h"

namespace unknot::bench {

/// Entries a day: a check-in, as many places as given, answers to all questions, one treatment.
inline std::vector<diary::Entry> diary_of(const body::Knowledge& knowledge, int days, int places) {
  std::vector<diary::Entry> out;
  unsigned chance = 7;
  const auto next = [&](unsigned below) {
    chance = chance * 1664525U + 1013904223U;
    return (chance >> 16U) % below;
  };
  const auto add = [&](const std::string& date, diary::EntryKind kind, const std::string& about) {
    diary::Entry own;
    own.entry_id = static_cast<std::int64_t>(out.size()) + 1;
    own.uid = "00000000000000000000000000000000";
    for (std::size_t k = 0, id = out.size() + 1; id > 0; ++k, id /= 10) {
      own.uid[k] = static_cast<char>('0' + id % 10);
    }
    own.kind = kind;
    own.date = date;
    own.zone = "Europe/Berlin";
    own.about = about;
    own.written = {.at_ms = 1'500'000'000'000 + own.entry_id, .zone = own.zone, .date = date};
    out.push_back(own);
    return &out.back();
  };
  for (int day = 0; day < days; ++day) {
    const std::string date = days_after("2016-11-29", day).value();
    for (int place = 0; place < places; ++place) {
      const auto at = static_cast<std::size_t>(place) % knowledge.atlas.regions.size();
      const body::Region& region = knowledge.atlas.regions[at];
      diary::Entry* own = add(date, diary::EntryKind::Pain, region.id);
      own->side = region.paired ? body::PaintSide::Right : body::PaintSide::Midline;
      own->value = next(11);
    }
    for (const body::Cause& cause : knowledge.causes) {
      if (!cause.asked || next(3) == 0) continue;
      const body::CauseQuestion& asked = *cause.asked;
      diary::Entry* own = add(date, diary::EntryKind::Answer, cause.id);
      own->value = asked.options.empty()
                       ? asked.low + next(2)
                       : asked.options[next(static_cast<unsigned>(asked.options.size()))].value;
    }
    add(date, diary::EntryKind::Treatment, "heat_pack")->value = 15;
    add(date, diary::EntryKind::CheckIn, {});
  }
  return out;
}

/// One number that changes when any value of the table does.
inline double checksum(const diary::DayTable& table) {
  double sum = static_cast<double>(table.days());
  double place = 1;
  for (const diary::Column& column : table.columns) {
    ++place;
    for (const double value : column.values) {
      if (value == value) sum += place * value;
    }
  }
  return sum;
}

}  // namespace unknot::bench
