/// Reading of the form `unknot_export`; writing: export.cpp.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "formats/json/export.h"
#include "formats/json/reader.h"
#include "formats/json/stream.h"

namespace unknot::json {
namespace {

using diary::Entry;

/// Whole numbers up to here are exact in every reader of JSON.
constexpr double id_max = 9e15;

std::optional<std::int64_t> maybe_whole(Reader& in, std::string_view key, Range range) {
  const auto number = in.optional_number(key, range);
  if (!number) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(*number);
  if (static_cast<double>(whole) != *number) {
    in.fault(ErrorCode::OutOfRange, key, "a whole number is needed");
  }
  return whole;
}

std::optional<std::int64_t> maybe_id(Reader& in, std::string_view key) {
  return maybe_whole(in, key, {1, id_max});
}

std::int64_t whole(Reader& in, std::string_view key, Range range = {-id_max, id_max}) {
  if (!in.has(key)) in.fault(ErrorCode::MissingField, key, "is missing");
  return maybe_whole(in, key, range).value_or(0);
}

std::int64_t id(Reader& in, std::string_view key) { return whole(in, key, {1, id_max}); }

body::PaintSide maybe_side(Reader& in) {
  static constexpr std::pair<std::string_view, body::PaintSide> sides[] = {
      {"left", body::PaintSide::Left},
      {"right", body::PaintSide::Right},
      {"unknown", body::PaintSide::Unknown}};
  if (!in.has("side")) return body::PaintSide::Midline;
  return in.one_of<body::PaintSide>("side", sides);
}

body::Side read_side(Reader& in) {
  static constexpr std::pair<std::string_view, body::Side> sides[] = {{"left", body::Side::Left},
                                                                      {"right", body::Side::Right}};
  return in.one_of<body::Side>("side", sides);
}

std::vector<body::PainWord> read_words(Reader& in) {
  std::vector<body::PainWord> out;
  if (!in.has("words")) return out;
  for (const std::string& word : in.strings("words")) {
    const std::size_t before = out.size();
    for (const auto& [name, own] : body::pain_words) {
      if (name == word) out.push_back(own);
    }
    if (out.size() == before) in.fault(ErrorCode::UnknownId, "words", "no such word");
  }
  return out;
}

Moment read_moment(Reader& in, const std::string& prefix) {
  return {.at_ms = whole(in, prefix + "at_ms"),
          .zone = in.string(prefix + "zone"),
          .date = in.string(prefix + "date")};
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

Entry read_entry(Reader& in) {
  Entry out;
  out.entry_id = id(in, "entry_id");
  out.uid = in.string("uid");
  out.kind = in.one_of<diary::EntryKind>("kind", diary::entry_kinds);
  out.date = in.string("date");
  out.zone = in.string("zone");
  out.about = in.string_or("about", "");
  out.side = maybe_side(in);
  out.region = in.string_or("region", "");
  out.from_ms = maybe_whole(in, "from_ms", {-id_max, id_max});
  out.to_ms = maybe_whole(in, "to_ms", {-id_max, id_max});
  out.value = in.optional_number("value");
  out.choice = in.string_or("choice", "");
  out.words = read_words(in);
  out.exercise = in.string_or("exercise", "");
  out.dose = read_dose(in);
  out.note = in.string_or("note", "");
  out.source = in.string("source");
  out.written = read_moment(in, "written_");
  out.replaces_entry_id = maybe_id(in, "replaces_entry_id");
  in.finish();
  return out;
}

body::Answers read_answers(Reader& in, std::string_view key) {
  static constexpr std::pair<std::string_view, body::Answer> words[] = {
      {"yes", body::Answer::Yes}, {"no", body::Answer::No}, {"unknown", body::Answer::Unknown}};
  body::Answers out;
  Reader given = in.object(key);
  for (const auto& [name, value] : given.value().items()) {
    out[name] = given.one_of<body::Answer>(name, words);
  }
  return out;
}

std::vector<body::Pain> read_pains(Reader& in) {
  std::vector<body::Pain> out;
  for (Reader& own : in.objects("pains")) {
    body::Pain pain{.region = own.string("region"), .side = maybe_side(own)};
    pain.nrs_0_10 = own.integer("nrs_0_10", {0, 10});
    pain.words = read_words(own);
    own.finish();
    out.push_back(std::move(pain));
  }
  return out;
}

knots::FoundMuscle read_muscle(Reader& in) {
  knots::FoundMuscle out;
  out.member = {.muscle = in.string("muscle"), .side = read_side(in)};
  out.probability_uncapped = in.number("probability_uncapped", {0, 1});
  out.probability_drawing_uncapped = in.number("probability_drawing_uncapped", {0, 1});
  for (Reader& own : in.objects("explains")) {
    out.explains.push_back({.region = own.string("region"), .side = maybe_side(own)});
    own.finish();
  }
  in.finish();
  return out;
}

knots::Found read_found(Reader in) {
  knots::Found out;
  out.verdict = in.string("verdict");
  out.no_knot_probability = in.number("no_knot_probability", {0, 1});
  for (Reader& own : in.objects("muscles")) out.muscles.push_back(read_muscle(own));
  for (Reader& own : in.objects("alternatives")) {
    out.alternatives.push_back(
        {.id = own.string("id"), .probability = own.number("probability", {0, 1})});
    own.finish();
  }
  in.finish();
  return out;
}

knots::Look read_look(Reader& in) {
  static constexpr std::pair<std::string_view, body::Sex> sexes[] = {{"female", body::Sex::Female},
                                                                     {"male", body::Sex::Male}};
  knots::Look out;
  out.look_id = id(in, "look_id");
  out.uid = in.string("uid");
  out.moment = read_moment(in, "");
  out.drawing_look_id = maybe_id(in, "drawing_look_id");
  out.pains = read_pains(in);
  if (in.has("sex")) out.person.sex = in.one_of<body::Sex>("sex", sexes);
  out.person.age_years = in.optional_integer("age_years", {0, 120});
  out.flags = read_answers(in, "flags");
  out.flags_none = in.boolean("flags_none");
  out.answers = read_answers(in, "answers");
  out.sore_different = in.strings("sore_different");
  out.found = read_found(in.object("found"));
  out.program_version = in.string("program_version");
  out.knowledge_version = in.string("knowledge_version");
  in.finish();
  return out;
}

KeptKnot read_knot(Reader& in) {
  static constexpr std::pair<std::string_view, knots::EventKind> kinds[] = {
      {"closed_gone", knots::EventKind::ClosedGone},
      {"closed_no_knot", knots::EventKind::ClosedNoKnot},
      {"reopened", knots::EventKind::Reopened}};
  KeptKnot out{.knot_id = id(in, "knot_id"),
               .member = {.muscle = in.string("muscle"), .side = read_side(in)}};
  for (const double look_id : in.numbers("look_ids", {1, id_max})) {
    out.look_ids.push_back(static_cast<std::int64_t>(look_id));
  }
  for (Reader& own : in.objects("events")) {
    out.events.push_back({.event_id = id(own, "event_id"),
                          .event = {.moment = read_moment(own, ""),
                                    .kind = own.one_of<knots::EventKind>("kind", kinds)}});
    own.finish();
  }
  in.finish();
  return out;
}

void read_element(const Element& element, Everything& out, Faults& faults) {
  Reader in(*element.value, std::string(element.list) + "[" + std::to_string(element.index) + "]",
            faults);
  if (element.list == "looks") out.looks.push_back(read_look(in));
  if (element.list == "knots") out.knots.push_back(read_knot(in));
  if (element.list == "entries") out.entries.push_back(read_entry(in));
}

/// Asked before all else: what a newer form holds cannot be told from a fault.
Result<bool> check_form(const Json& rest) {
  Faults faults;
  Reader in(rest, "", faults);
  if (in.string("form") != export_form) in.fault(ErrorCode::Unsupported, "form", "another form");
  if (in.integer("version", {1, 1e6}) > export_version) {
    in.fault(ErrorCode::Unsupported, "version", "a newer program wrote this; please update");
  }
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return true;
}

}  // namespace

Result<Everything> read_export(std::string_view bytes) {
  static constexpr std::string_view lists[] = {"looks", "knots", "entries"};
  if (bytes.size() > export_bytes_max) return fail(ErrorCode::TooLarge, "", "more than 256 MB");
  Everything out;
  Faults faults;
  UNKNOT_TRY(const Json rest, stream(bytes, lists, [&](const Element& element) {
               if (!faults.first()) read_element(element, out, faults);
             }));
  UNKNOT_CHECK(check_form(rest));
  Reader in(rest, "", faults);
  for (const char* key : {"form", "version", "zone_note"}) in.ignore(key);
  static_cast<void>(in.string("program_version"));
  for (const std::string_view list : lists) static_cast<void>(in.objects(list));
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

}  // namespace unknot::json
