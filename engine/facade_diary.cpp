#include "engine/facade_diary.h"

#include <algorithm>
#include <cmath>

#include "engine/base/local_date.h"

namespace unknot {
namespace {

using body::AnswerForm;
using body::PaintSide;
using diary::Entry;
using diary::EntryKind;

constexpr std::string_view first_date = "1970-01-01";
constexpr std::int64_t stretch_ms_max = 48LL * 3'600'000;

tl::unexpected<Error> out_of_range(const char* where, const char* what) {
  return fail(ErrorCode::OutOfRange, where, what);
}

/// A rating is a whole number from 0 to 10, or not known.
Result<bool> check_rating(const Entry& entry) {
  if (!entry.value) return true;
  const double value = *entry.value;
  if (!(value >= 0 && value <= 10) || value != std::floor(value)) {
    return out_of_range("value", "must be 0 to 10");
  }
  return true;
}

Result<bool> check_answer(const body::Cause& cause, const Entry& entry) {
  const body::CauseQuestion& asked = *cause.asked;
  if (entry.from_ms) {
    if (asked.unit != "hours" && asked.unit != "minutes") {
      return fail(ErrorCode::Contradiction, "at", "only hours and minutes have a time");
    }
    if (!entry.to_ms) return fail(ErrorCode::MissingField, "to", "until when?");
    if (entry.value) return fail(ErrorCode::Contradiction, "value", "the times say how long");
    return true;
  }
  if (!entry.value) return true;
  const double value = *entry.value;
  if (!(value >= asked.low && value <= asked.high)) {
    return out_of_range("value", "outside of what can be answered");
  }
  const bool whole = asked.form == AnswerForm::Scale || asked.form == AnswerForm::YesNo;
  if (whole && value != std::floor(value)) return out_of_range("value", "must be a whole number");
  const bool choices = std::any_of(asked.options.begin(), asked.options.end(),
                                   [](const auto& own) { return !own.choice.empty(); });
  if (entry.choice.empty() && !choices) return true;
  if (entry.choice.empty()) return fail(ErrorCode::MissingField, "choice", "which of them?");
  for (const body::AnswerOption& own : asked.options) {
    if (own.choice != entry.choice) continue;
    if (own.value != value) {
      return fail(ErrorCode::Contradiction, "value", "that choice has another value");
    }
    return true;
  }
  return fail(ErrorCode::UnknownId, "choice", "no such choice: " + entry.choice);
}

Result<bool> check_cause(const body::Knowledge& knowledge, const Entry& entry) {
  const auto& causes = knowledge.causes;
  const auto own = std::find_if(causes.begin(), causes.end(),
                                [&](const body::Cause& one) { return one.id == entry.about; });
  if (own == causes.end() || (entry.kind == EntryKind::Answer && !own->asked)) {
    return fail(ErrorCode::UnknownId, "about", "nothing is asked of that name: " + entry.about);
  }
  if (entry.kind == EntryKind::Answer) return check_answer(*own, entry);
  if (entry.value && !(std::abs(*entry.value) <= 1e6)) return out_of_range("value", "too large");
  return true;
}

template <class Thing>
bool knows(const std::vector<Thing>& things, const std::string& id) {
  return std::any_of(things.begin(), things.end(), [&](const Thing& own) { return own.id == id; });
}

Result<bool> check_treatment(const body::Knowledge& knowledge, const Entry& entry) {
  if (!knows(knowledge.treatments, entry.about)) {
    return fail(ErrorCode::UnknownId, "about", "no such treatment: " + entry.about);
  }
  if (!entry.exercise.empty() && !knows(knowledge.exercises, entry.exercise)) {
    return fail(ErrorCode::UnknownId, "exercise", "no such exercise: " + entry.exercise);
  }
  if (!entry.value && !entry.replaces_entry_id) {
    return fail(ErrorCode::MissingField, "value", "for how many minutes?");
  }
  // A table may say that there was none; a session without a minute is a slip.
  const bool none = is_of_whole_day(entry) && entry.value == 0;
  if (entry.value && !none && !(*entry.value > 0 && *entry.value <= treatment_minutes_max)) {
    return out_of_range("value", "minutes must be above 0 and at most a day");
  }
  if (!entry.region.empty()) return check_place(knowledge.atlas, entry.region, entry.side);
  if (entry.side != PaintSide::Midline) {
    return fail(ErrorCode::MissingField, "region", "a side of what?");
  }
  return true;
}

Result<bool> check_guess(const Entry& entry) {
  const bool group = std::any_of(std::begin(body::cause_groups), std::end(body::cause_groups),
                                 [&](const char* own) { return entry.about == own; });
  if (group || entry.about == "not_sure") return true;
  return fail(ErrorCode::UnknownId, "about", "no such cause: " + entry.about);
}

Result<bool> check_kind(const body::Knowledge& knowledge, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Pain:
      UNKNOT_CHECK(check_place(knowledge.atlas, entry.about, entry.side));
      return check_rating(entry);
    case EntryKind::Hindrance:
      return check_rating(entry);
    case EntryKind::Answer:
    case EntryKind::Exposure:
      return check_cause(knowledge, entry);
    case EntryKind::Treatment:
      return check_treatment(knowledge, entry);
    case EntryKind::CauseGuess:
      return check_guess(entry);
    case EntryKind::CheckIn:
      return true;
  }
  return true;
}

/// Parts that only some kinds have: what nobody would read is refused, not dropped.
Result<bool> check_parts(const Entry& entry) {
  const auto refuse = [](const char* where) {
    return fail(ErrorCode::Contradiction, where, "this kind of entry has none");
  };
  const EntryKind kind = entry.kind;
  const bool treatment = kind == EntryKind::Treatment;
  const bool sided = treatment || kind == EntryKind::Pain;
  const bool nameless = kind == EntryKind::CheckIn || kind == EntryKind::Hindrance;
  const bool valueless = kind == EntryKind::CheckIn || kind == EntryKind::CauseGuess;
  if (nameless != entry.about.empty()) {
    if (nameless) return refuse("about");
    return fail(ErrorCode::MissingField, "about", "what is it about?");
  }
  if (!treatment && !entry.region.empty()) return refuse("region");
  if (!treatment && !entry.exercise.empty()) return refuse("exercise");
  if (!treatment && entry.dose != diary::Dose{}) return refuse("dose");
  if (!sided && entry.side != PaintSide::Midline) return refuse("side");
  if (kind != EntryKind::Pain && !entry.words.empty()) return refuse("words");
  if (kind != EntryKind::Answer && !entry.choice.empty()) return refuse("choice");
  if (valueless && entry.value) return refuse("value");
  if (entry.from_ms && !sided && kind != EntryKind::Answer) return refuse("at");
  if (entry.to_ms && (kind != EntryKind::Answer || !entry.from_ms)) return refuse("to");
  if (entry.to_ms &&
      (*entry.to_ms <= *entry.from_ms || *entry.to_ms - *entry.from_ms > stretch_ms_max)) {
    return out_of_range("to", "must be after at, within two days");
  }
  return true;
}

bool in(const std::optional<double>& value, double low, double high) {
  return !value || (*value >= low && *value <= high);
}

bool rated(const std::optional<int>& value) { return !value || (*value >= 0 && *value <= 10); }

Result<bool> check_dose(const diary::Dose& dose) {
  if (!in(dose.pressure_kPa, 0, 2000)) return out_of_range("dose.pressure_kPa", "0 to 2000");
  if (!in(dose.radiant_exposure_J_per_cm2, 0, 1000)) {
    return out_of_range("dose.radiant_exposure_J_per_cm2", "0 to 1000");
  }
  if (!in(dose.temperature_degC, -30, 110))
    return out_of_range("dose.temperature_degC", "-30..110");
  if (!rated(dose.press_0_10)) return out_of_range("dose.press_0_10", "0 to 10");
  if (!rated(dose.before_0_10)) return out_of_range("dose.before_0_10", "0 to 10");
  if (!rated(dose.after_0_10)) return out_of_range("dose.after_0_10", "0 to 10");
  return true;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char own) {
    return (own >= 'a' && own <= 'z') || (own >= '0' && own <= '9') || own == '_';
  });
}

bool is_uid(std::string_view text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char own) {
           return (own >= '0' && own <= '9') || (own >= 'a' && own <= 'f');
         });
}

/// Well-formed UTF-8 [RFC 3629]; other bytes could not be written as JSON.
bool is_utf8(std::string_view text) {
  for (std::size_t k = 0; k < text.size();) {
    const auto first = static_cast<unsigned char>(text[k]);
    const std::size_t more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || k + more >= text.size()) return false;
    unsigned point = more == 0 ? first : first & (0x3FU >> more);
    for (std::size_t j = 1; j <= more; ++j) {
      const auto next = static_cast<unsigned char>(text[k + j]);
      if ((next & 0xC0U) != 0x80U) return false;
      point = point << 6U | (next & 0x3FU);
    }
    const bool overlong = (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
    if (overlong || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    k += more + 1;
  }
  return true;
}

std::vector<double> part_of(const std::vector<double>& values, std::size_t from, std::size_t to) {
  return {values.begin() + static_cast<std::ptrdiff_t>(from),
          values.begin() + static_cast<std::ptrdiff_t>(to)};
}

std::vector<std::uint8_t> part_of(const std::vector<std::uint8_t>& values, std::size_t from,
                                  std::size_t to) {
  return {values.begin() + static_cast<std::ptrdiff_t>(from),
          values.begin() + static_cast<std::ptrdiff_t>(to)};
}

}  // namespace

Result<bool> check_place(const body::Atlas& atlas, const std::string& id, PaintSide side) {
  const body::Region* region = atlas.region(id);
  if (region == nullptr) return fail(ErrorCode::UnknownId, "region", "no such region: " + id);
  if (region->paired == (side == PaintSide::Midline)) {
    return fail(ErrorCode::Contradiction, "side",
                region->paired ? "this region needs a side" : "this region has no side");
  }
  return true;
}

Result<bool> check_entry(const body::Knowledge& knowledge, const Entry& entry) {
  if (!day_of(entry.date)) return out_of_range("date", "must be a day, as 2026-02-26");
  if (entry.date < first_date) return out_of_range("date", "before 1970");
  if (entry.date > entry.written.date) return out_of_range("date", "that day is not there yet");
  if (!is_uid(entry.uid)) return fail(ErrorCode::Malformed, "uid", "must be 32 hex digits");
  if (!is_name(entry.source)) return fail(ErrorCode::Malformed, "source", "not a name");
  if (entry.note.size() > note_bytes_max) {
    return fail(ErrorCode::TooLarge, "note", "at most 500 characters");
  }
  if (!is_utf8(entry.note)) return fail(ErrorCode::Malformed, "note", "must be UTF-8");
  UNKNOT_CHECK(check_parts(entry));
  UNKNOT_CHECK(check_dose(entry.dose));
  return check_kind(knowledge, entry);
}

std::vector<Entry> pains_of(const knots::Look& look) {
  std::vector<Entry> out;
  if (look.drawing_look_id) return out;
  for (const body::Pain& pain : look.pains) {
    Entry own;
    own.kind = EntryKind::Pain;
    own.date = look.moment.date;
    own.zone = look.moment.zone;
    own.about = pain.region;
    own.side = pain.side;
    own.from_ms = look.moment.at_ms;
    own.value = pain.nrs_0_10;
    own.words = pain.words;
    own.source = std::string(diary::source_look);
    own.written = look.moment;
    out.push_back(std::move(own));
  }
  return out;
}

Result<diary::DayTable> slice(const diary::DayTable& table, const DaysRequest& request) {
  for (const auto& [date, where] :
       {std::pair{&request.from_date, "from"}, std::pair{&request.to_date, "to"}}) {
    if (!date->empty() && !day_of(*date)) return out_of_range(where, "must be a day");
  }
  if (!request.from_date.empty() && !request.to_date.empty() &&
      request.from_date > request.to_date) {
    return out_of_range("from", "is after to");
  }
  if (table.days() == 0) return table;
  const auto first = *day_of(table.from_date);
  const auto last = first + std::chrono::days{static_cast<int>(table.days()) - 1};
  const auto from = request.from_date.empty() ? first : std::max(first, *day_of(request.from_date));
  const auto to = request.to_date.empty() ? last : std::min(last, *day_of(request.to_date));
  diary::DayTable out{.from_date = {}, .sources = table.sources, .columns = {}, .marks = {}};
  if (from > to) return out;
  const auto begin = static_cast<std::size_t>((from - first).count());
  const auto end = static_cast<std::size_t>((to - first).count()) + 1;
  out.from_date = date_of(from);
  out.marks = part_of(table.marks, begin, end);
  for (const diary::Column& column : table.columns) {
    out.columns.push_back({.kind = column.kind,
                           .id = column.id,
                           .side = column.side,
                           .values = part_of(column.values, begin, end),
                           .source = part_of(column.source, begin, end)});
  }
  return out;
}

}  // namespace unknot
