/// What is asked of the diary.
#include <array>
#include <utility>

#include "formats/json/diary.h"
#include "formats/json/reader.h"
#include "formats/json/requests.h"

namespace unknot::json {
namespace {

using diary::Entry;

constexpr std::size_t text_bytes_max = 2000;

Result<Json> parse_body(std::string_view bytes) {
  if (bytes.size() > request_bytes_max) {
    return fail(ErrorCode::TooLarge, "", "the request is larger than 1 MB");
  }
  return parse(bytes, "", 20 * entries_max);
}

std::string bounded(Reader& in, std::string_view key) {
  std::string out = in.string_or(key, "");
  if (out.size() > text_bytes_max) in.fault(ErrorCode::TooLarge, key, "too long");
  return out;
}

body::PaintSide read_side(Reader& in) {
  static constexpr std::array<std::pair<std::string_view, body::PaintSide>, 3> sides = {
      {{"left", body::PaintSide::Left},
       {"right", body::PaintSide::Right},
       {"unknown", body::PaintSide::Unknown}}};
  const auto& value = in.value();
  const auto own = value.find("side");
  if (own == value.end() || own->is_null()) {
    in.ignore("side");
    return body::PaintSide::Midline;
  }
  return in.one_of<body::PaintSide>("side", sides);
}

std::vector<body::PainWord> read_words(Reader& in) {
  std::vector<body::PainWord> out;
  if (!in.has("words")) return out;
  for (const std::string& word : in.strings("words")) {
    bool known = false;
    for (const auto& [name, own] : body::pain_words) {
      if (name != word) continue;
      known = true;
      out.push_back(own);
    }
    if (!known) in.fault(ErrorCode::UnknownId, "words", "no such word: " + word);
  }
  return out;
}

diary::Dose read_dose(Reader& in) {
  diary::Dose out;
  if (!in.has("dose")) return out;
  Reader dose = in.object("dose");
  const Range rating{0, 10};
  out.pressure_kPa = dose.optional_number("pressure_kPa");
  out.press_0_10 = dose.optional_integer("press_0_10", rating);
  out.radiant_exposure_J_per_cm2 = dose.optional_number("radiant_exposure_J_per_cm2");
  out.temperature_degC = dose.optional_number("temperature_degC");
  out.before_0_10 = dose.optional_integer("before_0_10", rating);
  out.after_0_10 = dose.optional_integer("after_0_10", rating);
  dose.finish();
  return out;
}

std::optional<std::string> maybe_text(Reader& in, std::string_view key) {
  if (!in.has(key)) return std::nullopt;
  return in.string(key);
}

EntryDraft read_draft(Reader& in) {
  EntryDraft out;
  Entry& entry = out.entry;
  entry.kind = in.one_of<diary::EntryKind>("kind", diary::entry_kinds);
  entry.about = bounded(in, "about");
  entry.side = read_side(in);
  entry.region = bounded(in, "region");
  entry.value = in.optional_number("value");
  entry.choice = bounded(in, "choice");
  entry.words = read_words(in);
  entry.exercise = bounded(in, "exercise");
  entry.dose = read_dose(in);
  entry.note = bounded(in, "note");
  entry.uid = bounded(in, "uid");
  const auto replaces = in.optional_number("replaces_entry_id", {1, 9e15});
  if (replaces) entry.replaces_entry_id = static_cast<std::int64_t>(*replaces);
  out.at = maybe_text(in, "at");
  out.to = maybe_text(in, "to");
  in.finish();
  return out;
}

template <class T>
Result<T> finished(Reader& in, const Faults& faults, T value) {
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return value;
}

}  // namespace

Result<LogRequest> read_log_request(std::string_view bytes) {
  UNKNOT_TRY(const Json body, parse_body(bytes));
  Faults faults;
  Reader in(body, "", faults);
  LogRequest out;
  out.date = in.string_or("date", "");
  out.zone = in.string_or("zone", "");
  const auto seen = in.optional_number("seen_entry_id", {0, 9e15});
  if (seen) out.seen_entry_id = static_cast<std::int64_t>(*seen);
  std::vector<Reader> entries = in.objects("entries");
  if (entries.size() > entries_max) {
    return fail(ErrorCode::TooLarge, "entries", "at most 200 at a time");
  }
  for (Reader& own : entries) out.drafts.push_back(read_draft(own));
  return finished(in, faults, std::move(out));
}

Result<std::string> read_day_request(std::string_view bytes) {
  UNKNOT_TRY(const Json body, parse_body(bytes));
  Faults faults;
  Reader in(body, "", faults);
  return finished(in, faults, in.string_or("date", ""));
}

Result<DaysRequest> read_days_request(std::string_view bytes) {
  UNKNOT_TRY(const Json body, parse_body(bytes));
  Faults faults;
  Reader in(body, "", faults);
  DaysRequest out{.from_date = in.string_or("from", ""), .to_date = in.string_or("to", "")};
  return finished(in, faults, std::move(out));
}

Result<DeleteRequest> read_delete_request(std::string_view bytes) {
  UNKNOT_TRY(const Json body, parse_body(bytes));
  Faults faults;
  Reader in(body, "", faults);
  DeleteRequest out;
  const auto entry_id = in.optional_number("entry_id", {1, 9e15});
  if (entry_id) out.entry_id = static_cast<std::int64_t>(*entry_id);
  out.from_date = in.string_or("from", "");
  out.to_date = in.string_or("to", "");
  out.everything = in.boolean_or_false("everything");
  out.backups = in.boolean_or_false("backups");
  out.only_count = in.boolean_or_false("only_count");
  const auto days = in.optional_number("days", {0, 9e15});
  if (days) out.days = static_cast<std::int64_t>(*days);
  return finished(in, faults, std::move(out));
}

}  // namespace unknot::json
