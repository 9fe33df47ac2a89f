/// A DiaryModel as the samplers read it: flat arrays, unknown values numbered. Plain preparation,
/// nothing of the method. docs/methods/causes.md.
#pragma once

#include <vector>

#include "engine/stats/diary_model.h"

namespace unknot::stats {

/// Where a written score lets the unrounded one lie.
enum class Cell { Inside, Bottom, Top };

struct PreparedScore {
  int day = 0;
  int value = 0;
  Cell cell = Cell::Inside;
  double low = 0;   ///< lower cut point, Inside and Top; at half points
  double high = 0;  ///< upper cut point, Inside and Bottom
  /// The day before has the same score: it may have been written down again without looking.
  bool may_repeat = false;
  bool after_scored = false;  ///< the day before has a score
};

struct PreparedCause {
  std::vector<double> known;  ///< [day], 0 where not known; horizon included
  std::vector<char> is_known;
  std::vector<int> unknown;  ///< [day], number of the z among all; -1: known
  GapModel gaps;             ///< horizon included
  bool any_unknown = false;  ///< up to the last score
  double start_level = 0;
  Kernel kernel = Kernel::Single;
};

struct PreparedTreatment {
  std::vector<double> input;  ///< [day], as it enters the filter on that day
};

struct Prepared {
  int days = 0;
  int all_days = 0;     ///< with the horizon
  int fitted_days = 0;  ///< to the last score; later days do not move the posterior
  std::vector<PreparedScore> scores;
  std::vector<int> score_of_day;  ///< [day], index into scores or -1; horizon included
  std::vector<PreparedCause> causes;
  std::vector<PreparedTreatment> treatments;
  std::vector<std::vector<double>> covariates;  ///< [covariate][day], horizon included
  int unknowns = 0;        ///< number of z up to the last score; these are sampled
  int later_unknowns = 0;  ///< numbered behind them: their z is drawn from N(0, 1)
  int amplifier = -1;      ///< index of the cause; -1: none
  Layout layout;
};

/// @param model  passed check()
[[nodiscard]] Prepared prepare(const DiaryModel& model);

/// Half points of the scale: the cut points without widths of the person.
[[nodiscard]] std::vector<double> half_points(const ScoreLayer& layer);

}  // namespace unknot::stats
