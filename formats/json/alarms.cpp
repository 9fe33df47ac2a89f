#include "formats/json/alarms.h"

#include "formats/json/reader.h"

namespace unknot::json {
namespace {

/// What needs a true cause, or decoys, is null without.
Json counts_json(const causes::AlarmScene& scene, const AlarmCounts& counts) {
  Json out{{"any", counts.any}, {"cause", nullptr}, {"decoy_alone", nullptr}};
  if (!scene.cause.empty()) out["cause"] = counts.cause;
  if (!scene.decoys.empty()) out["decoy_alone"] = counts.decoy_alone;
  return out;
}

}  // namespace

std::string to_json(const PreparedAlarms& prepared, const AlarmAnswer& answer) {
  const causes::AlarmScene& scene = prepared.request.scene;
  const causes::NamingRule& rule = causes::naming_rule;
  Json out{{"persons", answer.persons},
           {"looks", answer.looks},
           {"rule",
            {{"odds_ratio_min", rule.odds_ratio_min},
             {"odds_rise_from", rule.odds_rise_from},
             {"odds_rise_power", rule.odds_rise_power},
             {"probability_size_min", rule.probability_size_min},
             {"odds_ratio_leaning_min", rule.odds_ratio_leaning_min},
             {"probability_size_leaning_min", rule.probability_size_leaning_min},
             {"days_scored_min", rule.days_scored_min}}},
           {"named", counts_json(scene, answer.named)},
           {"leaning", counts_json(scene, answer.leaning)},
           {"gls", counts_json(scene, answer.gls)},
           {"correlates", counts_json(scene, answer.correlates)},
           {"three_and_three", counts_json(scene, answer.three_and_three)},
           {"share_sum", nullptr}};
  out["gls"]["t"] = prepared.request.gls_t;
  if (answer.share_sum) out["share_sum"] = *answer.share_sum;
  return out.dump();
}

}  // namespace unknot::json
