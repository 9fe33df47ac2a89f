#include "engine/causes/alarm_rules.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/causes/kernel.h"
#include "engine/stats/matrix.h"

namespace unknot::causes {
namespace {

struct Column {
  std::size_t group = 0;
  std::vector<double> exposure;  ///< deviations, unknown ones at their mean
  std::vector<double> filtered;
  std::vector<double> raw;  ///< not a number: not known
};

std::vector<Column> columns_of(const DayModel& days) {
  std::vector<Column> out;
  for (const ExposureColumn& own : days.exposures) {
    if (!own.term || own.group >= groups) continue;
    const stats::CauseTerm& term = days.model.causes[*own.term];
    Column column{.group = own.group, .raw = term.exposure};
    column.exposure = term.exposure;
    for (double& value : column.exposure) value = std::isnan(value) ? 0 : value;
    column.filtered =
        filtered(term.kernel, std::exp(term.log_half_life_days.mean), column.exposure, 0);
    out.push_back(std::move(column));
  }
  return out;
}

/// Makes rows of scored days independent with variance 1: a Kalman filter with the true variances.
class Whitener {
 public:
  explicit Whitener(const AlarmScene& scene)
      : phi_(scene.disturbance_coefficient),
        variance_(scene.disturbance_sd * scene.disturbance_sd),
        // Rounding adds a twelfth.
        noise_(scene.noise_sd * scene.noise_sd + 1.0 / 12) {}

  std::vector<double> operator()(const std::vector<double>& values,
                                 const std::vector<double>& scores) const {
    std::vector<double> out;
    double mean = 0;
    double variance = variance_;
    for (std::size_t day = 0; day < scores.size(); ++day) {
      if (!std::isnan(scores[day])) {
        const double spread = variance + noise_;
        const double gain = variance / spread;
        out.push_back((values[day] - mean) / std::sqrt(spread));
        mean += gain * (values[day] - mean);
        variance *= 1 - gain;
      }
      mean *= phi_;
      variance = phi_ * phi_ * (variance - variance_) + variance_;
    }
    return out;
  }

 private:
  double phi_;
  double variance_;
  double noise_;
};

double dot(const std::vector<double>& one, const std::vector<double>& other) {
  double sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += one[i] * other[i];
  return sum;
}

/// t of each coefficient; 0 where the days do not suffice.
std::vector<double> least_squares_t(const std::vector<std::vector<double>>& x,
                                    const std::vector<double>& y) {
  const std::size_t p = x.size();
  stats::Matrix gram = stats::Matrix::zero(p);
  std::vector<double> right(p);
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t j = 0; j < p; ++j) gram.at(i, j) = dot(x[i], x[j]);
    gram.at(i, i) += 1e-9;
    right[i] = dot(x[i], y);
  }
  std::vector<double> out(p, 0.0);
  const auto factor = stats::factor_of(gram);
  if (!factor || y.size() <= p) return out;
  const std::vector<double> beta = stats::solved(*factor, right);
  const stats::Matrix covariance = stats::inverse_of(*factor);
  for (std::size_t i = 0; i < p; ++i) out[i] = beta[i] / std::sqrt(covariance.at(i, i));
  return out;
}

struct Days {
  std::vector<double> exposure;
  std::vector<double> score;
};

Days both_known(const Column& column, const std::vector<double>& scores) {
  Days out;
  for (std::size_t day = 0; day < scores.size(); ++day) {
    if (std::isnan(scores[day]) || std::isnan(column.raw[day])) continue;
    out.exposure.push_back(column.raw[day]);
    out.score.push_back(scores[day]);
  }
  return out;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double own : values) sum += own;
  return sum / static_cast<double>(std::max<std::size_t>(1, values.size()));
}

/// Positive and beyond 1.96 of Fisher's z.
bool correlates(const Days& days) {
  if (days.score.size() < 5) return false;
  const double x = mean_of(days.exposure);
  const double y = mean_of(days.score);
  double xy = 0;
  double xx = 0;
  double yy = 0;
  for (std::size_t i = 0; i < days.score.size(); ++i) {
    xy += (days.exposure[i] - x) * (days.score[i] - y);
    xx += (days.exposure[i] - x) * (days.exposure[i] - x);
    yy += (days.score[i] - y) * (days.score[i] - y);
  }
  if (xx <= 0 || yy <= 0) return false;
  const double r = std::min(0.999999, xy / std::sqrt(xx * yy));
  return std::atanh(r) * std::sqrt(static_cast<double>(days.score.size()) - 3) > 1.96;
}

/// With: at least one sd above the mean; without: below the mean.
bool three_and_three(const Days& days) {
  const double middle = mean_of(days.exposure);
  double square = 0;
  for (const double own : days.exposure) square += (own - middle) * (own - middle);
  const double sd =
      std::sqrt(square / static_cast<double>(std::max<std::size_t>(1, days.exposure.size())));
  std::vector<double> with;
  std::vector<double> without;
  for (std::size_t i = 0; i < days.score.size(); ++i) {
    if (days.exposure[i] >= middle + sd) with.push_back(days.score[i]);
    if (days.exposure[i] < middle) without.push_back(days.score[i]);
  }
  return with.size() >= 3 && without.size() >= 3 && mean_of(with) - mean_of(without) >= 1;
}

}  // namespace

AlarmLook look_by_rules(const AlarmScene& scene, const DayModel& days) {
  AlarmLook look;
  const std::vector<Column> columns = columns_of(days);
  const std::vector<double>& scores = days.model.scores;
  const Whitener whiten(scene);
  std::vector<std::vector<double>> x{whiten(std::vector<double>(scores.size(), 1.0), scores)};
  for (const Column& own : columns) x.push_back(whiten(own.filtered, scores));
  const std::vector<double> t = least_squares_t(x, whiten(scores, scores));
  look.gls_t.fill(-std::numeric_limits<double>::infinity());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::size_t g = columns[c].group;
    look.gls_t[g] = std::max(look.gls_t[g], t[c + 1]);
    const Days own = both_known(columns[c], scores);
    look.correlates[g] = look.correlates[g] || correlates(own);
    look.three_and_three[g] = look.three_and_three[g] || three_and_three(own);
  }
  return look;
}

}  // namespace unknot::causes
