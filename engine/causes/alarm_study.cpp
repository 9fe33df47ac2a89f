#include "engine/causes/alarm_study.h"

#include <algorithm>
#include <cmath>

#include "engine/causes/alarm_rules.h"
#include "engine/causes/evidence.h"
#include "engine/causes/priors.h"
#include "engine/causes/scenarios.h"
#include "engine/causes/shares.h"
#include "engine/causes/verdict.h"
#include "engine/stats/fit.h"

namespace unknot::causes {
namespace {

constexpr int chains = 8;

diary::DayTable up_to(const diary::DayTable& table, int days) {
  diary::DayTable out = table;
  const auto length = static_cast<std::size_t>(days);
  out.marks.resize(length);
  for (diary::Column& own : out.columns) {
    own.values.resize(length);
    own.source.resize(length);
  }
  return out;
}

/// Of the five groups, then of each exposure.
std::vector<GroupEvidence> evidence(const DayModel& days, const stats::DiaryModel& model,
                                    const stats::Draws& draws) {
  const FitView fit{.days = &days, .model = &model, .draws = &draws};
  const std::vector<TermDraws> terms = term_draws(fit);
  const double points = naming_rule.effect_points_min;
  const auto by_group = evidence_of(fit, terms, points);
  std::vector<GroupEvidence> out(by_group.begin(), by_group.end());
  for (const std::string_view id : alarm_exposures()) {
    const auto at = std::find_if(days.exposures.begin(), days.exposures.end(),
                                 [&](const auto& own) { return own.cause->id == id; });
    out.push_back(at->term ? evidence_alone(fit, terms, *at->term, points) : GroupEvidence{});
  }
  return out;
}

AlarmEvidence& part(AlarmLook& look, std::size_t i) {
  return i < groups ? look.by_group[i] : look.by_exposure[i - groups];
}

void write(const std::vector<GroupEvidence>& from, AlarmLook& look) {
  look.by_exposure.resize(from.size() - groups);
  for (std::size_t i = 0; i < from.size(); ++i) {
    part(look, i).log_odds_ratio = std::log(std::max(odds_ratio(from[i].matters), 1e-9));
    part(look, i).probability_size = from[i].probability_size;
  }
}

bool near(AlarmLook& look, const AlarmOptions& options) {
  for (std::size_t i = 0; i < groups + look.by_exposure.size(); ++i) {
    if (part(look, i).log_odds_ratio >= options.near_log_odds &&
        part(look, i).probability_size >= options.near_size) {
      return true;
    }
  }
  return false;
}

void look_by_others(const DayModel& days, const stats::WarmStart& warm, std::uint64_t seed,
                    AlarmLook& look) {
  const std::size_t parts = groups + look.by_exposure.size();
  for (std::size_t i = 0; i < parts; ++i) {
    part(look, i).log_odds_ratio_least = part(look, i).log_odds_ratio;
    part(look, i).probability_size_least = part(look, i).probability_size;
  }
  look.computed_others = true;
  stats::FitOptions options{.chains = chains, .warmup = 100, .draws = 250, .seed = seed};
  for (const Variant variant : variants) {
    ++options.seed;
    const stats::DiaryModel model = believed(days.model, variant);
    const stats::Draws draws = stats::fit(model, options, warm);
    AlarmLook own;
    write(evidence(days, model, draws), own);
    for (std::size_t i = 0; i < parts; ++i) {
      AlarmEvidence& least = part(look, i);
      least.log_odds_ratio_least =
          std::min(least.log_odds_ratio_least, part(own, i).log_odds_ratio);
      least.probability_size_least =
          std::min(least.probability_size_least, part(own, i).probability_size);
    }
  }
}

/// What one look leaves to the next.
struct Going {
  stats::WarmStart warm;
  std::uint64_t seed = 0;
};

/// Short, from the look before; where a name is near, a full run and one with each other belief.
void look_by_model(const DayModel& days, const AlarmOptions& options, Going& going,
                   AlarmLook& look) {
  const ScenarioPlan plan = scenarios_of(days);
  stats::FitOptions fit{.chains = chains, .warmup = 30, .draws = 75, .seed = ++going.seed};
  if (going.warm.empty()) fit.warmup = 300;
  fit.scenarios = plan.scenarios;
  fit.from_day = days.window_from;
  fit.to_day = days.days();
  stats::Draws draws = stats::fit(days.model, fit, going.warm);
  write(evidence(days, days.model, draws), look);
  const Shares shares = shares_of(days, plan, draws);
  for (std::size_t g = 0; g < groups; ++g) {
    if (shares.by_group[g]) look.share[g] = quantiles_of(shares.by_group[g]->share).p50;
  }
  if (near(look, options)) {
    // A name comes from a full run with its own adaptation.
    fit.warmup = 300;
    fit.draws = 250;
    fit.seed = ++going.seed;
    draws = stats::fit(days.model, fit);
    write(evidence(days, days.model, draws), look);
    if (near(look, options)) look_by_others(days, draws.warm, ++going.seed, look);
  }
  going.warm = std::move(draws.warm);
}

}  // namespace

std::vector<AlarmLook> look_daily(const AlarmScene& scene, const AlarmDiary& diary,
                                  std::span<const body::Cause> causes,
                                  const AlarmOptions& options) {
  std::vector<AlarmLook> out;
  Going going{.seed = options.seed};
  for (const int day : options.looks) {
    const diary::DayTable table = up_to(diary.table, day);
    const DayModel days = day_model_of({.table = &table, .causes = causes});
    AlarmLook look = look_by_rules(scene, days);
    look.day = day;
    look.scored = days.days_scored;
    if (look.scored >= naming_rule.days_scored_min) look_by_model(days, options, going, look);
    out.push_back(std::move(look));
  }
  return out;
}

}  // namespace unknot::causes
