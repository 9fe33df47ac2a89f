/// The days of a diary as the model of its causes: which exposure meets which day's pain, what is
/// usual for the person, and what is believed beforehand. Method: docs/methods/causes.md.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/body/cause.h"
#include "engine/body/treatment.h"
#include "engine/causes/priors.h"
#include "engine/diary/days.h"
#include "engine/stats/diary_model.h"

namespace unknot::causes {

/// The last three years of a diary are read: causes of long ago do not tie today's knot.
inline constexpr int days_read_max = 1096;
/// Known days of an exposure before anything is said of it.
inline constexpr int exposure_days_min = 14;

inline constexpr std::size_t groups = std::size(body::cause_groups);
inline constexpr std::size_t confounder_group = groups;  ///< index of what is never named
inline constexpr int window_days = 28;                   ///< over which shares are said

/// One cause of the knowledge, whether it is in the model or not. Values are those that meet the
/// pain of a day: its own, or what was said the evening before.
struct ExposureColumn {
  const body::Cause* cause = nullptr;
  std::size_t group = confounder_group;
  std::optional<std::size_t> term;  ///< index into DiaryModel::causes
  bool day_before = false;          ///< at least one value is of the evening before
  int days_known = 0;
  std::vector<double> values;  ///< one a day, perhaps one more; not a number: not known
  std::vector<double> usual;   ///< one a day, horizon included; values minus usual are modelled
  double range_p05 = 0;        ///< of the known values; not a number without any
  double range_p95 = 0;
};

struct TreatmentColumn {
  std::string id;
  std::string name;
  std::size_t term = 0;  ///< index into DiaryModel::treatments
  bool painkiller = false;
  bool course = false;
  int days_done = 0;
  int days_known = 0;
};

struct Place {
  std::string region;
  body::PaintSide side = body::PaintSide::Midline;
};

struct DayModelInput {
  const diary::DayTable* table = nullptr;
  std::span<const body::Cause> causes;
  std::span<const body::Treatment> treatments;
  std::string date = {};                   ///< last day that counts; empty: that of the table
  std::optional<Place> place = {};         ///< nothing: the worst place of each day
  std::optional<double> intake_pain = {};  ///< what was said before the diary, 0..10
  PersonPriors person = {};
};

struct DayModel {
  std::string first_date;  ///< of model day 0; empty without a scored day
  std::string diary_from;  ///< first day of the diary; empty without any
  int diary_days = 0;
  stats::DiaryModel model;
  std::vector<bool> from_moments;         ///< one a day: made of ratings of moments
  std::vector<ExposureColumn> exposures;  ///< one a cause, in the order of the knowledge
  std::vector<TreatmentColumn> treatments;
  int days_scored = 0;
  int window_from = 0;  ///< model day; the window ends with the last day
  bool drifts = false;
  [[nodiscard]] int days() const { return model.days; }
};

/// @return  without a scored day: no days, and exposures that are in no model
/// Cost: O(causes x days). Deterministic.
[[nodiscard]] DayModel day_model_of(const DayModelInput& input);

/// What is usual on each day: the mean of the known days among the 28 before it, when 14 of them
/// are known; else of the last 14 known ones before it; else, while there are fewer, of the first
/// 14 known ones.
/// @param length  of the answer; not a number where nothing is known at all
[[nodiscard]] std::vector<double> usual_levels(std::span<const double> values, std::size_t length);

}  // namespace unknot::causes
