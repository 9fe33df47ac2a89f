#include "formats/json/causes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "formats/json/population.h"
#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using namespace causes;

/// What is no number is null: it is not known.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string word(Verdict verdict) { return std::string(name_of(verdict)); }

Json to(const Quantiles& own) {
  return {{"p05", number(own.p05)},
          {"p25", number(own.p25)},
          {"p50", number(own.p50)},
          {"p75", number(own.p75)},
          {"p95", number(own.p95)}};
}

Json to(const std::optional<Quantiles>& own) { return own ? to(*own) : Json(nullptr); }

template <class T, class Write>
Json list(const std::vector<T>& values, Write write) {
  Json out = Json::array();
  for (const T& own : values) out.push_back(write(own));
  return out;
}

Json response_json(const ResponseDay& own) {
  return {{"days_after", own.days_after},
          {"p05", number(own.p05)},
          {"p50", number(own.p50)},
          {"p95", number(own.p95)}};
}

Json exposure_json(const ExposureFinding& own) {
  Json out;
  out["cause"] = own.cause;
  out["name"] = own.name;
  out["unit"] = own.unit;
  out["days_known"] = own.days_known;
  out["in_model"] = own.in_model;
  out["day_before"] = own.day_before;
  out["usual"] = or_null(own.usual);
  out["range_p05"] = or_null(own.range_p05);
  out["range_p95"] = or_null(own.range_p95);
  out["healthy_level"] = own.healthy_level;
  out["probability_matters"] = number(own.probability_matters);
  out["prior_probability"] = own.prior_probability;
  out["effect_per_unit"] = to(own.effect_per_unit);
  out["effect_over_range"] = to(own.effect_over_range);
  out["half_life_hours"] = to(own.half_life_hours);
  out["half_life_learnt"] = own.half_life_learnt;
  out["response"] = list(own.response, response_json);
  return out;
}

Json group_json(const GroupFinding& own) {
  Json out;
  out["group"] = own.group;
  out["verdict"] = word(own.verdict);
  out["probability_matters"] = number(own.probability_matters);
  out["prior_probability"] = own.prior_probability;
  out["share"] = to(own.share);
  out["points"] = to(own.points);
  out["prior_share"] = to(own.prior_share);
  out["prior_points"] = to(own.prior_points);
  out["mostly_assumption"] = own.mostly_assumption;
  out["points_not_seen"] = number(own.points_not_seen);
  out["effect_over_range"] = to(own.effect_over_range);
  out["days_logged"] = own.days_logged;
  out["days_more"] = or_null(own.days_more);
  out["exposures"] = list(own.exposures, exposure_json);
  return out;
}

Json pair_json(const Pair& own) {
  return {{"cause", own.cause},
          {"other", own.other},
          {"group", own.group},
          {"other_group", own.other_group},
          {"correlation", number(own.correlation)}};
}

Json teach_json(const WouldTeach& own) {
  return {{"cause", own.cause},
          {"group", own.group},
          {"variance_reduction", number(own.variance_reduction)},
          {"days_logged", own.days_logged},
          {"days_more", or_null(own.days_more)}};
}

Json treatment_json(const TreatmentFinding& own) {
  Json out;
  out["treatment"] = own.treatment;
  out["name"] = own.name;
  out["days_done"] = own.days_done;
  out["days_known"] = own.days_known;
  out["painkiller"] = own.painkiller;
  out["course"] = own.course;
  out["change"] = to(own.change);
  out["prior_change"] = to(own.prior_change);
  out["probability_less"] = number(own.probability_less);
  out["mostly_assumption"] = own.mostly_assumption;
  return out;
}

Json slider_json(const Slider& own) {
  return {{"cause", own.cause},     {"group", own.group},
          {"name", own.name},       {"unit", own.unit},
          {"low", number(own.low)}, {"high", number(own.high)},
          {"step", own.step},       {"current", number(own.current)}};
}

Json day_json(const DayPart& own) {
  Json out;
  out["date"] = own.date;
  out["score"] = or_null(own.score);
  out["score_from_moments"] = own.score_from_moments;
  out["expected"] = number(own.expected);
  out["latent_mean"] = number(own.latent_mean);
  out["latent_p10"] = number(own.latent_p10);
  out["latent_p90"] = number(own.latent_p90);
  out["points"] = list(own.points, number);
  out["unexplained"] = number(own.unexplained);
  return out;
}

Json forecast_json(const causes::ForecastDay& own) {
  Json out;
  out["date"] = own.date;
  out["probabilities"] = list(own.probabilities, number);
  out["mean"] = number(own.mean);
  out["p05"] = number(own.p05);
  out["p10"] = number(own.p10);
  out["p25"] = number(own.p25);
  out["p50"] = number(own.p50);
  out["p75"] = number(own.p75);
  out["p90"] = number(own.p90);
  out["p95"] = number(own.p95);
  return out;
}

Json guess_json(const std::optional<Guess>& own) {
  if (!own) return nullptr;
  return {{"group", own->group},
          {"date", own->date},
          {"verdict", word(own->verdict)},
          {"first", text_or_null(own->first)}};
}

Json check_json(const Check& own) {
  return {{"kind", std::string(name_of(own.kind))},
          {"about", text_or_null(own.about)},
          {"observed", or_null(own.observed)},
          {"expected", or_null(own.expected)},
          {"tail", or_null(own.tail)}};
}

Json allowed_json(const AllowedFor& own) {
  return {{"cause", own.cause}, {"name", own.name}, {"days_known", own.days_known}};
}

Json quality_json(const Quality& own) {
  return {{"rhat_max", number(own.rhat_max)},
          {"ess_min", number(own.ess_min)},
          {"divergences", own.divergences},
          {"settled", own.settled}};
}

void add_frame(const CausesResult& own, Json& out) {
  const std::string side(body::name_of(own.place_side));
  out["date"] = own.date;
  out["first_date"] = text_or_null(own.first_date);
  out["depth"] = std::string(name_of(own.depth));
  out["headline"] = word(own.headline);
  out["headline_group"] = text_or_null(own.headline_group);
  out["place_region"] = text_or_null(own.place_region);
  out["place_side"] = text_or_null(side);
  out["days"] = own.days;
  out["days_scored"] = own.days_scored;
  out["days_from_moments"] = own.days_from_moments;
  out["days_needed"] = own.days_needed;
  out["days_to_go"] = own.days_to_go;
  out["window_from"] = text_or_null(own.window_from);
  out["window_to"] = text_or_null(own.window_to);
  out["window_days"] = own.window_days;
  out["pain_mean"] = or_null(own.pain_mean);
  out["expected_pain"] = to(own.expected_pain);
  out["in_points"] = own.in_points;
}

Json result_json(const CausesResult& own) {
  Json out;
  add_frame(own, out);
  out["groups"] = list(own.groups, group_json);
  out["unexplained_share"] = to(own.unexplained_share);
  out["unexplained_points"] = to(own.unexplained_points);
  out["amplification"] = to(own.amplification);
  out["amplification_learnt"] = own.amplification_learnt;
  out["pairs"] = list(own.pairs, pair_json);
  out["would_teach"] = list(own.would_teach, teach_json);
  out["treatments"] = list(own.treatments, treatment_json);
  out["sliders"] = list(own.sliders, slider_json);
  out["day_by_day"] = list(own.day_by_day, day_json);
  out["forecast"] = list(own.forecast, forecast_json);
  out["guess"] = guess_json(own.guess);
  out["checks"] = list(own.checks, check_json);
  out["allowed_for"] = list(own.allowed_for, allowed_json);
  out["quality"] = quality_json(own.quality);
  return out;
}

Json progress_json(const CausesProgress& own) {
  std::string state;
  for (const auto& [name, value] : causes_states) {
    if (value == own.state) state = name;
  }
  return {{"state", state},
          {"done", own.done},
          {"seconds_left", or_null(own.seconds_left)},
          {"run", own.run}};
}

Json priors_json(const PriorsOf& priors) { return priors ? provenance_json(*priors) : nullptr; }

/// The form that is promised for groups of people.
Json person_json(const PersonCauses& own, const PriorsOf& priors) {
  Json out;
  out["person"] = text_or_null(own.person);
  out["first_date"] = text_or_null(own.result.first_date);
  out["date"] = own.result.date;
  out["days"] = own.result.days;
  out["days_scored"] = own.result.days_scored;
  out["headline"] = word(own.result.headline);
  out["causes"] = list(own.result.groups, [](const GroupFinding& group) {
    return Json{{"cause", group.group},
                {"named", group.verdict == Verdict::Found},
                {"verdict", word(group.verdict)},
                {"probability_matters", number(group.probability_matters)},
                {"prior_probability", number(group.prior_probability)},
                {"share", to(group.share)},
                {"points", to(group.points)},
                {"effect_over_range", to(group.effect_over_range)},
                {"days_more", or_null(group.days_more)}};
  });
  out["unexplained_share"] = to(own.result.unexplained_share);
  out["pairs"] = list(own.result.pairs, pair_json);
  out["checks"] = list(own.result.checks, check_json);
  out["quality"] = quality_json(own.result.quality);
  out["priors"] = priors_json(priors);
  return out;
}

}  // namespace

Result<std::vector<Shift>> read_what_if_request(std::string_view bytes) {
  UNKNOT_TRY(const Json whole, parse(bytes, "body"));
  Faults faults;
  Reader reader(whole, "", faults);
  std::vector<Shift> out;
  for (Reader& own : reader.objects("changes")) {
    out.push_back({.cause = own.string("cause"), .shift = own.number("shift", {-1e6, 1e6})});
    own.finish();
  }
  reader.finish();
  if (out.size() > shifts_max) {
    faults.add(ErrorCode::TooLarge, "changes", "more than " + std::to_string(shifts_max));
  }
  if (faults.first()) return tl::unexpected(*faults.first());
  return out;
}

std::string to_json(const CausesAnswer& answer) {
  Json out;
  out["places"] = list(answer.places, [](const ScoredPlace& own) {
    const std::string side(body::name_of(own.place.side));
    return Json{{"region", own.place.region},
                {"side", text_or_null(side)},
                {"days_scored", own.days_scored},
                {"days_pain", own.days_pain}};
  });
  out["causes"] = result_json(answer.result);
  out["progress"] = progress_json(answer.progress);
  out["rough"] = answer.rough;
  out["stale"] = answer.stale;
  return out.dump();
}

std::string to_json(const CausesProgress& progress) { return progress_json(progress).dump(); }

std::string to_json(const WhatIf& what_if) {
  const Json out = {
      {"now", to(what_if.now)}, {"then", to(what_if.then)}, {"change", to(what_if.change)}};
  return out.dump();
}

std::string to_json(const CausesResult& result, const PriorsOf& priors) {
  Json out = result_json(result);
  out["priors"] = priors_json(priors);
  return out.dump();
}

std::string to_json(const std::vector<PersonCauses>& persons, const PriorsOf& priors) {
  if (persons.size() == 1 && persons[0].person.empty()) {
    return person_json(persons[0], priors).dump();
  }
  return list(persons, [&](const auto& own) { return person_json(own, priors); }).dump();
}

}  // namespace unknot::json
