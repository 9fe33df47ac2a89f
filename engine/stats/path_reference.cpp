#include "engine/stats/path_reference.h"

#include <algorithm>
#include <cmath>

#include "engine/stats/gap_model.h"
#include "engine/stats/normal.h"

namespace unknot::stats {
namespace {

double value_or(const std::vector<double>& values, std::size_t index, double otherwise) {
  return index < values.size() ? values[index] : otherwise;
}

/// A standard normal between two bounds; in the upper half mirrored, where 1 - p loses digits.
double normal_between(double low, double high, Random& random) {
  if (low > 0) return -normal_between(-high, -low, random);
  const double from = normal_cdf(low);
  const double to = normal_cdf(high);
  return std::clamp(normal_quantile(from + (to - from) * random.uniform()), low, high);
}

}  // namespace

double expected_steps_reference(double latent, std::span<const double> cuts, double noise_sd) {
  double sum = 0;
  for (double cut : cuts) sum += normal_cdf((latent - cut) / noise_sd);
  return sum;
}

void ExpectedSteps::use(std::span<const double> cuts, double noise_sd) {
  constexpr double reach = 8;  // noises beyond which a step is certain to 1e-15
  constexpr double nodes_max = 4000;
  cuts_.assign(cuts.begin(), cuts.end());
  noise_sd_ = noise_sd;
  step_ = noise_sd / 8;
  low_ = cuts.front() - reach * noise_sd;
  const double count = (cuts.back() + reach * noise_sd - low_) / step_ + 2;
  nodes_.assign(count < nodes_max ? static_cast<std::size_t>(count) : 0, Node{});
}

const ExpectedSteps::Node& ExpectedSteps::node(std::size_t index) {
  Node& node = nodes_[index];
  if (node.known) return node;
  const double latent = low_ + static_cast<double>(index) * step_;
  node.value = expected_steps_reference(latent, cuts_, noise_sd_);
  for (double cut : cuts_) {
    const double z = (latent - cut) / noise_sd_;
    node.slope += step_ / noise_sd_ * std::exp(-0.5 * z * z) * 0.39894228040143267794;
  }
  node.known = true;
  return node;
}

double ExpectedSteps::at(double latent) {
  const double place = (latent - low_) / step_;
  const bool covered = place >= 0 && place < static_cast<double>(nodes_.size()) - 1;
  if (!covered) return expected_steps_reference(latent, cuts_, noise_sd_);
  const auto index = static_cast<std::size_t>(place);
  const Node& left = node(index);
  const Node& right = node(index + 1);
  const double x = place - static_cast<double>(index);
  const double y = 1 - x;
  return y * y * (left.value * (1 + 2 * x) + left.slope * x) +
         x * x * (right.value * (1 + 2 * y) - right.slope * y);
}

PathReference::PathReference(const DiaryModel& model, const DensityReference& density,
                             const Random& random)
    : model_(model),
      density_(density),
      all_days_(static_cast<std::size_t>(model.days) + horizon_days),
      random_(random),
      disturbance_(all_days_, 0.0) {
  for (const CauseTerm& cause : model.causes) {
    gaps_.push_back(gap_model_of(cause, all_days_));
    exposures_.emplace_back(all_days_, 0.0);
  }
}

void PathReference::draw_disturbance() {
  const auto mean = density_.filtered_mean();
  const auto variance = density_.filtered_variance();
  const double phi = density_.persistence();
  const double innovation = density_.disturbance_variance() * (1 - phi * phi);
  for (std::size_t t = mean.size(); t-- > 0;) {
    double centre = mean[t], spread = variance[t];
    if (t + 1 < mean.size()) {
      const double predicted = phi * phi * variance[t] + innovation;
      const double pull = predicted > 0 ? phi * variance[t] / predicted : 0;
      centre += pull * (disturbance_[t + 1] - phi * mean[t]);
      spread -= pull * phi * variance[t];
    }
    disturbance_[t] = centre + std::sqrt(std::max(0.0, spread)) * random_.normal();
  }
  for (std::size_t t = mean.size(); t < all_days_; ++t) {
    const double before = t == 0 ? 0 : phi * disturbance_[t - 1];
    const double spread = t == 0 ? density_.disturbance_variance() : innovation;
    disturbance_[t] = before + std::sqrt(spread) * random_.normal();
  }
}

void PathReference::redraw_repeats(std::span<double> position, std::span<char> repeats) {
  const Layout& layout = density_.layout();
  const auto cuts = density_.cuts();
  const double sd = std::sqrt(density_.noise_variance());
  const double odds = std::exp(position[layout.repeat]);
  for (std::size_t i = 0; i < repeats.size(); ++i) {
    const ScoredDay& scored = density_.scored()[i];
    if (!scored.same_score) continue;
    const auto day = static_cast<std::size_t>(scored.day);
    const auto step = static_cast<std::size_t>(scored.step);
    const double latent = density_.mean_path()[day] + disturbance_[day];
    const double low = step == 0 ? -INFINITY : (cuts[step - 1] - latent) / sd;
    const double high = step == cuts.size() ? INFINITY : (cuts[step] - latent) / sd;
    const double looked =
        low > 0 ? normal_cdf(-low) - normal_cdf(-high) : normal_cdf(high) - normal_cdf(low);
    repeats[i] = random_.uniform() * (odds + looked) < odds ? 1 : 0;
    double& w = position[layout.size + i];
    const double u = random_.uniform();
    w = repeats[i] ? std::log(u / (1 - u))
                   : w_of(cuts, scored.step, latent + sd * normal_between(low, high, random_));
    // An unrounded score that double precision puts on the edge of its cell.
    if (!repeats[i]) w = std::isnan(w) ? 0 : std::clamp(w, -30.0, 30.0);
  }
}

void PathReference::draw_exposures(std::span<const double> position) {
  std::size_t z = density_.layout().size + density_.scored().size();
  const std::size_t fitted = density_.mean_path().size();
  for (std::size_t c = 0; c < exposures_.size(); ++c) {
    for (std::size_t t = 0; t < all_days_; ++t) {
      const double known = value_or(model_.causes[c].exposure, t, std::nan(""));
      const double before = t == 0 ? 0 : exposures_[c][t - 1];
      exposures_[c][t] = known;
      if (!std::isnan(known)) continue;
      const double normal = t < fitted ? position[z++] : random_.normal();
      exposures_[c][t] = gaps_[c].a[t] * before + gaps_[c].b[t] + gaps_[c].s[t] * normal;
    }
  }
}

/// Adds the effect of one filtered exposure; `sum` is what the amplifier multiplies, when it is
/// one.
void PathReference::add_cause(std::span<const double> position, std::size_t cause,
                              const Change* change, std::span<double> sum) const {
  const Layout& layout = density_.layout();
  const CauseTerm& term = model_.causes[cause];
  const bool amplifies = model_.amplifier && model_.amplifier->cause == static_cast<int>(cause);
  const double rho = decay_of(position[layout.half_life + cause]).rho;
  const bool replaces = change != nullptr && change->how == Change::How::Replace;
  double level = replaces ? change->start_level : term.start_level;
  if (change != nullptr && !replaces) level += change->start_level;
  double first = level;
  for (std::size_t t = 0; t < all_days_; ++t) {
    double exposure = exposures_[cause][t];
    if (replaces) exposure = value_or(change->values, t, exposure);
    if (change != nullptr && !replaces)
      exposure = std::max(change->floor, exposure + value_or(change->values, t, 0));
    first = rho * first + (1 - rho) * exposure;
    level = rho * level + (1 - rho) * (term.kernel == Kernel::Cascade ? first : exposure);
    if (amplifies) sum[t] *= 1 + position[layout.amplification] * level;
    sum[t] += position[layout.effect + cause] * level;
  }
}

std::vector<double> PathReference::latent(std::span<const double> position,
                                          std::span<const Change> changes) const {
  const Layout& layout = density_.layout();
  std::vector<double> result(all_days_, 0.0);
  const auto change_of = [&](std::size_t cause) -> const Change* {
    for (const Change& change : changes)
      if (change.cause == static_cast<int>(cause)) return &change;
    return nullptr;
  };
  const std::size_t count = model_.causes.size();
  const std::size_t last =
      model_.amplifier ? static_cast<std::size_t>(model_.amplifier->cause) : count;
  for (std::size_t c = 0; c < count; ++c)
    if (c != last) add_cause(position, c, change_of(c), result);
  if (last < count) add_cause(position, last, change_of(last), result);
  for (std::size_t k = 0; k < model_.treatments.size(); ++k) {
    const TreatmentTerm& term = model_.treatments[k];
    const double rho = decay_of(position[layout.relief_half_life + k]).rho;
    double level = 0;
    for (std::size_t t = 0; t < all_days_; ++t) {
      const std::size_t late = term.acts == DoseActs::DayAfter ? 1 : 0;
      level = rho * level + (t < late ? 0 : value_or(term.dose, t - late, 0));
      result[t] -= position[layout.relief + k] * level;
    }
  }
  for (std::size_t t = 0; t < all_days_; ++t) {
    result[t] += position[layout.intercept] + disturbance_[t];
    for (std::size_t j = 0; j < model_.covariates.size(); ++j)
      result[t] += position[layout.covariate + j] *
                   value_or(model_.covariates[j].values, t, model_.covariates[j].values.back());
  }
  return result;
}

}  // namespace unknot::stats
