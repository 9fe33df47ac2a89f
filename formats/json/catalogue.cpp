/// The knowledge that the page shows, as JSON.
#include <algorithm>

#include "formats/json/reader.h"
#include "formats/json/results.h"

namespace unknot::json {
namespace {

using namespace body;

constexpr const char* verified_names[] = {"yes", "partly", "memory"};
constexpr const char* kind_names[] = {"press", "stretch", "load", "movement", "other"};
constexpr const char* number_kinds[] = {"measured", "derived", "consensus", "assumed"};
constexpr const char* class_names[] = {"very_common", "common", "occasional", "rare"};

std::string verified_name(Verified verified) {
  return verified_names[static_cast<std::size_t>(verified)];
}

Json sources_json(const LoadedKnowledge& loaded) {
  Json out = Json::object();
  for (const auto& [key, source] : loaded.sources) {
    out[key] = {{"title", source.title}, {"opened", source.opened}};
  }
  return out;
}

Json number_json(const Number& number) {
  return {{"value", number.value},   {"low", number.low},
          {"high", number.high},     {"kind", number_kinds[static_cast<std::size_t>(number.kind)]},
          {"source", number.source}, {"note", number.note}};
}

Json number_json(const std::optional<Number>& number) {
  return number ? number_json(*number) : Json(nullptr);
}

Json number_json(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json texts_json(const std::vector<Text>& texts) {
  Json out = Json::array();
  for (const Text& text : texts) out.push_back(text.en);
  return out;
}

Json region_json(const Region& region) {
  return {{"id", region.id},         {"name", region.name},   {"label", region.label},
          {"paired", region.paired}, {"views", region.views}, {"neighbours", region.neighbours}};
}

Json point_json(const TriggerPoint& point) {
  Json zones = Json::array();
  for (const Zone& zone : point.refers_to) {
    zones.push_back(
        {{"region", zone.region},
         {"pattern", zone.pattern == ZonePattern::Essential ? "essential" : "spillover"},
         {"other_side", zone.other_side}});
  }
  return {{"id", point.id},
          {"label", point.label},
          {"where", point.where.en},
          {"location_regions", point.location_regions},
          {"refers_to", zones},
          {"self_reach", point.self_reach},
          {"palpation_mode", point.palpation_mode},
          {"depth_mm", number_json(point.depth_mm)},
          {"verified", verified_name(point.verified)},
          {"sources", point.sources}};
}

Json prevalence_json(const Prevalence& row) {
  return {{"population", row.population},
          {"status", row.status},
          {"percent", number_json(row.percent)},
          {"low", number_json(row.low)},
          {"high", number_json(row.high)},
          {"n", number_json(row.n)},
          {"source", row.source},
          {"verified", verified_name(row.verified)},
          {"note", row.note}};
}

Json muscle_json(const Muscle& muscle) {
  Json found = Json::array();
  for (const Prevalence& row : muscle.prevalence) found.push_back(prevalence_json(row));
  Json points = Json::array();
  for (const TriggerPoint& point : muscle.points) points.push_back(point_json(point));
  return {{"id", muscle.id},
          {"name", muscle.name},
          {"name_plain", muscle.name_plain},
          {"name_latin", muscle.name_latin},
          {"area", muscle.area},
          {"action", muscle.action},
          {"daily_loads", muscle.daily_loads},
          {"caution", muscle.caution},
          {"prior_class", class_names[static_cast<std::size_t>(muscle.prior_class)]},
          {"exercise_targets", muscle.exercise_targets},
          {"prevalence", found},
          {"points", points},
          {"verified", verified_name(muscle.verified)}};
}

Json examination_json(const Examination& examination) {
  return {{"id", examination.id},
          {"kind", kind_names[static_cast<std::size_t>(examination.kind)]},
          {"has_side", examination.has_side},
          {"name", examination.name},
          {"how_to", examination.how_to.en},
          {"positive_when", examination.positive_when.en},
          {"who", examination.who},
          {"muscles", examination.muscles},
          {"minutes", examination.minutes},
          {"caution", examination.caution},
          {"accuracy_class", examination.accuracy_class},
          {"verified", verified_name(examination.verified)},
          {"sources", examination.sources}};
}

/// Where an alternative is mostly felt; none for one that is felt anywhere.
Json alternative_json(const Alternative& alternative) {
  Json core = Json::array();
  for (const Alternative::Form& form : alternative.forms) {
    for (const std::string& region : form.core_regions) {
      if (std::find(core.begin(), core.end(), Json(region)) == core.end()) core.push_back(region);
    }
  }
  return {{"id", alternative.id}, {"name", alternative.name.en}, {"core_regions", core}};
}

Json flag_json(const RedFlag& flag) {
  Json follow_ups = Json::array();
  for (const FollowUp& follow_up : flag.follow_ups) {
    follow_ups.push_back({{"id", follow_up.id}, {"question", follow_up.question.en}});
  }
  return {{"id", flag.id},
          {"group", flag.group},
          {"condition", flag.condition.en},
          {"question", flag.question.en},
          {"short_question", flag.short_question.en},
          {"you_said", flag.you_said.en},
          {"may_mean", flag.may_mean.en},
          {"say_this", flag.say_this.en},
          {"level_on_yes", std::string(name_of(flag.level_on_yes))},
          {"follow_ups", follow_ups}};
}

Json claim_json(const Claim& claim) {
  Json out = {{"id", claim.id},
              {"kind", claim.kind},
              {"order", claim.order},
              {"title", claim.title.en},
              {"text", claim.text.en},
              {"evidence_for", claim.evidence_for.en},
              {"evidence_against", claim.evidence_against.en},
              {"grade", claim.grade}};
  out["number"] = nullptr;
  if (claim.number) {
    out["number"] = {{"value", claim.number->value},
                     {"low", claim.number->low},
                     {"high", claim.number->high},
                     {"kind", number_kinds[static_cast<std::size_t>(claim.number->kind)]},
                     {"note", claim.number->note}};
  }
  out["verified"] = verified_name(claim.verified);
  out["sources"] = claim.sources;
  return out;
}

Json complaint_json(const Complaint& complaint) {
  return {{"id", complaint.id},
          {"name", complaint.name.en},
          {"also", complaint.also},
          {"regions", complaint.regions},
          {"verified", verified_name(complaint.verified)},
          {"sources", complaint.sources}};
}

Json exercise_json(const Exercise& exercise) {
  return {{"id", exercise.id},
          {"name", exercise.name.en},
          {"kind", exercise.kind},
          {"treatment", exercise.treatment},
          {"target_muscles", exercise.target_muscles},
          {"start_pose", exercise.start_pose.en},
          {"movement", exercise.movement.en},
          {"hold_s", exercise.hold_s},
          {"repetitions", exercise.repetitions},
          {"times_per_day", exercise.times_per_day},
          {"equipment", exercise.equipment},
          {"stop_rules", texts_json(exercise.stop_rules)},
          {"figure", exercise.figure},
          {"verified", verified_name(exercise.verified)},
          {"source", exercise.source}};
}

/// The regions of the complaint areas that a treatment suits; none: it suits any place.
Json regions_of(const Treatment& treatment, const SafetyKnowledge& safety) {
  Json out = Json::array();
  for (const ComplaintArea& area : safety.complaint_areas) {
    const auto& suits = treatment.suits;
    if (std::find(suits.begin(), suits.end(), area.id) == suits.end()) continue;
    for (const std::string& region : area.regions) {
      if (std::find(out.begin(), out.end(), Json(region)) == out.end()) out.push_back(region);
    }
  }
  return out;
}

Json treatment_json(const Treatment& treatment, const SafetyKnowledge& safety) {
  return {{"id", treatment.id},
          {"name", treatment.name.en},
          {"group", treatment.group},
          {"protocol", treatment.protocol.en},
          {"evidence_for", treatment.evidence_for.en},
          {"evidence_against", treatment.evidence_against.en},
          {"grade", treatment.grade},
          {"session_effect_nrs", number_json(treatment.session_effect_nrs)},
          {"course_effect_nrs", number_json(treatment.course_effect_nrs)},
          {"course_ramp_weeks", number_json(treatment.course_ramp_weeks)},
          {"regions", regions_of(treatment, safety)},
          {"at_home", treatment.first_plan.has_value()},
          {"habit", treatment.habit},
          {"verified", verified_name(treatment.verified)},
          {"sources", treatment.sources}};
}

}  // namespace

std::string atlas_json(const LoadedKnowledge& loaded) {
  const Atlas& atlas = loaded.knowledge.atlas;
  Json out;
  out["regions"] = Json::array();
  for (const Region& region : atlas.regions) out["regions"].push_back(region_json(region));
  out["muscles"] = Json::array();
  for (const Muscle& muscle : atlas.muscles) out["muscles"].push_back(muscle_json(muscle));
  out["examinations"] = Json::array();
  for (const auto& test : atlas.examinations) out["examinations"].push_back(examination_json(test));
  out["alternatives"] = Json::array();
  for (const Alternative& alternative : atlas.alternatives) {
    out["alternatives"].push_back(alternative_json(alternative));
  }
  out["complaints"] = Json::array();
  for (const Complaint& own : loaded.knowledge.complaints) {
    out["complaints"].push_back(complaint_json(own));
  }
  out["sources"] = sources_json(loaded);
  return out.dump();
}

std::string care_json(const body::Knowledge& knowledge) {
  Json out;
  out["exercises"] = Json::array();
  for (const Exercise& own : knowledge.exercises) out["exercises"].push_back(exercise_json(own));
  out["treatments"] = Json::array();
  for (const Treatment& own : knowledge.treatments) {
    out["treatments"].push_back(treatment_json(own, knowledge.safety));
  }
  return out.dump();
}

std::string red_flags_json(const SafetyKnowledge& knowledge) {
  Json out;
  out["groups"] = Json::array();
  for (const RedFlagGroup& group : knowledge.groups) {
    out["groups"].push_back(
        {{"id", group.id}, {"question", group.question.en}, {"order", group.order}});
  }
  out["flags"] = Json::array();
  for (const RedFlag& flag : knowledge.red_flags) out["flags"].push_back(flag_json(flag));
  return out.dump();
}

std::string intake_json(const SafetyKnowledge& knowledge) {
  Json out;
  out["rows"] = Json::array();
  for (const IntakeRow& row : knowledge.intake_rows) {
    out["rows"].push_back({{"id", row.id},
                           {"page", row.page},
                           {"order", row.order},
                           {"heading", row.heading.en},
                           {"question", row.question.en}});
  }
  out["codes"] = Json::array();
  for (const Contraindication& code : knowledge.contraindications) {
    if (code.kind != CodeKind::Question) continue;
    out["codes"].push_back({{"id", code.id},
                            {"row", code.row},
                            {"question", code.question.en},
                            {"unknown_text", code.unknown_text.en}});
  }
  return out.dump();
}

std::string claims_json(const LoadedKnowledge& loaded) {
  Json out;
  out["claims"] = Json::array();
  for (const Claim& claim : loaded.knowledge.claims) out["claims"].push_back(claim_json(claim));
  out["sources"] = sources_json(loaded);
  return out.dump();
}

}  // namespace unknot::json
