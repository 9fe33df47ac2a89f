#include "engine/locate/prior.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/base/contracts.h"

namespace unknot::locate {
namespace {

using body::Atlas;
using body::LocateModel;
using body::Muscle;

/// A prevalence of zero in a handful of people is no proof of never.
constexpr double percent_min = 2;

double class_weight(const LocateModel& model, body::PriorClass prior_class) {
  switch (prior_class) {
    case body::PriorClass::VeryCommon:
      return model.class_weight_very_common.value;
    case body::PriorClass::Common:
      return model.class_weight_common.value;
    case body::PriorClass::Occasional:
      return model.class_weight_occasional.value;
    case body::PriorClass::Rare:
      return model.class_weight_rare.value;
  }
  return model.class_weight_occasional.value;
}

double frequency_weight(const LocateModel& model, body::Frequency frequency) {
  switch (frequency) {
    case body::Frequency::Common:
      return model.frequency_weight_common.value;
    case body::Frequency::Uncommon:
      return model.frequency_weight_uncommon.value;
    case body::Frequency::Rare:
      return model.frequency_weight_rare.value;
  }
  return model.frequency_weight_common.value;
}

/// Mean published percentage of active points of a muscle in one population.
std::optional<double> percent_in(const Muscle& muscle, const std::string& population) {
  double sum = 0;
  int count = 0;
  for (const body::Prevalence& row : muscle.prevalence) {
    if (row.population != population || row.status != "active") continue;
    if (row.percent) {
      sum += *row.percent;
    } else if (row.low && row.high) {
      sum += (*row.low + *row.high) / 2;
    } else {
      continue;
    }
    ++count;
  }
  if (count == 0) return std::nullopt;
  return std::max(sum / count, percent_min);
}

struct LogRatios {
  std::vector<double> sum;
  std::vector<int> count;
};

/// Adds each muscle's log percentage minus the mean over the muscles of that population.
void add_population(const Atlas& atlas, const std::string& population, LogRatios& ratios) {
  std::vector<std::pair<std::size_t, double>> logs;
  double mean = 0;
  for (std::size_t m = 0; m < atlas.muscles.size(); ++m) {
    const std::optional<double> percent = percent_in(atlas.muscles[m], population);
    if (!percent) continue;
    logs.emplace_back(m, std::log(*percent));
    mean += std::log(*percent);
  }
  // One muscle alone says nothing about its rank among others.
  if (logs.size() < 2) return;
  mean /= static_cast<double>(logs.size());
  for (const auto& [muscle, value] : logs) {
    ratios.sum[muscle] += value - mean;
    ++ratios.count[muscle];
  }
}

struct Expectation {
  double points_given_any = 0;
  double none = 1;
};

/// Rates are weights times a scale; P(active) = 1 - exp(-rate).
Expectation expect(const std::vector<double>& weights, double scale) {
  double points = 0;
  double rate_sum = 0;
  for (double weight : weights) {
    points += 2 * -std::expm1(-scale * weight);
    rate_sum += 2 * scale * weight;
  }
  return {.points_given_any = points / -std::expm1(-rate_sum), .none = std::exp(-rate_sum)};
}

/// The scale at which the expected number of points given any is as asked; it grows with scale.
std::optional<double> solve_scale(const std::vector<double>& weights, double points) {
  double low = 1e-9;
  double high = 1;
  while (expect(weights, high).points_given_any < points) {
    high *= 2;
    if (high > 1e6) return std::nullopt;
  }
  if (expect(weights, low).points_given_any > points) return std::nullopt;
  for (int step = 0; step < 200; ++step) {
    const double middle = (low + high) / 2;
    (expect(weights, middle).points_given_any < points ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

std::vector<double> muscle_weights(const Atlas& atlas) {
  const LocateModel& model = atlas.locate_model;
  LogRatios ratios{.sum = std::vector<double>(atlas.muscles.size(), 0.0),
                   .count = std::vector<int>(atlas.muscles.size(), 0)};
  for (const auto& [complaint, populations] : model.complaint_populations) {
    for (const std::string& population : populations) add_population(atlas, population, ratios);
  }
  std::vector<double> weights;
  for (std::size_t m = 0; m < atlas.muscles.size(); ++m) {
    const double ratio = ratios.count[m] == 0 ? 0 : ratios.sum[m] / ratios.count[m];
    weights.push_back(class_weight(model, atlas.muscles[m].prior_class) *
                      std::exp(model.prevalence_shrinkage.value * ratio));
  }
  return weights;
}

namespace {

/// Weight of every point, muscle by muscle.
std::vector<double> point_weights(const Atlas& atlas) {
  const std::vector<double> muscles = muscle_weights(atlas);
  std::vector<double> flat;
  for (std::size_t m = 0; m < atlas.muscles.size(); ++m) {
    double sum = 0;
    for (const auto& point : atlas.muscles[m].points) {
      sum += frequency_weight(atlas.locate_model, point.frequency);
    }
    for (const auto& point : atlas.muscles[m].points) {
      flat.push_back(muscles[m] * frequency_weight(atlas.locate_model, point.frequency) / sum);
    }
  }
  return flat;
}

struct Focused {
  std::vector<double> weights;
  double inside = 0;  ///< weight of the focus's own muscles, before the share is moved
};

/// The weights when trouble is concentrated in some areas.
Focused concentrate(const Atlas& atlas, const std::vector<double>& weights,
                    const std::vector<std::string>& areas) {
  std::vector<bool> own;
  double inside = 0;
  double outside = 0;
  for (const Muscle& muscle : atlas.muscles) {
    const bool in = std::find(areas.begin(), areas.end(), muscle.area) != areas.end();
    for (std::size_t k = 0; k < muscle.points.size(); ++k) {
      (in ? inside : outside) += weights[own.size()];
      own.push_back(in);
    }
  }
  const double share = atlas.locate_model.outside_share.value;
  Focused out{.weights = weights, .inside = inside};
  if (inside <= 0 || outside <= 0) return out;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    out.weights[k] *= own[k] ? (1 - share) / inside : share / outside;
  }
  return out;
}

}  // namespace

Result<Prior> make_prior(const Atlas& atlas) {
  const LocateModel& model = atlas.locate_model;
  const std::vector<double> weights = point_weights(atlas);
  std::vector<Focused> foci;
  for (const LocateModel::Focus& focus : model.foci) {
    foci.push_back(concentrate(atlas, weights, focus.areas));
  }
  if (foci.empty()) foci.push_back({.weights = weights, .inside = 1});
  UNKNOT_EXPECTS(foci.size() <= focus_count);
  Prior prior{.knots_probability = 0, .focus_probabilities = {}, .point = {}};
  std::vector<PerFocus> flat(weights.size());
  double any = 0;
  double inside = 0;
  for (const Focused& focus : foci) inside += focus.inside;
  for (std::size_t f = 0; f < foci.size(); ++f) {
    const std::optional<double> scale =
        solve_scale(foci[f].weights, model.active_points_expected.value);
    if (!scale) {
      return fail(ErrorCode::OutOfRange, "locate.json: active_points_expected",
                  "no prior with independent points has this expectation");
    }
    prior.focus_probabilities.v[f] = foci[f].inside / inside;
    any += prior.focus_probabilities.v[f] * (1 - expect(foci[f].weights, *scale).none);
    for (std::size_t k = 0; k < flat.size(); ++k) {
      flat[k].v[f] = -std::expm1(-*scale * foci[f].weights[k]);
    }
  }
  prior.knots_probability = (1 - model.no_active_point_probability.value) / any;
  if (!(prior.knots_probability > 0 && prior.knots_probability < 1)) {
    return fail(ErrorCode::OutOfRange, "locate.json: no_active_point_probability",
                "leaves no room for the switch");
  }
  std::size_t next = 0;
  for (const Muscle& muscle : atlas.muscles) {
    std::vector<PerFocus>& points = prior.point.emplace_back();
    for (std::size_t k = 0; k < muscle.points.size(); ++k) points.push_back(flat[next++]);
  }
  return prior;
}

}  // namespace unknot::locate
