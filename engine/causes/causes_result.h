/// What a person is told of the causes of their pain: plain values, each with its doubt. Rules of
/// what may be said: docs/methods/causes.md#what-may-be-said.
///
/// Points are points of pain on the scale of 0 to 10. Intervals: p05 to p95 is 9 in 10.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/body/side.h"

namespace unknot::causes {

struct Quantiles {
  double p05 = 0;
  double p25 = 0;
  double p50 = 0;
  double p75 = 0;
  double p95 = 0;
};

/// Of a cause, and of the answer as a whole.
enum class Verdict {
  Found,          ///< named
  Leaning,        ///< possible, not sure
  CannotTell,     ///< goes up and down with another one
  NotEnoughDays,  ///< too few days for anything
  NothingFound,   ///< nothing so far, which is not the same as "is no cause"
};
inline constexpr std::array<std::pair<std::string_view, Verdict>, 5> verdict_names = {{
    {"found", Verdict::Found},
    {"leaning", Verdict::Leaning},
    {"cannot_tell", Verdict::CannotTell},
    {"not_enough_days", Verdict::NotEnoughDays},
    {"nothing_found", Verdict::NothingFound},
}};

/// What one unit on one day does to the pain of that day and the days after.
struct ResponseDay {
  int days_after = 0;
  double p05 = 0;
  double p50 = 0;
  double p95 = 0;
};

struct ExposureFinding {
  std::string cause;  ///< id of the knowledge, as in the diary
  std::string name;
  std::string unit;  ///< of the exposure
  int days_known = 0;
  bool in_model = false;            ///< known on a day; else all below comes from others alone
  bool day_before = false;          ///< the day before the rating counts, as it is rated by feeling
  std::optional<double> usual;      ///< mean of the known days of the window
  std::optional<double> range_p05;  ///< of the known days
  std::optional<double> range_p95;
  double healthy_level = 0;
  double probability_matters = 0;  ///< that it matters at all
  double prior_probability = 0;
  Quantiles effect_per_unit;    ///< points, of one unit that goes on day after day
  Quantiles effect_over_range;  ///< points, from p05 to p95 of the own days
  Quantiles half_life_hours;
  bool half_life_learnt = false;  ///< false: an assumption from others
  std::vector<ResponseDay> response;
};

/// One of the five causes.
struct GroupFinding {
  std::string group;
  Verdict verdict = Verdict::NotEnoughDays;
  double probability_matters = 0;  ///< at least one of its exposures
  double prior_probability = 0;
  /// Of the expected pain over the window; nothing when the mean pain is too low. May be negative.
  std::optional<Quantiles> share;
  std::optional<Quantiles> points;  ///< the same in points; shown when the mean pain is low
  Quantiles prior_share;            ///< before any day
  Quantiles prior_points;
  bool mostly_assumption = false;
  /// Points that go with a healthy level below all that was seen; part of `points`.
  double points_not_seen = 0;
  /// Of its exposures that are known on enough days, together; nothing: none is.
  std::optional<Quantiles> effect_over_range;
  int days_logged = 0;           ///< with any of its exposures
  std::optional<int> days_more;  ///< until something could be said; nothing: more than a year
  std::vector<ExposureFinding> exposures;
};

/// Two causes that go up and down together.
struct Pair {
  std::string cause;
  std::string other;
  std::string group;
  std::string other_group;
  double correlation = 0;  ///< of what is believed of both effects, -1..0
};

/// What writing one thing every day for two weeks would teach, in points^2 of variance that goes.
struct WouldTeach {
  std::string cause;
  std::string group;
  double variance_reduction = 0;
  int days_logged = 0;
  std::optional<int> days_more;  ///< until enough of them are there
};

/// Judged from a diary, so weaker than from a trial: people treat on bad days.
struct TreatmentFinding {
  std::string treatment;
  std::string name;
  int days_done = 0;
  int days_known = 0;
  bool painkiller = false;  ///< never "does not help"
  bool course = false;      ///< change is that of weeks of it, three sessions a week
  Quantiles change;         ///< points on the day after one session; negative is less pain
  Quantiles prior_change;
  double probability_less = 0;  ///< that it is less pain
  bool mostly_assumption = false;
};

struct Slider {
  std::string cause;
  std::string group;
  std::string name;
  std::string unit;
  double low = 0;  ///< reach of the mean, in the unit
  double high = 0;
  double step = 1;
  double current = 0;  ///< mean over the window
};

/// Change of the mean of a cause, in its unit; the exposure does not go below what there is.
struct Shift {
  std::string cause;
  double shift = 0;
};

struct WhatIf {
  Quantiles now;  ///< mean expected pain over the window
  Quantiles then;
  Quantiles change;  ///< negative is less pain
};

struct DayPart {
  std::string date;
  std::optional<int> score;  ///< as recorded
  bool score_from_moments = false;
  double expected = 0;  ///< of the recorded score
  double latent_mean = 0;
  double latent_p10 = 0;
  double latent_p90 = 0;
  std::vector<double> points;  ///< of each group, in the order of GroupFinding
  double unexplained = 0;      ///< what is expected with all causes at their healthy level
};

struct ForecastDay {
  std::string date;
  std::vector<double> probabilities;  ///< of the scores 0..10
  double mean = 0;
  double p05 = 0;  ///< of the recorded score, straight lines between the whole numbers
  double p10 = 0;
  double p25 = 0;
  double p50 = 0;
  double p75 = 0;
  double p90 = 0;
  double p95 = 0;
};

/// The person's own idea of the first day beside what the diary says.
struct Guess {
  std::string group;  ///< or `not_sure`
  std::string date;
  Verdict verdict = Verdict::NotEnoughDays;  ///< of the group that was guessed
  std::string first;  ///< the group that is found or leaning most; empty without one
};

/// Something the product found when it looked at its own answer.
enum class CheckKind {
  Weekends,         ///< the model does not follow them
  Neighbours,       ///< days resemble the day before more or less than it says
  Extremes,         ///< high scores are more or less frequent
  EqualRuns,        ///< the same score day after day
  Trend,            ///< a slow rise or fall that it does not follow
  PriorConflict,    ///< an effect far from what others report
  LittleVariation,  ///< a cause that hardly changes
  PriorSensitive,   ///< a name that depends on what was believed before
  UnloggedDays,     ///< names that change if unlogged days were a point better
  ChainsDisagree,   ///< the computation did not settle
  AllEqual,         ///< every score is the same
};
inline constexpr std::array<std::pair<std::string_view, CheckKind>, 11> check_kind_names = {{
    {"weekends", CheckKind::Weekends},
    {"neighbours", CheckKind::Neighbours},
    {"extremes", CheckKind::Extremes},
    {"equal_runs", CheckKind::EqualRuns},
    {"trend", CheckKind::Trend},
    {"prior_conflict", CheckKind::PriorConflict},
    {"little_variation", CheckKind::LittleVariation},
    {"prior_sensitive", CheckKind::PriorSensitive},
    {"unlogged_days", CheckKind::UnloggedDays},
    {"chains_disagree", CheckKind::ChainsDisagree},
    {"all_equal", CheckKind::AllEqual},
}};

struct Check {
  CheckKind kind = CheckKind::Weekends;
  std::string about;               ///< cause or group; empty when of the diary
  std::optional<double> observed;  ///< of the diary
  std::optional<double> expected;  ///< by the model, or of others
  std::optional<double> tail;      ///< how rarely the model gives something as far off, 0..1
};

/// In the model, never named as a cause.
struct AllowedFor {
  std::string cause;  ///< id of the knowledge, a treatment, or `weekend`, `slow_drift`
  std::string name;
  int days_known = 0;
};

/// How far the answer has been computed.
enum class Depth {
  Prior,   ///< no day with a score yet: what is known from others
  Update,  ///< all numbers; names are those of the last full run
  Full,    ///< with everything a name needs
};

inline constexpr std::array<std::pair<std::string_view, Depth>, 3> depth_names = {{
    {"prior", Depth::Prior},
    {"update", Depth::Update},
    {"full", Depth::Full},
}};

struct Quality {
  double rhat_max = 1;
  double ess_min = 0;
  int divergences = 0;
  bool settled = false;  ///< good enough for a name
};

struct CausesResult {
  std::string date;        ///< last day of the answer
  std::string first_date;  ///< of the diary; empty without any
  Depth depth = Depth::Prior;
  Verdict headline = Verdict::NotEnoughDays;
  std::string headline_group;  ///< found or leaning most; empty without one
  std::string place_region;    ///< empty: the worst place of each day
  body::PaintSide place_side = body::PaintSide::Midline;
  int days = 0;
  int days_scored = 0;
  int days_from_moments = 0;  ///< of these, made of ratings of moments
  int days_needed = 14;       ///< before anything may be said of causes
  int days_to_go = 14;
  std::string window_from;  ///< the last 28 days, or all
  std::string window_to;
  int window_days = 0;
  std::optional<double> pain_mean;         ///< of the scores of the window
  std::optional<Quantiles> expected_pain;  ///< mean over the window, as expected by the model
  bool in_points = false;                  ///< pain too low for shares
  std::vector<GroupFinding> groups;        ///< all five, in their order
  std::optional<Quantiles> unexplained_share;
  std::optional<Quantiles> unexplained_points;
  std::optional<Quantiles> amplification;  ///< of the other causes, per litre short
  bool amplification_learnt = false;
  std::vector<Pair> pairs;
  std::vector<WouldTeach> would_teach;  ///< most first; at most five
  std::vector<TreatmentFinding> treatments;
  std::vector<Slider> sliders;
  std::vector<DayPart> day_by_day;
  std::vector<ForecastDay> forecast;
  std::optional<Guess> guess;
  std::vector<Check> checks;
  std::vector<AllowedFor> allowed_for;
  Quality quality;
};

[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::string_view name_of(CheckKind kind);
[[nodiscard]] std::string_view name_of(Depth depth);

}  // namespace unknot::causes
