/// Treatments, exercises and claims.
#include <utility>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

using namespace body;

std::vector<CodeUse> read_codes(Reader& in) {
  std::vector<CodeUse> out;
  for (const std::string& text : in.strings("contraindications")) {
    auto code = parse_code_use(text);
    if (!code) {
      in.fault(code.error().code, "contraindications[" + std::to_string(out.size()) + "]",
               code.error().detail);
      continue;
    }
    out.push_back(*code);
  }
  return out;
}

std::optional<Number> optional_quantity(Reader& in, std::string_view key) {
  if (!in.has(key)) return std::nullopt;
  return in.quantity(key);
}

std::optional<FirstPlanUse> read_first_plan(Reader& treatment) {
  if (!treatment.has("first_plan")) return std::nullopt;
  Reader in = treatment.object("first_plan");
  FirstPlanUse out;
  out.sessions_per_day = in.integer("sessions_per_day", {1, 100});
  out.without_muscle = in.boolean("without_muscle");
  out.by_exercise = in.boolean("by_exercise");
  out.protocol_caution = in.text("protocol_caution");
  out.steps_caution = in.texts("steps_caution");
  if (out.protocol_caution.en.empty()) {
    in.fault(ErrorCode::MissingField, "protocol_caution", "must not be empty");
  }
  if (out.steps_caution.empty()) {
    in.fault(ErrorCode::MissingField, "steps_caution", "must not be empty");
  }
  in.finish();
  return out;
}

}  // namespace

Treatment read_treatment(Reader& in) {
  Treatment out;
  out.id = in.string("id");
  out.group = in.word("group", {"stretch", "exercise", "ice_heat", "self_massage", "massage",
                                "rest", "sleep", "relaxation", "ergonomics", "hydration", "light"});
  out.name = in.text("name");
  out.protocol = in.text("protocol");
  out.minutes_low = in.optional_number("minutes_low", {0, 1440});
  out.minutes_high = in.optional_number("minutes_high", {0, 1440});
  if (out.minutes_low.value_or(0) > out.minutes_high.value_or(1440)) {
    in.fault(ErrorCode::OutOfRange, "minutes_low", "is above minutes_high");
  }
  out.steps = in.texts("steps");
  out.stop_rules = in.texts("stop_rules");
  out.evidence_for = in.text("evidence_for");
  out.evidence_against = in.text("evidence_against");
  out.grade = in.string("grade");
  out.session_effect_nrs = optional_quantity(in, "session_effect_nrs");
  out.session_half_life_hours = in.optional_number("session_half_life_hours", {0, 1e5});
  out.course_effect_nrs = optional_quantity(in, "course_effect_nrs");
  out.course_ramp_weeks = in.optional_number("course_ramp_weeks", {0, 520});
  out.causes = in.strings("causes");
  out.habit = in.boolean("habit");
  out.suits = in.strings("suits");
  out.first_plan = read_first_plan(in);
  out.contraindications = read_codes(in);
  out.equipment = in.strings("equipment");
  out.cost_eur_first_year = in.number("cost_eur_first_year", {0, 1e6});
  out.verified = in.verified();
  out.sources = in.strings("sources");
  if (out.evidence_against.en.empty()) {
    in.fault(ErrorCode::MissingField, "evidence_against", "must not be empty");
  }
  return out;
}

Exercise read_exercise(Reader& in) {
  Exercise out;
  out.id = in.string("id");
  out.name = in.text("name");
  out.kind =
      in.word("kind", {"stretch", "mobility", "strength", "aerobic", "self_massage", "breathing"});
  out.treatment = in.string("treatment");
  out.target_muscles = in.strings("target_muscles");
  out.start_pose = in.text("start_pose");
  out.movement = in.text("movement");
  out.hold_s = in.number("hold_s", {0, 7200});
  out.repetitions = in.integer("repetitions", {0, 1000});
  out.seconds_total = in.number("seconds_total", {0, 14400});
  out.times_per_day = in.integer("times_per_day", {0, 100});
  out.equipment = in.strings("equipment");
  out.contraindications = read_codes(in);
  out.stop_rules = in.texts("stop_rules");
  out.figure = in.string("figure");
  out.verified = in.verified();
  out.source = in.string("source");
  return out;
}

Claim read_claim(Reader& in) {
  Claim out;
  out.id = in.string("id");
  out.kind = in.word("kind", {"mechanism", "claim", "agreement"});
  out.order = in.integer("order");
  out.title = in.text("title");
  out.text = in.text("text");
  out.evidence_for = in.text("evidence_for");
  out.evidence_against = in.text("evidence_against");
  out.grade = in.string("grade");
  out.number = optional_quantity(in, "number");
  out.verified = in.verified();
  out.sources = in.strings("sources");
  return out;
}

}  // namespace unknot::json
