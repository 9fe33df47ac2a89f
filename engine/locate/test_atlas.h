/// A small made-up atlas for the tests of this folder. Not part of the library.
#pragma once

#include <string>

#include "engine/body/atlas.h"
#include "engine/body/person.h"

namespace unknot::locate::testing {

inline body::Number number(double value) {
  return {.value = value,
          .low = value,
          .high = value,
          .kind = body::Kind::Assumed,
          .source = "test",
          .where = {},
          .note = "made up"};
}

inline body::LocateModel::Emission emission(double pain, double omission) {
  return {.pain_probability = number(pain),
          .omission_probability = number(omission),
          .level_probabilities = {0.3, 0.4, 0.3}};
}

inline body::TriggerPoint point(const std::string& id, const std::string& location,
                                std::vector<body::Zone> zones) {
  body::TriggerPoint out;
  out.id = id;
  out.location_regions = {location};
  out.refers_to = std::move(zones);
  return out;
}

inline body::Muscle muscle(const std::string& id, body::PriorClass prior_class,
                           std::vector<body::TriggerPoint> points) {
  body::Muscle out;
  out.id = id;
  out.name = id;
  out.prior_class = prior_class;
  out.points = std::move(points);
  return out;
}

inline body::Examination press(const std::string& muscle_id) {
  body::Examination out;
  out.id = "press_" + muscle_id;
  out.kind = body::ExaminationKind::Press;
  out.has_side = true;
  out.who = "self";
  out.muscles = {muscle_id};
  out.accuracy_class = "own_pain_on_pressure";
  return out;
}

inline body::LocateModel model() {
  body::LocateModel out;
  out.essential = emission(0.7, 0.2);
  out.spillover = emission(0.3, 0.4);
  out.local = emission(0.6, 0.3);
  out.neighbour = emission(0.1, 0.5);
  out.other_side = emission(0.03, 0.4);
  out.leak = emission(0.01, 0.5);
  out.alternative_core = emission(0.6, 0.3);
  out.alternative_fringe = emission(0.3, 0.5);
  out.no_active_point_probability = number(0.5);
  out.active_points_expected = number(1.5);
  out.width_factors = {0.6, 1, 1.8};
  out.width_probabilities = {0.25, 0.5, 0.25};
  out.depth_superficial_mm_max = number(12);
  out.depth_deep_mm_min = number(25);
  out.deep_superficial_point = number(0.4);
  out.deep_intermediate_point = number(0.6);
  out.deep_deep_point = number(0.8);
  out.deep_referred = number(0.7);
  out.deep_leak = number(0.5);
  out.deep_given_alternative = {{"not_a_knot", 0.3}, {"nerve_root", 0.5}, {"widespread_pain", 0.6}};
  out.word_probabilities = {{"knot", {0.6, 0.5, 0.1, 0.2, 0.1}},
                            {"leak", {0.4, 0.3, 0.2, 0.3, 0.2}},
                            {"not_a_knot", {0.4, 0.3, 0.2, 0.3, 0.3}},
                            {"nerve_root", {0.2, 0.3, 0.7, 0.5, 0.1}},
                            {"widespread_pain", {0.5, 0.3, 0.3, 0.2, 0.2}}};
  out.sign_kappa = number(0.575);
  out.class_weight_very_common = number(4);
  out.class_weight_common = number(2);
  out.class_weight_occasional = number(1);
  out.class_weight_rare = number(0.4);
  out.frequency_weight_common = number(1);
  out.frequency_weight_uncommon = number(0.4);
  out.frequency_weight_rare = number(0.15);
  out.prevalence_shrinkage = number(0.5);
  out.complaint_populations = {{"neck", {"neck_pain"}}};
  out.alternative_given_no_knot = {
      {"none", 0.05}, {"not_a_knot", 0.6}, {"nerve_root", 0.2}, {"widespread_pain", 0.15}};
  out.alternative_given_knots = {
      {"none", 0.7}, {"not_a_knot", 0.15}, {"nerve_root", 0.1}, {"widespread_pain", 0.05}};
  out.accuracies = {{.id = "own_pain_on_pressure",
                     .likelihood_ratio_positive = number(3.5),
                     .likelihood_ratio_negative = number(0.45),
                     .kappa = number(0.575)},
                    {.id = "published",
                     .likelihood_ratio_positive = number(1),
                     .likelihood_ratio_negative = number(1),
                     .kappa = number(0.575)}};
  out.alternative_both_sides_probability = number(0.2);
  out.gain_bits_min = number(0.01);
  return out;
}

/// Regions: temple, slope, blade, spine (midline), heel. Muscles: trap (slope -> temple),
/// levator (slope, spills to blade), calf (calf -> heel). Alternatives as in the model.
inline body::Atlas atlas() {
  using body::Zone;
  using body::ZonePattern;
  body::Atlas out;
  const auto region = [&](const std::string& id, bool paired, std::vector<std::string> next) {
    out.regions.push_back({.id = id,
                           .name = id,
                           .label = id,
                           .paired = paired,
                           .views = {"back"},
                           .neighbours = std::move(next)});
  };
  region("temple", true, {});
  region("slope", true, {"blade"});
  region("blade", true, {"slope", "spine"});
  region("spine", false, {"blade"});
  region("calf", true, {"heel"});
  region("heel", true, {"calf"});
  out.muscles.push_back(muscle(
      "trap", body::PriorClass::VeryCommon,
      {point("trap_1", "slope", {{.region = "temple", .pattern = ZonePattern::Essential}})}));
  out.muscles.push_back(muscle(
      "levator", body::PriorClass::Common,
      {point("levator_1", "slope",
             {Zone{.region = "slope", .pattern = ZonePattern::Essential},
              Zone{.region = "blade", .pattern = ZonePattern::Spillover}}),
       point("levator_2", "blade",
             {Zone{.region = "blade", .pattern = ZonePattern::Essential},
              Zone{.region = "temple", .pattern = ZonePattern::Spillover, .other_side = true}})}));
  out.muscles.push_back(
      muscle("calf", body::PriorClass::Common,
             {point("calf_1", "calf", {{.region = "heel", .pattern = ZonePattern::Essential}})}));
  for (const char* id : {"trap", "levator", "calf"}) out.examinations.push_back(press(id));
  body::Examination both = press("trap");
  both.id = "squeeze";
  both.has_side = false;
  both.muscles = {"trap", "levator"};
  out.examinations.push_back(both);
  body::Examination nerve;
  nerve.id = "slump";
  nerve.accuracy_class = "published";
  nerve.alternatives = {"nerve_root"};
  nerve.sensitivity = 0.84;
  nerve.specificity = 0.83;
  out.examinations.push_back(nerve);
  out.alternatives.push_back({.id = "not_a_knot", .name = {"sore"}, .forms = {}, .anywhere = true});
  out.alternatives.push_back(
      {.id = "nerve_root",
       .name = {"nerve"},
       .forms = {{.id = "s1", .weight = 1, .core_regions = {"calf"}, .fringe_regions = {"heel"}}}});
  out.alternatives.push_back({.id = "widespread_pain",
                              .name = {"all over"},
                              .forms = {},
                              .anywhere = false,
                              .everywhere = true});
  out.locate_model = model();
  return out;
}

inline body::Pain pain(const std::string& region, body::PaintSide side, int nrs_0_10) {
  return {.region = region, .side = side, .nrs_0_10 = nrs_0_10};
}

}  // namespace unknot::locate::testing
