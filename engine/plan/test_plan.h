/// A small made-up body of knowledge for the tests of this folder. Not part of the library.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/plan/first_plan.h"

namespace unknot::plan::testing {

inline body::Treatment treatment(const std::string& id, const std::string& group, double effect_nrs,
                                 double minutes) {
  body::Treatment out;
  out.id = id;
  out.group = group;
  out.name.en = "Name of " + id;
  out.protocol.en = "Dose of " + id;
  out.steps = {{"Do " + id}};
  out.stop_rules = {{"Stop " + id}};
  out.evidence_against.en = "Against " + id;
  out.grade = "low";
  out.minutes_low = minutes;
  out.session_effect_nrs = body::Number{
      .value = effect_nrs, .low = effect_nrs - 1, .high = effect_nrs + 1, .source = "test"};
  out.causes = {"all"};
  out.suits = {"any"};
  out.sources = {"test"};
  out.first_plan = body::FirstPlanUse{
      .protocol_caution = {"Less of " + id},
      .steps_caution = {{"Do less of " + id}},
  };
  return out;
}

inline body::Contraindication code(const std::string& id, body::CodeKind kind) {
  body::Contraindication out;
  out.id = id;
  out.kind = kind;
  out.caution_text.en = "Careful: " + id + ".";
  out.forbid_text.en = "Left out: " + id + ".";
  return out;
}

inline body::Muscle muscle() {
  body::Muscle out;
  out.id = "trap";
  out.name_plain = "top shoulder muscle";
  out.daily_loads = "raised shoulders";
  out.cause_loads = {1, 3, 2, 2, 0};
  out.exercise_targets = {"upper trap"};
  body::TriggerPoint slope;
  slope.id = "trap_1";
  slope.where.en = "on the slope";
  slope.location_regions = {"shoulder_slope"};
  slope.self_reach = "hand";
  slope.palpation_mode = "pincer";
  body::TriggerPoint blade = slope;
  blade.id = "trap_2";
  blade.location_regions = {"scapula_edge"};
  blade.self_reach = "clinician";
  out.points = {slope, blade};
  return out;
}

inline body::Exercise exercise() {
  body::Exercise out;
  out.id = "st_trap";
  out.name.en = "Side bend of the neck";
  out.treatment = "stretch_static";
  out.target_muscles = {"upper trap"};
  out.start_pose.en = "Sit";
  out.movement.en = "Tilt";
  out.hold_s = 30;
  out.repetitions = 2;
  out.seconds_total = 90;
  out.times_per_day = 2;
  out.figure = "st_trap.svg";
  return out;
}

/// Treatments: heat, stretch, pressure and breathing as new ones; breaks, support and lighter work
/// as habits; a rolling and a bed rest that are never for today, whatever they promise.
inline body::Knowledge knowledge() {
  body::Knowledge out;
  for (const char* id : {"shoulder_slope", "scapula_edge", "calf"}) {
    out.atlas.regions.push_back({.id = id, .name = id, .label = id});
  }
  out.atlas.muscles = {muscle()};
  out.treatments = {treatment("heat_pack", "ice_heat", -1.2, 15),
                    treatment("stretch_static", "stretch", -0.8, 5),
                    treatment("trp_self_compression", "self_massage", -0.7, 4),
                    treatment("relax_breathing", "relaxation", -0.3, 10),
                    treatment("breaks_micro", "rest", -0.4, 6),
                    treatment("sleep_support", "rest", -0.3, 0),
                    treatment("relative_rest", "rest", -0.2, 0),
                    treatment("foam_roll", "self_massage", -5, 5),
                    treatment("bed_rest", "rest", -9, 1)};
  for (std::size_t k : {4U, 5U, 6U}) out.treatments[k].habit = true;
  for (std::size_t k : {0U, 3U, 4U}) out.treatments[k].first_plan->without_muscle = true;
  for (std::size_t k : {7U, 8U}) out.treatments[k].first_plan.reset();
  out.treatments[1].first_plan->by_exercise = true;
  out.safety.complaint_areas = {{.id = "shoulder", .regions = {"shoulder_slope", "scapula_edge"}},
                                {.id = "leg", .regions = {"calf"}}};
  out.exercises = {exercise()};
  out.safety.contraindications = {
      code("numb", body::CodeKind::Question), code("bruise", body::CodeKind::Question),
      code("asleep", body::CodeKind::Instruction), code("over_bone", body::CodeKind::Site),
      code("red_flag", body::CodeKind::RedFlag)};
  out.safety.contraindications[3].site_regions = {"shoulder_slope"};
  return out;
}

/// The right top shoulder muscle leads with 6 in 10; its first point is the likelier one.
inline locate::LocateResult located() {
  locate::LocateResult out;
  out.leading = {{.muscle = "trap", .side = body::Side::Right}};
  out.muscles = {{.muscle = "trap",
                  .side = body::Side::Right,
                  .probability = 0.6,
                  .probability_uncapped = 0.6}};
  out.points = {{.point = "trap_1", .muscle = "trap", .side = body::Side::Right},
                {.point = "trap_2", .muscle = "trap", .side = body::Side::Right}};
  return out;
}

/// A person without any red flag and with these answers about the body.
inline safety::Cleared cleared(const body::Knowledge& knowledge, const body::Answers& intake) {
  return safety::clear(knowledge.safety, safety::Screening{}, intake).value();
}

inline body::Answers all_no() { return {{"numb", body::Answer::No}, {"bruise", body::Answer::No}}; }

/// Knowledge and result outlive the request, as its header asks.
inline FirstPlanRequest request(const body::Knowledge& knowledge,
                                const locate::LocateResult& located) {
  return {.knowledge = &knowledge,
          .located = &located,
          .pains = {{.region = "calf", .side = body::PaintSide::Left, .nrs_0_10 = 3},
                    {.region = "scapula_edge", .side = body::PaintSide::Right, .nrs_0_10 = 6}},
          .date = "2025-01-02"};
}

inline body::Treatment& by_id(body::Knowledge& knowledge, const std::string& id) {
  for (body::Treatment& own : knowledge.treatments) {
    if (own.id == id) return own;
  }
  return knowledge.treatments.front();
}

}  // namespace unknot::plan::testing
