/// Treatments and exercises as knowledge.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/body/provenance.h"

namespace unknot::body {

/// `code:forbid|caution[:scope]` taken apart.
struct CodeUse {
  std::string code;
  bool forbid = true;  ///< false: caution
  std::string scope;   ///< may be empty: local, neck, bodyweight, light_pressure, push_fluids, ...
};

/// `code:forbid|caution[:scope]` taken apart.
/// @error Malformed  not of that form
[[nodiscard]] Result<CodeUse> parse_code_use(std::string_view text);

/// How a treatment stands in the first plan. Under a caution the item is made of the caution form
/// alone, so that it never says two doses.
struct FirstPlanUse {
  int sessions_per_day = 1;         ///< minutes_low .. minutes_high is one of them
  bool without_muscle = false;      ///< also when no muscle can be named
  bool by_exercise = false;         ///< only through an exercise that has a figure
  Text protocol_caution;            ///< in place of protocol
  std::vector<Text> steps_caution;  ///< in place of steps; after the movement of an exercise
};

struct Treatment {
  std::string id;
  std::string group;  ///< stretch, exercise, ice_heat, self_massage, massage, rest, light, ...
  Text name;
  Text protocol;                      ///< dose protocol in own words
  std::optional<double> minutes_low;  ///< per session; FirstPlanUse says how many a day
  std::optional<double> minutes_high;
  std::vector<Text> steps;
  std::vector<Text> stop_rules;
  Text evidence_for;
  Text evidence_against;
  std::string grade;                         ///< "low-moderate", ... own words kept short
  std::optional<Number> session_effect_nrs;  ///< negative = less pain; low/high = +-1.645 sd
  std::optional<double> session_half_life_hours;
  std::optional<Number> course_effect_nrs;
  std::optional<double> course_ramp_weeks;
  std::vector<std::string> causes;  ///< cause groups it aims at; "all"
  bool habit = false;               ///< breaks, posture shifts, drinking, sleep support, rest
  std::vector<std::string> suits;   ///< complaint areas it is meant for, or "any"
  std::optional<FirstPlanUse> first_plan;  ///< what a person can start today at home
  std::vector<CodeUse> contraindications;
  std::vector<std::string> equipment;
  double cost_eur_first_year = 0;
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

struct Exercise {
  std::string id;
  Text name;
  std::string kind;       ///< stretch, mobility, strength, aerobic, self_massage, breathing
  std::string treatment;  ///< id of the treatment whose effect and evidence it carries
  std::vector<std::string> target_muscles;  ///< names matched with Muscle::exercise_targets
  Text start_pose;
  Text movement;
  double hold_s = 0;
  int repetitions = 1;
  double seconds_total = 0;
  int times_per_day = 1;
  std::vector<std::string> equipment;
  std::vector<CodeUse> contraindications;
  std::vector<Text> stop_rules;
  std::string figure;  ///< file name of a moving figure that somebody looked at; empty: none
  Verified verified = Verified::Memory;
  std::string source;
};

/// One graded statement of the page "What is a knot?".
struct Claim {
  std::string id;
  std::string kind;  ///< mechanism, claim, agreement
  int order = 0;
  Text title;
  Text text;
  Text evidence_for;
  Text evidence_against;
  std::string grade;  ///< short chip text: "fair evidence", "low", "not settled", "not checked"
  std::optional<Number> number;  ///< for agreement rows: kappa with its range
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

}  // namespace unknot::body
