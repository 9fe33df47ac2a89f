/// Writing; reading: export_read.cpp.
#include "formats/json/export.h"

#include <cmath>
#include <optional>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using diary::Entry;

constexpr const char* zone_note =
    "Keys that end in _ms are milliseconds since 1970-01-01 in UTC. A date is the day on the "
    "clock of the person, a zone the time zone of that clock. A key that is left out says: not "
    "known, or none.";

std::string text(std::string_view view) { return std::string(view); }

/// Whole numbers without a point, as they were typed. Zero has no sign.
Json number_json(double value) {
  if (value == std::floor(value) && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
  return value;
}

template <class T>
void add(Json& out, const char* key, const std::optional<T>& value) {
  if (value) out[key] = *value;
}
void add(Json& out, const char* key, const std::optional<double>& value) {
  if (value) out[key] = number_json(*value);
}
void add(Json& out, const char* key, const std::string& value) {
  if (!value.empty()) out[key] = value;
}

void add_side(Json& out, const char* key, body::PaintSide side) {
  if (side != body::PaintSide::Midline) out[key] = text(name_of(side));
}

void add_words(Json& out, const std::vector<body::PainWord>& words) {
  if (words.empty()) return;
  out["words"] = Json::array();
  for (const body::PainWord word : words) {
    for (const auto& [name, own] : body::pain_words) {
      if (own == word) out["words"].push_back(text(name));
    }
  }
}

void add_moment(Json& out, const std::string& prefix, const Moment& moment) {
  out[prefix + "at_ms"] = moment.at_ms;
  out[prefix + "zone"] = moment.zone;
  out[prefix + "date"] = moment.date;
}

Json dose_json(const diary::Dose& dose) {
  Json out = Json::object();
  add(out, "pressure_kPa", dose.pressure_kPa);
  add(out, "press_0_10", dose.press_0_10);
  add(out, "radiant_exposure_J_per_cm2", dose.radiant_exposure_J_per_cm2);
  add(out, "temperature_degC", dose.temperature_degC);
  add(out, "before_0_10", dose.before_0_10);
  add(out, "after_0_10", dose.after_0_10);
  return out;
}

Json entry_json(const Entry& entry) {
  Json out;
  out["entry_id"] = entry.entry_id;
  out["uid"] = entry.uid;
  out["kind"] = text(name_of(entry.kind));
  out["date"] = entry.date;
  out["zone"] = entry.zone;
  add(out, "about", entry.about);
  add_side(out, "side", entry.side);
  add(out, "region", entry.region);
  add(out, "from_ms", entry.from_ms);
  add(out, "to_ms", entry.to_ms);
  add(out, "value", entry.value);
  add(out, "choice", entry.choice);
  add_words(out, entry.words);
  add(out, "exercise", entry.exercise);
  if (entry.dose != diary::Dose{}) out["dose"] = dose_json(entry.dose);
  add(out, "note", entry.note);
  out["source"] = entry.source;
  add_moment(out, "written_", entry.written);
  add(out, "replaces_entry_id", entry.replaces_entry_id);
  return out;
}

Json answers_json(const body::Answers& answers) {
  Json out = Json::object();
  for (const auto& [id, given] : answers) out[id] = text(name_of(given));
  return out;
}

Json pains_json(const std::vector<body::Pain>& pains) {
  Json out = Json::array();
  for (const body::Pain& own : pains) {
    Json pain{{"region", own.region}};
    add_side(pain, "side", own.side);
    pain["nrs_0_10"] = own.nrs_0_10;
    add_words(pain, own.words);
    out.push_back(std::move(pain));
  }
  return out;
}

Json explains_json(const std::vector<knots::ExplainedPlace>& places) {
  Json out = Json::array();
  for (const knots::ExplainedPlace& own : places) {
    Json place{{"region", own.region}};
    add_side(place, "side", own.side);
    out.push_back(std::move(place));
  }
  return out;
}

Json found_json(const knots::Found& found) {
  Json out{{"verdict", found.verdict}, {"no_knot_probability", found.no_knot_probability}};
  out["muscles"] = Json::array();
  for (const knots::FoundMuscle& own : found.muscles) {
    out["muscles"].push_back({{"muscle", own.member.muscle},
                              {"side", text(name_of(own.member.side))},
                              {"probability_uncapped", own.probability_uncapped},
                              {"probability_drawing_uncapped", own.probability_drawing_uncapped},
                              {"explains", explains_json(own.explains)}});
  }
  out["alternatives"] = Json::array();
  for (const knots::FoundAlternative& own : found.alternatives) {
    out["alternatives"].push_back({{"id", own.id}, {"probability", own.probability}});
  }
  return out;
}

Json look_json(const knots::Look& look) {
  Json out;
  out["look_id"] = look.look_id;
  out["uid"] = look.uid;
  add_moment(out, "", look.moment);
  add(out, "drawing_look_id", look.drawing_look_id);
  out["pains"] = pains_json(look.pains);
  const auto& sex = look.person.sex;
  if (sex) out["sex"] = *sex == body::Sex::Female ? "female" : "male";
  add(out, "age_years", look.person.age_years);
  out["flags"] = answers_json(look.flags);
  out["flags_none"] = look.flags_none;
  out["answers"] = answers_json(look.answers);
  out["sore_different"] = look.sore_different;
  out["found"] = found_json(look.found);
  out["program_version"] = look.program_version;
  out["knowledge_version"] = look.knowledge_version;
  return out;
}

Json knot_json(const KeptKnot& knot) {
  Json out{{"knot_id", knot.knot_id},
           {"muscle", knot.member.muscle},
           {"side", text(name_of(knot.member.side))},
           {"look_ids", knot.look_ids}};
  out["events"] = Json::array();
  for (const KeptEvent& own : knot.events) {
    Json event{{"event_id", own.event_id}};
    add_moment(event, "", own.event.moment);
    event["kind"] = text(name_of(own.event.kind));
    out["events"].push_back(std::move(event));
  }
  return out;
}

/// One element a line, so that the file can be read and compared by people too.
template <class Things, class ToJson>
void add_list(std::string& out, const char* name, const Things& things, ToJson to_json_of) {
  out += std::string(",\n\"") + name + "\":[";
  const char* between = "\n";
  for (const auto& own : things) {
    out += between;
    out += to_json_of(own).dump(-1, ' ', false, Json::error_handler_t::replace);
    between = ",\n";
  }
  out += "]";
}

}  // namespace

std::string write_export(const Everything& everything, const std::string& program_version) {
  const Json head{{"form", text(export_form)},
                  {"version", export_version},
                  {"program_version", program_version},
                  {"zone_note", zone_note}};
  std::string out = head.dump();
  out.pop_back();
  add_list(out, "looks", everything.looks, look_json);
  add_list(out, "knots", everything.knots, knot_json);
  add_list(out, "entries", everything.entries, entry_json);
  return out + "}\n";
}

bool is_export(std::string_view bytes) {
  // The keys of other writers may stand in another order; the name stands near the start.
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{' &&
         bytes.substr(0, 4096).find("\"unknot_export\"") != std::string_view::npos;
}

}  // namespace unknot::json
