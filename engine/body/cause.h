/// What may tie a knot, as knowledge: how it is asked, how an answer becomes an exposure, and what
/// is known of its effect. A cause is one exposure of docs/methods/diary.md; its group is one of
/// the five causes, or `confounder`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/body/provenance.h"

namespace unknot::body {

enum class AnswerForm { Scale, YesNo, Options, Number };  ///< Scale: 0..10
/// How often it is worth asking. OnRequest: only after the person answered it once by themselves.
/// Passive: comes from devices, never asked.
enum class Rhythm { Daily, Weekly, OnRequest, Passive };

struct AnswerOption {
  double value = 0;
  std::string choice;  ///< set where several options have one value: `side`, `front`
  Text label;
};

/// The question, answered in a unit that people know. Answers carry the id of the cause.
struct CauseQuestion {
  Text question;
  Text brief;  ///< at most 40 characters
  AnswerForm form = AnswerForm::Number;
  std::string unit;  ///< scale, yes_no, hours, minutes, count, litres, drinks, cups, steps, ...
  double low = 0;    ///< an answer is in low..high
  double high = 0;
  double step = 1;  ///< of the field for the exact number
  Text low_label;   ///< ends of a scale; may be empty
  Text high_label;
  std::vector<AnswerOption> options;
  Rhythm rhythm = Rhythm::Daily;
  bool of_night = false;  ///< from..to belongs whole to the day on which it ends
};

/// How the exposure of a day is made of answers.
enum class ExposureRule {
  Same,        ///< exposure = answer / step
  BelowLevel,  ///< exposure = (level - answer) / step
  AboveUsual,  ///< exposure = (answer - mean of the 28 days before) / step
  BelowUsual,  ///< exposure = (mean of the 28 days before - answer) / step
  AroundDay,   ///< 1 from days_before to days_after around a day answered with yes, else 0
  UnderHalf    ///< 1 when the usual answer is at least level and this one is under half of it
};

struct CauseExposure {
  std::string unit;  ///< unit of the exposure
  ExposureRule rule = ExposureRule::Same;
  std::string answer_of;  ///< the cause whose answer it is made of; usually the own id
  double step = 1;
  std::optional<Number> level;  ///< BelowLevel, UnderHalf
  int days_before = 0;          ///< AroundDay
  int days_after = 0;
  Number range;  ///< value: typical; low..high: what there is
  Number healthy_level;
  Number daily_sd;  ///< how much it differs from day to day in one person; assumed
};

/// What is published of one unit on one day.
struct CauseEffect {
  Number effect_nrs;  ///< value: prior mean; low, high: -+1.645 prior sd
  double effect_sd_nrs = 0;
  double between_person_sd_nrs = 0;
  double inclusion_probability = 0;  ///< that it matters at all for a given person
  double lag_days_min = 0;
  double lag_days_max = 0;
  Number half_life_hours;
  std::string kernel;
  Text regions;
  std::string grade;
  Text evidence_for;
  Text evidence_against;
};

struct Cause {
  std::string id;
  std::string group;  ///< overuse_or_injury, dehydration, poor_posture, sitting_all_day,
                      ///< stress_and_tension, confounder
  int order = 0;      ///< within the group
  Text name;
  std::optional<CauseQuestion> asked;  ///< nothing: made of another cause's answers
  CauseExposure exposure;
  CauseEffect effect;
  Text passive_records;
  Verified verified = Verified::Memory;
  std::vector<std::string> sources;
};

/// In this order everywhere.
inline constexpr const char* cause_groups[] = {"overuse_or_injury", "dehydration", "poor_posture",
                                               "sitting_all_day", "stress_and_tension"};

/// In the model of causes, never named as one.
inline constexpr std::string_view cause_group_confounder = "confounder";

}  // namespace unknot::body
