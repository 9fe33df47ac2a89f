#include "engine/facade_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "engine/base/contracts.h"
#include "engine/stats/gap_model.h"

namespace unknot {
namespace {

using stats::DiaryModel;
using stats::Draws;

std::size_t all_days(const DiaryModel& model) {
  return static_cast<std::size_t>(model.days + stats::horizon_days);
}

std::size_t draws_in_all(const Draws& draws) {
  return static_cast<std::size_t>(draws.chains) * static_cast<std::size_t>(draws.draws);
}

void append_from(std::vector<double>& own, const std::vector<double>& rest) {
  if (own.size() >= rest.size()) return;
  own.insert(own.end(), rest.begin() + static_cast<std::ptrdiff_t>(own.size()), rest.end());
}

/// A given gap model may end with the diary; what lies ahead follows the habit of the exposure.
void complete_gaps(stats::CauseTerm& cause, std::size_t length) {
  const auto habit = stats::habit_of(cause.exposure, stats::WeekdayMeans::Shared);
  const stats::GapModel own = stats::bridge(habit, cause.exposure, length);
  append_from(cause.gaps->a, own.a);
  append_from(cause.gaps->b, own.b);
  append_from(cause.gaps->s, own.s);
}

Result<bool> check_number(const char* name, int number, int least, int most) {
  if (number >= least && number <= most) return true;
  return fail(ErrorCode::OutOfRange, name,
              "must lie in " + std::to_string(least) + ".." + std::to_string(most));
}

stats::Scenario without(const DiaryModel& model, std::size_t cause) {
  return {.changes = {{.cause = static_cast<int>(cause),
                       .how = stats::Change::How::Replace,
                       .values = std::vector<double>(all_days(model), 0.0),
                       .start_level = 0}}};
}

FitParameter parameter_of(std::string name, std::span<const double> values, int chains) {
  return {.name = std::move(name),
          .summary = stats::summary_of({.values = values, .chains = chains})};
}

/// Nobody can say.
stats::DrawSummary unknown_summary() {
  const double none = std::numeric_limits<double>::quiet_NaN();
  return {.mean = none,
          .sd = none,
          .p05 = none,
          .p25 = none,
          .p50 = none,
          .p75 = none,
          .p95 = none,
          .mcse_mean = none,
          .ess_bulk = none,
          .ess_tail = none,
          .rhat = none};
}

void add_parameters(FitAnswer& answer, const DiaryModel& model, const Draws& draws) {
  const std::vector<std::string> names = stats::parameter_names(model);
  UNKNOT_EXPECTS(names.size() == draws.parameters);
  std::vector<double> values(draws_in_all(draws));
  for (std::size_t k = 0; k < names.size(); ++k) {
    for (std::size_t n = 0; n < values.size(); ++n) {
      values[n] = draws.values[n * draws.parameters + k];
    }
    answer.parameters.push_back(parameter_of(names[k], values, draws.chains));
  }
}

void add_shares(FitAnswer& answer, const DiaryModel& model, const Draws& draws) {
  const FitShares shares = shares_of(model, draws);
  const std::vector<std::string> names = share_names(model);
  for (std::size_t k = 0; k < names.size(); ++k) {
    answer.parameters.push_back(shares.draws.empty()
                                    ? FitParameter{names[k], unknown_summary()}
                                    : parameter_of(names[k], shares.draws[k], draws.chains));
  }
  answer.share_note = shares.note;
}

std::vector<LatentDay> latent_of(const DiaryModel& model, const Draws& draws) {
  std::vector<LatentDay> out;
  const auto n = static_cast<double>(draws_in_all(draws));
  for (std::size_t t = 0; t < static_cast<std::size_t>(model.days); ++t) {
    const double mean = draws.latent_sum[t] / n;
    // Rounding may leave a tiny negative number of what is none; what is not finite stays so.
    const double squares = draws.latent_square_sum[t] / n - mean * mean;
    const double variance = (squares < 0 ? 0.0 : squares) * n / (n - 1);
    out.push_back({.day = static_cast<int>(t) + 1, .mean = mean, .sd = std::sqrt(variance)});
  }
  return out;
}

std::vector<ForecastDay> forecast_of(const DiaryModel& model, const Draws& draws) {
  std::vector<ForecastDay> out;
  if (draws.forecast_sum.empty()) return out;
  const auto n = static_cast<double>(draws_in_all(draws));
  const auto scores = static_cast<std::size_t>(model.layer.score_max - model.layer.score_min + 1);
  for (std::size_t t = 0; t < static_cast<std::size_t>(stats::horizon_days); ++t) {
    ForecastDay day{.day = model.days + static_cast<int>(t) + 1, .probabilities = {}};
    for (std::size_t k = 0; k < scores; ++k) {
      day.probabilities.push_back(draws.forecast_sum[t * scores + k] / n);
    }
    out.push_back(std::move(day));
  }
  return out;
}

FitDiagnostics diagnostics_of(const Draws& draws) {
  FitDiagnostics out{.chains = draws.chains,
                     .draws = draws.draws,
                     .ebfmi_min = std::numeric_limits<double>::infinity()};
  for (const stats::ChainQuality& own : draws.quality) {
    out.divergences += own.divergences;
    const bool unknown = std::isnan(out.ebfmi_min) || std::isnan(own.energy_bfmi);
    out.ebfmi_min = unknown ? std::numeric_limits<double>::quiet_NaN()
                            : std::min(out.ebfmi_min, own.energy_bfmi);
  }
  return out;
}

}  // namespace

Result<DiaryModel> prepare_fit(DiaryModel model) {
  UNKNOT_CHECK(stats::check(model));
  for (stats::CauseTerm& cause : model.causes) {
    if (cause.gaps) complete_gaps(cause, all_days(model));
  }
  return model;
}

Result<stats::FitOptions> prepare_fit(const DiaryModel& model, stats::FitOptions options) {
  UNKNOT_CHECK(check_number("chains", options.chains, 1, fit_chains_max));
  UNKNOT_CHECK(check_number("warmup", options.warmup, 1, fit_iterations_max));
  UNKNOT_CHECK(check_number("draws", options.draws, fit_draws_min, fit_iterations_max));
  const auto kept =
      static_cast<std::size_t>(options.chains) * static_cast<std::size_t>(options.draws);
  const std::size_t values = kept * (stats::layout_of(model).size + 2 * model.causes.size() + 1);
  if (values > fit_values_max) {
    return fail(ErrorCode::TooLarge, "draws", "chains x draws x parameters are too many");
  }
  options.scenarios.clear();  // as it was is always there, first
  for (std::size_t k = 0; k < model.causes.size(); ++k) {
    options.scenarios.push_back(without(model, k));
  }
  options.from_day = 0;
  options.to_day = -1;
  return options;
}

FitShares shares_of(const DiaryModel& model, const Draws& draws) {
  FitShares out;
  const std::size_t n = draws_in_all(draws);
  const std::size_t scenarios = draws.scenarios;
  UNKNOT_EXPECTS(scenarios == model.causes.size() + 1);
  if (model.causes.empty()) return out;
  const double days = model.days;
  const double least = model.layer.score_min * days;
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum += draws.scenario_sums[k * scenarios] - least;
  // Not a number is no share either.
  if (!(sum / static_cast<double>(n) / days >= fit_share_score_min)) {
    out.note = "the mean expected score is under 0.3 points: there is next to nothing to share out";
    return out;
  }
  for (std::size_t c = 1; c < scenarios; ++c) {
    std::vector<double> own(n);
    for (std::size_t k = 0; k < n; ++k) {
      const double* sums = &draws.scenario_sums[k * scenarios];
      own[k] = 1 - (sums[c] - least) / (sums[0] - least);
    }
    out.draws.push_back(std::move(own));
  }
  return out;
}

std::vector<std::string> share_names(const DiaryModel& model) {
  std::vector<std::string> out;
  for (const stats::CauseTerm& cause : model.causes) out.push_back("share." + cause.name);
  return out;
}

FitAnswer answer_fit(const DiaryModel& model, const Draws& draws) {
  FitAnswer out;
  add_parameters(out, model, draws);
  add_shares(out, model, draws);
  out.latent_pain = latent_of(model, draws);
  out.forecast = forecast_of(model, draws);
  out.diagnostics = diagnostics_of(draws);
  return out;
}

}  // namespace unknot
