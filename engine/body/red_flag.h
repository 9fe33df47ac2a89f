/// Red flags and contraindications as knowledge. What follows from them: engine/safety.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/body/person.h"
#include "engine/body/provenance.h"

namespace unknot::body {

/// Ordered: a later value is more urgent.
enum class FlagLevel { None, Caution, SeeDoctorSoon, SameDay, EmergencyNow };

/// "none", "caution", "see_doctor_soon", "same_day", "emergency_now"
[[nodiscard]] std::string_view name_of(FlagLevel level);

enum class Blocks { All, Regions, None };

struct FollowUp {
  std::string id;  ///< within the flag; answered as `<flag>.<follow_up>`
  Text question;
  FlagLevel level_on_yes = FlagLevel::None;
};

struct RedFlag {
  std::string id;
  Text condition;       ///< what it may be, for the therapist's page
  Text question;        ///< full question, plain words
  Text short_question;  ///< one line for the screen
  Text you_said;        ///< "You said a headache reached its worst within about a minute."
  Text may_mean;        ///< plain words
  Text say_this;        ///< what to say on the telephone; may be empty below same_day
  std::vector<std::string> complaint_areas;     ///< ids of knowledge/complaint_areas.json, or "any"
  std::vector<std::string> trigger_regions;     ///< bare region ids
  FlagLevel level_on_yes = FlagLevel::Caution;  ///< before follow-ups raise it
  std::vector<FollowUp> follow_ups;
  struct Together {
    std::string flag;
    FlagLevel level = FlagLevel::None;
  };
  std::vector<Together> together_with;  ///< level when the other flag is raised as well
  std::optional<Sex> only_sex;
  std::optional<int> age_years_min;
  std::optional<int> age_years_max;
  std::optional<int> yes_below_age_years;  ///< a known age below it is a yes to this flag
  Blocks blocks = Blocks::All;
  std::vector<std::string> adds_codes;
  std::string group;  ///< id of the group that folds it on the screen
  std::string accuracy;
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

/// Several flags asked in one row; a yes or a "not sure" unfolds them.
struct RedFlagGroup {
  std::string id;
  Text question;
  int order = 0;
};

/// complaint area -> regions of the body map
struct ComplaintArea {
  std::string id;
  std::vector<std::string> regions;
};

enum class CodeKind {
  Question,     ///< asked of the person
  Site,         ///< follows from the place treated
  Instruction,  ///< always shown as a rule of the item ("never asleep on the pad")
  RedFlag       ///< set by the red flags alone
};

struct Contraindication {
  std::string id;
  CodeKind kind = CodeKind::Question;
  Text question;                          ///< empty unless kind is Question
  Text unknown_text;                      ///< what "not sure" leads to, plain words
  Text caution_text;                      ///< how an item changes under caution, plain words
  Text forbid_text;                       ///< why an item is left out, plain words
  std::vector<std::string> site_regions;  ///< for kind Site, and with implied_by
  /// Question codes: a yes to one of them is a yes to this one, in its site_regions.
  std::vector<std::string> implied_by;
  std::string raises;  ///< flag that a yes makes "not sure" where it is asked; may be empty
  int ask_again_days = 14;
  std::string row;  ///< id of the intake row that folds it; empty unless kind is Question
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

/// One row of the intake ("What your body allows"); a yes or a "not sure" unfolds its codes.
struct IntakeRow {
  std::string id;
  int page = 1;  ///< 1..4
  int order = 0;
  Text heading;   ///< "Skin"
  Text question;  ///< covers all its codes
};

struct SafetyKnowledge {
  std::vector<RedFlag> red_flags;
  std::vector<RedFlagGroup> groups;
  std::vector<ComplaintArea> complaint_areas;
  std::vector<Contraindication> contraindications;
  std::vector<IntakeRow> intake_rows;
};

}  // namespace unknot::body
