#include "formats/json/population.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/local_date.h"

namespace unknot::json {
namespace {

using causes::LearntExposure;
using causes::LearntPrior;
using causes::NotLearnt;
using causes::NotLearntReason;
using causes::PopulationPriors;

constexpr std::string_view form = "unknot_priors";
constexpr std::array<std::pair<std::string_view, NotLearntReason>, 2> reasons = {{
    {"few_draws", NotLearntReason::FewDraws},
    {"chains_disagree", NotLearntReason::ChainsDisagree},
}};
constexpr Range any_count{1, 1e7};
constexpr Range part{1e-6, 1 - 1e-6};
constexpr std::size_t text_bytes_max = 500;

/// What a quantity of a person can be.
struct Bounds {
  Range mean;
  Range sd;
};
constexpr Bounds points{{-20, 20}, {1e-4, 20}};
constexpr Bounds logarithm{{-6, 6}, {1e-2, 3}};
constexpr Bounds probability{{1e-3, 1 - 1e-3}, {1e-3, 0.5}};

Json moments_json(double mean, double sd) { return {{"mean", mean}, {"sd", sd}}; }

Json learnt_json(const std::optional<LearntPrior>& own) {
  if (!own) return nullptr;
  return {{"mean", own->mean}, {"sd", own->sd}, {"persons", own->persons}};
}

Json exposure_json(const LearntExposure& own) {
  return {{"cause", own.cause},
          {"persons", own.persons},
          {"effect", moments_json(own.effect.mean, own.effect.sd)},
          {"inclusion", own.inclusion},
          {"log_half_life_days", learnt_json(own.log_half_life_days)}};
}

Json person_json(const PopulationPriors& own) {
  return {{"intercept", learnt_json(own.intercept)},
          {"log_disturbance_half_life_days", learnt_json(own.log_disturbance_half_life_days)},
          {"log_disturbance_sd", learnt_json(own.log_disturbance_sd)},
          {"log_noise_sd", learnt_json(own.log_noise_sd)},
          {"repeat_probability", learnt_json(own.repeat_probability)}};
}

Json not_learnt_json(const NotLearnt& own) {
  std::string reason;
  for (const auto& [name, value] : reasons) {
    if (value == own.reason) reason = name;
  }
  return {{"quantity", own.quantity}, {"reason", reason}};
}

bool is_null(const Reader& in, std::string_view key) {
  return in.has(key) && in.value().find(key)->is_null();
}

std::string short_text(Reader& in, std::string_view key) {
  std::string out = in.string(key);
  if (out.size() > text_bytes_max) in.fault(ErrorCode::TooLarge, key, "more than 500 bytes");
  return out;
}

std::string text_or_null(Reader& in, std::string_view key) {
  in.ignore(key);
  return is_null(in, key) ? std::string() : short_text(in, key);
}

LearntPrior read_learnt(Reader own, const Bounds& bounds) {
  LearntPrior out{.mean = own.number("mean", bounds.mean),
                  .sd = own.number("sd", bounds.sd),
                  .persons = own.integer("persons", any_count)};
  own.finish();
  return out;
}

std::optional<LearntPrior> learnt_or_null(Reader& in, std::string_view key, const Bounds& bounds) {
  in.ignore(key);
  if (is_null(in, key)) return std::nullopt;
  return read_learnt(in.object(key), bounds);
}

LearntExposure read_exposure(Reader& in) {
  LearntExposure out{.cause = short_text(in, "cause"), .persons = in.integer("persons", any_count)};
  Reader effect = in.object("effect");
  out.effect = {effect.number("mean", points.mean), effect.number("sd", points.sd)};
  effect.finish();
  out.inclusion = in.number("inclusion", part);
  out.log_half_life_days = learnt_or_null(in, "log_half_life_days", logarithm);
  in.finish();
  return out;
}

PopulationPriors read_population(Reader& in) {
  PopulationPriors out;
  for (Reader& own : in.objects("exposures")) {
    out.exposures.push_back(read_exposure(own));
    const auto same = [&](const auto& one) { return one.cause == out.exposures.back().cause; };
    if (std::any_of(out.exposures.begin(), out.exposures.end() - 1, same)) {
      own.fault(ErrorCode::DuplicateId, "cause", "has been named already");
    }
  }
  Reader person = in.object("person");
  out.intercept = learnt_or_null(person, "intercept", points);
  out.log_disturbance_half_life_days =
      learnt_or_null(person, "log_disturbance_half_life_days", logarithm);
  out.log_disturbance_sd = learnt_or_null(person, "log_disturbance_sd", logarithm);
  out.log_noise_sd = learnt_or_null(person, "log_noise_sd", logarithm);
  out.repeat_probability = learnt_or_null(person, "repeat_probability", probability);
  if (const auto& own = out.repeat_probability; own) {
    if (!(own->sd * own->sd < own->mean * (1 - own->mean))) {
      person.fault(ErrorCode::OutOfRange, "repeat_probability", "no probability spreads so wide");
    }
  }
  person.finish();
  return out;
}

PriorsSource read_source(Reader& in) {
  PriorsSource out{.file = short_text(in, "file"), .sha256 = in.string("sha256")};
  const bool hex = out.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hex || out.sha256.size() != 64) {
    in.fault(ErrorCode::OutOfRange, "sha256", "must be 64 hex digits");
  }
  in.finish();
  return out;
}

PriorsProvenance read_provenance(Reader& in) {
  PriorsProvenance out;
  for (Reader& own : in.objects("files")) out.files.push_back(read_source(own));
  out.persons = in.integer("persons", any_count);
  out.persons_left_out = in.integer("persons_left_out", {0, any_count.high});
  out.days_scored = in.integer("days_scored", {1, 1e9});
  out.date = in.string("date");
  if (!day_of(out.date)) in.fault(ErrorCode::OutOfRange, "date", "must be a day, as 2026-02-26");
  out.licence = text_or_null(in, "licence");
  out.program_version = short_text(in, "program_version");
  out.knowledge_version = short_text(in, "knowledge_version");
  Reader stage = in.object("stage_one");
  out.effect_scale = stage.number("effect_scale", {0.1, 100});
  out.inclusion = stage.number("inclusion", part);
  stage.finish();
  out.draws_a_person = in.integer("draws_a_person", any_count);
  out.draws_of_population = in.integer("draws_of_population", any_count);
  out.effective_draws_p10 = in.number("effective_draws_p10", {0, any_count.high});
  out.rhat_max = in.number("rhat_max", {0, 100});
  in.finish();
  return out;
}

LearntPriors read_file(Reader& in) {
  LearntPriors out;
  in.word("form", {form});
  if (in.integer("version", {1, 1e6}) > priors_version) {
    in.fault(ErrorCode::Unsupported, "version", "a newer program wrote it");
  }
  Reader from = in.object("provenance");
  out.provenance = read_provenance(from);
  out.priors = read_population(in);
  for (Reader& own : in.objects("not_learnt")) {
    const std::string quantity = short_text(own, "quantity");
    out.not_learnt.push_back({quantity, own.one_of<NotLearntReason>("reason", std::span(reasons))});
    own.finish();
  }
  in.finish();
  return out;
}

}  // namespace

Json provenance_json(const PriorsProvenance& from) {
  Json files = Json::array();
  for (const PriorsSource& own : from.files) {
    files.push_back({{"file", own.file}, {"sha256", own.sha256}});
  }
  return {{"files", std::move(files)},
          {"persons", from.persons},
          {"persons_left_out", from.persons_left_out},
          {"days_scored", from.days_scored},
          {"date", from.date},
          {"licence", from.licence.empty() ? Json(nullptr) : Json(from.licence)},
          {"program_version", from.program_version},
          {"knowledge_version", from.knowledge_version},
          {"stage_one", {{"effect_scale", from.effect_scale}, {"inclusion", from.inclusion}}},
          {"draws_a_person", from.draws_a_person},
          {"draws_of_population", from.draws_of_population},
          {"effective_draws_p10", from.effective_draws_p10},
          {"rhat_max", from.rhat_max}};
}

std::string to_json(const LearntPriors& learnt) {
  Json out;
  out["form"] = form;
  out["version"] = priors_version;
  out["provenance"] = provenance_json(learnt.provenance);
  out["exposures"] = Json::array();
  for (const LearntExposure& own : learnt.priors.exposures) {
    out["exposures"].push_back(exposure_json(own));
  }
  out["person"] = person_json(learnt.priors);
  out["not_learnt"] = Json::array();
  for (const NotLearnt& own : learnt.not_learnt) out["not_learnt"].push_back(not_learnt_json(own));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<LearntPriors> read_priors(std::string_view bytes) {
  if (bytes.size() > priors_bytes_max) return fail(ErrorCode::TooLarge, "", "more than 1 MB");
  UNKNOT_TRY(const Json whole, parse(bytes, ""));
  Faults faults;
  Reader in(whole, "", faults);
  LearntPriors out = read_file(in);
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

}  // namespace unknot::json
