#include "formats/json/fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using stats::NormalPrior;

constexpr Range any{-1e6, 1e6};  ///< of exposures, scores and what is believed of them
constexpr double sd_min = 1e-6;  ///< a narrower prior says: known
constexpr Range sd_range{sd_min, 1e6};
constexpr double score_span_max = 100;
constexpr std::size_t name_bytes_max = 100;
/// Of the logarithm of the widths between cut points: two in three lie within a quarter of 1.
constexpr double log_width_sd_usual = 0.25;

enum class Gaps { Allowed, Refused };  ///< null among the values

bool is_given(const Reader& in, std::string_view key) {
  return in.has(key) && !in.value().find(key)->is_null();
}

/// One value a day, at most as far as the forecast reaches.
struct Days {
  int days = 0;

  [[nodiscard]] std::vector<double> read(Reader& in, std::string_view key, Gaps gaps,
                                         Range range = any) const {
    const auto need = static_cast<std::size_t>(days);
    std::vector<double> out = values(in, key, gaps, range);
    if (out.size() > need + stats::horizon_days) {
      in.fault(ErrorCode::Contradiction, key, "has more values than days and 7 more");
    } else if (out.size() < need) {
      in.fault(ErrorCode::MissingField, key, "needs one value a day");
    }
    return out;
  }

 private:
  static std::vector<double> values(Reader& in, std::string_view key, Gaps gaps, Range range) {
    in.ignore(key);  // it is read here
    std::vector<double> out;
    if (!in.has(key)) {
      in.fault(ErrorCode::MissingField, key, "is missing");
      return out;
    }
    const Json& list = *in.value().find(key);
    if (!list.is_array()) {
      in.fault(ErrorCode::WrongType, key, "a list is needed");
      return out;
    }
    out.reserve(list.size());
    for (const Json& item : list) {
      out.push_back(value(in, item, {key, out.size()}, gaps, range));
    }
    return out;
  }

  struct Place {
    std::string_view key;
    std::size_t index = 0;
    [[nodiscard]] std::string words() const {
      return std::string(key) + "[" + std::to_string(index) + "]";
    }
  };

  static double value(const Reader& in, const Json& item, const Place& place, Gaps gaps,
                      Range range) {
    if (item.is_null()) {
      if (gaps == Gaps::Refused) {
        in.fault(ErrorCode::MissingField, place.words(), "must be known on every day");
      }
      return std::numeric_limits<double>::quiet_NaN();
    }
    if (!item.is_number()) {
      in.fault(ErrorCode::WrongType, place.words(), "a number or null is needed");
      return 0;
    }
    const double number = item.get<double>();
    if (!(number >= range.low && number <= range.high)) {
      in.fault(ErrorCode::OutOfRange, place.words(), "is outside its range");
      return 0;
    }
    return number;
  }
};

NormalPrior read_prior(Reader& in, std::string_view key, NormalPrior otherwise) {
  if (!is_given(in, key)) {
    in.ignore(key);
    return otherwise;
  }
  Reader own = in.object(key);
  const NormalPrior out{.mean = own.number("mean", any), .sd = own.number("sd", sd_range)};
  own.finish();
  return out;
}

std::string read_name(Reader& in) {
  std::string name = in.string("name");
  const bool control =
      std::any_of(name.begin(), name.end(), [](char c) { return (c >= 0 && c < ' ') || c == 127; });
  if (name.empty() || name.size() > name_bytes_max || control) {
    in.fault(ErrorCode::OutOfRange, "name", "must have 1..100 bytes of text");
  }
  return name;
}

void read_scale(Reader& in, stats::ScoreLayer& layer) {
  layer.score_min = in.optional_integer("score_min", {-1000, 1000}).value_or(0);
  layer.score_max = in.optional_integer("score_max", {-1000, 1000}).value_or(10);
  const int span = layer.score_max - layer.score_min;
  if (span < 1 || span > score_span_max) {
    in.fault(ErrorCode::OutOfRange, "score_max", "must be 1..100 more than score_min");
  }
}

stats::ScoreLayer read_layer(Reader& in) {
  stats::ScoreLayer out;
  read_scale(in, out);
  if (is_given(in, "repeat_probability_prior")) {
    Reader own = in.object("repeat_probability_prior");
    out.repeat = {.a = own.number("a", sd_range), .b = own.number("b", sd_range)};
    own.finish();
  }
  in.ignore("repeat_probability_prior");
  const bool ordered =
      in.has("cut_points") && in.word("cut_points", {"half", "ordered"}) == "ordered";
  const auto width = in.optional_number("log_cut_width_sd", {sd_min, 10});
  if (ordered) out.log_width_sd = width.value_or(log_width_sd_usual);
  if (width && !ordered) {
    in.fault(ErrorCode::Contradiction, "log_cut_width_sd", "is of \"cut_points\": \"ordered\"");
  }
  return out;
}

std::vector<double> read_scores(Reader& in, const stats::DiaryModel& model) {
  const Days days{model.days};
  const stats::ScoreLayer& layer = model.layer;
  std::vector<double> out =
      days.read(in, "scores", Gaps::Allowed,
                {static_cast<double>(layer.score_min), static_cast<double>(layer.score_max)});
  for (std::size_t day = 0; day < out.size(); ++day) {
    const std::string place = "scores[" + std::to_string(day) + "]";
    if (std::isnan(out[day])) continue;
    if (out[day] != std::floor(out[day])) {
      in.fault(ErrorCode::OutOfRange, place, "a whole number is needed");
    }
    if (day >= static_cast<std::size_t>(model.days)) {
      in.fault(ErrorCode::Contradiction, place, "lies after the last day");
    }
  }
  out.resize(std::min(out.size(), static_cast<std::size_t>(model.days)));
  return out;
}

stats::GapModel read_gaps(Reader& in, const Days& days) {
  Reader own = in.object("gaps");
  stats::GapModel out{.a = days.read(own, "A", Gaps::Refused),
                      .b = days.read(own, "B", Gaps::Refused),
                      .s = days.read(own, "S", Gaps::Refused, {0, any.high})};
  own.finish();
  return out;
}

stats::Inclusion read_inclusion(Reader& in) {
  stats::Inclusion out;
  if (is_given(in, "inclusion")) {
    Reader own = in.object("inclusion");
    out.probability = own.number("probability", {0, 1});
    out.spike_sd = own.optional_number("spike_sd", sd_range).value_or(out.spike_sd);
    own.finish();
  }
  in.ignore("inclusion");
  return out;
}

stats::CauseTerm read_cause(Reader& in, const Days& days) {
  stats::CauseTerm out;
  out.name = read_name(in);
  out.exposure = days.read(in, "exposure", Gaps::Allowed);
  out.start_level = in.optional_number("start_level", any).value_or(0);
  if (is_given(in, "gaps")) out.gaps = read_gaps(in, days);
  in.ignore("gaps");
  out.effect = read_prior(in, "effect_prior", {.mean = 0.6, .sd = 0.6});
  out.log_half_life_days = read_prior(in, "log_half_life_days_prior", {.mean = 0, .sd = 0.6});
  out.inclusion = read_inclusion(in);
  constexpr double degrees_max = stats::slab_degrees_max;
  out.slab_degrees_of_freedom =
      in.optional_number("slab_degrees_of_freedom", {0, degrees_max}).value_or(0);
  if (out.slab_degrees_of_freedom != std::floor(out.slab_degrees_of_freedom)) {
    in.fault(ErrorCode::OutOfRange, "slab_degrees_of_freedom", "must be a whole number");
  }
  const bool cascade = in.has("kernel") && in.word("kernel", {"single", "cascade"}) == "cascade";
  out.kernel = cascade ? stats::Kernel::Cascade : stats::Kernel::Single;
  in.finish();
  return out;
}

stats::TreatmentTerm read_treatment(Reader& in, const Days& days) {
  stats::TreatmentTerm out;
  out.name = read_name(in);
  out.dose = days.read(in, "dose", Gaps::Refused);
  out.effect = read_prior(in, "effect_prior", {.mean = 0.4, .sd = 0.4});
  out.log_half_life_days = read_prior(in, "log_half_life_days_prior", {.mean = 0, .sd = 0.5});
  const bool same = in.has("acts") && in.word("acts", {"day_after", "same_day"}) == "same_day";
  out.acts = same ? stats::DoseActs::SameDay : stats::DoseActs::DayAfter;
  in.finish();
  return out;
}

stats::Covariate read_covariate(Reader& in, const Days& days) {
  stats::Covariate out;
  out.name = read_name(in);
  out.values = days.read(in, "values", Gaps::Refused);
  out.prior = read_prior(in, "prior", {.mean = 0, .sd = out.name == "weekend" ? 0.3 : 1.0});
  in.finish();
  return out;
}

/// A list that may be left out.
template <class Term>
std::vector<Term> read_terms(Reader& in, std::string_view key, const Days& days,
                             Term (*read)(Reader&, const Days&)) {
  std::vector<Term> out;
  if (!in.has(key)) return out;
  std::vector<Reader> terms = in.objects(key);
  if (terms.size() > static_cast<std::size_t>(stats::terms_max)) {
    in.fault(ErrorCode::TooLarge, key, "too many of them");
    return out;
  }
  for (Reader& own : terms) {
    out.push_back(read(own, days));
    const auto same = [&](const Term& term) { return term.name == out.back().name; };
    if (std::any_of(out.begin(), out.end() - 1, same)) {
      own.fault(ErrorCode::DuplicateId, "name", "has been named already");
    }
  }
  return out;
}

std::optional<stats::Amplifier> read_amplifier(Reader& in,
                                               const std::vector<stats::CauseTerm>& causes) {
  in.ignore("amplifier");
  if (!is_given(in, "amplifier")) return std::nullopt;
  Reader own = in.object("amplifier");
  const std::string name = own.string("cause");
  const auto found = std::find_if(causes.begin(), causes.end(),
                                  [&](const stats::CauseTerm& term) { return term.name == name; });
  if (found == causes.end()) own.fault(ErrorCode::UnknownId, "cause", "is none of the causes");
  const stats::Amplifier out{.cause = static_cast<int>(found - causes.begin()),
                             .prior = read_prior(own, "prior", {.mean = 0.25, .sd = 0.25})};
  own.finish();
  return out;
}

/// Both would be `effect.<name>`.
void check_names(const Reader& in, const stats::DiaryModel& model) {
  for (std::size_t k = 0; k < model.treatments.size(); ++k) {
    const std::string& name = model.treatments[k].name;
    const bool taken = std::any_of(model.causes.begin(), model.causes.end(),
                                   [&](const stats::CauseTerm& term) { return term.name == name; });
    if (!taken) continue;
    in.fault(ErrorCode::DuplicateId, "treatments[" + std::to_string(k) + "].name",
             "is the name of a cause");
  }
}

stats::DiaryModel read_model(Reader& in) {
  stats::DiaryModel out;
  in.word("model", {"causes"});
  out.days = in.integer("days", {1, stats::model_days_max});
  const Days days{out.days};
  out.layer = read_layer(in);
  out.scores = read_scores(in, out);
  out.covariates = read_terms<stats::Covariate>(in, "covariates", days, read_covariate);
  out.causes = read_terms<stats::CauseTerm>(in, "causes", days, read_cause);
  out.amplifier = read_amplifier(in, out.causes);
  out.treatments = read_terms<stats::TreatmentTerm>(in, "treatments", days, read_treatment);
  check_names(in, out);
  out.intercept = read_prior(in, "intercept_prior", out.intercept);
  out.log_disturbance_half_life_days =
      read_prior(in, "log_disturbance_half_life_days_prior", out.log_disturbance_half_life_days);
  out.log_disturbance_sd = read_prior(in, "log_disturbance_sd_prior", out.log_disturbance_sd);
  out.log_noise_sd = read_prior(in, "log_noise_sd_prior", out.log_noise_sd);
  in.finish();
  return out;
}

/// The parser needs time that grows with the square of the objects and lists in a list.
Result<bool> check_size(std::string_view bytes) {
  if (bytes.size() > fit_bytes_max) return fail(ErrorCode::TooLarge, "", "more than 128 MB");
  const auto opens = [](char byte) { return byte == '{' || byte == '['; };
  const auto lists = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), opens));
  if (lists > fit_lists_max) return fail(ErrorCode::TooLarge, "", "too many objects and lists");
  return true;
}

Json or_null(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

Json parameter_json(const FitParameter& own) {
  const stats::DrawSummary& s = own.summary;
  return {{"name", own.name},
          {"mean", or_null(s.mean)},
          {"sd", or_null(s.sd)},
          {"p05", or_null(s.p05)},
          {"p50", or_null(s.p50)},
          {"p95", or_null(s.p95)},
          {"mcse_mean", or_null(s.mcse_mean)},
          {"ess_bulk", or_null(s.ess_bulk)},
          {"ess_tail", or_null(s.ess_tail)},
          {"rhat", or_null(s.rhat)}};
}

Json diagnostics_json(const FitDiagnostics& own) {
  return {{"divergences", own.divergences},
          {"ebfmi_min", or_null(own.ebfmi_min)},
          {"gradients", own.gradients},
          {"seconds_cpu_warmup", or_null(own.seconds_cpu_warmup)},
          {"seconds_cpu_sampling", or_null(own.seconds_cpu_sampling)}};
}

Json forecast_json(const ForecastDay& own) {
  Json probabilities = Json::array();
  for (const double probability : own.probabilities) probabilities.push_back(or_null(probability));
  return {{"day", own.day}, {"probabilities", probabilities}};
}

}  // namespace

Result<stats::DiaryModel> read_fit_request(std::string_view bytes) {
  UNKNOT_CHECK(check_size(bytes));
  UNKNOT_TRY(const Json value, parse(bytes, "", fit_values_read_max));
  Faults faults;
  Reader in(value, "", faults);
  stats::DiaryModel out = read_model(in);
  if (faults.first()) return tl::unexpected<Error>(*faults.first());
  return out;
}

std::string to_json(const FitAnswer& answer) {
  Json out;
  out["parameters"] = Json::array();
  for (const FitParameter& own : answer.parameters) {
    out["parameters"].push_back(parameter_json(own));
  }
  if (!answer.share_note.empty()) out["share_note"] = answer.share_note;
  out["latent_pain"] = Json::array();
  for (const LatentDay& own : answer.latent_pain) {
    out["latent_pain"].push_back(
        {{"day", own.day}, {"mean", or_null(own.mean)}, {"sd", or_null(own.sd)}});
  }
  out["forecast"] = Json::array();
  for (const ForecastDay& own : answer.forecast) out["forecast"].push_back(forecast_json(own));
  out["diagnostics"] = diagnostics_json(answer.diagnostics);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace unknot::json
