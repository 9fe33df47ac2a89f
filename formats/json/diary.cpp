/// What the diary answers.
#include "formats/json/diary.h"

#include <cmath>

#include "engine/base/local_date.h"
#include "engine/diary/clock.h"
#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using diary::Entry;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json side_json(body::PaintSide side) {
  return side == body::PaintSide::Midline ? Json(nullptr) : Json(std::string(name_of(side)));
}

/// Whole numbers without a point, as they were typed.
Json number_json(double value) {
  if (std::isnan(value)) return nullptr;
  if (value == std::floor(value) && std::abs(value) < 9e15) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

void append_number(std::string& out, double value) {
  const bool whole = value == std::floor(value) && std::abs(value) < 1e9;
  out += whole ? std::to_string(static_cast<std::int64_t>(value)) : number_json(value).dump();
}

void append_number(std::string& out, std::uint8_t value) { out += std::to_string(value); }

template <class Number>
void append_numbers(std::string& out, const std::vector<Number>& values) {
  char between = '[';
  for (const Number value : values) {
    out += between;
    append_number(out, value);
    between = ',';
  }
  out += values.empty() ? "[]" : "]";
}

Json value_json(const std::optional<double>& value) {
  return value ? number_json(*value) : Json(nullptr);
}

Json words_json(const std::vector<body::PainWord>& words) {
  Json out = Json::array();
  for (const body::PainWord word : words) {
    for (const auto& [name, own] : body::pain_words) {
      if (own == word) out.push_back(std::string(name));
    }
  }
  return out;
}

Json dose_json(const diary::Dose& dose) {
  Json out = Json::object();
  if (dose.pressure_kPa) out["pressure_kPa"] = *dose.pressure_kPa;
  if (dose.press_0_10) out["press_0_10"] = *dose.press_0_10;
  if (dose.radiant_exposure_J_per_cm2) {
    out["radiant_exposure_J_per_cm2"] = *dose.radiant_exposure_J_per_cm2;
  }
  if (dose.temperature_degC) out["temperature_degC"] = *dose.temperature_degC;
  if (dose.before_0_10) out["before_0_10"] = *dose.before_0_10;
  if (dose.after_0_10) out["after_0_10"] = *dose.after_0_10;
  return out;
}

Json entry_json(const Entry& entry, const Zones& zones) {
  Json out;
  out["entry_id"] = entry.entry_id;
  out["uid"] = entry.uid;
  out["kind"] = std::string(name_of(entry.kind));
  out["date"] = entry.date;
  out["zone"] = entry.zone;
  out["about"] = entry.about;
  out["side"] = side_json(entry.side);
  out["region"] = entry.region;
  out["from_ms"] = or_null(entry.from_ms);
  out["to_ms"] = or_null(entry.to_ms);
  out["at"] = entry.from_ms ? Json(diary::clock_of(*entry.from_ms, entry.zone, zones)) : Json();
  out["value"] = value_json(entry.value);
  out["choice"] = entry.choice;
  out["words"] = words_json(entry.words);
  out["exercise"] = entry.exercise;
  out["dose"] = dose_json(entry.dose);
  out["note"] = entry.note;
  out["source"] = entry.source;
  out["written_at_ms"] = entry.written.at_ms;
  out["written_zone"] = entry.written.zone;
  out["written_date"] = entry.written.date;
  out["days_late"] = diary::days_late(entry);
  out["replaces_entry_id"] = or_null(entry.replaces_entry_id);
  return out;
}

Json entries_json(const std::vector<Entry>& entries, const Zones& zones) {
  Json out = Json::array();
  for (const Entry& own : entries) out.push_back(entry_json(own, zones));
  return out;
}

Json maybe_entry(const std::optional<Entry>& entry, const Zones& zones) {
  return entry ? entry_json(*entry, zones) : Json(nullptr);
}

Json day_json(const diary::Day& day, const Zones& zones) {
  Json out;
  out["date"] = day.date;
  out["zones"] = day.zones;
  out["checked_in"] = day.checked_in;
  out["days_late"] = day.days_late;
  out["entries"] = Json::array();
  for (const diary::EntryWithHistory& own : day.entries) {
    out["entries"].push_back(
        {{"entry", entry_json(own.entry, zones)}, {"earlier", entries_json(own.earlier, zones)}});
  }
  out["pains"] = Json::array();
  for (const diary::DayPain& own : day.pains) {
    out["pains"].push_back({{"region", own.region},
                            {"side", side_json(own.side)},
                            {"value", own.value},
                            {"source", own.source}});
  }
  out["exposures"] = Json::array();
  for (const diary::DayExposure& own : day.exposures) {
    out["exposures"].push_back(
        {{"cause", own.cause}, {"value", number_json(own.value)}, {"source", own.source}});
  }
  out["day_before"] = or_null(day.day_before);
  out["day_after"] = or_null(day.day_after);
  out["newest_entry_id"] = day.newest_entry_id;
  return out;
}

Json questions_json(const std::vector<diary::AskedQuestion>& questions, const Zones& zones) {
  Json out = Json::array();
  for (const diary::AskedQuestion& own : questions) {
    out.push_back({{"cause", own.question.cause},
                   {"gain_bits", own.question.gain_bits},
                   {"answered_days", own.question.answered_days},
                   {"entry", maybe_entry(own.entry, zones)}});
  }
  return out;
}

Json week_json(const diary::WeekMean& week) {
  return {{"mean", or_null(week.mean)}, {"days", week.days}};
}

}  // namespace

std::string to_json(const Logged& logged, const Zones& zones) {
  Json out;
  out["entry_ids"] = logged.entry_ids;
  out["overtaken"] = entries_json(logged.overtaken, zones);
  out["day"] = day_json(logged.day, zones);
  return out.dump();
}

std::string to_json(const CheckInAnswer& answer, const Zones& zones) {
  const diary::CheckIn& own = answer.check_in;
  Json out;
  out["date"] = own.date;
  out["today"] = answer.today;
  out["now"] = answer.now;
  out["checked_in"] = own.checked_in;
  out["places"] = Json::array();
  for (const diary::CheckInPlace& place : own.places) {
    out["places"].push_back({{"region", place.region},
                             {"side", side_json(place.side)},
                             {"nrs_0_10", or_null(place.nrs_0_10)},
                             {"before_0_10", or_null(place.before_0_10)},
                             {"before_date", text_or_null(place.before_date)}});
  }
  out["asked"] = questions_json(own.asked, zones);
  out["more"] = questions_json(own.more, zones);
  out["done"] = entries_json(own.done, zones);
  out["hindrance"] = maybe_entry(own.hindrance, zones);
  out["guess_due"] = own.guess_due;
  out["helped_before"] = Json::array();
  for (const diary::HelpedBefore& helped : own.helped_before) {
    out["helped_before"].push_back({{"treatment", helped.treatment},
                                    {"times_better", helped.times_better},
                                    {"times", helped.times}});
  }
  out["newest_entry_id"] = own.newest_entry_id;
  return out.dump();
}

std::string to_json(const diary::Day& day, const Zones& zones) {
  return day_json(day, zones).dump();
}

std::string to_json(const TodayAnswer& answer, const Zones& zones) {
  const diary::Today& own = answer.today;
  Json out;
  out["date"] = own.date;
  out["now"] = answer.now;
  out["first_date"] = text_or_null(own.first_date);
  out["days"] = own.days;
  out["days_written"] = own.days_written;
  out["checked_in"] = own.checked_in;
  out["yesterday_open"] = own.yesterday_open;
  out["guess"] = or_null(own.guess);
  out["week"] = week_json(own.week);
  out["week_before"] = week_json(own.week_before);
  out["recent"] = Json::array();
  for (const auto& pain : own.recent) out["recent"].push_back(or_null(pain));
  out["done"] = entries_json(own.done, zones);
  return out.dump();
}

/// Written by hand: ten years are 400,000 numbers, and a tree of them takes longer than all else.
std::string to_json(const diary::DayTable& table) {
  const auto first = day_of(table.from_date);
  const std::string last =
      first ? date_of(*first + std::chrono::days{static_cast<int>(table.days()) - 1}) : "";
  std::string out = R"({"from":)" + text_or_null(table.from_date).dump();
  out += R"(,"to":)" + text_or_null(last).dump();
  out += R"(,"sources":)" + Json(table.sources).dump();
  out += R"(,"columns":[)";
  for (const diary::Column& column : table.columns) {
    if (&column != &table.columns.front()) out += ',';
    out += R"({"kind":)" + Json(std::string(name_of(column.kind))).dump();
    out += R"(,"id":)" + Json(column.id).dump();
    out += R"(,"side":)" + side_json(column.side).dump();
    out += R"(,"values":)";
    append_numbers(out, column.values);
    out += R"(,"source":)";
    append_numbers(out, column.source);
    out += '}';
  }
  out += R"(],"days":)";
  append_numbers(out, table.marks);
  return out + '}';
}

std::string to_json(const Deleted& deleted) {
  return Json{{"entries", deleted.entries},
              {"days", deleted.days},
              {"looks", deleted.looks},
              {"backups", deleted.backups}}
      .dump();
}

}  // namespace unknot::json
