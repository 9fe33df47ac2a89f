#include "engine/stats/diary_model.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <string_view>

namespace unknot::stats {
namespace {

constexpr int scale_steps_max = 100;

std::string at(std::string_view list, std::size_t index, std::string_view field = "") {
  std::string path = std::string(list) + "[" + std::to_string(index) + "]";
  if (!field.empty()) path += "." + std::string(field);
  return path;
}

tl::unexpected<Error> out_of_range(std::string where, std::string detail) {
  return fail(ErrorCode::OutOfRange, std::move(where), std::move(detail));
}

std::size_t widths_of(const ScoreLayer& layer) {
  return layer.log_width_sd > 0 ? static_cast<std::size_t>(layer.score_max - layer.score_min - 1)
                                : 0;
}

Result<bool> check_prior(const NormalPrior& prior, const std::string& where) {
  if (!std::isfinite(prior.mean)) return out_of_range(where + ".mean", "not finite");
  if (!std::isfinite(prior.sd) || !(prior.sd > 0))
    return out_of_range(where + ".sd", "not positive");
  return true;
}

enum class Unknown { Allowed, Refused };

struct DayValues {
  std::span<const double> values;
  std::string where;
  Unknown unknown = Unknown::Refused;
};

Result<bool> check_days(const DiaryModel& model, const DayValues& given) {
  if (given.values.size() > static_cast<std::size_t>(model.days + horizon_days))
    return fail(ErrorCode::Contradiction, given.where, "longer than the days and the horizon");
  for (std::size_t t = 0; t < given.values.size(); ++t) {
    if (std::isinf(given.values[t])) return out_of_range(at(given.where, t), "infinite");
    if (std::isnan(given.values[t]) && given.unknown == Unknown::Refused)
      return fail(ErrorCode::MissingField, at(given.where, t), "must be known on every day");
  }
  return true;
}

Result<bool> check_layer(const ScoreLayer& layer) {
  if (layer.score_min >= layer.score_max || layer.score_max - layer.score_min > scale_steps_max)
    return out_of_range("layer.score_max", "no scale of 1 to 100 steps");
  if (!std::isfinite(layer.log_width_sd) || layer.log_width_sd < 0)
    return out_of_range("layer.log_width_sd", "negative or not finite");
  if (!layer.repeat) return true;
  if (!std::isfinite(layer.repeat->a) || !(layer.repeat->a > 0))
    return out_of_range("repeat_probability_prior.a", "not positive");
  if (!std::isfinite(layer.repeat->b) || !(layer.repeat->b > 0))
    return out_of_range("repeat_probability_prior.b", "not positive");
  return true;
}

Result<bool> check_scores(const DiaryModel& model) {
  if (model.scores.size() > static_cast<std::size_t>(model.days))
    return fail(ErrorCode::Contradiction, "scores", "longer than the days");
  for (std::size_t t = 0; t < model.scores.size(); ++t) {
    const double score = model.scores[t];
    if (std::isnan(score)) continue;
    if (score != std::floor(score) || score < model.layer.score_min ||
        score > model.layer.score_max)
      return out_of_range(at("scores", t), "no whole number of the scale");
  }
  return true;
}

/// Every day on which the exposure is not known needs a finite a, b and s.
Result<bool> check_gaps(const DiaryModel& model, const CauseTerm& cause, const std::string& where) {
  if (!cause.gaps) return true;
  const std::vector<double>* parts[] = {&cause.gaps->a, &cause.gaps->b, &cause.gaps->s};
  const std::string_view names[] = {"A", "B", "S"};
  for (std::size_t k = 0; k < 3; ++k) {
    const std::string path = where + ".gaps." + std::string(names[k]);
    if (parts[k]->size() < static_cast<std::size_t>(model.days))
      return fail(ErrorCode::MissingField, path, "shorter than the days");
    UNKNOT_CHECK(check_days(model, {*parts[k], path}));
  }
  const auto& s = cause.gaps->s;
  const auto negative = std::find_if(s.begin(), s.end(), [](double value) { return value < 0; });
  if (negative != s.end())
    return out_of_range(at(where + ".gaps.S", static_cast<std::size_t>(negative - s.begin())),
                        "negative");
  return true;
}

Result<bool> check_cause(const DiaryModel& model, std::size_t index) {
  const CauseTerm& cause = model.causes[index];
  const std::string where = at("causes", index);
  UNKNOT_CHECK(check_days(model, {cause.exposure, where + ".exposure", Unknown::Allowed}));
  if (!std::isfinite(cause.start_level)) return out_of_range(where + ".start_level", "not finite");
  UNKNOT_CHECK(check_gaps(model, cause, where));
  UNKNOT_CHECK(check_prior(cause.effect, where + ".effect_prior"));
  UNKNOT_CHECK(check_prior(cause.log_half_life_days, where + ".log_half_life_days_prior"));
  if (!(cause.inclusion.probability >= 0 && cause.inclusion.probability <= 1))
    return out_of_range(where + ".inclusion.probability", "outside 0 to 1");
  if (!std::isfinite(cause.inclusion.spike_sd) || !(cause.inclusion.spike_sd > 0))
    return out_of_range(where + ".inclusion.spike_sd", "not positive");
  const double degrees = cause.slab_degrees_of_freedom;
  if (!(degrees >= 0 && degrees <= slab_degrees_max) || degrees != std::floor(degrees))
    return out_of_range(where + ".slab_degrees_of_freedom", "not a whole number of 0 to 100");
  return true;
}

Result<bool> check_treatment(const DiaryModel& model, std::size_t index) {
  const TreatmentTerm& treatment = model.treatments[index];
  const std::string where = at("treatments", index);
  UNKNOT_CHECK(check_days(model, {treatment.dose, where + ".dose"}));
  UNKNOT_CHECK(check_prior(treatment.effect, where + ".effect_prior"));
  return check_prior(treatment.log_half_life_days, where + ".log_half_life_days_prior");
}

Result<bool> check_covariate(const DiaryModel& model, std::size_t index) {
  const Covariate& covariate = model.covariates[index];
  const std::string where = at("covariates", index);
  if (covariate.values.empty())
    return fail(ErrorCode::MissingField, where + ".values", "no day is known");
  UNKNOT_CHECK(check_days(model, {covariate.values, where + ".values"}));
  return check_prior(covariate.prior, where + ".prior");
}

Result<bool> check_counts(const DiaryModel& model) {
  if (model.days < 1 || model.days > model_days_max)
    return out_of_range("days", "fewer than 1 or too many");
  const auto too_many = [](std::size_t count) { return count > std::size_t{terms_max}; };
  if (too_many(model.causes.size())) return fail(ErrorCode::TooLarge, "causes", "too many");
  if (too_many(model.treatments.size())) return fail(ErrorCode::TooLarge, "treatments", "too many");
  if (too_many(model.covariates.size())) return fail(ErrorCode::TooLarge, "covariates", "too many");
  return true;
}

/// Causes and treatments share the name of their effect.
Result<bool> check_names(const DiaryModel& model) {
  std::set<std::string_view> effects;
  std::set<std::string_view> covariates;
  const auto twice = [](std::string where) {
    return fail(ErrorCode::DuplicateId, std::move(where), "named twice");
  };
  for (std::size_t k = 0; k < model.causes.size(); ++k)
    if (!effects.insert(model.causes[k].name).second) return twice(at("causes", k, "name"));
  for (std::size_t k = 0; k < model.treatments.size(); ++k)
    if (!effects.insert(model.treatments[k].name).second) return twice(at("treatments", k, "name"));
  for (std::size_t k = 0; k < model.covariates.size(); ++k)
    if (!covariates.insert(model.covariates[k].name).second)
      return twice(at("covariates", k, "name"));
  return true;
}

Result<bool> check_amplifier(const DiaryModel& model) {
  if (!model.amplifier) return true;
  if (model.amplifier->cause < 0 ||
      static_cast<std::size_t>(model.amplifier->cause) >= model.causes.size())
    return fail(ErrorCode::UnknownId, "amplifier.cause", "no cause of the model");
  return check_prior(model.amplifier->prior, "amplifier.prior");
}

}  // namespace

Layout layout_of(const DiaryModel& model) {
  Layout layout;
  std::size_t next = 0;
  const auto take = [&next](std::size_t count) {
    const std::size_t first = next;
    next += count;
    return first;
  };
  layout.intercept = take(1);
  layout.effect = take(model.causes.size());
  layout.half_life = take(model.causes.size());
  layout.amplification = take(model.amplifier ? 1 : 0);
  layout.relief = take(model.treatments.size());
  layout.relief_half_life = take(model.treatments.size());
  layout.covariate = take(model.covariates.size());
  layout.disturbance_half_life = take(1);
  layout.disturbance_sd = take(1);
  layout.noise_sd = take(1);
  layout.repeat = take(model.layer.repeat ? 1 : 0);
  layout.width = take(widths_of(model.layer));
  layout.size = next;
  return layout;
}

std::vector<std::string> parameter_names(const DiaryModel& model) {
  std::vector<std::string> names{"intercept"};
  for (const auto& cause : model.causes) names.push_back("effect." + cause.name);
  for (const auto& cause : model.causes) names.push_back("log_half_life_days." + cause.name);
  if (model.amplifier) names.emplace_back("amplification");
  for (const auto& term : model.treatments) names.push_back("effect." + term.name);
  for (const auto& term : model.treatments) names.push_back("log_half_life_days." + term.name);
  for (const auto& term : model.covariates) names.push_back("covariate." + term.name);
  names.insert(names.end(),
               {"log_disturbance_half_life_days", "log_disturbance_sd", "log_noise_sd"});
  if (model.layer.repeat) names.emplace_back("logit_repeat_probability");
  for (std::size_t k = 0; k < widths_of(model.layer); ++k)
    names.push_back("log_width." + std::to_string(model.layer.score_min + 1 + static_cast<int>(k)));
  return names;
}

Result<bool> check(const DiaryModel& model) {
  UNKNOT_CHECK(check_counts(model));
  UNKNOT_CHECK(check_layer(model.layer));
  UNKNOT_CHECK(check_scores(model));
  UNKNOT_CHECK(check_names(model));
  for (std::size_t k = 0; k < model.causes.size(); ++k) UNKNOT_CHECK(check_cause(model, k));
  UNKNOT_CHECK(check_amplifier(model));
  for (std::size_t k = 0; k < model.treatments.size(); ++k) UNKNOT_CHECK(check_treatment(model, k));
  for (std::size_t k = 0; k < model.covariates.size(); ++k) UNKNOT_CHECK(check_covariate(model, k));
  UNKNOT_CHECK(check_prior(model.intercept, "intercept_prior"));
  UNKNOT_CHECK(
      check_prior(model.log_disturbance_half_life_days, "log_disturbance_half_life_days_prior"));
  UNKNOT_CHECK(check_prior(model.log_disturbance_sd, "log_disturbance_sd_prior"));
  return check_prior(model.log_noise_sd, "log_noise_sd_prior");
}

}  // namespace unknot::stats
