#include "engine/causes/replay.h"

#include <algorithm>
#include <cmath>

#include "engine/causes/chance.h"
#include "engine/causes/kernel.h"

namespace unknot::causes {
namespace {

double shifted(double exposure, const Shifted* shift, std::size_t day) {
  if (shift == nullptr) return exposure;
  const double own = exposure + shift->shift;
  if (shift->shift >= 0 || day >= shift->floors.size()) return own;
  // What lies below the floor already stays where it is.
  return std::max(own, std::min(exposure, shift->floors[day]));
}

const Shifted* shift_of(std::span<const Shifted> shifts, std::size_t cause) {
  for (const Shifted& own : shifts) {
    if (own.cause == cause) return &own;
  }
  return nullptr;
}

}  // namespace

Replay::Replay(const stats::DiaryModel& model)
    : model_(&model), prepared_(stats::prepare(model)), layout_(stats::layout_of(model)) {}

std::vector<double> Replay::latent(const stats::Trajectory& draw,
                                   std::span<const Shifted> shifts) const {
  const auto days = static_cast<std::size_t>(prepared_.all_days);
  const std::vector<double>& at = draw.parameters;
  std::vector<double> others(days, 0.0);
  std::vector<double> water(days, 0.0);
  for (std::size_t c = 0; c < model_->causes.size(); ++c) {
    const stats::CauseTerm& term = model_->causes[c];
    const Shifted* const shift = shift_of(shifts, c);
    std::vector<double> exposure(days);
    for (std::size_t day = 0; day < days; ++day) {
      exposure[day] = shifted(draw.exposures[c * days + day], shift, day);
    }
    const double start = term.start_level + (shift != nullptr ? shift->shift : 0);
    const auto x = filtered(term.kernel, std::exp(at[layout_.half_life + c]), exposure, start);
    const bool amplifies = static_cast<int>(c) == prepared_.amplifier;
    for (std::size_t day = 0; day < days; ++day) {
      if (amplifies) water[day] = x[day];
      if (!amplifies) others[day] += at[layout_.effect + c] * x[day];
    }
  }
  std::vector<double> out(days, at[layout_.intercept]);
  for (std::size_t day = 0; day < days; ++day) {
    out[day] += others[day] + draw.disturbance[day];
    for (std::size_t c = 0; c < prepared_.covariates.size(); ++c) {
      out[day] += at[layout_.covariate + c] * prepared_.covariates[c][day];
    }
    if (prepared_.amplifier < 0) continue;
    const double effect = at[layout_.effect + static_cast<std::size_t>(prepared_.amplifier)];
    out[day] += water[day] * (effect + at[layout_.amplification] * others[day]);
  }
  for (std::size_t k = 0; k < prepared_.treatments.size(); ++k) {
    const double rho = decay_of(std::exp(at[layout_.relief_half_life + k]));
    double z = 0;
    for (std::size_t day = 0; day < days; ++day) {
      z = rho * z + prepared_.treatments[k].input[day];
      out[day] -= at[layout_.relief + k] * z;
    }
  }
  return out;
}

std::vector<double> Replay::cuts(const stats::Trajectory& draw) const {
  std::vector<double> out = stats::half_points(model_->layer);
  if (!(model_->layer.log_width_sd > 0)) return out;
  const double middle = 0.5 * (out.front() + out.back());
  double sum = 0;
  out[0] = 0;
  for (std::size_t k = 1; k < out.size(); ++k) {
    out[k] = out[k - 1] + std::exp(draw.parameters[layout_.width + k - 1]);
    sum += out[k];
  }
  for (double& own : out) own += middle - sum / static_cast<double>(out.size());
  return out;
}

std::vector<double> Replay::expected(const stats::Trajectory& draw,
                                     std::span<const double> latent) const {
  const std::vector<double> own = cuts(draw);
  const double noise_sd = std::exp(draw.parameters[layout_.noise_sd]);
  std::vector<double> out;
  out.reserve(latent.size());
  for (const double pain : latent) {
    out.push_back(model_->layer.score_min + stats::expected_above_lowest(own, noise_sd, pain));
  }
  return out;
}

std::vector<int> Replay::written(const stats::Trajectory& draw, std::span<const double> latent,
                                 std::uint64_t seed) const {
  Chance chance(seed);
  const std::vector<double> own = cuts(draw);
  const double noise_sd = std::exp(draw.parameters[layout_.noise_sd]);
  const double repeats =
      model_->layer.repeat ? 1 / (1 + std::exp(-draw.parameters[layout_.repeat])) : 0;
  std::vector<int> out;
  for (std::size_t day = 0; day < static_cast<std::size_t>(model_->days); ++day) {
    const double score = latent[day] + noise_sd * chance.normal();
    const auto above = std::lower_bound(own.begin(), own.end(), score) - own.begin();
    const bool again = day > 0 && chance.uniform() < repeats;
    out.push_back(again ? out.back() : model_->layer.score_min + static_cast<int>(above));
  }
  return out;
}

}  // namespace unknot::causes
