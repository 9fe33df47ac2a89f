/// The state-space model of a diary of pain: what is known of the days and believed beforehand, as
/// plain values. Equations and sources: docs/methods/causes.md.
///
/// One value a day everywhere. Not a number: not known. Arrays reach over `days` days and may hold
/// up to `horizon_days` more, which are forecast.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace unknot::stats {

inline constexpr int horizon_days = 7;
inline constexpr int model_days_max = 7400;  ///< twenty years
inline constexpr int terms_max = 128;        ///< of each kind
inline constexpr double slab_degrees_max = 100;

struct NormalPrior {
  double mean = 0;
  double sd = 1;
};

/// p(effect) = probability * slab + (1 - probability) * N(0, spike_sd^2). At probability 1 the slab
/// alone.
struct Inclusion {
  double probability = 1;
  double spike_sd = 0.05;  ///< in the unit of the effect
};

/// Unknown exposures of a day: u_t = a_t u_{t-1} + b_t + s_t z_t, z_t ~ N(0, 1); u before day 1
/// is 0. Read on days whose exposure is not known; there must be one value a day.
struct GapModel {
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> s;
};

/// How an exposure reaches into the days after. Cascade: two equal filters, one behind the other,
/// so that the response has its peak later.
enum class Kernel { Single, Cascade };

struct CauseTerm {
  std::string name;
  std::vector<double> exposure;
  double start_level = 0;        ///< of the filtered exposure before day 1
  std::optional<GapModel> gaps;  ///< nothing: by maximum likelihood, gap_model.h
  NormalPrior effect;            ///< points a unit of exposure that lasts
  NormalPrior log_half_life_days;
  Inclusion inclusion;
  /// Of the slab, a Student t; 0: normal. The sd of the slab is its scale then.
  double slab_degrees_of_freedom = 0;
  Kernel kernel = Kernel::Single;
};

/// The cause whose filtered exposure makes the others act more strongly.
struct Amplifier {
  int cause = 0;  ///< index into causes
  NormalPrior prior;
};

/// Of a diary: the dose acts from the day after. Of a trial by lot: already on its own day.
enum class DoseActs { DayAfter, SameDay };

struct TreatmentTerm {
  std::string name;
  std::vector<double> dose;  ///< known on every day; 0 beyond its end
  NormalPrior effect;        ///< points of relief: positive is less pain
  NormalPrior log_half_life_days;
  DoseActs acts = DoseActs::DayAfter;
};

struct Covariate {
  std::string name;
  std::vector<double> values;  ///< known on every day; the last one goes on beyond its end
  NormalPrior prior;
};

struct BetaPrior {
  double a = 1;
  double b = 4;
};

/// What is written down of the latent pain: whole numbers score_min..score_max.
struct ScoreLayer {
  int score_min = 0;
  int score_max = 10;
  /// Probability that yesterday's score is written down again without looking; nothing: never.
  std::optional<BetaPrior> repeat;
  /// Sd of the logarithm of each width between cut points of the person, whose median is 1; 0: cut
  /// points are exactly half-way between the numbers.
  double log_width_sd = 0;
};

struct DiaryModel {
  int days = 0;
  std::vector<double> scores;  ///< whole numbers; at most `days` of them
  ScoreLayer layer;
  std::vector<Covariate> covariates;
  std::vector<CauseTerm> causes;
  std::optional<Amplifier> amplifier;
  std::vector<TreatmentTerm> treatments;
  NormalPrior intercept{1, 1.5};
  NormalPrior log_disturbance_half_life_days{0.693147180559945309, 0.7};
  NormalPrior log_disturbance_sd{0, 0.5};  ///< of the stationary disturbance
  NormalPrior log_noise_sd{-0.356674943938732379, 0.4};
};

/// Places of the parameters in a draw, each kind in one run. Unconstrained: logarithms as named,
/// the repeat probability as its logit, cut points as the logarithm of their widths.
struct Layout {
  std::size_t intercept = 0;
  std::size_t effect = 0;            ///< of the first cause
  std::size_t half_life = 0;         ///< of the first cause
  std::size_t amplification = 0;     ///< only with an amplifier
  std::size_t relief = 0;            ///< of the first treatment
  std::size_t relief_half_life = 0;  ///< of the first treatment
  std::size_t covariate = 0;
  std::size_t disturbance_half_life = 0;
  std::size_t disturbance_sd = 0;
  std::size_t noise_sd = 0;
  std::size_t repeat = 0;  ///< only with ScoreLayer::repeat
  std::size_t width = 0;  ///< of the first of score_max - score_min - 1; only with log_width_sd > 0
  std::size_t size = 0;
};

[[nodiscard]] Layout layout_of(const DiaryModel& model);

/// As in `unknot fit`: `intercept`, `effect.<cause>`, `log_half_life_days.<cause>`,
/// `amplification`, `effect.<treatment>`, ... One a place of the layout.
[[nodiscard]] std::vector<std::string> parameter_names(const DiaryModel& model);

/// Whether the model can be fitted at all.
/// @error OutOfRange     no day, too many, a score that is no whole number of the scale, a value
///                       that is infinite, an sd that is not positive, a probability outside 0..1
/// @error MissingField   a treatment or covariate that is not known on a day
/// @error UnknownId      an amplifier that is no cause
/// @error TooLarge       more than terms_max of a kind
/// @error Contradiction  arrays longer than the days and the horizon
/// @error DuplicateId    two terms of one name
[[nodiscard]] Result<bool> check(const DiaryModel& model);

}  // namespace unknot::stats
