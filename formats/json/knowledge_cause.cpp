/// What may tie a knot: the question, the exposure made of its answers, the published effect.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include "formats/json/knowledge_parts.h"

namespace unknot::json {
namespace {

using namespace body;

constexpr std::size_t brief_characters_max = 40;
constexpr Range any_probability{0, 1};

constexpr std::pair<std::string_view, AnswerForm> forms[] = {{"scale", AnswerForm::Scale},
                                                             {"yes_no", AnswerForm::YesNo},
                                                             {"options", AnswerForm::Options},
                                                             {"number", AnswerForm::Number}};
constexpr std::pair<std::string_view, Rhythm> rhythms[] = {{"daily", Rhythm::Daily},
                                                           {"weekly", Rhythm::Weekly},
                                                           {"on_request", Rhythm::OnRequest},
                                                           {"passive", Rhythm::Passive}};
constexpr std::pair<std::string_view, ExposureRule> rules[] = {
    {"same", ExposureRule::Same},
    {"below_level", ExposureRule::BelowLevel},
    {"above_usual", ExposureRule::AboveUsual},
    {"below_usual", ExposureRule::BelowUsual},
    {"around_day", ExposureRule::AroundDay},
    {"under_half", ExposureRule::UnderHalf}};

/// @param characters_max  of UTF-8
Text filled_text(Reader& in, std::string_view key, std::size_t characters_max = 1000) {
  Text out = in.text(key);
  if (out.en.empty()) in.fault(ErrorCode::MissingField, key, "must not be empty");
  std::size_t characters = 0;
  for (const char c : out.en) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  if (characters > characters_max) {
    in.fault(ErrorCode::TooLarge, key, "at most " + std::to_string(characters_max) + " characters");
  }
  return out;
}

double positive(Reader& in, std::string_view key) {
  const double out = in.number(key, {0, 1e6});
  if (in.has(key) && out == 0) in.fault(ErrorCode::OutOfRange, key, "must be above 0");
  return out;
}

std::vector<AnswerOption> read_options(Reader& asked, Range range) {
  std::vector<AnswerOption> out;
  std::set<std::pair<double, std::string>> seen;
  for (Reader& in : asked.objects("options")) {
    AnswerOption own;
    own.value = in.number("value", range);
    own.choice = in.string_or("choice", "");
    own.label = filled_text(in, "label");
    if (!seen.insert({own.value, own.choice}).second) {
      in.fault(ErrorCode::DuplicateId, "", "the same answer stands twice");
    }
    in.finish();
    out.push_back(std::move(own));
  }
  return out;
}

/// The form settles what else may stand there.
void check_form(const Reader& in, const CauseQuestion& own) {
  if ((own.form == AnswerForm::Options) == own.options.empty()) {
    in.fault(ErrorCode::Contradiction, "options", "only the form options has them, and needs them");
  }
  const bool scale = own.form == AnswerForm::Scale;
  if (scale && (own.low_label.en.empty() || own.high_label.en.empty())) {
    in.fault(ErrorCode::MissingField, "low_label", "a scale needs words at both ends");
  }
  const double high = scale ? 10 : 1;
  const bool fixed = scale || own.form == AnswerForm::YesNo;
  if (fixed && (own.low != 0 || own.high != high || own.step != 1)) {
    in.fault(ErrorCode::Contradiction, "high",
             "a scale is 0 to 10, yes or no 0 to 1, by steps of 1");
  }
}

std::optional<CauseQuestion> read_question(Reader& cause) {
  if (!cause.has("asked")) return std::nullopt;
  Reader in = cause.object("asked");
  CauseQuestion out;
  out.question = filled_text(in, "question");
  out.brief = filled_text(in, "brief", brief_characters_max);
  out.form = in.one_of<AnswerForm>("form", forms);
  out.unit = in.word("unit", {"scale", "yes_no", "hours", "minutes", "count", "litres", "drinks",
                              "cups", "steps", "beats_per_minute", "percent", "hPa"});
  out.low = in.number("low", {0, 1e6});
  out.high = in.number("high", {out.low, 1e6});
  out.step = positive(in, "step");
  if (in.has("low_label")) out.low_label = in.text("low_label");
  if (in.has("high_label")) out.high_label = in.text("high_label");
  if (in.has("options")) out.options = read_options(in, {out.low, out.high});
  out.rhythm = in.one_of<Rhythm>("rhythm", rhythms);
  out.of_night = in.boolean_or_false("of_night");
  check_form(in, out);
  in.finish();
  return out;
}

CauseExposure read_exposure(Reader& cause) {
  Reader in = cause.object("exposure");
  CauseExposure out;
  out.unit = in.string("unit");
  out.rule = in.one_of<ExposureRule>("rule", rules);
  out.answer_of = in.string("answer_of");
  out.step = positive(in, "step");
  if (in.has("level")) out.level = in.quantity("level");
  out.days_before = in.optional_integer("days_before", {0, 14}).value_or(0);
  out.days_after = in.optional_integer("days_after", {0, 14}).value_or(0);
  out.range = in.quantity("range");
  out.healthy_level = in.quantity("healthy_level");
  out.daily_sd = in.quantity("daily_sd");
  const bool leveled = out.rule == ExposureRule::BelowLevel || out.rule == ExposureRule::UnderHalf;
  if (leveled != out.level.has_value()) {
    in.fault(ErrorCode::Contradiction, "level", "below_level and under_half need one, others none");
  }
  const bool window = out.days_before > 0 || out.days_after > 0;
  if (window != (out.rule == ExposureRule::AroundDay)) {
    in.fault(ErrorCode::Contradiction, "days_before", "around_day needs days, others have none");
  }
  if (in.has("daily_sd") && out.daily_sd.low <= 0) {
    in.fault(ErrorCode::OutOfRange, "daily_sd", "must be above 0");
  }
  in.finish();
  return out;
}

/// low and high repeat the prior's spread for people who read the file: both must say the same.
void check_spread(const Reader& in, const CauseEffect& own) {
  const double wide = 1.645 * own.effect_sd_nrs;
  const double off = std::max(std::abs(own.effect_nrs.low - (own.effect_nrs.value - wide)),
                              std::abs(own.effect_nrs.high - (own.effect_nrs.value + wide)));
  if (off > 0.0006) {
    in.fault(ErrorCode::Contradiction, "effect_nrs", "low and high are value -+ 1.645 sd");
  }
}

CauseEffect read_effect(Reader& cause) {
  Reader in = cause.object("effect");
  CauseEffect out;
  out.effect_nrs = in.quantity("effect_nrs");
  out.effect_sd_nrs = positive(in, "effect_sd_nrs");
  out.between_person_sd_nrs = positive(in, "between_person_sd_nrs");
  out.inclusion_probability = in.number("inclusion_probability", any_probability);
  out.lag_days_min = in.number("lag_days_min", {0, 30});
  out.lag_days_max = in.number("lag_days_max", {out.lag_days_min, 30});
  out.half_life_hours = in.quantity("half_life_hours");
  out.kernel = in.word("kernel", {"exp", "gamma", "gamma_peak_36h", "exp_from_waking", "step",
                                  "same_day", "relief_then_soreness", "relief_then_next_day"});
  out.regions = filled_text(in, "regions");
  out.grade = in.string("grade");
  out.evidence_for = filled_text(in, "evidence_for");
  out.evidence_against = filled_text(in, "evidence_against");
  if (in.has("half_life_hours") && out.half_life_hours.low <= 0) {
    in.fault(ErrorCode::OutOfRange, "half_life_hours", "must be above 0");
  }
  if (in.has("effect_nrs")) check_spread(in, out);
  in.finish();
  return out;
}

}  // namespace

Cause read_cause(Reader& in) {
  Cause out;
  out.id = in.string("id");
  out.group = in.word("group", {"overuse_or_injury", "dehydration", "poor_posture",
                                "sitting_all_day", "stress_and_tension", "confounder"});
  out.order = in.integer("order", {1, 100});
  out.name = filled_text(in, "name", 24);
  out.asked = read_question(in);
  out.exposure = read_exposure(in);
  out.effect = read_effect(in);
  out.passive_records = in.text("passive_records");
  out.verified = in.verified();
  out.sources = in.strings("sources");
  if (out.sources.empty()) in.fault(ErrorCode::MissingField, "sources", "needs a source");
  if (out.asked.has_value() != (out.exposure.answer_of == out.id)) {
    in.fault(ErrorCode::Contradiction, "exposure.answer_of",
             "what is asked is made of its own answer, what is not of another's");
  }
  return out;
}

void sort_causes(std::vector<Cause>& causes) {
  const auto place = [](const Cause& own) {
    const auto* group = std::find(std::begin(cause_groups), std::end(cause_groups), own.group);
    return std::pair(group - std::begin(cause_groups), own.order);
  };
  std::stable_sort(causes.begin(), causes.end(),
                   [&](const Cause& a, const Cause& b) { return place(a) < place(b); });
}

}  // namespace unknot::json
