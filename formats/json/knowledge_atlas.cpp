/// Regions, muscles, alternatives and examinations.
#include <utility>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

using namespace body;

template <class Enum>
using Names = std::pair<std::string_view, Enum>;

constexpr const char* causes[] = {"overuse_or_injury", "dehydration", "poor_posture",
                                  "sitting_all_day", "stress_and_tension"};

Zone read_zone(Reader in) {
  static constexpr Names<ZonePattern> patterns[] = {{"essential", ZonePattern::Essential},
                                                    {"spillover", ZonePattern::Spillover}};
  Zone out;
  out.region = in.string("region");
  out.pattern = in.one_of<ZonePattern>("pattern", patterns);
  out.other_side = in.boolean_or_false("other_side");
  in.finish();
  return out;
}

TriggerPoint read_point(Reader in) {
  static constexpr Names<Frequency> frequencies[] = {
      {"common", Frequency::Common}, {"uncommon", Frequency::Uncommon}, {"rare", Frequency::Rare}};
  TriggerPoint out;
  out.id = in.string("id");
  out.label = in.string("label");
  out.where = in.text("where");
  out.location_regions = in.strings("location_regions");
  for (Reader& zone : in.objects("refers_to")) out.refers_to.push_back(read_zone(zone));
  out.frequency = in.one_of<Frequency>("frequency", frequencies);
  out.palpation_mode = in.word("palpation_mode", {"flat", "pincer", "deep", "intraoral"});
  out.self_reach = in.word("self_reach", {"hand", "tool", "partner", "clinician"});
  out.depth_mm = in.quantity("depth_mm");
  out.verified = in.verified();
  out.sources = in.strings("sources");
  in.finish();
  bool essential = false;
  for (const Zone& zone : out.refers_to) {
    essential = essential || zone.pattern == ZonePattern::Essential;
  }
  if (!essential) in.fault(ErrorCode::MissingField, "refers_to", "needs an essential zone");
  if (out.location_regions.empty()) {
    in.fault(ErrorCode::MissingField, "location_regions", "needs a region");
  }
  if (out.depth_mm.low < 0) in.fault(ErrorCode::OutOfRange, "depth_mm.low", "is negative");
  return out;
}

Prevalence read_prevalence(Reader in) {
  Prevalence out;
  out.population = in.string("population");
  out.status = in.string("status");
  out.percent = in.optional_number("percent", {0, 100});
  out.low = in.optional_number("low", {0, 100});
  out.high = in.optional_number("high", {0, 100});
  out.n = in.optional_number("n", {0, 1e7});
  out.source = in.string("source");
  out.verified = in.verified();
  out.note = in.string_or("note", "");
  in.finish();
  const double value = out.percent.value_or(out.low.value_or(0));
  if (out.low.value_or(value) > value || value > out.high.value_or(value)) {
    in.fault(ErrorCode::OutOfRange, "percent", "does not lie between low and high");
  }
  return out;
}

}  // namespace

Region read_region(Reader& in) {
  Region out;
  out.id = in.string("id");
  out.name = in.string("name");
  out.label = in.string("label");
  out.paired = in.boolean("paired");
  out.views = in.strings("views");
  out.neighbours = in.strings("neighbours");
  return out;
}

Muscle read_muscle(Reader& in) {
  static constexpr Names<PriorClass> classes[] = {{"very_common", PriorClass::VeryCommon},
                                                  {"common", PriorClass::Common},
                                                  {"occasional", PriorClass::Occasional},
                                                  {"rare", PriorClass::Rare}};
  Muscle out;
  out.id = in.string("id");
  Reader name = in.object("name");
  out.name = name.string("en");
  out.name_plain = name.string("en_plain");
  out.name_latin = name.string("latin");
  name.finish();
  out.area = in.string("area");
  out.action = in.string("action");
  out.daily_loads = in.string("daily_loads");
  out.caution = in.string("caution");
  out.prior_class = in.one_of<PriorClass>("prior_class", classes);
  Reader loads = in.object("cause_loads");
  for (const char* cause : causes) out.cause_loads.push_back(loads.integer(cause, {0, 3}));
  loads.finish();
  out.exercise_targets = in.strings("exercise_targets");
  for (Reader& point : in.objects("points")) out.points.push_back(read_point(point));
  for (Reader& row : in.objects("prevalence")) out.prevalence.push_back(read_prevalence(row));
  out.verified = in.verified();
  if (out.points.empty()) in.fault(ErrorCode::MissingField, "points", "needs a point");
  return out;
}

/// How much likelier the alternative is for this sex and age.
void read_person_weights(Reader& in, Alternative& out) {
  static constexpr Range weight_range{0.01, 100};
  Reader sexes = in.object("sex_weights");
  out.weight_female = sexes.number("female", weight_range);
  out.weight_male = sexes.number("male", weight_range);
  sexes.finish();
  for (Reader& age : in.objects("age_weights")) {
    out.age_weights.push_back({.from_years = age.integer("from_years", {0, 120}),
                               .weight = age.number("weight", weight_range)});
    age.finish();
    const std::size_t count = out.age_weights.size();
    const bool first = count == 1 && out.age_weights[0].from_years == 0;
    const bool rising =
        count > 1 && out.age_weights[count - 2].from_years < out.age_weights[count - 1].from_years;
    if (!first && !rising) {
      age.fault(ErrorCode::Contradiction, "from_years", "must rise from 0");
    }
  }
  in.string("weights_note");
}

Alternative read_alternative(Reader& in) {
  Alternative out;
  out.id = in.string("id");
  out.name = in.text("name");
  for (Reader& form : in.objects("forms")) {
    Alternative::Form own;
    own.id = form.string("id");
    own.weight = form.number("weight", {1e-6, 1e6});
    own.core_regions = form.strings("core_regions");
    own.fringe_regions = form.strings("fringe_regions");
    form.finish();
    out.forms.push_back(std::move(own));
  }
  out.anywhere = in.boolean("anywhere");
  out.everywhere = in.boolean("everywhere");
  read_person_weights(in, out);
  out.verified = in.verified();
  const int ways = (out.forms.empty() ? 0 : 1) + (out.anywhere ? 1 : 0) + (out.everywhere ? 1 : 0);
  if (ways != 1) {
    in.fault(ErrorCode::Contradiction, "forms", "exactly one of forms, anywhere, everywhere");
  }
  return out;
}

Examination read_examination(Reader& in) {
  static constexpr Names<ExaminationKind> kinds[] = {{"press", ExaminationKind::Press},
                                                     {"stretch", ExaminationKind::Stretch},
                                                     {"load", ExaminationKind::Load},
                                                     {"movement", ExaminationKind::Movement},
                                                     {"other", ExaminationKind::Other}};
  Examination out;
  out.id = in.string("id");
  out.kind = in.one_of<ExaminationKind>("kind", kinds);
  out.has_side = in.boolean("has_side");
  out.name = in.string("name");
  out.how_to = in.text("how_to");
  out.positive_when = in.text("positive_when");
  out.who = in.word("who", {"self", "self_with_tool", "partner", "clinician"});
  out.muscles = in.strings("muscles");
  out.alternatives = in.strings("alternatives");
  if (in.has("asked_where")) out.asked_where = in.strings("asked_where");
  out.accuracy_class = in.string("accuracy_class");
  out.sensitivity = in.optional_number("sensitivity", {0, 1});
  out.specificity = in.optional_number("specificity", {0, 1});
  out.likelihood_ratio_positive = in.optional_number("likelihood_ratio_positive", {0, 1e6});
  out.likelihood_ratio_negative = in.optional_number("likelihood_ratio_negative", {0, 1e6});
  out.minutes = in.number("minutes", {0.05, 120});
  out.contraindications = in.strings("contraindications");
  out.caution = in.string("caution");
  out.verified = in.verified();
  out.sources = in.strings("sources");
  for (std::size_t k = 0; k < out.contraindications.size(); ++k) {
    if (const auto use = parse_code_use(out.contraindications[k]); !use) {
      in.fault(use.error().code, "contraindications[" + std::to_string(k) + "]",
               use.error().detail);
    }
  }
  return out;
}

}  // namespace unknot::json
