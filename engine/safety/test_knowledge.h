/// A small made-up safety knowledge for the tests of this folder. Not part of the library.
#pragma once

#include "engine/body/atlas.h"
#include "engine/body/red_flag.h"

namespace unknot::safety::testing {

inline body::Atlas atlas() {
  body::Atlas out;
  for (const char* id : {"temple", "slope", "calf"}) {
    out.regions.push_back({.id = id, .name = id, .label = id, .paired = true});
  }
  out.regions.push_back({.id = "spine", .name = "spine", .label = "spine", .paired = false});
  return out;
}

inline body::RedFlag flag(const std::string& id, body::FlagLevel level, const std::string& area,
                          const std::string& group) {
  body::RedFlag out;
  out.id = id;
  out.level_on_yes = level;
  out.complaint_areas = {area};
  out.group = group;
  out.blocks = level >= body::FlagLevel::SameDay ? body::Blocks::All
               : level == body::FlagLevel::SeeDoctorSoon ? body::Blocks::Regions
                                                         : body::Blocks::None;
  return out;
}

inline body::SafetyKnowledge knowledge() {
  using enum body::FlagLevel;
  body::SafetyKnowledge out;
  out.complaint_areas = {{.id = "headache", .regions = {"temple"}},
                         {.id = "neck", .regions = {"slope"}},
                         {.id = "leg", .regions = {"calf"}}};
  out.groups = {{.id = "head", .question = {"head?"}, .order = 1},
                {.id = "rest", .question = {"rest?"}, .order = 2},
                {.id = "you", .question = {"you?"}, .order = 3}};
  out.red_flags.push_back(flag("bleed", EmergencyNow, "headache", "head"));
  body::RedFlag pulse = flag("pulse", SameDay, "leg", "rest");
  pulse.trigger_regions = {"calf"};
  pulse.follow_ups = {{.id = "breath", .question = {"breath?"}, .level_on_yes = EmergencyNow}};
  out.red_flags.push_back(pulse);
  body::RedFlag cancer = flag("cancer", SeeDoctorSoon, "any", "rest");
  cancer.trigger_regions = {"spine"};
  out.red_flags.push_back(cancer);
  body::RedFlag weight = flag("weight", SeeDoctorSoon, "any", "rest");
  weight.together_with = {{.flag = "cancer", .level = SameDay}};
  out.red_flags.push_back(weight);
  body::RedFlag thinner = flag("thinner", Caution, "any", "you");
  thinner.adds_codes = {"anticoagulant"};
  out.red_flags.push_back(thinner);
  body::RedFlag pregnant = flag("pregnant", Caution, "any", "you");
  pregnant.only_sex = body::Sex::Female;
  pregnant.age_years_min = 12;
  pregnant.age_years_max = 55;
  out.red_flags.push_back(pregnant);
  const auto code = [&](const std::string& id, body::CodeKind kind) {
    body::Contraindication own;
    own.id = id;
    own.kind = kind;
    own.caution_text.en = id + " caution";
    own.forbid_text.en = id + " forbid";
    out.contraindications.push_back(own);
  };
  code("anticoagulant", body::CodeKind::Question);
  code("open_wound", body::CodeKind::Question);
  code("front", body::CodeKind::Site);
  out.contraindications.back().site_regions = {"slope"};
  code("never_asleep", body::CodeKind::Instruction);
  code("red_flag", body::CodeKind::RedFlag);
  return out;
}

inline body::Pain pain(const std::string& region, body::PaintSide side, int nrs_0_10) {
  return {.region = region, .side = side, .nrs_0_10 = nrs_0_10};
}

}  // namespace unknot::safety::testing
