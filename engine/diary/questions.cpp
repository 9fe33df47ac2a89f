/// Method: docs/methods/diary.md#questions. Source of sigma: [knowledge of causes], assumed there.
#include "engine/diary/questions.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "engine/base/local_date.h"

namespace unknot::diary {
namespace {

/// Day-to-day scatter of a rating that no cause explains, 0..10. Assumed: 1.0 to 1.5 is usual.
constexpr double rating_sd_nrs = 1.2;
/// The assumed day-to-day variance counts as much as this many own days.
constexpr double days_behind_assumed_variance = 14;
constexpr std::size_t asked_max = 3;

/// Index of the Monday of that day's week, counted from the table's first day.
std::size_t monday_of(const DayTable& table, std::string_view date) {
  const auto day = day_of(date);
  const auto first = day_of(table.from_date);
  if (!day || !first) return 0;
  const std::chrono::weekday weekday{*day};
  const auto monday = *day - (weekday - std::chrono::Monday);
  const auto index = (monday - *first).count();
  if (index <= 0) return 0;
  return std::min(static_cast<std::size_t>(index), table.days());
}

/// Days before `end` on which this was said, as an answer or as an exposure.
int said_days(const DayTable& table, const std::string& cause, std::size_t end,
              const std::vector<double>* pain = nullptr) {
  const Column* answer = column_of(table, ColumnKind::Answer, cause);
  const Column* exposure = column_of(table, ColumnKind::Exposure, cause);
  const auto known = [](const Column* column, std::size_t k) {
    return column != nullptr && !std::isnan(column->values[k]);
  };
  int out = 0;
  for (std::size_t k = 0; k < end; ++k) {
    if (!known(answer, k) && !known(exposure, k)) continue;
    if (pain == nullptr || !std::isnan((*pain)[k])) ++out;
  }
  return out;
}

/// Day-to-day variance of an exposure: own squared deviations and those that are assumed, weighed
/// by days.
double variance_of(const body::Cause& cause, const DayTable& table, std::size_t end) {
  const Column* column = column_of(table, ColumnKind::Exposure, cause.id);
  const double assumed = cause.exposure.daily_sd.value * cause.exposure.daily_sd.value;
  double n = 0;
  double sum = 0;
  double squares = 0;
  for (std::size_t k = 0; column != nullptr && k < end; ++k) {
    const double value = column->values[k];
    if (std::isnan(value)) continue;
    ++n;
    sum += value;
    squares += value * value;
  }
  const double deviations = n > 0 ? std::max(0.0, squares - sum * sum / n) : 0;
  return (days_behind_assumed_variance * assumed + deviations) /
         (days_behind_assumed_variance + std::max(0.0, n - 1));
}

/// Answered in the last six days before that day; then a weekly question can wait.
bool answered_lately(const DayTable& table, const std::string& cause, std::string_view date) {
  const Column* column = column_of(table, ColumnKind::Answer, cause);
  if (column == nullptr) return false;
  for (int back = 1; back <= 6; ++back) {
    const auto at = index_of(table, days_after(date, -back).value_or(""));
    if (at && !std::isnan(column->values[*at])) return true;
  }
  return false;
}

/// A source other than the person says it already.
bool known_from_elsewhere(const DayTable& table, const std::string& cause, std::string_view date) {
  const auto at = index_of(table, date);
  if (!at) return false;
  for (const ColumnKind kind : {ColumnKind::Answer, ColumnKind::Exposure}) {
    const Column* column = column_of(table, kind, cause);
    if (column == nullptr || std::isnan(column->values[*at])) continue;
    if (table.sources[column->source[*at]] != source_typed) return true;
  }
  return false;
}

bool may_be_asked(const body::Cause& cause, const DayTable& table, std::string_view date) {
  if (cause.group == body::cause_group_confounder) return false;
  if (known_from_elsewhere(table, cause.id, date)) return false;
  switch (cause.asked->rhythm) {
    case body::Rhythm::Daily:
      return true;
    case body::Rhythm::Weekly:
      return !answered_lately(table, cause.id, date);
    case body::Rhythm::OnRequest:
    case body::Rhythm::Passive:
      return false;
  }
  return false;
}

struct Ranked {
  const body::Cause* cause = nullptr;
  Question question;
};

}  // namespace

double gain_bits(const body::CauseEffect& effect, double variance, int answered_days) {
  const double effect_variance = effect.effect_sd_nrs * effect.effect_sd_nrs +
                                 effect.between_person_sd_nrs * effect.between_person_sd_nrs;
  const double signal = variance / (rating_sd_nrs * rating_sd_nrs);
  if (!(effect_variance > 0) || !(signal > 0)) return 0;
  const double left = 1 / (1 / effect_variance + answered_days * signal);
  return effect.inclusion_probability * 0.5 * std::log2(1 + signal * left);
}

Questions questions_of(std::span<const body::Cause> causes, const DayTable& table,
                       std::string_view date) {
  const std::vector<double> pain = worst_pain(table);
  const std::size_t end = monday_of(table, date);
  const std::size_t today = index_of(table, date).value_or(table.days());
  std::vector<Ranked> all;
  std::map<std::string_view, int> answers_of_group;
  for (const body::Cause& cause : causes) {
    if (!cause.asked) continue;
    const int rated_days = said_days(table, cause.id, end, &pain);
    answers_of_group[cause.group] += said_days(table, cause.id, end);
    all.push_back(
        {&cause,
         {.cause = cause.id,
          .gain_bits = gain_bits(cause.effect, variance_of(cause, table, end), rated_days),
          .answered_days = said_days(table, cause.id, today)}});
  }
  Questions out;
  std::vector<Ranked> left = all;
  std::erase_if(left, [&](const Ranked& own) { return !may_be_asked(*own.cause, table, date); });
  std::stable_sort(left.begin(), left.end(), [](const Ranked& one, const Ranked& other) {
    return one.question.gain_bits > other.question.gain_bits;
  });
  while (!left.empty() && out.asked.size() < asked_max) {
    // By gain alone a cause whose answers move little would never be asked.
    const auto next = out.asked.size() + 1 < asked_max
                          ? left.begin()
                          : std::min_element(left.begin(), left.end(),
                                             [&](const Ranked& one, const Ranked& other) {
                                               return answers_of_group[one.cause->group] <
                                                      answers_of_group[other.cause->group];
                                             });
    const std::string group = next->cause->group;
    out.asked.push_back(next->question);
    std::erase_if(left, [&](const Ranked& own) { return own.cause->group == group; });
  }
  for (const Ranked& own : all) {
    const bool asked = std::any_of(out.asked.begin(), out.asked.end(), [&](const Question& one) {
      return one.cause == own.question.cause;
    });
    if (!asked) out.more.push_back(own.question);
  }
  return out;
}

}  // namespace unknot::diary
