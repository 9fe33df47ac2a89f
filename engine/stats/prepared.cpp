#include "engine/stats/prepared.h"

#include <algorithm>
#include <cmath>

#include "engine/stats/gap_model.h"

namespace unknot::stats {
namespace {

double at_or(const std::vector<double>& values, std::size_t day, double beyond) {
  return day < values.size() ? values[day] : beyond;
}

PreparedScore score_of(const DiaryModel& model, int day) {
  const auto index = static_cast<std::size_t>(day);
  PreparedScore score;
  score.day = day;
  score.value = static_cast<int>(model.scores[index]);
  if (score.value == model.layer.score_min) score.cell = Cell::Bottom;
  if (score.value == model.layer.score_max) score.cell = Cell::Top;
  score.low = score.value - 0.5;
  score.high = score.value + 0.5;
  score.after_scored = day > 0 && !std::isnan(model.scores[index - 1]);
  score.may_repeat = score.after_scored && model.scores[index - 1] == model.scores[index];
  return score;
}

void prepare_scores(const DiaryModel& model, Prepared& out) {
  out.score_of_day.assign(static_cast<std::size_t>(out.all_days), -1);
  const int written = std::min(model.days, static_cast<int>(model.scores.size()));
  for (int day = 0; day < written; ++day) {
    if (std::isnan(model.scores[static_cast<std::size_t>(day)])) continue;
    out.score_of_day[static_cast<std::size_t>(day)] = static_cast<int>(out.scores.size());
    out.scores.push_back(score_of(model, day));
    out.fitted_days = day + 1;
  }
}

/// Given values where there are any; beyond them the exposure's own habits.
GapModel gaps_of(const CauseTerm& term, std::size_t length) {
  GapModel own = bridge(habit_of(term.exposure, WeekdayMeans::Shared), term.exposure, length);
  if (!term.gaps) return own;
  for (const auto part : {&GapModel::a, &GapModel::b, &GapModel::s}) {
    const std::vector<double>& given = (*term.gaps).*part;
    std::copy(given.begin(), given.end(), (own.*part).begin());
  }
  return own;
}

PreparedCause cause_of(const CauseTerm& term, Prepared& out) {
  const auto length = static_cast<std::size_t>(out.all_days);
  PreparedCause cause;
  cause.start_level = term.start_level;
  cause.kernel = term.kernel;
  cause.gaps = gaps_of(term, length);
  cause.unknown.assign(length, -1);
  for (std::size_t day = 0; day < length; ++day) {
    const double value = at_or(term.exposure, day, std::nan(""));
    const bool known = !std::isnan(value);
    cause.known.push_back(known ? value : 0.0);
    cause.is_known.push_back(known ? 1 : 0);
    if (known || static_cast<int>(day) >= out.fitted_days) continue;
    cause.unknown[day] = out.unknowns++;
    cause.any_unknown = true;
  }
  return cause;
}

void number_later(Prepared& out) {
  for (PreparedCause& cause : out.causes) {
    for (auto day = static_cast<std::size_t>(out.fitted_days); day < cause.known.size(); ++day) {
      if (!cause.is_known[day]) cause.unknown[day] = out.unknowns + out.later_unknowns++;
    }
  }
}

PreparedTreatment treatment_of(const TreatmentTerm& term, int all_days) {
  PreparedTreatment treatment;
  const int late = term.acts == DoseActs::DayAfter ? 1 : 0;
  for (int day = 0; day < all_days; ++day) {
    const int taken = day - late;
    treatment.input.push_back(taken < 0 ? 0.0
                                        : at_or(term.dose, static_cast<std::size_t>(taken), 0.0));
  }
  return treatment;
}

}  // namespace

Prepared prepare(const DiaryModel& model) {
  Prepared out;
  out.days = model.days;
  out.all_days = model.days + horizon_days;
  out.layout = layout_of(model);
  prepare_scores(model, out);
  for (const CauseTerm& term : model.causes) out.causes.push_back(cause_of(term, out));
  number_later(out);
  for (const TreatmentTerm& term : model.treatments) {
    out.treatments.push_back(treatment_of(term, out.all_days));
  }
  for (const Covariate& term : model.covariates) {
    std::vector<double> values = term.values;
    values.resize(static_cast<std::size_t>(out.all_days), values.empty() ? 0.0 : values.back());
    out.covariates.push_back(std::move(values));
  }
  if (model.amplifier) out.amplifier = model.amplifier->cause;
  return out;
}

std::vector<double> half_points(const ScoreLayer& layer) {
  std::vector<double> cuts;
  for (int score = layer.score_min; score < layer.score_max; ++score) cuts.push_back(score + 0.5);
  return cuts;
}

}  // namespace unknot::stats
