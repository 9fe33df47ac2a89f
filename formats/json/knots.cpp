#include "formats/json/knots.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "formats/json/reader.h"
#include "formats/json/requests.h"
#include "formats/json/results.h"

namespace unknot::json {
namespace {

Result<Json> parse_body(std::string_view bytes) {
  if (bytes.size() > request_bytes_max) {
    return fail(ErrorCode::TooLarge, "", "the request is larger than 1 MB");
  }
  return parse(bytes, "", request_values_max);
}

/// The same form as for locate, read by the same reader.
Result<LocateRequest> read_located(Reader& in) {
  const Reader located = in.object("located");
  auto request = read_locate_request(located.value().dump());
  if (request) return request;
  const std::string& where = request.error().where;
  return fail(request.error().code, where.empty() ? "located" : "located." + where,
              request.error().detail);
}

std::vector<std::string> read_sore(Reader& in) {
  if (!in.has("sore_different")) return {};
  std::vector<std::string> out = in.strings("sore_different");
  if (out.size() > answers_max) in.fault(ErrorCode::TooLarge, "sore_different", "too many tests");
  return out;
}

std::vector<knots::Member> read_members(Reader& in) {
  static constexpr std::pair<std::string_view, body::Side> sides[] = {{"left", body::Side::Left},
                                                                      {"right", body::Side::Right}};
  std::vector<knots::Member> out;
  std::vector<Reader> members = in.objects("members");
  if (members.size() > members_max) {
    in.fault(ErrorCode::TooLarge, "members", "too many knots");
    return out;
  }
  for (Reader& own : members) {
    out.push_back({.muscle = own.string("muscle"), .side = own.one_of<body::Side>("side", sides)});
    own.finish();
  }
  return out;
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json side_json(body::PaintSide side) {
  return side == body::PaintSide::Midline ? Json(nullptr) : Json(std::string(name_of(side)));
}

std::optional<double> capped(const std::optional<double>& probability) {
  if (!probability) return std::nullopt;
  return std::min(*probability, locate::shown_probability_max);
}

Json answers_json(const body::Answers& answers) {
  Json out = Json::object();
  for (const auto& [id, given] : answers) out[id] = std::string(name_of(given));
  return out;
}

Json pain_json(const body::Pain& pain) {
  Json words = Json::array();
  for (const auto& [name, word] : body::pain_words) {
    const bool said = std::find(pain.words.begin(), pain.words.end(), word) != pain.words.end();
    if (said) words.push_back(std::string(name));
  }
  return {{"region", pain.region},
          {"side", side_json(pain.side)},
          {"nrs_0_10", pain.nrs_0_10},
          {"words", words}};
}

void add_moment(Json& out, const Moment& moment) {
  out["at_ms"] = moment.at_ms;
  out["zone"] = moment.zone;
  out["date"] = moment.date;
}

Json places_json(const std::vector<knots::ExplainedPlace>& places) {
  Json out = Json::array();
  for (const auto& place : places) {
    out.push_back({{"region", place.region}, {"side", side_json(place.side)}});
  }
  return out;
}

Json found_json(const knots::Found& found) {
  Json muscles = Json::array();
  for (const knots::FoundMuscle& own : found.muscles) {
    muscles.push_back({{"muscle", own.member.muscle},
                       {"side", std::string(name_of(own.member.side))},
                       {"probability_uncapped", own.probability_uncapped},
                       {"probability_drawing_uncapped", own.probability_drawing_uncapped},
                       {"explains", places_json(own.explains)}});
  }
  Json alternatives = Json::array();
  for (const knots::FoundAlternative& own : found.alternatives) {
    alternatives.push_back({{"id", own.id}, {"probability", own.probability}});
  }
  return {{"verdict", found.verdict},
          {"no_knot_probability", found.no_knot_probability},
          {"muscles", muscles},
          {"alternatives", alternatives}};
}

Json look_json(const knots::Look& look, const knots::LookSummary& summary) {
  Json out;
  out["look_id"] = look.look_id;
  add_moment(out, look.moment);
  out["drawing_look_id"] = or_null(look.drawing_look_id);
  out["pains"] = Json::array();
  for (const body::Pain& pain : look.pains) out["pains"].push_back(pain_json(pain));
  out["places"] = or_null(summary.places);
  out["worst"] = or_null(summary.worst);
  out["places_here"] = or_null(summary.places_here);
  out["worst_here"] = or_null(summary.worst_here);
  out["pressed"] = std::string(name_of(summary.pressed));
  out["probability"] = or_null(capped(summary.probability_uncapped));
  out["probability_uncapped"] = or_null(summary.probability_uncapped);
  out["probability_drawing"] = or_null(capped(summary.probability_drawing_uncapped));
  const auto& sex = look.person.sex;
  out["person"] = {{"sex", sex ? Json(*sex == body::Sex::Female ? "female" : "male") : Json()},
                   {"age_years", or_null(look.person.age_years)}};
  out["flags"] = answers_json(look.flags);
  out["flags_none"] = look.flags_none;
  out["answers"] = answers_json(look.answers);
  out["sore_different"] = look.sore_different;
  out["found"] = found_json(look.found);
  out["program_version"] = look.program_version;
  out["knowledge_version"] = look.knowledge_version;
  return out;
}

Json gone_json(const knots::GoneRule& gone) {
  return {{"presses_free", gone.presses_free},
          {"presses_needed", knots::gone_presses},
          {"presses_days_apart_min", knots::gone_presses_days_apart_min},
          {"quiet_days", gone.quiet_days},
          {"quiet_days_needed", knots::gone_quiet_days},
          {"met", gone.met}};
}

Json head_json(const KnotView& view) {
  const knots::Member& member = view.knot.member;
  return {{"knot_id", view.knot.knot_id},
          {"muscle", member.muscle},
          {"side", std::string(name_of(member.side))},
          {"state", std::string(name_of(knots::state_of(view.knot)))},
          {"change", std::string(name_of(view.comparison.change))}};
}

/// A row of the list: the newest word on each thing.
Json row_json(const KnotView& view) {
  Json out = head_json(view);
  const auto& looks = view.comparison.looks;
  out["since_date"] = looks.front().moment.date;
  out["last_date"] = looks.back().moment.date;
  out["looks"] = looks.size();
  std::optional<int> worst_here;
  std::optional<double> probability;
  knots::Pressed pressed = knots::Pressed::NotPressed;
  for (const knots::LookSummary& own : looks) {
    if (own.worst_here) worst_here = own.worst_here;
    if (own.worst_here || own.probability_uncapped) probability = own.probability_uncapped;
    if (own.pressed != knots::Pressed::NotPressed) pressed = own.pressed;
  }
  out["worst_here"] = or_null(worst_here);
  out["probability"] = or_null(capped(probability));
  out["pressed"] = std::string(name_of(pressed));
  return out;
}

/// {"red_flags": ...}, to which the rest is added.
Json with_flags(const safety::Screening& screening) { return Json::parse(to_json(screening)); }

}  // namespace

Result<KeepRequest> read_keep_request(std::string_view bytes) {
  UNKNOT_TRY(const Json value, parse_body(bytes));
  Faults faults;
  Reader in(value, "", faults);
  KeepRequest out;
  UNKNOT_TRY(out.located, read_located(in));
  out.sore_different = read_sore(in);
  out.members = read_members(in);
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

Result<AgainRequest> read_again_request(std::string_view bytes) {
  UNKNOT_TRY(const Json value, parse_body(bytes));
  Faults faults;
  Reader in(value, "", faults);
  AgainRequest out;
  UNKNOT_TRY(out.located, read_located(in));
  out.sore_different = read_sore(in);
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

Result<knots::EventKind> read_close_request(std::string_view bytes) {
  static constexpr std::pair<std::string_view, knots::EventKind> kinds[] = {
      {"gone", knots::EventKind::ClosedGone}, {"no_knot", knots::EventKind::ClosedNoKnot}};
  UNKNOT_TRY(const Json value, parse_body(bytes));
  Faults faults;
  Reader in(value, "", faults);
  const knots::EventKind out = in.one_of<knots::EventKind>("as", kinds);
  in.finish();
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

std::string to_json(const std::vector<KnotView>& views) {
  Json list = Json::array();
  for (const KnotView& view : views) list.push_back(row_json(view));
  return Json{{"knots", list}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const KnotView& view) {
  Json out = head_json(view);
  out["places"] = places_json(view.comparison.places);
  out["looks"] = Json::array();
  for (std::size_t k = 0; k < view.knot.looks.size(); ++k) {
    out["looks"].push_back(look_json(view.knot.looks[k], view.comparison.looks[k]));
  }
  out["events"] = Json::array();
  for (const knots::Event& event : view.knot.events) {
    Json own{{"kind", std::string(name_of(event.kind))}};
    add_moment(own, event.moment);
    out["events"].push_back(std::move(own));
  }
  out["first"] = or_null(view.comparison.first);
  out["last"] = or_null(view.comparison.last);
  out["gone"] = gone_json(view.comparison.gone);
  out["press_due_date"] = or_null(view.comparison.press_due_date);
  // A damaged file may hold bytes that are no UTF-8; nothing here may throw for it.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const Kept& kept) {
  Json out = with_flags(kept.red_flags);
  out["knot_ids"] = kept.knot_ids;
  return out.dump();
}

std::string to_json(const Looked& looked) {
  Json out = with_flags(looked.red_flags);
  out["stored"] = looked.stored;
  return out.dump();
}

std::string to_json(const PressOffer& offer) {
  Json out = with_flags(offer.red_flags);
  out["tests"] = Json::array();
  for (const PressTest& test : offer.tests) {
    out["tests"].push_back({{"test", test.test}, {"caution_codes", test.caution_codes}});
  }
  return out.dump();
}

}  // namespace unknot::json
