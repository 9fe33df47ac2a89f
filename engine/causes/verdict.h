/// What may be said of a cause. Rules and how they were set: docs/methods/causes.md.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/causes/causes_result.h"
#include "engine/causes/evidence.h"

namespace unknot::causes {

/// Set by simulation so that at most 5 % of persons without any effect are told of a cause at any
/// daily look up to day 90, and few more in a year: docs/validation/causes.md, where persons drawn
/// later stand as well.
struct NamingRule {
  double odds_ratio_min = 6;  ///< up to `odds_rise_from` scored days
  /// Each scored day is one more look at which chance may pass: from here on the least odds grow
  /// with the scored days to this power.
  int odds_rise_from = 100;
  double odds_rise_power = 1.5;
  double probability_size_min = 0.7;
  double odds_ratio_leaning_min = 4;
  double probability_size_leaning_min = 0.6;
  double effect_points_min = 0.2;  ///< below it an effect is of no use to anybody
  int days_scored_min = 14;
  int days_known_min = exposure_days_min;
  double rhat_max = 1.01;
  double ess_min = 400;
  double divergent_part_max = 0;       ///< of the draws
  double pair_correlation_max = -0.4;  ///< of both effects, after the diary
};
inline constexpr NamingRule naming_rule{};

/// `naming_rule` for a diary with so many scored days.
[[nodiscard]] NamingRule naming_rule_at(int days_scored);

/// After the short update numbers may stand that are too rough for a name; worse than this, and a
/// full run is asked for. 16 half chains of 25 draws reach it by chance alone seldom; assumed.
inline constexpr double update_rhat_max = 1.1;
inline constexpr double update_ess_min = 40;
inline constexpr double update_divergent_part_max = 0.02;

enum class Strength { Nothing, Leaning, Named };

/// What one fit says of a group, by the thresholds alone: of all its exposures together, or of one
/// of them.
[[nodiscard]] Strength strength_of(const GroupEvidence& evidence, const NamingRule& rule);

/// Whether the chains agree well enough for a name.
[[nodiscard]] Quality quality_of(const stats::Draws& draws, const NamingRule& rule);

/// The rule whose chains are good enough for the numbers of such a run.
[[nodiscard]] NamingRule rule_for(Depth depth);

struct VerdictInput {
  const DayModel* days = nullptr;
  Depth depth = Depth::Update;
  std::array<Strength, groups> strengths{};  ///< with what is believed
  /// With other beliefs, in the order of `variants`; empty: not computed, as nothing is named.
  std::vector<std::array<Strength, groups>> others;
  Quality quality;
  /// Of the last full run; a name comes and goes only with such a run.
  std::optional<std::array<Verdict, groups>> before;
  std::vector<Pair> pairs;
};

/// Named: by this fit and with each of the other beliefs, from chains that agree.
[[nodiscard]] std::array<Verdict, groups> verdicts_of(const VerdictInput& input,
                                                      const NamingRule& rule);

/// Of the answer as a whole: the strongest of all groups.
[[nodiscard]] Verdict headline_of(const std::array<Verdict, groups>& verdicts);

/// Effects that the diary cannot tell apart: one goes up as the other goes down, together they
/// pass the thresholds of a name, neither of them does alone.
[[nodiscard]] std::vector<Pair> pairs_of(const FitView& fit, const std::vector<TermDraws>& draws,
                                         const NamingRule& rule);

/// Enough days with this group and with scores.
[[nodiscard]] bool enough_days(const DayModel& days, std::size_t group, const NamingRule& rule);

}  // namespace unknot::causes
