#include "formats/json/diary_questions.h"

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

using namespace body;

constexpr const char* form_names[] = {"scale", "yes_no", "options", "number"};
constexpr const char* rhythm_names[] = {"daily", "weekly", "on_request", "passive"};

Json options_json(const std::vector<AnswerOption>& options) {
  Json out = Json::array();
  for (const AnswerOption& option : options) {
    Json own = {{"value", option.value}};
    if (!option.choice.empty()) own["choice"] = option.choice;
    own["label"] = option.label.en;
    out.push_back(own);
  }
  return out;
}

Json question_json(const Cause& cause) {
  const CauseQuestion& asked = *cause.asked;
  Json out = {
      {"cause", cause.id},       {"group", cause.group},
      {"name", cause.name.en},   {"question", asked.question.en},
      {"short", asked.brief.en}, {"answer", form_names[static_cast<std::size_t>(asked.form)]},
      {"unit", asked.unit},      {"low", asked.low},
      {"high", asked.high},      {"step", asked.step}};
  if (!asked.low_label.en.empty()) out["low_label"] = asked.low_label.en;
  if (!asked.high_label.en.empty()) out["high_label"] = asked.high_label.en;
  out["rhythm"] = rhythm_names[static_cast<std::size_t>(asked.rhythm)];
  out["options"] = options_json(asked.options);
  return out;
}

Json minutes_json(const std::optional<double>& minutes) {
  return minutes ? Json(*minutes) : Json(nullptr);
}

Json treatments_json(const std::vector<Treatment>& treatments) {
  Json out = Json::array();
  for (const Treatment& own : treatments) {
    if (!own.minutes_low && !own.minutes_high) continue;
    out.push_back({{"treatment", own.id},
                   {"name", own.name.en},
                   {"group", own.group},
                   {"minutes_low", minutes_json(own.minutes_low)},
                   {"minutes_high", minutes_json(own.minutes_high)}});
  }
  return out;
}

}  // namespace

std::string diary_questions_json(const Knowledge& knowledge) {
  Json questions = Json::array();
  for (const Cause& cause : knowledge.causes) {
    if (cause.asked) questions.push_back(question_json(cause));
  }
  Json guesses = Json::array();
  for (const char* group : cause_groups) guesses.push_back(group);
  guesses.push_back("not_sure");
  return Json{{"questions", questions},
              {"treatments", treatments_json(knowledge.treatments)},
              {"guesses", guesses}}
      .dump();
}

}  // namespace unknot::json
