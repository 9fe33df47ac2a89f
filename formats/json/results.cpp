#include "formats/json/results.h"

#include <string_view>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using namespace body;

Json side_json(PaintSide side) {
  return side == PaintSide::Midline ? Json(nullptr) : Json(std::string(name_of(side)));
}

Json side_json(std::optional<Side> side) {
  return side ? Json(std::string(name_of(*side))) : Json(nullptr);
}

std::string_view name_of_blocks(Blocks blocks) {
  return blocks == Blocks::All ? "all" : blocks == Blocks::Regions ? "regions" : "none";
}

Json screening_json(const safety::Screening& screening) {
  Json out;
  out["level"] = std::string(name_of(screening.level));
  out["asked"] = screening.asked;
  out["open"] = screening.open;
  out["raised"] = screening.raised;
  out["details"] = Json::array();
  for (const safety::RaisedFlag& raised : screening.details) {
    out["details"].push_back({{"id", raised.id},
                              {"level", std::string(name_of(raised.level))},
                              {"answer", std::string(name_of(raised.answer))},
                              {"blocks", std::string(name_of_blocks(raised.blocks))},
                              {"regions", raised.regions}});
  }
  out["questions"] = Json::array();
  for (const safety::QuestionScreen& screen : screening.questions) {
    Json rows = Json::array();
    for (const auto& row : screen.rows) rows.push_back({{"group", row.group}, {"ids", row.ids}});
    out["questions"].push_back({{"screen", screen.screen}, {"ids", screen.ids}, {"rows", rows}});
  }
  out["codes"] = screening.codes;
  return out;
}

Json member_json(const locate::Member& member) {
  return {{"muscle", member.muscle}, {"side", std::string(name_of(member.side))}};
}

Json muscle_json(const locate::MuscleAnswer& answer) {
  Json names = Json::array();
  Json detail = Json::array();
  for (const locate::ExplainedPlace& place : answer.explains) {
    names.push_back(place.region);
    detail.push_back(
        {{"region", place.region}, {"side", side_json(place.side)}, {"typical", place.typical}});
  }
  return {{"muscle", answer.muscle},
          {"side", std::string(name_of(answer.side))},
          {"probability", answer.probability},
          {"probability_uncapped", answer.probability_uncapped},
          {"explains", names},
          {"explains_detail", detail}};
}

template <class Items, class Convert>
Json list(const Items& items, Convert convert) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(convert(item));
  return out;
}

Json name_or_null(const std::optional<std::string>& name) {
  return name ? Json(*name) : Json(nullptr);
}

Json side_or_null(const std::optional<body::Side>& side) {
  return side ? Json(std::string(name_of(*side))) : Json(nullptr);
}

Json change_json(const locate::Change& change) {
  return {{"muscle", name_or_null(change.muscle)},
          {"side", side_or_null(change.side)},
          {"alternative", name_or_null(change.alternative)},
          {"now", change.now},
          {"if_yes", change.if_yes},
          {"if_no", change.if_no}};
}

Json test_json(const locate::NextTest& test) {
  return {{"test", test.test},
          {"muscle", name_or_null(test.muscle)},
          {"alternative", name_or_null(test.alternative)},
          {"side", side_or_null(test.side)},
          {"has_side", test.has_side},
          {"gain_bits", test.gain_bits},
          {"minutes", test.minutes},
          {"probability_if_yes", test.changes.front().if_yes},
          {"probability_if_no", test.changes.front().if_no},
          {"changes", list(test.changes, change_json)},
          {"caution_codes", test.caution_codes}};
}

Json set_json(const locate::SetAnswer& set) {
  return {{"members", list(set.members, member_json)},
          {"probability", set.probability},
          {"probability_uncapped", set.probability_uncapped}};
}

Json point_json(const locate::PointAnswer& point) {
  return {{"point", point.point},
          {"muscle", point.muscle},
          {"side", std::string(name_of(point.side))},
          {"probability", point.probability},
          {"probability_uncapped", point.probability_uncapped}};
}

Json explained_json(const std::optional<locate::Explained>& explained) {
  if (!explained) return nullptr;
  return {{"muscle", explained->member.muscle},
          {"side", std::string(name_of(explained->member.side))},
          {"probability_uncapped", explained->probability_uncapped},
          {"log_odds_prior", explained->log_odds_prior},
          {"log_odds", explained->log_odds},
          {"contributions",
           list(explained->contributions, [](const locate::Contribution& contribution) {
             return Json{{"kind", locate::name_of(contribution.kind)},
                         {"region", name_or_null(contribution.region)},
                         {"side", side_json(contribution.side)},
                         {"test", name_or_null(contribution.test)},
                         {"log_odds", contribution.log_odds}};
           })}};
}

Json what_if_json(const locate::WhatIf& what_if) {
  const auto& rival = what_if.rival_probability_uncapped;
  return {{"kind", what_if.also_painted ? "also_painted" : "not_painted"},
          {"region", what_if.region},
          {"side", side_json(what_if.side)},
          {"probability_uncapped", what_if.probability_uncapped},
          {"rival_probability_uncapped", rival ? Json(*rival) : Json(nullptr)}};
}

Json item_json(const plan::PlanItem& item) {
  Json out;
  out["treatment"] = item.treatment;
  out["exercise"] = item.exercise ? Json(*item.exercise) : Json(nullptr);
  out["place"] = item.place;
  out["side"] = side_json(item.side);
  out["muscle"] = item.muscle ? Json(*item.muscle) : Json(nullptr);
  out["name"] = item.name;
  out["minutes"] = item.minutes;
  out["dose"] = item.dose;
  out["why"] = item.why;
  out["source"] = item.source;
  out["grade"] = item.grade;
  out["evidence_for"] = item.evidence_for;
  out["evidence_against"] = item.evidence_against;
  out["expected_change"] = {{"p05", item.expected_change.p05},
                            {"p50", item.expected_change.p50},
                            {"p95", item.expected_change.p95}};
  out["expected_when"] = item.expected_when;
  out["steps"] = item.steps;
  out["stop_rules"] = item.stop_rules;
  out["cautions"] = item.cautions;
  out["figure"] = item.figure;
  out["habit"] = item.habit;
  return out;
}

}  // namespace

std::string to_json(const Error& error) {
  const Json out = {{"error",
                     {{"code", std::string(name_of(error.code))},
                      {"where", error.where},
                      {"detail", error.detail}}}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const safety::Screening& screening) {
  return Json{{"red_flags", screening_json(screening)}}.dump();
}

std::string to_json(const LocateAnswer& answer) {
  const locate::LocateResult& r = answer.result;
  Json out;
  out["red_flags"] = screening_json(answer.red_flags);
  out["verdict"] = locate::name_of(r.verdict);
  out["leading"] = list(r.leading, member_json);
  out["perhaps"] = list(r.perhaps, member_json);
  out["no_knot_probability"] = r.no_knot_probability;
  out["muscles"] = list(r.muscles, muscle_json);
  out["points"] = list(r.points, point_json);
  out["sets"] = list(r.sets, set_json);
  out["alternatives"] = list(r.alternatives, [](const auto& alternative) {
    return Json{{"id", alternative.id}, {"probability", alternative.probability}};
  });
  out["unexplained"] = list(r.unexplained, [](const auto& place) {
    return Json{{"region", place.region},
                {"side", side_json(place.side)},
                {"probability", place.probability}};
  });
  out["next_tests"] = list(r.next_tests, test_json);
  out["neglected_mass_max"] = r.neglected_mass_max;
  out["standard_error_max"] = r.standard_error_max;
  out["log_evidence"] = r.log_evidence ? Json(*r.log_evidence) : Json(nullptr);
  return out.dump();
}

std::string to_json(const WhyAnswer& answer) {
  return Json{{"red_flags", screening_json(answer.red_flags)},
              {"explained", explained_json(answer.result.explained)},
              {"rival", explained_json(answer.result.rival)},
              {"what_if", list(answer.result.what_if, what_if_json)}}
      .dump();
}

std::string to_json(const PlanAnswer& answer) {
  Json out;
  out["red_flags"] = screening_json(answer.red_flags);
  out["days"] = list(answer.result.days, [](const plan::PlanDay& day) {
    return Json{{"date", day.date}, {"items", list(day.items, item_json)}};
  });
  out["excluded"] = list(answer.result.excluded, [](const plan::Excluded& excluded) {
    return Json{{"treatment", excluded.treatment},
                {"name", excluded.name},
                {"reason", excluded.reason},
                {"codes", excluded.codes},
                {"waits_for_answer", excluded.waits_for_answer}};
  });
  out["stop_rules"] = answer.result.stop_rules;
  out["open_codes"] = answer.result.open_codes;
  return out.dump();
}

}  // namespace unknot::json
