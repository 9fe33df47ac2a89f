/// A small made-up body of safety knowledge for the tests of this folder. Not part of the library.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/body/atlas.h"
#include "engine/body/red_flag.h"
#include "engine/safety/screening.h"

namespace unknot::safety::testing {

inline body::Atlas atlas() {
  body::Atlas out;
  const auto add = [&](const std::string& id, std::vector<std::string> neighbours) {
    body::Region region;
    region.id = id;
    region.paired = id != "spine";
    region.neighbours = std::move(neighbours);
    out.regions.push_back(std::move(region));
  };
  add("temple", {"neck"});
  add("neck", {"temple", "spine"});
  add("spine", {"neck", "flank"});
  add("flank", {"spine"});
  add("calf", {});
  return out;
}

inline body::RedFlag flag(const std::string& id, body::FlagLevel level, const std::string& area) {
  body::RedFlag out;
  out.id = id;
  out.level_on_yes = level;
  out.complaint_areas = {area};
  out.group = id;
  out.blocks = body::Blocks::All;
  return out;
}

/// One flag of each level over the areas head, back and leg; each is its own group.
inline body::SafetyKnowledge knowledge() {
  using enum body::FlagLevel;
  body::SafetyKnowledge out;
  out.complaint_areas = {
      {"head", {"temple"}}, {"back", {"spine", "flank"}}, {"leg", {"calf"}}, {"neck", {"neck"}}};
  out.red_flags = {flag("bleed", EmergencyNow, "head"), flag("fever", SameDay, "back"),
                   flag("cancer", SeeDoctorSoon, "any"), flag("thinner", Caution, "any"),
                   flag("clot", SameDay, "leg")};
  out.red_flags[1].follow_ups = {{"weak", {"Weak legs too?"}, EmergencyNow}};
  out.red_flags[1].trigger_regions = {"spine"};
  out.red_flags[2].blocks = body::Blocks::Regions;
  out.red_flags[2].trigger_regions = {"spine"};
  out.red_flags[2].together_with = {{"thinner", SameDay}};
  out.red_flags[3].blocks = body::Blocks::None;
  out.red_flags[3].adds_codes = {"anticoagulant"};
  int order = 0;
  for (const body::RedFlag& own : out.red_flags) out.groups.push_back({own.group, {}, order += 10});
  const auto code = [&](const std::string& id, body::CodeKind kind) {
    body::Contraindication own;
    own.id = id;
    own.kind = kind;
    own.caution_text.en = "Careful: " + id + ".";
    own.forbid_text.en = "Left out: " + id + ".";
    out.contraindications.push_back(std::move(own));
  };
  code("anticoagulant", body::CodeKind::Question);
  code("wound", body::CodeKind::Question);
  code("numb", body::CodeKind::Question);
  code("over_spine", body::CodeKind::Site);
  out.contraindications.back().site_regions = {"spine"};
  code("asleep", body::CodeKind::Instruction);
  code("red_flag", body::CodeKind::RedFlag);
  return out;
}

inline body::Pain pain(const std::string& region, int nrs = 5) {
  const body::PaintSide side =
      region == "spine" ? body::PaintSide::Midline : body::PaintSide::Right;
  return {.region = region, .side = side, .nrs_0_10 = nrs};
}

}  // namespace unknot::safety::testing
