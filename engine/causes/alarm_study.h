/// Diaries of persons made up by chance, whose causes are known because there are none, or one: how
/// often a cause is named that is none, and how often one that is. The diaries are drawn by rules
/// written here, apart from the model that reads them; both share the AR(1) of the disturbance and
/// the form of the exposure filters, and the docs say so. docs/validation/causes.md.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/causes/day_model.h"

namespace unknot::causes {

/// What a diary is drawn from.
struct AlarmScene {
  int days = 90;
  double disturbance_coefficient = 0.7;  ///< from day to day
  double disturbance_sd = 0.5;
  double noise_sd = 0.7;
  double pain_mean = 5;
  double missing = 0.2;               ///< share of days without a check-in
  double exposure_coefficient = 0.5;  ///< of each exposure, from day to day
  std::string cause;                  ///< the true one; empty: none
  double points = 0;                  ///< its effect from p5 to p95 of its own days
  std::vector<std::string> decoys;    ///< move with the true cause
  double decoy_correlation = 0.7;
  /// Units of its sd by which an exposure answers to a point of that day's pain.
  double answers_to_pain = 0;
  bool only_felt_answer = false;  ///< of those that are rated by feeling alone
  /// Log odds of no check-in, for each point of pain above the mean and each sd of the first
  /// exposure.
  double missing_by_pain = 0;
};

/// Ten exposures of the five causes.
[[nodiscard]] std::span<const std::string_view> alarm_exposures();

struct AlarmDiary {
  diary::DayTable table;
  /// [exposure][day] as drawn, known or not, in units of its sd.
  std::vector<std::vector<double>> exposures;
};

[[nodiscard]] AlarmDiary draw_diary(const AlarmScene& scene, std::span<const body::Cause> causes,
                                    std::uint64_t seed);

/// Evidence of a group or of one exposure, with what is believed and the least over other beliefs.
struct AlarmEvidence {
  double log_odds_ratio = 0;
  double probability_size = 0;
  double log_odds_ratio_least = 0;
  double probability_size_least = 0;
};

/// What is known on a day, by the rule of the product and by others.
struct AlarmLook {
  int day = 0;  ///< how many days the diary has
  int scored = 0;
  bool computed_others = false;  ///< else the least ones are 0
  std::array<AlarmEvidence, groups> by_group{};
  std::vector<AlarmEvidence> by_exposure;  ///< in the order of alarm_exposures(), or empty
  std::array<double, groups> share{};      ///< median
  /// The largest t of a group's exposures: generalised least squares that knows the variances.
  std::array<double, groups> gls_t{};
  /// Whether a plain correlation of same days has p < 0.05 and is positive.
  std::array<bool, groups> correlates{};
  /// Whether days with are a point worse than days without, from three of each on.
  std::array<bool, groups> three_and_three{};
};

struct AlarmOptions {
  std::vector<int> looks;  ///< days, rising
  bool screened = true;    ///< others and full runs only where a name is near
  double near_log_odds = 1.1;
  double near_size = 0.75;
  std::uint64_t seed = 1;
};

[[nodiscard]] std::vector<AlarmLook> look_daily(const AlarmScene& scene, const AlarmDiary& diary,
                                                std::span<const body::Cause> causes,
                                                const AlarmOptions& options);

}  // namespace unknot::causes
