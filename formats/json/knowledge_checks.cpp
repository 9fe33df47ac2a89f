/// Cross-checks between files: every id and source key leads somewhere.
#include <algorithm>
#include <set>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

using namespace body;

class Checker {
 public:
  Checker(const LoadedKnowledge& loaded, Faults& faults)
      : loaded_(loaded), k_(loaded.knowledge), faults_(faults) {
    for (const Region& region : k_.atlas.regions) regions_.insert(region.id);
    for (const Muscle& muscle : k_.atlas.muscles) muscles_.insert(muscle.id);
    for (const Alternative& a : k_.atlas.alternatives) alternatives_.insert(a.id);
    for (const Contraindication& c : k_.safety.contraindications) codes_.insert(c.id);
    for (const RedFlag& flag : k_.safety.red_flags) flags_.insert(flag.id);
    for (const RedFlagGroup& group : k_.safety.groups) groups_.insert(group.id);
    for (const IntakeRow& row : k_.safety.intake_rows) rows_.insert(row.id);
    for (const Treatment& treatment : k_.treatments) treatments_.insert(treatment.id);
    for (const ComplaintArea& area : k_.safety.complaint_areas) areas_.insert(area.id);
    areas_.insert("any");
  }

  void run() {
    check(k_.atlas.locate_model);
    for (const Region& region : k_.atlas.regions) check(region);
    for (const Muscle& muscle : k_.atlas.muscles) check(muscle);
    for (const Alternative& alternative : k_.atlas.alternatives) check(alternative);
    for (const Examination& examination : k_.atlas.examinations) check(examination);
    Set seen;
    for (const ComplaintArea& area : k_.safety.complaint_areas) {
      once(seen, area.id, "complaint_areas.json: " + area.id);
      need_all(regions_, area.regions, "complaint_areas.json: " + area.id);
    }
    for (const RedFlag& flag : k_.safety.red_flags) check(flag);
    for (const Contraindication& code : k_.safety.contraindications) check(code);
    for (const Treatment& treatment : k_.treatments) check(treatment);
    for (const Exercise& exercise : k_.exercises) check(exercise);
    for (const Claim& claim : k_.claims) {
      const std::string file = "claims/" + claim.id + ".json: ";
      sources(claim.sources, file + "sources");
      if (claim.number) source(claim.number->source, file + "number.source");
    }
    for (const Complaint& complaint : k_.complaints) check(complaint);
    for (const Cause& cause : k_.causes) check(cause);
    check_cause_order();
  }

 private:
  using Set = std::set<std::string, std::less<>>;

  void need(const Set& known, const std::string& id, const std::string& where) {
    if (!known.contains(id))
      faults_.add(ErrorCode::BrokenReference, where, "\"" + id + "\" is not known");
  }

  void need_all(const Set& known, const std::vector<std::string>& ids, const std::string& where) {
    for (std::size_t k = 0; k < ids.size(); ++k) {
      need(known, ids[k], where + "[" + std::to_string(k) + "]");
    }
  }

  void once(Set& seen, const std::string& id, const std::string& where) {
    if (!seen.insert(id).second) {
      faults_.add(ErrorCode::DuplicateId, where, "\"" + id + "\" stands twice");
    }
  }

  void sources(const std::vector<std::string>& keys, const std::string& where) {
    for (std::size_t k = 0; k < keys.size(); ++k)
      source(keys[k], where + "[" + std::to_string(k) + "]");
  }

  void source(const std::string& key, const std::string& where) {
    if (!loaded_.sources.contains(key)) {
      faults_.add(ErrorCode::BrokenReference, where, "\"" + key + "\" is not in sources.json");
    }
  }

  void check(const Region& region) {
    const std::string where = "regions/" + region.id + ".json: neighbours";
    need_all(regions_, region.neighbours, where);
    for (const std::string& id : region.neighbours) {
      const Region* other = k_.atlas.region(id);
      if (other == nullptr) continue;
      const auto& back = other->neighbours;
      if (std::find(back.begin(), back.end(), region.id) == back.end()) {
        faults_.add(ErrorCode::BrokenReference, where, "\"" + id + "\" does not name it back");
      }
    }
  }

  void check(const Muscle& muscle) {
    const std::string file = "muscles/" + muscle.id + ".json: ";
    for (std::size_t p = 0; p < muscle.points.size(); ++p) {
      const TriggerPoint& point = muscle.points[p];
      const std::string place = file + "points[" + std::to_string(p) + "].";
      once(points_, point.id, place + "id");
      need_all(regions_, point.location_regions, place + "location_regions");
      sources(point.sources, place + "sources");
      source(point.depth_mm.source, place + "depth_mm.source");
      check_zones(point, place);
    }
    for (std::size_t r = 0; r < muscle.prevalence.size(); ++r) {
      source(muscle.prevalence[r].source, file + "prevalence[" + std::to_string(r) + "].source");
    }
  }

  void check_zones(const TriggerPoint& point, const std::string& place) {
    std::set<std::pair<std::string, bool>> seen;
    for (std::size_t z = 0; z < point.refers_to.size(); ++z) {
      const Zone& zone = point.refers_to[z];
      const std::string where = place + "refers_to[" + std::to_string(z) + "].region";
      need(regions_, zone.region, where);
      if (!seen.insert({zone.region, zone.other_side}).second) {
        faults_.add(ErrorCode::DuplicateId, where, "the zone stands twice");
      }
      const Region* region = k_.atlas.region(zone.region);
      if (region != nullptr && zone.other_side && !region->paired) {
        faults_.add(ErrorCode::Contradiction, where, "a midline region has no other side");
      }
    }
  }

  void check(const Alternative& alternative) {
    const std::string file = "alternatives/" + alternative.id + ".json: ";
    for (const Alternative::Form& form : alternative.forms) {
      need_all(regions_, form.core_regions, file + form.id + ".core_regions");
      need_all(regions_, form.fringe_regions, file + form.id + ".fringe_regions");
    }
  }

  void check(const Examination& examination) {
    const std::string file = "examinations/" + examination.id + ".json: ";
    need_all(muscles_, examination.muscles, file + "muscles");
    need_all(alternatives_, examination.alternatives, file + "alternatives");
    need_all(regions_, examination.asked_where, file + "asked_where");
    sources(examination.sources, file + "sources");
    if (!examination.accuracy_class.empty()) {
      const auto& known = k_.atlas.locate_model.accuracies;
      const bool found = std::any_of(known.begin(), known.end(), [&](const auto& accuracy) {
        return accuracy.id == examination.accuracy_class;
      });
      if (!found) {
        faults_.add(ErrorCode::BrokenReference, file + "accuracy_class", "is not in locate.json");
      }
    }
    for (std::size_t k = 0; k < examination.contraindications.size(); ++k) {
      const std::string& text = examination.contraindications[k];
      need(codes_, text.substr(0, text.find(':')),
           file + "contraindications[" + std::to_string(k) + "]");
    }
  }

  void check(const LocateModel& model) {
    for (const auto* list : {&model.alternative_given_no_knot, &model.alternative_given_knots}) {
      for (const auto& [id, probability] : *list) {
        if (id != "none") need(alternatives_, id, "locate.json: " + id);
      }
    }
    check_distribution(model.alternative_given_no_knot, "locate.json: alternative_given_no_knot");
    check_distribution(model.alternative_given_knots, "locate.json: alternative_given_knots");
    check_words(model);
    Set seen;
    for (const LocateModel::Accuracy& accuracy : model.accuracies) {
      once(seen, accuracy.id, "locate.json: accuracies");
    }
    Set muscle_areas;
    for (const Muscle& muscle : k_.atlas.muscles) muscle_areas.insert(muscle.area);
    for (const LocateModel::Focus& focus : model.foci) {
      need_all(muscle_areas, focus.areas, "locate.json: foci." + focus.id);
    }
  }

  /// Every cause of pain has its words; the reader of a drawing looks them up without asking.
  void check_words(const LocateModel& model) {
    Set deep, words;
    for (const auto& [id, probability] : model.deep_given_alternative) {
      need(alternatives_, id, "locate.json: deep_given_alternative");
      deep.insert(id);
    }
    for (const auto& [id, probabilities] : model.word_probabilities) {
      once(words, id, "locate.json: word_probabilities");
      if (id != "knot" && id != "leak") {
        need(alternatives_, id, "locate.json: word_probabilities");
      }
    }
    for (const char* id : {"knot", "leak"}) need(words, id, "locate.json: word_probabilities");
    for (const std::string& id : alternatives_) {
      need(deep, id, "locate.json: deep_given_alternative");
      need(words, id, "locate.json: word_probabilities");
    }
  }

  void check_distribution(const std::vector<std::pair<std::string, double>>& given,
                          const std::string& where) {
    Set named;
    for (const auto& [id, probability] : given) named.insert(id);
    need(named, "none", where);
    for (const std::string& id : alternatives_) need(named, id, where);
  }

  void check(const RedFlag& flag) {
    const std::string file = "red_flags/" + flag.id + ".json: ";
    need_all(areas_, flag.complaint_areas, file + "complaint_areas");
    need_all(regions_, flag.trigger_regions, file + "trigger_regions");
    need_all(codes_, flag.adds_codes, file + "adds_codes");
    need(groups_, flag.group, file + "group");
    for (const RedFlag::Together& together : flag.together_with) {
      need(flags_, together.flag, file + "together_with");
    }
    Set seen;
    for (const FollowUp& follow_up : flag.follow_ups) once(seen, follow_up.id, file + "follow_ups");
    sources(flag.sources, file + "sources");
  }

  void check(const Contraindication& code) {
    const std::string file = "contraindications/" + code.id + ".json: ";
    need_all(regions_, code.site_regions, file + "site_regions");
    need_all(codes_, code.implied_by, file + "implied_by");
    if (!code.raises.empty()) need(flags_, code.raises, file + "raises");
    if (code.kind == CodeKind::Question) need(rows_, code.row, file + "row");
    sources(code.sources, file + "sources");
  }

  void codes(const std::vector<CodeUse>& uses, const std::string& where) {
    for (std::size_t k = 0; k < uses.size(); ++k) {
      need(codes_, uses[k].code, where + "[" + std::to_string(k) + "]");
    }
  }

  void check(const Treatment& treatment) {
    const std::string file = "treatments/" + treatment.id + ".json: ";
    codes(treatment.contraindications, file + "contraindications");
    need_all(areas_, treatment.suits, file + "suits");
    sources(treatment.sources, file + "sources");
    if (const auto& own = treatment.session_effect_nrs) {
      source(own->source, file + "session_effect_nrs.source");
    }
    if (const auto& own = treatment.course_effect_nrs) {
      source(own->source, file + "course_effect_nrs.source");
    }
  }

  void check(const Exercise& exercise) {
    const std::string file = "exercises/" + exercise.id + ".json: ";
    need(treatments_, exercise.treatment, file + "treatment");
    codes(exercise.contraindications, file + "contraindications");
    source(exercise.source, file + "source");
  }

  void check(const Complaint& complaint) {
    const std::string file = "complaints/" + complaint.id + ".json: ";
    need_all(regions_, complaint.regions, file + "regions");
    sources(complaint.sources, file + "sources");
    Set named, words;
    for (const std::string& id : complaint.regions) once(named, id, file + "regions");
    for (const std::string& word : complaint.also) once(words, word, file + "also");
  }

  void check(const Cause& cause) {
    const std::string file = "causes/" + cause.id + ".json: ";
    const CauseExposure& own = cause.exposure;
    const auto asked = std::find_if(k_.causes.begin(), k_.causes.end(), [&](const Cause& other) {
      return other.id == own.answer_of && other.asked;
    });
    const std::string answer_of = file + "exposure.answer_of";
    if (asked == k_.causes.end()) {
      faults_.add(ErrorCode::BrokenReference, answer_of, "\"" + own.answer_of + "\" is not asked");
    } else if (own.rule == ExposureRule::AroundDay && asked->asked->form != AnswerForm::YesNo) {
      faults_.add(ErrorCode::Contradiction, answer_of, "around_day needs a yes or no");
    }
    sources(cause.sources, file + "sources");
    const std::string exposure = file + "exposure.";
    if (own.level) source(own.level->source, exposure + "level.source");
    source(own.range.source, exposure + "range.source");
    source(own.healthy_level.source, exposure + "healthy_level.source");
    source(own.daily_sd.source, exposure + "daily_sd.source");
    source(cause.effect.effect_nrs.source, file + "effect.effect_nrs.source");
    source(cause.effect.half_life_hours.source, file + "effect.half_life_hours.source");
  }

  void check_cause_order() {
    Set places, names;
    for (const Cause& cause : k_.causes) {
      const std::string file = "causes/" + cause.id + ".json: ";
      once(places, cause.group + " " + std::to_string(cause.order), file + "order");
      once(names, cause.name.en, file + "name");
    }
  }

  const LoadedKnowledge& loaded_;
  const Knowledge& k_;
  Faults& faults_;
  Set regions_, muscles_, alternatives_, codes_, flags_, groups_, rows_, treatments_, areas_,
      points_;
};

}  // namespace

void check_references(const LoadedKnowledge& loaded, Faults& faults) {
  Checker(loaded, faults).run();
}

}  // namespace unknot::json
