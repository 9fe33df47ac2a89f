/// The reference density against the model written out: sums over the whole kernel, and the
/// multivariate normal of all unrounded scores at once.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/stats/density_reference.h"
#include "engine/stats/gap_model.h"
#include "engine/stats/test_diary_model.h"

namespace unknot::stats {
namespace {

using Path = std::vector<double>;

double normal(const NormalPrior& prior, double x) { return normal_slope(prior, x).value; }

/// rho^(t+1) of the start and, of a day k before, (1 - rho) rho^k; of a cascade
/// (k + 1) (1 - rho)^2 rho^k, and of both starts (1 + (t + 1) (1 - rho)) rho^(t+1).
Path filtered(const CauseTerm& cause, const Path& exposure, double log_half_life) {
  const double rho = std::pow(2, -1 / std::exp(log_half_life));
  const bool cascade = cause.kernel == Kernel::Cascade;
  Path result;
  for (std::size_t t = 0; t < exposure.size(); ++t) {
    const double n = double(t) + 1;
    double sum = cause.start_level * std::pow(rho, n) * (cascade ? 1 + n * (1 - rho) : 1);
    for (std::size_t k = 0; k <= t; ++k) {
      const double single = (1 - rho) * std::pow(rho, double(k));
      sum += exposure[t - k] * single * (cascade ? (double(k) + 1) * (1 - rho) : 1);
    }
    result.push_back(sum);
  }
  return result;
}

/// The position, read by hand.
struct Written {
  const DiaryModel& model;
  const DensityReference& density;
  const Path& position;
  double at(std::size_t place) const { return position[place]; }
};

Path exposure_of(const Written& in, std::size_t cause, std::size_t days) {
  const CauseTerm& term = in.model.causes[cause];
  const GapModel gaps =
      bridge(habit_of(term.exposure, WeekdayMeans::Shared), term.exposure, term.exposure.size());
  std::size_t z = in.density.layout().size + in.density.scored().size();
  for (const UnknownExposure& unknown : in.density.unknown())
    if (unknown.cause < static_cast<int>(cause)) ++z;
  Path exposure;
  for (std::size_t t = 0; t < days; ++t) {
    const double known = term.exposure[t];
    const double before = t == 0 ? 0 : exposure.back();
    exposure.push_back(
        std::isnan(known) ? gaps.a[t] * before + gaps.b[t] + gaps.s[t] * in.position[z++] : known);
  }
  return exposure;
}

Path means(const Written& in, std::size_t days) {
  const Layout& layout = in.density.layout();
  Path mean(days, in.at(layout.intercept)), others(days, 0.0), amplifier(days, 0.0);
  const auto amplifying = static_cast<std::size_t>(in.model.amplifier->cause);
  for (std::size_t c = 0; c < in.model.causes.size(); ++c) {
    const Path level =
        filtered(in.model.causes[c], exposure_of(in, c, days), in.at(layout.half_life + c));
    for (std::size_t t = 0; t < days; ++t) {
      if (c == amplifying) amplifier[t] = level[t];
      (c == amplifying ? mean : others)[t] += in.at(layout.effect + c) * level[t];
    }
  }
  for (std::size_t t = 0; t < days; ++t) {
    mean[t] += (1 + in.at(layout.amplification) * amplifier[t]) * others[t];
    for (std::size_t j = 0; j < in.model.covariates.size(); ++j)
      mean[t] += in.at(layout.covariate + j) * in.model.covariates[j].values[t];
    for (std::size_t k = 0; k < in.model.treatments.size(); ++k) {
      const TreatmentTerm& term = in.model.treatments[k];
      const double rho = std::pow(2, -1 / std::exp(in.at(layout.relief_half_life + k)));
      const std::size_t late = term.acts == DoseActs::DayAfter ? 1 : 0;
      for (std::size_t day = 0; day + late <= t; ++day)
        mean[t] -=
            in.at(layout.relief + k) * term.dose[day] * std::pow(rho, double(t - day - late));
    }
  }
  return mean;
}

/// log N(error; 0, covariance) by Cholesky.
double dense_normal(std::vector<Path> covariance, Path error) {
  double result = 0;
  for (std::size_t i = 0; i < error.size(); ++i) {
    const double pivot = std::sqrt(covariance[i][i]);
    for (std::size_t j = i; j < error.size(); ++j) covariance[j][i] /= pivot;
    error[i] /= pivot;
    for (std::size_t j = i + 1; j < error.size(); ++j) {
      error[j] -= covariance[j][i] * error[i];
      for (std::size_t k = j; k < error.size(); ++k)
        covariance[k][j] -= covariance[k][i] * covariance[j][i];
    }
    result += -0.5 * error[i] * error[i] - std::log(pivot) - 0.5 * std::log(2 * M_PI);
  }
  return result;
}

double written_priors(const Written& in) {
  const Layout& layout = in.density.layout();
  const DiaryModel& model = in.model;
  double sum = normal(model.intercept, in.at(layout.intercept)) +
               normal(model.amplifier->prior, in.at(layout.amplification)) +
               normal(model.log_disturbance_half_life_days, in.at(layout.disturbance_half_life)) +
               normal(model.log_disturbance_sd, in.at(layout.disturbance_sd)) +
               normal(model.log_noise_sd, in.at(layout.noise_sd));
  for (std::size_t c = 0; c < model.causes.size(); ++c)
    sum += EffectPrior(model.causes[c]).at(in.at(layout.effect + c)).value +
           normal(model.causes[c].log_half_life_days, in.at(layout.half_life + c));
  for (std::size_t k = 0; k < model.treatments.size(); ++k)
    sum += normal(model.treatments[k].effect, in.at(layout.relief + k)) +
           normal(model.treatments[k].log_half_life_days, in.at(layout.relief_half_life + k));
  for (std::size_t j = 0; j < model.covariates.size(); ++j)
    sum += normal(model.covariates[j].prior, in.at(layout.covariate + j));
  for (std::size_t p = layout.width; p < layout.size; ++p)
    sum += normal({0, model.layer.log_width_sd}, in.at(p));
  for (std::size_t p = layout.size + in.density.scored().size(); p < in.position.size(); ++p)
    sum += normal({0, 1}, in.at(p));
  return sum;
}

/// Of the scores; and of kappa and the repeats, when the model has them.
double written_scores(const Written& in, const std::vector<char>& repeats) {
  const Layout& layout = in.density.layout();
  const auto scored = in.density.scored();
  const Path mean = means(in, static_cast<std::size_t>(scored.back().day) + 1);
  std::vector<double> cuts(10);
  cut_points(in.model.layer,
             std::span(in.position).subspan(layout.width, layout.size - layout.width), cuts);
  Path error, days;
  double sum = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const double w = in.at(layout.size + i);
    const InCell cell = in_cell(cuts, scored[i].step, w);
    const double p = 1 / (1 + std::exp(-w));
    sum += std::log(repeats[i] ? p * (1 - p) : cell.jacobian);
    if (repeats[i]) continue;
    error.push_back(cell.unrounded - mean[static_cast<std::size_t>(scored[i].day)]);
    days.push_back(scored[i].day);
  }
  const double phi = std::pow(2, -1 / std::exp(in.at(layout.disturbance_half_life)));
  std::vector<Path> covariance(days.size(), Path(days.size()));
  for (std::size_t i = 0; i < days.size(); ++i)
    for (std::size_t j = 0; j < days.size(); ++j)
      covariance[i][j] =
          std::exp(2 * in.at(layout.disturbance_sd)) * std::pow(phi, std::abs(days[i] - days[j])) +
          (i == j ? std::exp(2 * in.at(layout.noise_sd)) : 0);
  return sum + dense_normal(covariance, error);
}

double written_repeats(const Written& in, const std::vector<char>& repeats) {
  const BetaPrior& prior = *in.model.layer.repeat;
  const double kappa = 1 / (1 + std::exp(-in.at(in.density.layout().repeat)));
  double sum = prior.a * std::log(kappa) + prior.b * std::log(1 - kappa) +
               std::lgamma(prior.a + prior.b) - std::lgamma(prior.a) - std::lgamma(prior.b);
  for (std::size_t i = 0; i < repeats.size(); ++i)
    if (in.density.scored()[i].may_repeat) sum += std::log(repeats[i] ? kappa : 1 - kappa);
  return sum;
}

Path some_position(const DensityReference& density, int seed) {
  Path position;
  for (std::size_t p = 0; p < density.size(); ++p)
    position.push_back(1.6 * (scattered(seed + 5 * static_cast<int>(p)) - 0.5));
  return position;
}

TEST(Density, IsTheModelWrittenOutInTheReferenceForm) {
  const DiaryModel model = test_diary(40);
  DensityReference density(model);
  for (int seed : {1, 2, 3}) {
    const Path position = some_position(density, seed);
    const Written in{model, density, position};
    const std::vector<char> none(density.scored().size(), 0);
    Path gradient(density.size());
    EXPECT_NEAR(density.evaluate(position, {}, gradient),
                written_priors(in) + written_scores(in, none), 1e-9);
  }
}

TEST(Density, IsTheModelWrittenOutInTheProductForm) {
  const DiaryModel model = full_test_diary(40);
  DensityReference density(model);
  for (int seed : {1, 2, 3}) {
    const Path position = some_position(density, seed);
    const Written in{model, density, position};
    std::vector<char> repeats;
    int repeated = 0;
    for (const ScoredDay& scored : density.scored()) {
      repeats.push_back(scored.same_score && (++repeated % 2) == 0 ? 1 : 0);
    }
    ASSERT_GT(repeated, 3);
    Path gradient(density.size());
    EXPECT_NEAR(density.evaluate(position, repeats, gradient),
                written_priors(in) + written_scores(in, repeats) + written_repeats(in, repeats),
                1e-9);
  }
}

TEST(Density, DaysAfterTheLastScoreChangeNothing) {
  DiaryModel model = test_diary(40);
  model.scores.resize(30);
  for (double& known : model.causes[2].exposure) known = 0.5;
  DensityReference longer(model);
  model.days = static_cast<int>(longer.scored().back().day) + 1;
  model.scores.resize(static_cast<std::size_t>(model.days));
  for (auto& cause : model.causes) cause.exposure.resize(static_cast<std::size_t>(model.days) + 7);
  DensityReference shorter(model);
  ASSERT_EQ(longer.size(), shorter.size());
  EXPECT_EQ(longer.mean_path().size(), static_cast<std::size_t>(model.days));
}

}  // namespace
}  // namespace unknot::stats
