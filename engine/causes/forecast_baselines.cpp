#include "engine/causes/forecast_baselines.h"

#include <algorithm>
#include <cmath>

#include "engine/base/contracts.h"
#include "engine/stats/normal.h"

namespace unknot::causes {
namespace {

constexpr std::array<double, 11> smoothings{0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
constexpr std::size_t week_days = 7;
constexpr double even_share = 0.01;     ///< of each normal forecast, spread evenly over all steps
constexpr double variance_min = 0.02;   ///< steps squared
constexpr double start_variance = 0.5;  ///< counts as one error
constexpr double ar_start_pairs = 3;
constexpr double ar_start = 0.5;
constexpr double ar_max = 0.99;
constexpr double ridge_smoothing = 0.2;
constexpr double ridge_penalty = 10;
constexpr double ridge_start_errors = 10;
constexpr std::size_t ridge_own = 3;  ///< last score, week and smoothing, before the exposures
constexpr double own_marginal_days = 1;
constexpr double others_days = 10;
constexpr double others_marginal_days = 5;

/// What the points of the forecasts are made of. Days without score are passed over.
class Past {
 public:
  [[nodiscard]] bool any() const { return count_ > 0; }
  [[nodiscard]] int last() const { return last_; }
  [[nodiscard]] double mean() const { return sum_ / count_; }

  [[nodiscard]] double week_mean() const {
    double sum = 0;
    double count = 0;
    for (const int step : week_) {
      if (step == no_score) continue;
      sum += step;
      count += 1;
    }
    return count > 0 ? sum / count : last_;
  }

  /// With the weight that had the least squared errors so far.
  [[nodiscard]] double best_smoothed() const {
    const auto best = std::min_element(errors_.begin(), errors_.end());
    return smoothed_[static_cast<std::size_t>(best - errors_.begin())];
  }

  [[nodiscard]] double smoothed() const { return ridge_smoothed_; }

  /// Regression of each score on the one before, however many days lie between.
  [[nodiscard]] double autoregressed() const {
    double slope = ar_start;
    if (pairs_ >= ar_start_pairs) {
      const double spread = before_squares_ - before_ * before_ / pairs_;
      const double together = products_ - before_ * after_ / pairs_;
      slope = std::clamp((together + ar_start) / (spread + 1), -ar_max, ar_max);
    }
    return mean() + slope * (last_ - mean());
  }

  void add(int step) {
    week_[day_++ % week_days] = step;
    if (step == no_score) return;
    if (any()) {
      add_pair(step);
    } else {
      smoothed_.fill(step);
      ridge_smoothed_ = step;
    }
    last_ = step;
    count_ += 1;
    sum_ += step;
  }

 private:
  void add_pair(double step) {
    pairs_ += 1;
    before_ += last_;
    after_ += step;
    before_squares_ += static_cast<double>(last_) * last_;
    products_ += last_ * step;
    for (std::size_t i = 0; i < smoothings.size(); ++i) {
      const double error = step - smoothed_[i];
      errors_[i] += error * error;
      smoothed_[i] += smoothings[i] * error;
    }
    ridge_smoothed_ += ridge_smoothing * (step - ridge_smoothed_);
  }

  std::array<int, week_days> week_ = {no_score, no_score, no_score, no_score,
                                      no_score, no_score, no_score};
  std::size_t day_ = 0;
  int last_ = no_score;
  double count_ = 0;
  double sum_ = 0;
  std::array<double, smoothings.size()> smoothed_{};
  std::array<double, smoothings.size()> errors_{};
  double ridge_smoothed_ = 0;
  double pairs_ = 0;
  double before_ = 0;
  double after_ = 0;
  double before_squares_ = 0;
  double products_ = 0;
};

std::vector<double> evenly(int steps) {
  return std::vector<double>(static_cast<std::size_t>(steps), 1.0 / steps);
}

/// A normal distribution rounded to the steps, ends included.
std::vector<double> rounded_normal(double mean, double variance, int steps) {
  const double sd = std::sqrt(std::max(variance, variance_min));
  std::vector<double> out = evenly(steps);
  double below = 0;
  for (int k = 0; k < steps; ++k) {
    const double at_most = k + 1 < steps ? stats::normal_cdf((k + 0.5 - mean) / sd) : 1.0;
    double& own = out[static_cast<std::size_t>(k)];
    own = even_share * own + (1 - even_share) * (at_most - below);
    below = at_most;
  }
  return out;
}

/// Variance of the person's own errors so far, with some errors to begin with.
struct PastErrors {
  double squares = start_variance;
  double count = 1;

  void add(double error) {
    squares += error * error;
    count += 1;
  }
  [[nodiscard]] double variance() const { return squares / count; }
};

using Point = double (*)(const Past&);

/// The person's own past alone: a point, and the errors that such points had.
class PointForecaster : public Forecaster {
 public:
  PointForecaster(Point point, int steps) : point_(point), steps_(steps) {}

  [[nodiscard]] std::vector<double> probabilities(std::span<const double>) const override {
    if (!past_.any()) return evenly(steps_);
    return rounded_normal(point_(past_), errors_.variance(), steps_);
  }

  void learn(std::span<const double>, int step) override {
    if (step != no_score && past_.any()) errors_.add(step - point_(past_));
    past_.add(step);
  }

 private:
  Point point_;
  int steps_;
  Past past_;
  PastErrors errors_;
};

/// How often each step was recorded after each last one, smoothed by what is usual anyway.
class FrequencyForecaster : public Forecaster {
 public:
  /// @param prior  [last step][step], how many days of which kind others count for; may be empty
  FrequencyForecaster(std::vector<double> prior, int steps)
      : prior_(std::move(prior)),
        steps_(static_cast<std::size_t>(steps)),
        after_(steps_ * steps_, 0.0),
        counts_(steps_, 1.0 / steps) {}

  [[nodiscard]] std::vector<double> probabilities(std::span<const double>) const override {
    if (last_ == no_score) return evenly(static_cast<int>(steps_));
    const std::size_t row = static_cast<std::size_t>(last_) * steps_;
    std::vector<double> out(steps_);
    double total = 0;
    for (std::size_t k = 0; k < steps_; ++k) {
      const double start =
          prior_.empty() ? own_marginal_days * counts_[k] / count_ : prior_[row + k];
      out[k] = after_[row + k] + start;
      total += out[k];
    }
    for (double& own : out) own /= total;
    return out;
  }

  void learn(std::span<const double>, int step) override {
    if (step == no_score) return;
    const auto recorded = static_cast<std::size_t>(step);
    if (last_ != no_score) after_[static_cast<std::size_t>(last_) * steps_ + recorded] += 1;
    counts_[recorded] += 1;
    count_ += 1;
    last_ = step;
  }

 private:
  std::vector<double> prior_;
  std::size_t steps_;
  std::vector<double> after_;
  std::vector<double> counts_;
  double count_ = 1;
  int last_ = no_score;
};

std::vector<double> regressors(const Past& past, std::span<const double> features) {
  std::vector<double> out{past.last() - past.mean(), past.week_mean() - past.mean(),
                          past.smoothed() - past.mean()};
  out.insert(out.end(), features.begin(), features.end());
  return out;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Deviation from the running mean, by coefficients that others have taught.
class RidgeForecaster : public Forecaster {
 public:
  RidgeForecaster(std::vector<double> coefficients, double variance, int steps)
      : coefficients_(std::move(coefficients)),
        errors_{.squares = ridge_start_errors * variance, .count = ridge_start_errors},
        steps_(steps) {}

  [[nodiscard]] std::vector<double> probabilities(std::span<const double> features) const override {
    if (!past_.any()) return evenly(steps_);
    return rounded_normal(point(features), errors_.variance(), steps_);
  }

  void learn(std::span<const double> features, int step) override {
    if (step != no_score && past_.any()) errors_.add(step - point(features));
    past_.add(step);
  }

 private:
  [[nodiscard]] double point(std::span<const double> features) const {
    return past_.mean() + dot(coefficients_, regressors(past_, features));
  }

  std::vector<double> coefficients_;
  PastErrors errors_;
  int steps_;
  Past past_;
};

void add_day(BaselineLesson& lesson, const std::vector<double>& x, double deviation) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    lesson.moment[i] += x[i] * deviation;
    for (std::size_t j = 0; j < x.size(); ++j) lesson.gram.at(i, j) += x[i] * x[j];
  }
  lesson.squares += deviation * deviation;
  lesson.count += 1;
}

std::vector<double> frequencies_of(std::span<const BaselineLesson* const> others, int steps) {
  const auto n = static_cast<std::size_t>(steps);
  std::vector<double> after(n * n, 0.0);
  std::vector<double> counts(n, 0.5);
  double total = 0.5 * steps;
  for (const BaselineLesson* other : others) {
    for (std::size_t i = 0; i < after.size(); ++i) {
      after[i] += other->after[i];
      counts[i % n] += other->after[i];
      total += other->after[i];
    }
  }
  for (std::size_t last = 0; last < n; ++last) {
    double row = others_marginal_days;
    for (std::size_t k = 0; k < n; ++k) row += after[last * n + k];
    for (std::size_t k = 0; k < n; ++k) {
      double& own = after[last * n + k];
      own = others_days * (own + others_marginal_days * counts[k] / total) / row;
    }
  }
  return after;
}

std::unique_ptr<Forecaster> ridge_of(std::span<const BaselineLesson* const> others, int steps,
                                     std::size_t features) {
  const std::size_t n = ridge_own + features;
  stats::Matrix gram = stats::Matrix::diagonal(std::vector<double>(n, ridge_penalty));
  std::vector<double> moment(n, 0.0);
  double squares = start_variance;
  double count = 1;
  for (const BaselineLesson* other : others) {
    for (std::size_t i = 0; i < gram.values.size(); ++i) gram.values[i] += other->gram.values[i];
    for (std::size_t i = 0; i < n; ++i) moment[i] += other->moment[i];
    squares += other->squares;
    count += other->count;
  }
  const auto factor = factor_of(gram);
  UNKNOT_ENSURES(factor.has_value());  // squares plus the penalty on the diagonal
  std::vector<double> coefficients = solved(*factor, moment);
  const double explained = 2 * dot(coefficients, moment) -
                           dot(coefficients, product(gram, coefficients)) +
                           ridge_penalty * dot(coefficients, coefficients);
  const double variance = std::max(variance_min, (squares - explained) / count);
  return std::make_unique<RidgeForecaster>(std::move(coefficients), variance, steps);
}

}  // namespace

BaselineLesson baseline_lesson_of(const Series& series, const Features& features, int steps) {
  const auto n = static_cast<std::size_t>(steps);
  BaselineLesson out{.after = std::vector<double>(n * n, 0.0),
                     .gram = stats::Matrix::zero(ridge_own + features.width),
                     .moment = std::vector<double>(ridge_own + features.width, 0.0)};
  Past past;
  for (std::size_t t = 0; t < series.steps.size(); ++t) {
    const int step = series.steps[t];
    if (step != no_score && past.any()) {
      out.after[static_cast<std::size_t>(past.last()) * n + static_cast<std::size_t>(step)] += 1;
      add_day(out, regressors(past, features.day(t)), step - past.mean());
    }
    past.add(step);
  }
  return out;
}

std::vector<std::unique_ptr<Forecaster>> baseline_forecasters(
    std::span<const BaselineLesson* const> others, int steps, std::size_t features) {
  const std::array<Point, 5> points{
      [](const Past& past) { return static_cast<double>(past.last()); },
      [](const Past& past) { return past.mean(); },
      [](const Past& past) { return past.week_mean(); },
      [](const Past& past) { return past.best_smoothed(); },
      [](const Past& past) { return past.autoregressed(); }};
  std::vector<std::unique_ptr<Forecaster>> out;
  for (const Point point : points) out.push_back(std::make_unique<PointForecaster>(point, steps));
  out.push_back(std::make_unique<FrequencyForecaster>(std::vector<double>(), steps));
  out.push_back(std::make_unique<FrequencyForecaster>(frequencies_of(others, steps), steps));
  out.push_back(ridge_of(others, steps, features));
  return out;
}

}  // namespace unknot::causes
