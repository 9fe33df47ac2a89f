#include "cli/alarms_words.h"

#include <fmt/format.h>

#include <iterator>

namespace unknot::cli {
namespace {

std::string line(const PreparedAlarms& prepared, std::string_view name, const AlarmCounts& counts) {
  const causes::AlarmScene& scene = prepared.request.scene;
  std::string out = fmt::format("{:<44}{:>9}", name, counts.any);
  if (!scene.cause.empty()) out += fmt::format("{:>16}", counts.cause);
  if (!scene.decoys.empty()) out += fmt::format("{:>15}", counts.decoy_alone);
  return out + "\n";
}

std::string_view digit(bool value) { return value ? "1" : "0"; }

}  // namespace

std::string alarms_words(const PreparedAlarms& prepared, const AlarmAnswer& answer) {
  const AlarmRequest& request = prepared.request;
  std::string out = fmt::format("Persons made up by chance: {}. Looks at each: {}.\n\n",
                                answer.persons, answer.looks);
  out += fmt::format("{:<44}{:>9}", "persons told at any look of", "a cause");
  if (!request.scene.cause.empty()) out += fmt::format("{:>16}", "the true cause");
  if (!request.scene.decoys.empty()) out += fmt::format("{:>15}", "a decoy alone");
  out += "\n" + line(prepared, "named by the product", answer.named);
  out += line(prepared, "leaning, or named", answer.leaning);
  out += line(prepared, fmt::format("least squares, variances known, t {}", request.gls_t),
              answer.gls);
  out += line(prepared, "plain correlation, p < 0.05", answer.correlates);
  out += line(prepared, "three days with against three without", answer.three_and_three);
  if (answer.share_sum) {
    out += fmt::format("\nShares of the causes together, median person, last look: {:.1f} %\n",
                       100 * *answer.share_sum);
  }
  return out;
}

std::string alarm_rows(const PreparedAlarms& prepared, const AlarmPerson& person) {
  const auto exposures = causes::alarm_exposures();
  std::string out;
  for (const causes::AlarmLook& look : person.looks) {
    for (std::size_t i = 0; i < causes::groups + look.by_exposure.size(); ++i) {
      const bool group = i < causes::groups;
      const std::size_t g = group ? i : prepared.group_of[i - causes::groups];
      const auto& own = group ? look.by_group[i] : look.by_exposure[i - causes::groups];
      fmt::format_to(std::back_inserter(out),
                     "{},{},{},{},{},{:.3f},{:.4f},{},{:.3f},{:.4f},{:.4f},{:.3f},{},{}\n",
                     person.person, look.day, look.scored, body::cause_groups[g],
                     group ? "" : exposures[i - causes::groups], own.log_odds_ratio,
                     own.probability_size, digit(look.computed_others), own.log_odds_ratio_least,
                     own.probability_size_least, look.share[g], look.gls_t[g],
                     digit(look.correlates[g]), digit(look.three_and_three[g]));
    }
  }
  return out;
}

}  // namespace unknot::cli
