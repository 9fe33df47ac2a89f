#include "engine/facade_alarms.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace unknot {
namespace {

using causes::AlarmEvidence;
using causes::AlarmLook;
using causes::groups;
using Told = std::array<bool, groups>;

/// Nothing when it is not of the study.
std::optional<std::size_t> place_of(std::string_view id) {
  const auto all = causes::alarm_exposures();
  const auto at = std::find(all.begin(), all.end(), id);
  if (at == all.end()) return std::nullopt;
  return static_cast<std::size_t>(at - all.begin());
}

Result<std::size_t> group_in(const body::Knowledge& knowledge, std::string_view id) {
  const auto own = std::find_if(knowledge.causes.begin(), knowledge.causes.end(),
                                [&](const body::Cause& cause) { return cause.id == id; });
  for (std::size_t g = 0; g < groups; ++g) {
    if (own != knowledge.causes.end() && own->group == body::cause_groups[g]) return g;
  }
  return fail(ErrorCode::UnknownId, std::string(id), "the knowledge has no such cause");
}

struct Bound {
  const char* option;
  double value;
  double least;
  double most;
};

Result<bool> check_numbers(const AlarmRequest& a) {
  const causes::AlarmScene& scene = a.scene;
  const Bound bounds[] = {
      {"--persons", static_cast<double>(a.persons), 1, alarm_persons_max},
      {"--first", static_cast<double>(a.first), 1, 1e9},
      {"--days", static_cast<double>(scene.days), 14, alarm_days_max},
      {"--step", static_cast<double>(a.step), 1, alarm_days_max},
      {"--only-day", static_cast<double>(a.only_day.value_or(14)), 14,
       static_cast<double>(scene.days)},
      {"--disturbance-coefficient", scene.disturbance_coefficient, 0, 0.999},
      {"--disturbance-sd", scene.disturbance_sd, 0, 10},
      {"--noise-sd", scene.noise_sd, 0, 10},
      {"--pain", scene.pain_mean, 0, 10},
      {"--missing", scene.missing, 0, 0.99},
      {"--exposure-coefficient", scene.exposure_coefficient, 0, 0.999},
      {"--points", scene.points, -10, 10},
      {"--answers-to-pain", scene.answers_to_pain, -10, 10},
      {"--missing-by-pain", scene.missing_by_pain, -10, 10},
      {"--gls-t", a.gls_t, -100, 100},
  };
  for (const Bound& own : bounds) {
    if (own.value >= own.least && own.value <= own.most) continue;
    return fail(ErrorCode::OutOfRange, own.option, "outside of what is possible");
  }
  return true;
}

Result<bool> check_cause(const causes::AlarmScene& scene, const PreparedAlarms& prepared) {
  if (scene.cause.empty() != (scene.points == 0)) {
    return fail(ErrorCode::Contradiction, "--points", "goes with --cause");
  }
  if (scene.cause.empty() && !scene.decoys.empty()) {
    return fail(ErrorCode::Contradiction, "--decoys", "goes with --cause");
  }
  const auto cause = place_of(scene.cause);
  if (!scene.cause.empty() && !cause) {
    return fail(ErrorCode::UnknownId, "--cause", "not one of the ten exposures");
  }
  for (const std::string& decoy : scene.decoys) {
    const auto own = place_of(decoy);
    if (!own) return fail(ErrorCode::UnknownId, "--decoys", "not one of the ten exposures");
    if (prepared.group_of[*own] == prepared.group_of[*cause]) {
      return fail(ErrorCode::Contradiction, "--decoys", "of the same group as --cause");
    }
  }
  return true;
}

/// Whether some part of each group passes.
template <typename Passes>
Told by_group(const PreparedAlarms& prepared, const AlarmLook& look, const Passes& passes) {
  Told out{};
  for (std::size_t g = 0; g < groups; ++g) out[g] = passes(look.by_group[g]);
  for (std::size_t i = 0; i < look.by_exposure.size(); ++i) {
    const std::size_t g = prepared.group_of[i];
    out[g] = out[g] || passes(look.by_exposure[i]);
  }
  return out;
}

bool enough(const AlarmLook& look) { return look.scored >= causes::naming_rule.days_scored_min; }

Told gls_at(const PreparedAlarms& prepared, const AlarmLook& look) {
  Told out{};
  for (std::size_t g = 0; g < groups; ++g) {
    out[g] = enough(look) && look.gls_t[g] >= prepared.request.gls_t;
  }
  return out;
}

/// Counts persons; `told_at` gives the groups that a look tells of.
template <typename ToldAt>
AlarmCounts counts_of(const PreparedAlarms& prepared, std::span<const AlarmPerson> persons,
                      const ToldAt& told_at) {
  const causes::AlarmScene& scene = prepared.request.scene;
  const auto cause = place_of(scene.cause);
  Told decoys{};
  for (const std::string& own : scene.decoys) decoys[prepared.group_of[*place_of(own)]] = true;
  AlarmCounts out;
  for (const AlarmPerson& person : persons) {
    bool any = false;
    bool right = false;
    bool wrong = false;
    for (const AlarmLook& look : person.looks) {
      const Told told = told_at(look);
      const bool now = cause && told[prepared.group_of[*cause]];
      right = right || now;
      for (std::size_t g = 0; g < groups; ++g) {
        any = any || told[g];
        wrong = wrong || (told[g] && decoys[g] && !now);
      }
    }
    out.any += any ? 1 : 0;
    out.cause += right ? 1 : 0;
    out.decoy_alone += wrong ? 1 : 0;
  }
  return out;
}

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

Result<PreparedAlarms> prepare_alarms(const body::Knowledge& knowledge, AlarmRequest request) {
  UNKNOT_CHECK(check_numbers(request));
  PreparedAlarms out;
  const auto all = causes::alarm_exposures();
  for (std::size_t i = 0; i < all.size(); ++i) {
    UNKNOT_TRY(out.group_of[i], group_in(knowledge, all[i]));
  }
  UNKNOT_CHECK(check_cause(request.scene, out));
  if (request.only_day) out.looks = {*request.only_day};
  const int first = causes::naming_rule.days_scored_min;
  for (int day = first; !request.only_day && day <= request.scene.days; day += request.step) {
    out.looks.push_back(day);
  }
  out.request = std::move(request);
  return out;
}

AlarmPerson alarm_person(const body::Knowledge& knowledge, const PreparedAlarms& prepared,
                         int person) {
  const auto number = static_cast<std::uint64_t>(person);
  const causes::AlarmScene& scene = prepared.request.scene;
  const causes::AlarmDiary diary =
      causes::draw_diary(scene, knowledge.causes, 1000003 * number + 17);
  // Below the thresholds of a name by far, so that what a short run says by chance decides nothing.
  const causes::AlarmOptions options{
      .looks = prepared.looks, .near_log_odds = 0.69, .near_size = 0.6, .seed = 1000 * number};
  return {.person = person, .looks = causes::look_daily(scene, diary, knowledge.causes, options)};
}

Told named_at(const PreparedAlarms& prepared, const AlarmLook& look) {
  if (!look.computed_others) return {};
  const causes::NamingRule rule = causes::naming_rule_at(look.scored);
  return by_group(prepared, look, [&](const AlarmEvidence& own) {
    return own.log_odds_ratio_least >= std::log(rule.odds_ratio_min) &&
           own.probability_size_least >= rule.probability_size_min;
  });
}

Told leaning_at(const PreparedAlarms& prepared, const AlarmLook& look) {
  if (!enough(look)) return {};
  const causes::NamingRule& rule = causes::naming_rule;
  return by_group(prepared, look, [&](const AlarmEvidence& own) {
    return own.log_odds_ratio >= std::log(rule.odds_ratio_leaning_min) &&
           own.probability_size >= rule.probability_size_leaning_min;
  });
}

AlarmAnswer answer_alarms(const PreparedAlarms& prepared, std::span<const AlarmPerson> persons) {
  AlarmAnswer out{.persons = static_cast<int>(persons.size()),
                  .looks = static_cast<int>(prepared.looks.size())};
  const auto counted = [&](const auto& told_at) { return counts_of(prepared, persons, told_at); };
  out.named = counted([&](const AlarmLook& look) { return named_at(prepared, look); });
  out.leaning = counted([&](const AlarmLook& look) { return leaning_at(prepared, look); });
  out.gls = counted([&](const AlarmLook& look) { return gls_at(prepared, look); });
  out.correlates = counted([](const AlarmLook& look) { return look.correlates; });
  out.three_and_three = counted([](const AlarmLook& look) { return look.three_and_three; });
  std::vector<double> sums;
  for (const AlarmPerson& person : persons) {
    if (person.looks.empty() || !enough(person.looks.back())) continue;
    const auto& share = person.looks.back().share;
    sums.push_back(std::accumulate(share.begin(), share.end(), 0.0));
  }
  out.share_sum = median(std::move(sums));
  return out;
}

}  // namespace unknot
