#include "engine/causes/forecast_model.h"

#include <algorithm>
#include <cmath>

#include "engine/base/contracts.h"

namespace unknot::causes {
namespace {

constexpr double usual_sd = 0.6;          ///< of scores, in units
constexpr double lone_effect_sd = 0.3;    ///< prior of an effect where one diary speaks alone
constexpr double effect_scale = 0.03;     ///< of the mean effect between persons, and of its spread
constexpr double effect_degrees = 2;      ///< few exposures matter much, most do not
constexpr double hyper_spread = 0.5;      ///< between persons, of the wide prior's sd
constexpr double others_days = 10;        ///< what others say of the spread of scores counts so
constexpr double spread_of_scale = 0.15;  ///< usual sd of scores, of the length of the scale
constexpr std::size_t first_fit_days = 10;
constexpr double fit_growth = 1.2;
constexpr int fit_iterations = 6;

double length_of(int steps) { return static_cast<double>(steps - 1); }

double usual_variance(int steps) {
  const double sd = spread_of_scale * length_of(steps);
  return sd * sd;
}

Evidence evidence_of(const FilterFit& fit) {
  Evidence out{.precision = fit.information, .pull = product(fit.information, fit.parameters)};
  for (std::size_t i = 0; i < out.pull.size(); ++i) out.pull[i] += fit.gradient[i];
  return out;
}

/// The prior of a filter's effects taken out of its posterior.
Evidence evidence_of(const ForecastFilter& filter, double prior_sd) {
  const auto factor = factor_of(filter.effect_covariance());
  const std::size_t n = filter.effect_mean().size();
  if (!factor) return {.precision = stats::Matrix::zero(n), .pull = std::vector<double>(n, 0.0)};
  Evidence out{.precision = inverse_of(*factor), .pull = {}};
  out.pull = product(out.precision, filter.effect_mean());
  for (std::size_t i = 0; i < n; ++i) out.precision.at(i, i) -= 1 / (prior_sd * prior_sd);
  return out;
}

/// Mean and sd of the mean scores of persons.
void set_level(ForecastKnowledge& knowledge, std::span<const Lesson* const> others) {
  knowledge.level_mean = 0.5 * length_of(knowledge.steps);
  knowledge.level_sd = 0.25 * length_of(knowledge.steps);
  knowledge.score_variance = usual_variance(knowledge.steps);
  if (others.empty()) return;
  const auto count = static_cast<double>(others.size());
  double sum = 0;
  double variance = 0;
  for (const Lesson* other : others) {
    sum += other->scores.mean;
    variance += other->scores.variance;
  }
  knowledge.level_mean = sum / count;
  knowledge.score_variance = variance / count;
  double squares = usual_variance(knowledge.steps);
  for (const Lesson* other : others) {
    squares += std::pow(other->scores.mean - knowledge.level_mean, 2);
  }
  knowledge.level_sd = std::sqrt(squares / count);
}

class ModelForecaster : public Forecaster {
 public:
  explicit ModelForecaster(ForecastKnowledge knowledge)
      : knowledge_(std::move(knowledge)),
        parameters_(knowledge_.hyper_parameters.mean),
        filter_(start(), parameters_) {
    past_.width = knowledge_.effect_mean.size();
  }

  [[nodiscard]] std::vector<double> probabilities(std::span<const double> features) const override {
    return filter_.probabilities(features);
  }

  void learn(std::span<const double> features, int step) override {
    steps_.push_back(step);
    past_.values.insert(past_.values.end(), features.begin(), features.end());
    if (steps_.size() < next_fit_) {
      filter_.learn(features, step);
      return;
    }
    next_fit_ = static_cast<std::size_t>(fit_growth * static_cast<double>(steps_.size())) + 1;
    fit_again();
  }

 private:
  [[nodiscard]] FilterStart start() const {
    const StepMoments own = moments_of(steps_);
    const double variance = (others_days * knowledge_.score_variance + own.count * own.variance) /
                            (others_days + own.count);
    const double unit = unit_of(variance);
    return {.steps = knowledge_.steps,
            .unit = unit,
            .level_mean = knowledge_.level_mean / unit,
            .level_sd = knowledge_.level_sd / unit,
            .effect_mean = knowledge_.effect_mean,
            .effect_covariance = knowledge_.effect_covariance};
  }

  void fit_again() {
    const FilterStart begin = start();
    parameters_ = fit_filter(begin, {.steps = steps_, .features = &past_},
                             {.priors = knowledge_.hyper_parameters,
                              .from = parameters_,
                              .iterations_max = fit_iterations})
                      .parameters;
    filter_ = ForecastFilter(begin, parameters_);
    for (std::size_t t = 0; t < steps_.size(); ++t) filter_.learn(past_.day(t), steps_[t]);
  }

  ForecastKnowledge knowledge_;
  std::vector<double> parameters_;
  std::vector<int> steps_;
  Features past_;
  ForecastFilter filter_;
  std::size_t next_fit_ = first_fit_days;
};

}  // namespace

double unit_of(double score_variance) {
  return std::max(1.0, std::sqrt(score_variance) / usual_sd);
}

Lesson lesson_of(const Series& series, const Features& features, int steps) {
  Lesson out{.hyper_parameters = {},
             .effects = {},
             .scores = moments_of(series.steps),
             .usual = usual_of(series)};
  const double unit = unit_of(out.scores.variance);
  const std::vector<double> effect_variance(features.width, lone_effect_sd * lone_effect_sd);
  const FilterStart start{.steps = steps,
                          .unit = unit,
                          .level_mean = 0.5 * length_of(steps) / unit,
                          .level_sd = 0.25 * length_of(steps) / unit,
                          .effect_mean = std::vector<double>(features.width, 0.0),
                          .effect_covariance = stats::Matrix::diagonal(effect_variance)};
  const NormalPriors priors = wide_priors(steps);
  const FilterFit fit = fit_filter(start, {.steps = series.steps, .features = &features},
                                   {.priors = priors, .from = priors.mean});
  out.hyper_parameters = evidence_of(fit);
  ForecastFilter filter(start, fit.parameters);
  for (std::size_t t = 0; t < series.steps.size(); ++t) {
    filter.learn(features.day(t), series.steps[t]);
  }
  out.effects = evidence_of(filter, lone_effect_sd);
  return out;
}

ForecastKnowledge knowledge_of(std::span<const Lesson* const> others, int steps,
                               std::size_t features) {
  ForecastKnowledge out;
  out.steps = steps;
  set_level(out, others);
  std::vector<const Evidence*> hyper;
  std::vector<const Evidence*> effects;
  for (const Lesson* other : others) {
    hyper.push_back(&other->hyper_parameters);
    effects.push_back(&other->effects);
  }
  const NormalPriors wide = wide_priors(steps);
  PopulationPrior prior{.mean = wide.mean, .mean_sd = wide.sd, .spread = wide.sd};
  for (double& own : prior.spread) own *= hyper_spread;
  const Population hyper_population = population_of(hyper, prior);
  out.hyper_parameters.mean = hyper_population.mean;
  for (std::size_t i = 0; i < wide.mean.size(); ++i) {
    out.hyper_parameters.sd.push_back(
        std::sqrt(hyper_population.variance[i] + hyper_population.mean_covariance.at(i, i)));
  }
  const std::vector<double> scale(features, effect_scale);
  const Population effect_population =
      population_of(effects, {.mean = std::vector<double>(features, 0.0),
                              .mean_sd = scale,
                              .spread = scale,
                              .mean_degrees = effect_degrees});
  out.effect_mean = effect_population.mean;
  out.effect_covariance = effect_population.mean_covariance;
  for (std::size_t i = 0; i < features; ++i) {
    out.effect_covariance.at(i, i) += effect_population.variance[i];
  }
  return out;
}

std::unique_ptr<Forecaster> model_forecaster(ForecastKnowledge knowledge) {
  return std::make_unique<ModelForecaster>(std::move(knowledge));
}

}  // namespace unknot::causes
