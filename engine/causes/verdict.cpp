#include "engine/causes/verdict.h"

#include <algorithm>
#include <cmath>

#include "engine/stats/convergence.h"

namespace unknot::causes {
namespace {

bool passes(const GroupEvidence& own, double odds_ratio_min, double probability_size_min) {
  if (odds_ratio(own.matters) >= odds_ratio_min && own.probability_size >= probability_size_min) {
    return true;
  }
  return std::any_of(own.alone.begin(), own.alone.end(), [&](const GroupEvidence& one) {
    return passes(one, odds_ratio_min, probability_size_min);
  });
}

/// With every belief and by chains that agree.
bool holds(const VerdictInput& input, std::size_t group) {
  if (!input.quality.settled || input.others.empty()) return false;
  return std::all_of(input.others.begin(), input.others.end(),
                     [&](const auto& own) { return own[group] == Strength::Named; });
}

bool is_in_pair(const std::vector<Pair>& pairs, std::string_view group) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& own) {
    return own.group != own.other_group && (own.group == group || own.other_group == group);
  });
}

bool was_found(const VerdictInput& input, std::size_t group) {
  return input.before && (*input.before)[group] == Verdict::Found;
}

/// Two terms as one cause.
GroupEvidence together(const FitView& fit, const std::vector<TermDraws>& draws, std::size_t one,
                       std::size_t other, double points) {
  GroupEvidence out{.terms = {one, other}};
  out.matters = matters(fit, draws, out.terms);
  int above = 0;
  for (std::size_t k = 0; k < draws[one].effect.size(); ++k) {
    above += draws[one].effect[k] + draws[other].effect[k] > points ? 1 : 0;
  }
  out.probability_size = above / static_cast<double>(draws[one].effect.size());
  return out;
}

}  // namespace

Strength strength_of(const GroupEvidence& evidence, const NamingRule& rule) {
  if (evidence.terms.empty()) return Strength::Nothing;
  if (passes(evidence, rule.odds_ratio_min, rule.probability_size_min)) return Strength::Named;
  const bool leans =
      passes(evidence, rule.odds_ratio_leaning_min, rule.probability_size_leaning_min);
  return leans ? Strength::Leaning : Strength::Nothing;
}

Quality quality_of(const stats::Draws& draws, const NamingRule& rule) {
  Quality out{.rhat_max = 1, .ess_min = 1e9};
  std::vector<double> values;
  for (std::size_t parameter = 0; parameter < draws.parameters; ++parameter) {
    values = column_of(draws, parameter);
    const stats::ChainView view{.values = values, .chains = draws.chains};
    const double rhat = stats::rhat(view);
    const double ess = stats::ess_bulk(view);
    if (std::isnan(rhat) || std::isnan(ess)) return {.rhat_max = 99, .ess_min = 0};
    out.rhat_max = std::max(out.rhat_max, rhat);
    out.ess_min = std::min(out.ess_min, ess);
  }
  for (const stats::ChainQuality& own : draws.quality) out.divergences += own.divergences;
  const double divergent_max = rule.divergent_part_max * draws.chains * draws.draws;
  out.settled = out.rhat_max < rule.rhat_max && out.ess_min > rule.ess_min &&
                out.divergences <= divergent_max;
  return out;
}

NamingRule naming_rule_at(int days_scored) {
  NamingRule out = naming_rule;
  const double looks = std::max(1.0, days_scored / static_cast<double>(out.odds_rise_from));
  out.odds_ratio_min *= std::pow(looks, out.odds_rise_power);
  return out;
}

NamingRule rule_for(Depth depth) {
  NamingRule out = naming_rule;
  if (depth == Depth::Full) return out;
  out.rhat_max = update_rhat_max;
  out.ess_min = update_ess_min;
  out.divergent_part_max = update_divergent_part_max;
  return out;
}

bool enough_days(const DayModel& days, std::size_t group, const NamingRule& rule) {
  if (days.days_scored < rule.days_scored_min) return false;
  return std::any_of(days.exposures.begin(), days.exposures.end(), [&](const auto& own) {
    return own.group == group && own.term && own.days_known >= rule.days_known_min;
  });
}

std::array<Verdict, groups> verdicts_of(const VerdictInput& input, const NamingRule& rule) {
  std::array<Verdict, groups> out{};
  for (std::size_t g = 0; g < groups; ++g) {
    const bool short_run = input.depth != Depth::Full;
    if (!enough_days(*input.days, g, rule)) {
      out[g] = Verdict::NotEnoughDays;
    } else if (short_run ? was_found(input, g)
                         : input.strengths[g] == Strength::Named && holds(input, g)) {
      out[g] = Verdict::Found;
    } else if (input.strengths[g] != Strength::Nothing) {
      out[g] = Verdict::Leaning;
    } else {
      const bool paired = is_in_pair(input.pairs, body::cause_groups[g]);
      out[g] = paired ? Verdict::CannotTell : Verdict::NothingFound;
    }
  }
  return out;
}

Verdict headline_of(const std::array<Verdict, groups>& verdicts) {
  for (const Verdict own :
       {Verdict::Found, Verdict::Leaning, Verdict::CannotTell, Verdict::NothingFound}) {
    if (std::find(verdicts.begin(), verdicts.end(), own) != verdicts.end()) return own;
  }
  return Verdict::NotEnoughDays;
}

std::vector<Pair> pairs_of(const FitView& fit, const std::vector<TermDraws>& draws,
                           const NamingRule& rule) {
  std::vector<const ExposureColumn*> columns;
  std::vector<Strength> strengths;
  for (const ExposureColumn& own : fit.days->exposures) {
    if (!own.term || own.group >= groups || own.days_known < rule.days_known_min) continue;
    columns.push_back(&own);
    strengths.push_back(
        strength_of(evidence_alone(fit, draws, *own.term, rule.effect_points_min), rule));
  }
  std::vector<Pair> out;
  for (std::size_t a = 0; a < columns.size(); ++a) {
    for (std::size_t b = a + 1; b < columns.size(); ++b) {
      if (strengths[a] == Strength::Named || strengths[b] == Strength::Named) continue;
      const std::size_t one = *columns[a]->term;
      const std::size_t other = *columns[b]->term;
      const double correlation = correlation_of(draws[one].effect, draws[other].effect);
      if (correlation > rule.pair_correlation_max) continue;
      const auto both = together(fit, draws, one, other, rule.effect_points_min);
      if (strength_of(both, rule) != Strength::Named) continue;
      out.push_back({.cause = columns[a]->cause->id,
                     .other = columns[b]->cause->id,
                     .group = columns[a]->cause->group,
                     .other_group = columns[b]->cause->group,
                     .correlation = correlation});
    }
  }
  return out;
}

}  // namespace unknot::causes
