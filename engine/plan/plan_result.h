/// What plan answers: a few safe actions for today, each with its reasons and its doubts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/body/side.h"

namespace unknot::plan {

/// Negative is less pain, on the 0-10 scale, against doing nothing on the same day.
struct ExpectedChange {
  double p05 = 0;
  double p50 = 0;
  double p95 = 0;
};

struct PlanItem {
  std::string treatment;
  std::optional<std::string> exercise;
  std::string place;  ///< bare region id
  std::optional<body::Side> side;
  std::optional<std::string> muscle;  ///< the located muscle it is for
  std::string name;
  double minutes = 0;  ///< a day, all sessions or rounds together; half under a caution
  std::string dose;
  std::string why;
  std::string source;  ///< keys of knowledge/sources.json or a citation, joined by "; "
  std::string grade;
  std::string evidence_for;
  std::string evidence_against;
  ExpectedChange expected_change;
  std::string expected_when;  ///< "straight after the session", "after 4 weeks"
  std::vector<std::string> steps;
  std::vector<std::string> stop_rules;
  std::vector<std::string> cautions;  ///< how the contraindication codes change it, in words
  std::string figure;                 ///< file name of the moving figure, or empty
  bool habit = false;
};

struct PlanDay {
  std::string date;  ///< YYYY-MM-DD as given by the caller, empty when not given
  std::vector<PlanItem> items;
};

struct Excluded {
  std::string treatment;
  std::string name;
  std::string reason;              ///< plain words
  std::vector<std::string> codes;  ///< contraindication codes responsible; may be empty
  bool waits_for_answer = false;   ///< one more answer could bring it back
};

struct PlanResult {
  std::vector<PlanDay> days;
  std::vector<Excluded> excluded;
  std::vector<std::string> stop_rules;  ///< for the whole plan
  /// Contraindication codes whose answers are still needed, in the order of the intake.
  std::vector<std::string> open_codes;
};

}  // namespace unknot::plan
